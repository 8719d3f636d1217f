/** Columns that are the same under another name: by how alike the names are and how many values they share. */
import { isNumeric, isTemporal } from './column-type'
import type { ProfiledColumn } from './load-profile'

/** A column under its old and its new name. */
export interface RenamedPair {
  readonly before: ProfiledColumn
  readonly after: ProfiledColumn
}

/** Shared values say something from so many different ones on. */
const enoughValues = 3

/** Pairs of columns that are gone and columns that are new, the likeliest first; each column is in one pair at most. */
export function matchRenamed(missing: readonly ProfiledColumn[], added: readonly ProfiledColumn[]): RenamedPair[] {
  const likely = missing
    .flatMap((before) => added.map((after) => ({ before, after, likeness: likeness(before, after) })))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
  const pairs: RenamedPair[] = []
  for (const { before, after } of likely) {
    if (pairs.some((pair) => pair.before === before || pair.after === after)) continue
    pairs.push({ before, after })
  }
  return pairs
}

/** 0: not the same column. Names alike will do; names that have little in common need values in common. */
function likeness(before: ProfiledColumn, after: ProfiledColumn): number {
  const names = nameLikeness(before.name, after.name)
  const values = valueOverlap(before, after)
  if (!isSameFamily(before, after)) return names >= 0.9 ? names : 0
  if (values === null) return names >= 0.6 ? names : 0
  const isLikely = names >= 0.75 || (names >= 0.4 && values >= 0.3) || (names >= 0.15 && values >= 0.6) || values >= 0.9
  return isLikely ? names + values : 0
}

function isSameFamily({ found: a }: ProfiledColumn, { found: b }: ProfiledColumn): boolean {
  return a.kind === b.kind || (isNumeric(a) && isNumeric(b)) || (isTemporal(a) && isTemporal(b))
}

/** Dice coefficient of the pairs of letters, 0 to 1; case, blanks and marks do not count. */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [one, other].map((name) =>
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  )
  if (a === b) return 1
  const [left, right] = [pairsOf(a ?? ''), pairsOf(b ?? '')]
  if (left.length === 0 || right.length === 0) return 0
  const free = [...right]
  let common = 0
  for (const pair of left) {
    const at = free.indexOf(pair)
    if (at < 0) continue
    free.splice(at, 1)
    common++
  }
  return (2 * common) / (left.length + right.length)
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

/** Share of the values known of the smaller side that the other has too; null where the values say nothing. */
function valueOverlap(before: ProfiledColumn, after: ProfiledColumn): number | null {
  // Numbers and days of another month are others, and ids are new every time.
  if (isNumeric(before.found) || isTemporal(before.found)) return null
  const [a, b] = [new Set(before.frequent), new Set(after.frequent)]
  if (Math.min(a.size, b.size) < enoughValues) return null
  const common = [...a].filter((value) => b.has(value)).length
  if (common === 0 && (before.values === null || after.values === null)) return null
  return common / Math.min(a.size, b.size)
}
