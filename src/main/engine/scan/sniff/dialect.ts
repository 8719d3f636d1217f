/** From decoded text to a dialect: every cut is tried and scored, the best one is refined. */
import type { Dialect, DialectOverride } from '../../../../shared/domain/dialect'
import { areComments, commentCandidates } from './comment-prefix'
import { candidatesFor } from './dialect-candidates'
import { chooseEscape } from './dialect-escape'
import { type Leads, leadsOf, type Trial } from './dialect-lead'
import { scoreRows } from './dialect-score'
import { footerOf } from './footer-lines'
import { type HeadRow, headRows, type RowRules } from './head-rows'
import { headerConfidence, headerVotes } from './header'
import { headerRows } from './header-rows'
import { exactLineEnd, roughLineEnd } from './line-ends'
import { numberMarks } from './number-marks'

export interface DialectFound {
  readonly dialect: Dialect
  /** 0 to 1: lead of the best cut over the next different one. */
  readonly confidence: number
  /** The same for each part of the dialect. */
  readonly parts: Readonly<Record<keyof Dialect, number>>
  /** Cells of most rows of the table. */
  readonly width: number
}

/** Text that candidates are tried on, and the rows of it. */
const sampleChars = 256 * 1024
const sampleRows = 400
const fewRows = 4
const titledWeight = 0.5
const halvedWeight = 0.5
/** Cells behind a delimiter that begin with a blank, from which the blanks belong to it. */
const blankShareNeeded = 0.95

/**
 * @param text beginning of the file without byte order mark
 * @param isAll whether it is the whole file
 * @param override parts a person set; they are kept as they are
 * @param tail text at the end of the file, beginning with a line, where `text` is not all; null when it is not known
 */
export function detectDialect(
  text: string,
  isAll: boolean,
  override: DialectOverride,
  tail: string | null = null
): DialectFound {
  const named = separatorLine(text)
  const wanted: DialectOverride = named === null ? override : { delimiter: named, ...override }
  const lineEnd = wanted.lineEnd ?? roughLineEnd(text.slice(0, sampleChars))
  const skipLines = wanted.skipLines ?? (named === null ? 0 : 1)
  const sample = sampleOf(text, isAll)
  const cutRows = (cut: Trial['cut'], commentPrefix: string | null) =>
    headRows(sample.text, { ...cut, lineEnd, skipLines, commentPrefix }, sample.isAll, sampleRows).rows
  const tryAll = (commentPrefix: string | null) => {
    const trials = candidatesFor(sample.text, wanted, (character) => !text.includes(character)).map((cut): Trial => {
      const rows = cutRows(cut, commentPrefix)
      return { cut, rows, ...scoreRows(rows, cut.delimiter, cut.quote) }
    })
    // Candidates come the usual one first; a later one must be better, not equal.
    return lowerTitled(lowerHalves(trials)).sort((a, b) => b.value - a.value)
  }

  let commentPrefix = wanted.commentPrefix ?? null
  let trials: Trial[] = []
  for (const prefix of wanted.commentPrefix === undefined ? commentCandidates(text) : []) {
    trials = tryAll(prefix)
    const [best] = trials
    if (!best || best.rows.length === 0) continue
    if (!areComments(cutRows(best.cut, null), prefix, best.shape.width, best.cut.delimiter)) continue
    commentPrefix = prefix
    break
  }
  if (wanted.commentPrefix !== undefined || commentPrefix === null) trials = tryAll(commentPrefix)
  const choice = chooseEscape(trials, text, isAll, (cut) => ({ ...cut, lineEnd, skipLines, commentPrefix }))
  if (!choice) throw new Error('no dialect was tried')
  const best = choice.trial
  const cut =
    wanted.skipInitialSpace === undefined && blanksBelongToDelimiter(best)
      ? { ...best.cut, skipInitialSpace: true }
      : best.cut
  const rows = cut === best.cut ? best.rows : cutRows(cut, commentPrefix)
  const rules: RowRules = { ...cut, lineEnd, skipLines, commentPrefix }
  const { width } = best.shape

  const shapeStart = wanted.skipLines === undefined ? best.shape.start : 0
  const several =
    wanted.hasHeader === false || wanted.headerRows !== undefined
      ? null
      : headerRows(rows, shapeStart, width, wanted.skipLines === undefined)
  const start = several?.start ?? shapeStart
  const count = wanted.headerRows ?? several?.count ?? 1
  const table = rows.slice(start)
  const skipped = wanted.skipLines ?? linesAbove(rows, start, skipLines, text, rules)
  const votes = several ? 1 : headerVotes(table[0]?.cells ?? [], cellsOf(table.slice(1)))
  const isNamed = wanted.hasHeader ?? (table.length > 0 && votes > 0)
  const ends = exactLineEnd(text, { ...rules, skipLines: skipped }, isAll, lineEnd)
  const finalRules: RowRules = { ...rules, lineEnd: wanted.lineEnd ?? ends.lineEnd, skipLines: skipped }
  const footer = footerOf(
    isAll
      ? { text, rules: finalRules, headerRows: isNamed ? count : 0 }
      : tail === null
        ? null
        : { text: tail, rules: { ...finalRules, skipLines: 0 }, headerRows: null },
    width
  )
  const marks = numberMarks(cellsOf(table.slice(isNamed ? count : 0)))
  const dialect: Dialect = {
    ...cut,
    lineEnd: finalRules.lineEnd,
    hasHeader: isNamed,
    headerRows: isNamed ? count : 1,
    skipLines: skipped,
    footerLines: wanted.footerLines ?? footer.lines,
    commentPrefix,
    decimalMark: wanted.decimalMark === undefined ? marks.decimalMark : wanted.decimalMark,
    thousandsMark: wanted.thousandsMark === undefined ? marks.thousandsMark : wanted.thousandsMark
  }
  const leads = leadsOf([best, ...trials.filter((trial) => trial !== best)], choice.confidence)
  const byHand = (part: keyof Dialect, guess: number) => (override[part] === undefined ? guess : 1)
  return {
    dialect,
    confidence: named !== null ? leads.quote : Math.min(leads.delimiter, variantLead(leads)),
    width,
    parts: {
      delimiter: named === null ? byHand('delimiter', leads.delimiter) : 1,
      quote: byHand('quote', leads.quote),
      escape: byHand('escape', leads.escape),
      skipInitialSpace: byHand('skipInitialSpace', leads.blanks),
      lineEnd: 1,
      hasHeader: byHand('hasHeader', several ? 0.9 : headerConfidence(votes)),
      headerRows: byHand('headerRows', several ? 0.8 : 1),
      skipLines: byHand('skipLines', skipped > 0 && named === null ? 0.8 : 1),
      footerLines: byHand('footerLines', footer.confidence),
      commentPrefix: byHand('commentPrefix', commentPrefix === null ? 1 : 0.9),
      decimalMark: byHand('decimalMark', marks.decimalConfidence),
      thousandsMark: byHand('thousandsMark', marks.thousandsConfidence)
    }
  }
}

