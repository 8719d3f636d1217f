/** From decoded text to a dialect: every cut is tried and scored, the best one is refined. */
import type { Dialect, DialectOverride, LineEnd } from '../../../../shared/domain/dialect'
import { areComments, commentCandidate } from './comment-prefix'
import { type CutRules, candidatesFor } from './dialect-candidates'
import { type Score, scoreRows } from './dialect-score'
import { type HeadRow, headRows, type LineEndCounts, type RowRules } from './head-rows'
import { hasHeader } from './header'

export interface DialectFound {
  readonly dialect: Dialect
  /** 0 to 1: lead of the best cut over the next different one. */
  readonly confidence: number
  /** Cells of most rows of the table. */
  readonly width: number
}

/** Text that candidates are tried on, and the rows of it. */
const sampleChars = 256 * 1024
const sampleRows = 400
const fewRows = 4
/** Lone CRs among the row ends from which they count as row ends. */
const crShareNeeded = 0.2
const titledWeight = 0.5

interface Trial extends Score {
  readonly cut: CutRules
  readonly rows: readonly HeadRow[]
}

/**
 * @param text beginning of the file without byte order mark
 * @param isAll whether it is the whole file
 * @param override parts a person set; they are kept as they are
 */
export function detectDialect(text: string, isAll: boolean, override: DialectOverride): DialectFound {
  const named = separatorLine(text)
  const wanted: DialectOverride = named === null ? override : { delimiter: named, ...override }
  const lineEnd = wanted.lineEnd ?? roughLineEnd(text)
  const skipLines = wanted.skipLines ?? (named === null ? 0 : 1)
  const candidate = wanted.commentPrefix === undefined ? commentCandidate(text) : wanted.commentPrefix

  const sample = sampleOf(text, isAll)
  const tryAll = (commentPrefix: string | null) => {
    const rules = { lineEnd, skipLines, commentPrefix, skipInitialSpace: wanted.skipInitialSpace ?? false }
    const trials = candidatesFor(sample.text, wanted, (character) => !text.includes(character)).map((cut): Trial => {
      const { rows } = headRows(sample.text, { ...cut, ...rules }, sample.isAll, sampleRows)
      return { cut, rows, ...scoreRows(rows, cut.delimiter, cut.quote) }
    })
    // Candidates come the usual one first; a later one must be better, not equal.
    return lowerTitled(trials).sort((a, b) => b.value - a.value)
  }

  let commentPrefix = candidate
  let trials = tryAll(candidate)
  if (candidate !== null && wanted.commentPrefix === undefined) {
    const best = trials[0]
    const all =
      best &&
      headRows(
        sample.text,
        { ...best.cut, lineEnd, skipLines, commentPrefix: null, skipInitialSpace: wanted.skipInitialSpace ?? false },
        sample.isAll,
        sampleRows
      )
    if (!best || best.rows.length === 0 || (all && !areComments(all.rows, candidate, best.shape.width))) {
      commentPrefix = null
      trials = tryAll(null)
    }
  }
  const best = trials[0]
  if (!best) throw new Error('no dialect was tried')
  const cut = best.cut
  const rules = { ...cut, lineEnd, skipLines, commentPrefix, skipInitialSpace: wanted.skipInitialSpace ?? false }
  const start = wanted.skipLines === undefined ? best.shape.start : 0
  const table = best.rows.slice(start)
  const skipped = wanted.skipLines ?? linesAbove(best.rows, start, skipLines, text, rules)
  const head = table[0]
  const header =
    wanted.hasHeader ??
    (head !== undefined &&
      hasHeader(
        head.cells,
        table.slice(1).map((row) => row.cells)
      ))
  const dialect: Dialect = {
    ...cut,
    lineEnd: wanted.lineEnd ?? exactLineEnd(text, { ...rules, skipLines: skipped }, isAll, lineEnd),
    hasHeader: header,
    headerRows: wanted.headerRows ?? 1,
    skipLines: skipped,
    footerLines: wanted.footerLines ?? 0,
    commentPrefix,
    skipInitialSpace: wanted.skipInitialSpace ?? false,
    decimalMark: wanted.decimalMark ?? null,
    thousandsMark: wanted.thousandsMark ?? null
  }
  return { dialect, confidence: leadOf(trials), width: best.shape.width }
}

/** A cut that makes a title of the first row has less weight where another cut explains every row alike. */
function lowerTitled(trials: readonly Trial[]): Trial[] {
  const explainsAll = trials.some(
    ({ rows, shape }) => shape.width > 1 && rows.every((row) => row.cells.length === shape.width)
  )
  if (!explainsAll) return [...trials]
  return trials.map((trial) => (trial.shape.start > 0 ? { ...trial, value: trial.value * titledWeight } : trial))
}

