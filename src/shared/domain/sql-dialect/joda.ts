/** Joda's patterns of times in the words of strftime and strptime. */
import { literal } from './code'
import { noEquivalent } from './problem'

/** By letter: how often it stands there at most, and what is written for it. */
const letters: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  y: [
    [1, '%Y'],
    [2, '%y'],
    [4, '%Y']
  ],
  Y: [
    [1, '%Y'],
    [2, '%y'],
    [4, '%Y']
  ],
  x: [[4, '%G']],
  M: [
    [1, '%-m'],
    [2, '%m'],
    [3, '%b'],
    [9, '%B']
  ],
  d: [
    [1, '%-d'],
    [2, '%d']
  ],
  D: [
    [1, '%-j'],
    [3, '%j']
  ],
  w: [[2, '%V']],
  e: [[1, '%u']],
  E: [
    [3, '%a'],
    [9, '%A']
  ],
  a: [[9, '%p']],
  H: [
    [1, '%-H'],
    [2, '%H']
  ],
  h: [
    [1, '%-I'],
    [2, '%I']
  ],
  m: [
    [1, '%-M'],
    [2, '%M']
  ],
  s: [
    [1, '%-S'],
    [2, '%S']
  ],
  S: [[3, '%g']]
}

/** Letters that mean something only once they stand so often. */
const least: Readonly<Record<string, number>> = { S: 3, w: 2, x: 4 }
const zones: Readonly<Record<string, string>> = { Z: '+0000', ZZ: '+00:00', ZZZ: 'UTC', z: 'UTC' }

const pieces = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/gy

/**
 * The same pattern for strftime.
 * @param isUtc whether the times are those of UTC; offsets of other zones can't be written
 * @throws AppError `explore.sql-dialect`
 */
export function strftimeOf({ value, at }: { readonly value: string; readonly at: number }, isUtc: boolean): string {
  let made = ''
  let read = 0
  for (const [piece, quoted, letter] of value.matchAll(pieces)) {
    read += piece.length
    if (quoted !== undefined) made += (quoted === '' ? "'" : quoted.replaceAll("''", "'")).replaceAll('%', '%%')
    else if (letter === undefined) made += piece.replaceAll('%', '%%')
    else if (/[zZ]/.test(letter) && isUtc && zones[piece] !== undefined) made += zones[piece]
    else {
      const meant = letters[letter]?.find(([most]) => piece.length <= most)?.[1]
      if (meant === undefined || piece.length < (least[letter] ?? 1)) throw noEquivalent('pattern', piece, at)
      made += meant
    }
  }
  if (read < value.length) throw noEquivalent('pattern', literal(value.slice(read)), at)
  return made
}