const variantLead = ({ quote, escape: escaping, blanks }: Leads) => Math.min(quote, escaping, blanks)

const cellsOf = (rows: readonly HeadRow[]) => rows.map((row) => row.cells)

/** Nearly every cell behind a delimiter begins with a blank. */
function blanksBelongToDelimiter({ cut, rows }: Trial): boolean {
  if (cut.skipInitialSpace || cut.delimiter === ' ') return false
  let filled = 0
  let blank = 0
  for (const { cells } of rows) {
    for (let c = 1; c < cells.length; c++) {
      const cell = cells[c] ?? ''
      if (cell.trim() === '') continue
      filled++
      if (cell.startsWith(' ')) blank++
    }
  }
  return filled >= 2 && blank >= filled * blankShareNeeded
}

/** A cut by one character that leaves every second column empty, names and all, halves a delimiter of two. */
function lowerHalves(trials: readonly Trial[]): Trial[] {
  const doubled = new Set(trials.map(({ cut }) => cut.delimiter).filter((each) => each.length === 2))
  return trials.map((trial) => {
    const { cut, rows, shape } = trial
    if (!doubled.has(cut.delimiter + cut.delimiter) || shape.width < 3 || shape.width % 2 === 0) return trial
    const isHalf = rows.every((row) => row.cells.every((cell, c) => c % 2 === 0 || cell === ''))
    return isHalf ? { ...trial, value: trial.value * halvedWeight } : trial
  })
}

/** A cut that makes a title of the first row has less weight where another delimiter explains every row alike. */
function lowerTitled(trials: readonly Trial[]): Trial[] {
  const explaining = new Set(
    trials
      .filter(({ rows, shape }) => shape.width > 1 && rows.every((row) => row.cells.length === shape.width))
      .map(({ cut }) => cut.delimiter)
  )
  const isExplainedElse = ({ cut }: Trial) => explaining.size > (explaining.has(cut.delimiter) ? 1 : 0)
  return trials.map((trial) =>
    trial.shape.start > 0 && isExplainedElse(trial) ? { ...trial, value: trial.value * titledWeight } : trial
  )
}

/** `sep=;` as spreadsheets write it before the table. */
function separatorLine(text: string): string | null {
  const match = /^"?sep=([\t\x20-\x7e])"?(\r\n|\n|\r)/i.exec(text)
  return match?.[1] ?? null
}

/** The beginning of the text with enough rows to judge. */
function sampleOf(text: string, isAll: boolean): { text: string; isAll: boolean } {
  if (text.length <= sampleChars) return { text, isAll }
  const sample = text.slice(0, sampleChars)
  if (sample.split(/[\r\n]/, fewRows + 1).length > fewRows) return { text: sample, isAll: false }
  return { text, isAll }
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
