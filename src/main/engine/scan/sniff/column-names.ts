/** Column names that are never empty and never twice. */

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
