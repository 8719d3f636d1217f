/**
 * Rows of the head of a text under a dialect. The rules are those of the scanner:
 * - A quote opens only as the first character of a field. Anywhere else it is an ordinary character.
 * - After the closing quote, what stands before the next delimiter is kept as it is, quotes included, and the row counts
 *   as broken.
 * - `doubled`: two quotes inside a quoted field are one. `backslash`: the character after a backslash is literal.
 * - LF and CRLF end a row; a lone CR ends one when the line end is `cr` or `mixed`.
 * - Lines that are empty, skipped or begin with the comment prefix are no rows.
 */
import type { Dialect } from '../../../../shared/domain/dialect'

export interface HeadRow {
  /** 1-based physical line on which the row starts. */
  readonly line: number
  readonly cells: readonly string[]
  /** Indexes of the cells that were enclosed in quotes as they should be. */
  readonly quoted: readonly number[]
  /** Quotes that opened or closed where they may not. */
  readonly broken: number
  /** Whether the row ended inside an open quote, at the end of the text. */
  readonly open: boolean
}

export interface LineEndCounts {
  lf: number
  crlf: number
  cr: number
}

export interface HeadRows {
  readonly rows: readonly HeadRow[]
  /** How the rows ended. */
  readonly lineEnds: LineEndCounts
  /** Offset behind the last row. */
  readonly end: number
}

export type RowRules = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'lineEnd' | 'skipLines' | 'commentPrefix'>

const LF = 10
const CR = 13
const BACKSLASH = 92
/** Shared by all rows without quotes; never written to. */
const none: number[] = []

/**
 * @param text decoded text without byte order mark
 * @param isAll false when the text is cut: then its last, perhaps incomplete row is left out
 * @param rowLimit rows at most
 */
export function headRows(text: string, rules: RowRules, isAll: boolean, rowLimit: number): HeadRows {
  const delimiter = rules.delimiter.charCodeAt(0)
  const quote = rules.quote === null ? -1 : rules.quote.charCodeAt(0)
  const isBackslash = rules.escape === 'backslash'
  const isDoubled = rules.escape === 'doubled'
  const crEnds = rules.lineEnd === 'cr' || rules.lineEnd === 'mixed'
  const { commentPrefix } = rules
  const length = text.length
  const rows: HeadRow[] = []
  const lineEnds: LineEndCounts = { lf: 0, crlf: 0, cr: 0 }
  let at = 0
  let line = 1

  /** Length of the row end at `i`, 0 when there is none. */
  const endAt = (i: number): number => {
    const code = text.charCodeAt(i)
    if (code === LF) return 1
    if (code !== CR) return 0
    if (text.charCodeAt(i + 1) === LF) return 2
    return crEnds ? 1 : 0
  }
  const lineBehind = (i: number): number => {
    let end = i
    while (end < length && endAt(end) === 0) end++
    return end < length ? end + endAt(end) : length
  }

  for (let skipped = 0; skipped < rules.skipLines && at < length; skipped++) {
    at = lineBehind(at)
    line++
  }

  while (at < length && rows.length < rowLimit) {
    const blank = endAt(at)
    if (blank > 0) {
      at += blank
      line++
      continue
    }
    if (commentPrefix !== null && text.startsWith(commentPrefix, at)) {
      at = lineBehind(at)
      line++
      continue
    }
    const startLine = line
    const cells: string[] = []
    let quoted = none
    let broken = 0
    let open = false
    let rowEnds = false
    while (!rowEnds) {
      let value = ''
      if (quote >= 0 && text.charCodeAt(at) === quote) {
        // Inside quotes: copied piecewise between escapes.
        at++
        let from = at
        let closed = false
        while (at < length) {
          const code = text.charCodeAt(at)
          if (isBackslash && code === BACKSLASH && at + 1 < length) {
            value += text.slice(from, at)
            from = at + 1
            if (text.charCodeAt(at + 1) === LF) line++
            at += 2
          } else if (code === quote) {
            if (isDoubled && text.charCodeAt(at + 1) === quote) {
              value += text.slice(from, at + 1)
              at += 2
              from = at
            } else {
              value += text.slice(from, at)
              closed = true
              at++
              break
            }
          } else {
            const end = endAt(at)
            if (end > 0) line++
            at += end > 0 ? end : 1
          }
        }
        if (!closed) {
          value += text.slice(from, length)
          open = true
          broken++
        }
        const isClean = at >= length || text.charCodeAt(at) === delimiter || endAt(at) > 0
        if (closed && isClean) {
          if (quoted === none) quoted = [cells.length]
          else quoted.push(cells.length)
        }
        else if (closed) broken++
      }
      // An unquoted field, or what stands behind a closing quote.
      let from = at
      while (at < length) {
        const code = text.charCodeAt(at)
        if (code === delimiter) break
        if ((code === LF || code === CR) && endAt(at) > 0) break
        if (isBackslash && code === BACKSLASH && at + 1 < length && endAt(at + 1) === 0) {
          value += text.slice(from, at)
          from = at + 1
          at += 2
        } else at++
      }
      if (at > from) value += text.slice(from, at)
      cells.push(value)
      if (at < length && text.charCodeAt(at) === delimiter) at++
      else rowEnds = true
    }
    if (at >= length) {
      // No row end: the last row of the whole text, or a row that was cut.
      if (isAll) rows.push({ line: startLine, cells, quoted, broken, open })
      break
    }
    const end = endAt(at)
    if (end === 2) lineEnds.crlf++
    else if (text.charCodeAt(at) === LF) lineEnds.lf++
    else lineEnds.cr++
    at += end
    line++
    rows.push({ line: startLine, cells, quoted, broken, open })
  }
  return { rows, lineEnds, end: at }
}
