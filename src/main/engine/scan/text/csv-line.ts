/** One line of RFC 4180 text: comma, `"` where needed, LF. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  // An empty line would be a blank one, no row with one empty cell.
  return `${line === '' ? '""' : line}\n`
}
