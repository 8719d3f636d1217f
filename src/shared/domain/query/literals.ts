/** A statement as a person can read, copy and run it: its parameters in their places. */
import type { Sql } from './sql-parts'

/** The same without the indents of the source. @throws RangeError as `withLiterals` */
export function readable({ sql, params }: Sql): string {
  return withLiterals(sql, params).replace(/\n\s+/g, '\n')
}

/**
 * Only for showing: statements are always sent with parameters.
 * @throws RangeError when there are more question marks than parameters, or fewer
 */
export function withLiterals(sql: string, params: readonly (string | number)[]): string {
  let used = 0
  // Quoted names and texts are stepped over: a question mark in them is one.
  const text = sql.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\?/g, (token) => {
    if (token !== '?') return token
    const value = params[used++]
    if (value === undefined) throw new RangeError('a statement with more question marks than parameters')
    return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
  })
  if (used !== params.length) throw new RangeError('a statement with fewer question marks than parameters')
  return text
}
