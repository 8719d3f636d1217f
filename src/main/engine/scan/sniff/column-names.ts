/** Column names that are never empty and never twice. */

/** Between the names of two header rows: `2023 / Sales`. */
const between = ' / '

/**
 * One name a column from the rows of a header. A name in an upper row stands for the columns right of it, too, up to the next
 * one, as merged cells of a spreadsheet are written; not in the last row. Equal names are not repeated.
 */
export function joinedHeader(rows: readonly (readonly string[])[]): string[] {
  const [first = []] = rows
  if (rows.length < 2) return [...first]
  const width = Math.max(...rows.map((row) => row.length))
  const spread = rows.map((row, r) => (r === rows.length - 1 ? row : spreadNames(row, rows.slice(r + 1))))
  return Array.from({ length: width }, (_, c) => {
    const names: string[] = []
    for (const row of spread) {
      const name = (row[c] ?? '').replace(/\s+/g, ' ').trim()
      if (name !== '' && names.at(-1) !== name) names.push(name)
    }
    return names.join(between)
  })
}

/** An empty cell takes the name left of it where a name stands in a row below. */
function spreadNames(row: readonly string[], below: readonly (readonly string[])[]): string[] {
  let name = ''
  return Array.from({ length: Math.max(row.length, ...below.map((each) => each.length)) }, (_, c) => {
    const own = row[c] ?? ''
    if (own.trim() !== '') name = own
    return own.trim() === '' && below.some((each) => (each[c] ?? '').trim() !== '') ? name : own
  })
}

/**
 * @param header cells of the header row, or null when there is none
 * @param width number of columns of the table; names beyond it are kept unless they are empty
 * @returns trimmed names: `Sales`, `Sales (2)`, `column 4`
 */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  // A NUL ends a name in most programs, the warehouse among them.
  const given = (header ?? []).map((cell) => cell.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
  while (given.length > width && given.at(-1) === '') given.pop()
  const taken = new Set(given)
  const used = new Set<string>()
  return Array.from({ length: Math.max(width, given.length) }, (_, i) => {
    const wanted = given[i] || `column ${i + 1}`
    let name = wanted
    // A later column that bears the made-up name itself keeps it.
    for (let n = 2; used.has(name) || (name !== given[i] && taken.has(name)); n++) name = `${wanted} (${n})`
    used.add(name)
    return name
  })
}
