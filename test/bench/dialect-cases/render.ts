/** Writes a table in a dialect, with all that surrounds tables in real files, and keeps what is true about it. */
import type { Dialect } from '../../../src/shared/domain/dialect'
import type { Random } from './random'
import type { PlainTable } from './values'

export type Quoting = 'minimal' | 'all' | 'text' | 'never'

export interface Style {
  readonly delimiter: string
  readonly quote: string | null
  readonly escape: Dialect['escape']
  readonly quoting: Quoting
  readonly lineEnd: Dialect['lineEnd']
  readonly hasHeader: boolean
  /** Blanks behind each delimiter. */
  readonly blanks?: boolean
  /** A delimiter at the end of every row. */
  readonly trailing?: boolean
}

export interface Surroundings {
  readonly above?: readonly string[]
  readonly below?: readonly string[]
  /** Rows of names above the header's last row, one cell a column. */
  readonly upperNames?: readonly (readonly string[])[]
  /** Comment lines by the row before which they stand (-1: before the header). */
  readonly comments?: ReadonlyMap<number, string>
  readonly commentPrefix?: string
  /** Lines above, not counted as titles: `sep=;`. */
  readonly mark?: string
  readonly lastLineEnd?: boolean
}

export interface DialectCase {
  readonly name: string
  readonly text: string
  readonly truth: Partial<Dialect>
  readonly columns: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  /** Blanks around cells do not count. */
  readonly isPadded?: boolean
}

function written(cell: string, style: Style, isHeader: boolean): string {
  const { quote, quoting, escape: escaping, delimiter } = style
  const needs = cell.includes(delimiter) || /[\r\n]/.test(cell) || (quote !== null && cell.includes(quote))
  const isNumber = /^[-+]?[\d.]+$/.test(cell)
  const isQuoted = quote !== null && (quoting === 'all' || (quoting === 'text' && (isHeader || !isNumber)) || needs)
  if (!isQuoted || quoting === 'never') {
    return escaping === 'backslash' ? cell.replaceAll('\\', '\\\\').replaceAll(delimiter, `\\${delimiter}`) : cell
  }
  const inner =
    escaping === 'backslash'
      ? cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
      : cell.replaceAll(quote, quote + quote)
  return quote + inner + quote
}

const ends = { lf: ['\n'], crlf: ['\r\n'], cr: ['\r'], mixed: ['\n', '\r\n'] } as const

export function render(
  random: Random,
  name: string,
  table: PlainTable,
  style: Style,
  around: Surroundings = {}
): DialectCase {
  const gap = style.delimiter + (style.blanks ? ' ' : '')
  const line = (cells: readonly string[], isHeader: boolean) =>
    cells.map((cell) => written(cell, style, isHeader)).join(gap) + (style.trailing ? style.delimiter : '')
  const lines: string[] = []
  if (around.mark !== undefined) lines.push(around.mark)
  lines.push(...(around.above ?? []))
  const comment = (row: number) => {
    const found = around.comments?.get(row)
    if (found !== undefined) lines.push(found)
  }
  comment(-1)
  for (const names of around.upperNames ?? []) lines.push(line(names, true))
  if (style.hasHeader) lines.push(line(table.names, true))
  table.rows.forEach((row, r) => {
    comment(r)
    lines.push(line(row, false))
  })
  comment(table.rows.length)
  lines.push(...(around.below ?? []))
  const choices: readonly string[] = ends[style.lineEnd]
  const text = lines
    .map((each, i) => {
      const isLast = i === lines.length - 1
      // Both kinds must be there for a file to be mixed.
      const end = style.lineEnd === 'mixed' && i < 2 ? (choices[i] ?? '\n') : random.pick(choices)
      return isLast && around.lastLineEnd === false ? each : each + end
    })
    .join('')
  const upper = around.upperNames?.length ?? 0
  const extra = style.trailing ? [''] : []
  return {
    name,
    text,
    truth: {
      delimiter: style.delimiter,
      ...(style.quote !== null && style.quoting !== 'never' && text.includes(style.quote)
        ? { quote: style.quote }
        : {}),
      lineEnd: style.lineEnd,
      hasHeader: style.hasHeader,
      headerRows: 1 + upper,
      skipLines: (around.above?.length ?? 0) + (around.mark === undefined ? 0 : 1),
      footerLines: (around.below ?? []).filter((each) => each !== '').length,
      ...(around.commentPrefix === undefined ? {} : { commentPrefix: around.commentPrefix }),
      skipInitialSpace: style.blanks ?? false
    },
    columns: style.hasHeader && upper === 0 ? table.names : null,
    rows: table.rows.map((row) => [...row, ...extra])
  }
}