/** `sep=;` as spreadsheets write it before the table. */
function separatorLine(text: string): string | null {
  const match = /^"?sep=([\t\x20-\x7e])"?\r?\n/i.exec(text)
  return match?.[1] ?? null
}

/** The beginning of the text with enough rows to judge. */
function sampleOf(text: string, isAll: boolean): { text: string; isAll: boolean } {
  if (text.length <= sampleChars) return { text, isAll }
  const sample = text.slice(0, sampleChars)
  if (sample.split(/[\r\n]/, fewRows + 1).length > fewRows) return { text: sample, isAll: false }
  return { text, isAll }
}

/** Good enough to cut rows while the dialect is guessed. */
function roughLineEnd(text: string): LineEnd {
  const counts = countLineEnds(text.slice(0, sampleChars))
  const feeds = counts.lf + counts.crlf
  if (feeds === 0) return counts.cr > 0 ? 'cr' : 'lf'
  return counts.cr > feeds * crShareNeeded ? 'mixed' : 'lf'
}

function countLineEnds(text: string): LineEndCounts {
  const counts = { lf: 0, crlf: 0, cr: 0 }
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
    if (end === '\n') counts.lf++
    else if (end === '\r') counts.cr++
    else counts.crlf++
  }
  return counts
}

/** Where line ends differ, ends of rows decide: a line break inside quotes says nothing about the file's line end. */
function exactLineEnd(text: string, rules: RowRules, isAll: boolean, rough: LineEnd): LineEnd {
  if (rough === 'cr' || !text.includes('\r')) return rough === 'cr' ? 'cr' : 'lf'
  if (!/[^\r]\n|\r[^\n]/.test(text)) return 'crlf'
  const { lf, crlf, cr } = headRows(text, rules, isAll, Number.POSITIVE_INFINITY).lineEnds
  if (cr > 0 || (lf > 0 && crlf > 0)) return 'mixed'
  return crlf > 0 ? 'crlf' : 'lf'
}

/** Physical lines above the table that are titles or blank; comment lines right above it need no skipping. */
function linesAbove(rows: readonly HeadRow[], start: number, skipLines: number, text: string, rules: RowRules): number {
  const first = rows[start]
  if (!first) return skipLines
  const lines = text.split(rules.lineEnd === 'cr' || rules.lineEnd === 'mixed' ? /\r\n|\n|\r/ : /\n/, first.line - 1)
  const { commentPrefix } = rules
  while (lines.length > skipLines && commentPrefix !== null && lines.at(-1)?.startsWith(commentPrefix)) lines.pop()
  return lines.length
}

/** How far the best cut is ahead of the next one that gives other rows. */
function leadOf(trials: readonly Trial[]): number {
  const [best, ...others] = trials
  if (!best || best.value <= 0) return 0
  const keys = best.rows.map(rowKey)
  const same = others.filter((other) => other.cut.delimiter === best.cut.delimiter)
  // They come best first: only the first one that differs can be close behind.
  const next = others.find((other) => other.cut.delimiter !== best.cut.delimiter && !hasKeys(other.rows, keys))
  const leads = same.map((other) => leadOverVariant(best, keys, other))
  return Math.max(0, Math.min(1, next ? 1 - next.value / best.value : 1, ...leads))
}

/** The same delimiter with other quotes: only the rows that differ can tell. */
function leadOverVariant(best: Trial, keys: readonly string[], other: Trial): number {
  if (hasKeys(other.rows, keys)) return 1
  const mine = new Set(keys)
  const theirKeys = other.rows.map(rowKey)
  const theirs = new Set(theirKeys)
  const differing = best.rows.filter((_, i) => !theirs.has(keys[i] ?? ''))
  const differingTheirs = other.rows.filter((_, i) => !mine.has(theirKeys[i] ?? ''))
  const good = goodShare(differing, best.shape.width)
  return good === 0 ? 0 : 1 - goodShare(differingTheirs, best.shape.width) / good
}

function hasKeys(rows: readonly HeadRow[], keys: readonly string[]): boolean {
  return rows.length === keys.length && rows.every((row, i) => rowKey(row) === keys[i])
}

function rowKey(row: HeadRow): string {
  return row.cells.join('\u0000')
}

/** Share of rows that have the table's width and no quote out of place. */
function goodShare(rows: readonly HeadRow[], width: number): number {
  if (rows.length === 0) return 0
  const good = rows.filter((row) => row.cells.length === width && row.broken === 0 && !row.cells.some(isStillQuoted))
  return good.length / rows.length
}

/** Quotes that were kept as text speak against a cut. */
function isStillQuoted(cell: string): boolean {
  return /^["'].*["']$/s.test(cell)
}
