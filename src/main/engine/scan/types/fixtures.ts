/** For tests: cells of a small, well-formed CSV text, written out plainly so that it can be trusted. */

/** Rows of cells; quotes doubled inside of quotes, any line end, blank lines left out. */
export function cellsOf(text: string, delimiter = ',', quote: string | null = '"'): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let [cell, quoted, at] = ['', false, 0]
  const endRow = () => {
    row.push(cell)
    if (row.length > 1 || cell !== '') rows.push(row)
    row = []
    cell = ''
  }
  while (at < text.length) {
    const c = text.charAt(at++)
    if (quoted) {
      if (c !== quote) cell += c
      else if (text.charAt(at) === quote) cell += text.charAt(at++)
      else quoted = false
    } else if (c === quote && cell === '') quoted = true
    else if (c === delimiter) {
      row.push(cell)
      cell = ''
    } else if (c === '\n') endRow()
    else if (c !== '\r' || text.charAt(at) !== '\n') cell += c
  }
  if (row.length > 0 || cell !== '') endRow()
  return rows
}
