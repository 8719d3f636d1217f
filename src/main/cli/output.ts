/** Where a command prints, and how tables are aligned. */
import type { AppError } from '../../shared/errors'

export interface Output {
  /** A line of the answer. */
  print(line: string): void
  /** A line about what went wrong. */
  complain(line: string): void
  /** A passing line about progress; null wipes it. Only a terminal shows it. */
  progress(line: string | null): void
}

/** Prints on the streams of the process. */
export function processOutput(): Output {
  const { stdout, stderr } = process
  // `sales … | head` closes the pipe before we are done; that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const wipe = stderr.isTTY ? '\r\u001b[K' : ''
  return {
    print: (line) => stdout.write(`${stdout.isTTY ? wipe : ''}${line}\n`),
    complain: (line) => stderr.write(`${wipe}${line}\n`),
    progress: (line) => {
      if (stderr.isTTY) stderr.write(`${wipe}${line ?? ''}`)
    }
  }
}

/** An error as part of a JSON line. */
export function errorLine(error: AppError): { code: string; message: string } {
  return { code: error.code, message: error.message }
}

const numberFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** `1,234.5` */
export function amount(value: number): string {
  return numberFormat.format(value)
}

/** `3 rows`, `1 row` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : many}`
}

/** `1.5 MB`, in powers of 1000 as file managers count. */
export function sizeText(sizeBytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, sizeBytes < 1000 ? 0 : Math.floor(Math.log10(sizeBytes) / 3))
  return `${amount(sizeBytes / 1000 ** power)} ${units[power]}`
}

/** `2024-05-01 13:07:22` in local time. */
export function timeText(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

const cellWidthLimit = 60

/**
 * Rows as aligned text.
 * @param head column titles
 * @param right indexes of columns set flush right
 * @param indent blanks before each line
 */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] as readonly number[], indent = 0 } = {}
): string[] {
  const lines = [head, ...rows].map((row) => row.map(shortened))
  const widths = head.map((_, column) => Math.max(...lines.map((row) => widthOf(row[column] ?? ''))))
  return lines.map((row) => {
    const cells = head.map((_, column) => {
      const cell = row[column] ?? ''
      const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
      return right.includes(column) ? gap + cell : cell + gap
    })
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd()
  })
}

/** One line, no control characters, not endless. */
function shortened(cell: string): string {
  const line = cell.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\ufffd')
  const characters = [...line]
  return characters.length > cellWidthLimit ? `${characters.slice(0, cellWidthLimit - 1).join('')}…` : line
}

/** Columns of a terminal that a text takes: East Asian characters take two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character
    )
      ? 2
      : 1
  }
  return width
}
