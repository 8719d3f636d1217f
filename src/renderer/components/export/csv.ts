/** A table as RFC 4180 text, and as a file the browser saves. */

export type ExportCell = string | number | boolean | null
export type ExportTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly ExportCell[])[] }

/**
 * CSV text with CRLF line ends; no value stays an empty field. Text that a spreadsheet would run as a formula gets a
 * leading apostrophe; a plain negative number does not.
 */
export function csvOf(table: ExportTable): string {
  const lines = [table.columns.map(fieldOf), ...table.rows.map((row) => row.map(fieldOf))]
  return `${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
}

function fieldOf(cell: ExportCell): string {
  if (cell === null) return ''
  const safe = typeof cell === 'string' ? harmless(cell) : String(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function harmless(text: string): string {
  const isNumber = /^[+-]?\d+(\.\d+)?$/.test(text)
  return !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/**
 * Tab separated text for the clipboard: line ends and tabs inside of cells become blanks, and text that a spreadsheet
 * would run is disarmed as in {@link csvOf}.
 */
export function tsvOf(table: ExportTable): string {
  const clean = (cell: ExportCell) => {
    if (cell === null) return ''
    return typeof cell === 'string' ? harmless(cell.replace(/[\t\r\n]+/g, ' ')) : String(cell)
  }
  return [table.columns.map(clean), ...table.rows.map((row) => row.map(clean))].map((row) => row.join('\t')).join('\n')
}

/** Offers bytes as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export function saveCsv(name: string, table: ExportTable): void {
  // The mark in front tells spreadsheets that the text is UTF-8.
  saveFile(`${name}.csv`, new Blob(['\uFEFF', csvOf(table)], { type: 'text/csv;charset=utf-8' }))
}

/** A file name out of any text. */
export function fileNameOf(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase()
      .slice(0, 80) || 'tile'
  )
}
