/**
 * Rows of the head of a text under a dialect, by the rules of the scanner (`../rules.ts`), in plain JavaScript on decoded
 * text: candidates are cut dozens of times over a few kilobytes, before there is a source the scanner could work on. A
 * test asserts that both read alike.
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

export type RowRules = Pick<
  Dialect,
  'delimiter' | 'quote' | 'escape' | 'lineEnd' | 'skipLines' | 'commentPrefix' | 'skipInitialSpace'
>

const LF = 10
const CR = 13
const BACKSLASH = 92
const BLANK = 32
/** Shared by all rows without quotes; never written to. */
const none: number[] = []

/**
 * @param text decoded text without byte order mark
 * @param isAll false when the text is cut: then its last, perhaps incomplete row is left out
 * @param rowLimit rows at most
 */
export function headRows(
  text: string,
  rules: RowRules,
  isAll: boolean,
  rowLimit: number
): { rows: HeadRow[]; lineEnds: LineEndCounts } {
  const cutter = new RowCutter(text, rules)
  const rows: HeadRow[] = []
  while (rows.length < rowLimit) {
    const row = cutter.next()
    if (row === null || (cutter.cutOff && !isAll)) break
    rows.push(row)
  }
  return { rows, lineEnds: cutter.lineEnds }
}

/** Walks over a text row by row. */
class RowCutter {
  readonly lineEnds: LineEndCounts = { lf: 0, crlf: 0, cr: 0 }
  /** Whether the last row ended with the text and not with a line end. */
  cutOff = false
  private readonly text: string
  private readonly delimiter: number
  /** What follows the first character of a delimiter that has several. */
  private readonly restOfDelimiter: string
  private readonly skipSpace: boolean
  private readonly quote: number
  private readonly isBackslash: boolean
  private readonly crEnds: boolean
  private readonly commentPrefix: string | null
  private at = 0
  private line = 1
  private quoted = none
  private broken = 0
  private open = false

  constructor(text: string, rules: RowRules) {
    this.text = text
    this.delimiter = rules.delimiter.charCodeAt(0)
    this.restOfDelimiter = rules.delimiter.slice(1)
    this.skipSpace = rules.skipInitialSpace
    this.quote = rules.quote === null ? -1 : rules.quote.charCodeAt(0)
    this.isBackslash = rules.escape === 'backslash' && this.delimiter !== BACKSLASH && this.quote !== BACKSLASH
    this.crEnds = rules.lineEnd === 'cr' || rules.lineEnd === 'mixed'
    this.commentPrefix = rules.commentPrefix
    for (let i = 0; i < rules.skipLines && this.at < text.length; i++) this.passLine()
  }

  /** The next row, or null at the end of the text. */
  next(): HeadRow | null {
    const { text } = this
    while (this.at < text.length) {
      if (this.endAt(this.at) > 0 || (this.commentPrefix !== null && text.startsWith(this.commentPrefix, this.at))) {
        this.passLine()
      } else return this.row()
    }
    return null
  }

  private row(): HeadRow {
    const line = this.line
    const cells: string[] = []
    this.quoted = none
    this.broken = 0
    this.open = false
    for (;;) {
      if (this.skipSpace) while (this.text.charCodeAt(this.at) === BLANK) this.at++
      const enclosed = this.text.charCodeAt(this.at) === this.quote ? this.quotedPart(cells.length) : ''
      cells.push(enclosed + this.plainPart())
      if (!this.isDelimiter()) break
      this.at += 1 + this.restOfDelimiter.length
    }
    this.passRowEnd()
    return { line, cells, quoted: this.quoted, broken: this.broken, open: this.open }
  }

  private isDelimiter(): boolean {
    const { text, at, restOfDelimiter } = this
    if (text.charCodeAt(at) !== this.delimiter) return false
    return restOfDelimiter === '' || text.startsWith(restOfDelimiter, at + 1)
  }

  /** From an opening quote to behind the closing one. */
  private quotedPart(index: number): string {
    const { text, quote } = this
    let value = ''
    let from = ++this.at
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at)
      if (this.isBackslash && code === BACKSLASH) {
        value += text.slice(from, this.at)
        from = ++this.at
        this.passEscaped()
      } else if (code !== quote) this.passCharacter()
      else if (text.charCodeAt(this.at + 1) === quote) {
        value += text.slice(from, this.at + 1)
        this.at += 2
        from = this.at
      } else {
        value += text.slice(from, this.at++)
        this.noteClosing(index)
        return value
      }
    }
    this.open = true
    this.broken++
    return value + text.slice(from)
  }

  private noteClosing(index: number) {
    const isClean = this.at >= this.text.length || this.isDelimiter() || this.endAt(this.at) > 0
    if (!isClean) this.broken++
    else if (this.quoted === none) this.quoted = [index]
    else this.quoted.push(index)
  }

  /** An unquoted field, or what stands behind a closing quote. */
  private plainPart(): string {
    const { text, delimiter, isBackslash } = this
    let value = ''
    let from = this.at
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at)
      if (code === delimiter && this.isDelimiter()) break
      if ((code === LF || code === CR) && this.endAt(this.at) > 0) break
      if (isBackslash && code === BACKSLASH) {
        value += text.slice(from, this.at)
        from = ++this.at
        this.passEscaped()
      } else this.at++
    }
    return value + text.slice(from, this.at)
  }

  /** Steps over one character of a field; a line end is a character there, but counts as a line. */
  private passCharacter() {
    const end = this.endAt(this.at)
    if (end > 0) this.line++
    this.at += Math.max(1, end)
  }

  /** Steps over the one character behind a backslash. */
  private passEscaped() {
    if (this.endAt(this.at) === 1) this.line++
    this.at++
  }

  private passRowEnd() {
    const end = this.endAt(this.at)
    this.cutOff = end === 0
    if (end === 0) return
    if (end === 2) this.lineEnds.crlf++
    else if (this.text.charCodeAt(this.at) === LF) this.lineEnds.lf++
    else if (this.crEnds) this.lineEnds.cr++
    this.at += end
    this.line++
  }

  private passLine() {
    const { text } = this
    while (this.at < text.length && this.endAt(this.at) === 0) this.at++
    this.at += this.endAt(this.at)
    this.line++
  }

  /** Length of the line end at a position, 0 when there is none. */
  private endAt(position: number): number {
    const code = this.text.charCodeAt(position)
    if (code === LF) return 1
    if (code !== CR) return 0
    if (this.text.charCodeAt(position + 1) === LF) return 2
    return this.crEnds || position + 1 === this.text.length ? 1 : 0
  }
}
