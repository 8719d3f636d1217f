/** Where in a statement an error points, out of the details or the words of the database. */

export type Place = { readonly line: number; readonly column: number | null }

/** Lines and columns count from 1. Null when the error names no place. */
export function placeOf(details: Readonly<Record<string, unknown>>, statement: string): Place | null {
  const { position, line } = details
  if (typeof position === 'number') return placeAt(statement, position)
  if (typeof line === 'number') return { line, column: null }
  const reason = String(details.reason ?? '')
  const named = /\bLINE (\d+):/i.exec(reason)
  if (named) return { line: Number(named[1]), column: null }
  const near = /\bat or near "([^"]+)"/.exec(reason)?.[1]
  return near === undefined ? null : onlyPlace(near, statement)
}

/** The place of a piece of the statement when it stands there once; a piece that stands twice names no place. */
function onlyPlace(piece: string, statement: string): Place | null {
  const at = statement.indexOf(piece)
  if (at < 0 || statement.indexOf(piece, at + 1) >= 0) return null
  return placeAt(statement, at + 1)
}

/** The place of a character, counted from 1. */
function placeAt(statement: string, position: number): Place {
  const before = statement.slice(0, Math.max(0, position - 1)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
