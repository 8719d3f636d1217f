/** For tests only: the rules of rules.ts once more, character by character and slow, as the measure for the kernels. */
import type { Dialect } from '../../../shared/domain/dialect'

export type ReferenceRow = {
  readonly cells: string[]
  readonly line: number
  /** Byte offset in the text. */
  readonly offset: number
  readonly broken: boolean
}

export type Reference = {
  readonly header: ReferenceRow | null
  readonly headers: readonly ReferenceRow[]
  readonly rows: ReferenceRow[]
  readonly blankLines: number
  readonly commentLines: number
  readonly endsInQuote: boolean
  /** The text that the last lines of the dialect's footer take. */
  readonly footer: string
  /** Byte offset behind the last data row with its line end; null when there is none. */
  readonly dataEnd: number | null
}

/** Positions behind all physical line ends, ascending. */
function lineStarts(text: string, crEnds: boolean): number[] {
  const ends = crEnds ? /\r\n|\n|\r/g : /\n/g
  return [...text.matchAll(ends)].map((match) => match.index + match[0].length)
}

/** The last lines that are not blank, with the blank ones between and behind them. */
function footerOf(text: string, lines: number, crEnds: boolean): string {
  const found = text.match(crEnds ? /[^\r\n]*(\r\n|\n|\r|$)/g : /[^\n]*(\n|$)/g) ?? []
  let footer = ''
  let left = lines
  while (left > 0 && found.length > 0) {
    const line = found.pop() ?? ''
    footer = line + footer
    if (/[^\r\n]/.test(line)) left--
  }
  return footer
}

export function parseSlowly(whole: string, dialect: Dialect): Reference {
  const { delimiter, quote, skipLines, commentPrefix } = dialect
  const escapes = dialect.escape === 'backslash'
  const { skipInitialSpace } = dialect
  const crEnds = dialect.lineEnd === 'cr' || dialect.lineEnd === 'mixed'
  const footer = footerOf(whole, dialect.footerLines, crEnds)
  const text = whole.slice(0, whole.length - footer.length)
  /** Length of a line end at a position, 0 when there is none. */
  const endAt = (i: number): number => {
    if (text.startsWith('\r\n', i)) return 2
    if (text[i] === '\n') return 1
    if (text[i] !== '\r') return 0
    return crEnds || i === text.length - 1 ? 1 : 0
  }
  const behindLine = (from: number): number => {
    let i = from
    while (i < text.length) {
      const end = endAt(i)
      if (end > 0) return i + end
      i++
    }
    return i
  }
  const starts = lineStarts(text, crEnds)
  let line = 1
  let bytes = 0
  let counted = 0
  const rows: ReferenceRow[] = []
  let blankLines = 0
  let commentLines = 0
  let endsInQuote = false
  let behindRow = 0
  let i = 0
  for (let skipped = 0; skipped < skipLines && i < text.length; skipped++) i = behindLine(i)
  while (i < text.length) {
    const start = i
    if (commentPrefix !== null && text.startsWith(commentPrefix, i)) {
      commentLines++
      i = behindLine(i)
      continue
    }
    if (endAt(i) > 0) {
      blankLines++
      i += endAt(i)
      continue
    }
    const cells: string[] = []
    let broken = false
    for (;;) {
      let cell = ''
      let isText = true
      while (skipInitialSpace && text[i] === ' ') i++
      if (quote !== null && text[i] === quote) {
        i++
        for (;;) {
          if (i >= text.length) {
            endsInQuote = true
            broken = true
            isText = false
            break
          }
          if (text[i] === quote && text[i + 1] === quote) {
            cell += quote
            i += 2
          } else if (text[i] === quote) {
            i++
            isText = i < text.length && !text.startsWith(delimiter, i) && endAt(i) === 0
            if (isText) broken = true
            break
          } else if (escapes && text[i] === '\\') {
            cell += text[i + 1] ?? ''
            i += 2
          } else {
            cell += text[i]
            i++
          }
        }
      }
      while (isText && i < text.length && !text.startsWith(delimiter, i) && endAt(i) === 0) {
        if (escapes && text[i] === '\\') {
          cell += text[i + 1] ?? ''
          i += 2
          continue
        }
        if (text[i] === quote) broken = true
        cell += text[i]
        i++
      }
      cells.push(cell)
      if (i < text.length && text.startsWith(delimiter, i)) {
        i += delimiter.length
        continue
      }
      break
    }
    while ((starts[line - 1] ?? Number.POSITIVE_INFINITY) <= start) line++
    bytes += Buffer.byteLength(text.slice(counted, start))
    counted = start
    rows.push({ cells, line, offset: bytes, broken })
    if (i < text.length) i += endAt(i)
    behindRow = i
  }
  const headers = dialect.hasHeader ? rows.splice(0, dialect.headerRows) : []
  const dataEnd = rows.length === 0 ? null : Buffer.byteLength(text.slice(0, behindRow))
  return { header: headers[0] ?? null, headers, footer, rows, blankLines, commentLines, endsInQuote, dataEnd }
}

/** RFC 4180 text of rows. */
export function writeSlowly(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => {
      if (cells.length === 1 && cells[0] === '') return '""\n'
      return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
    })
    .join('')
}
