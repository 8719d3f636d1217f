/** Groups of texts that are probably one value, and the text that should stand for each group. */
import { variantKey } from './value-rules'

/** A text and how often it occurs. */
export type CountedText = readonly [text: string, count: number]

export interface Groups {
  /** Texts of each group, the one that should stay first. */
  readonly groups: readonly (readonly string[])[]
  /** Texts that should become another. */
  readonly texts: ReadonlySet<string>
  /** Rows with these texts. */
  readonly count: number
}

/** Most frequent first; of equally frequent ones the text with single blanks that is neither all capitals nor all small letters. */
export function byStanding(a: CountedText, b: CountedText): number {
  return b[1] - a[1] || care(b[0]) - care(a[0]) || (a[0] < b[0] ? -1 : 1)
}

const care = (text: string) =>
  (/\s\s/u.test(text) ? 0 : 2) + (text !== text.toLowerCase() && text !== text.toUpperCase() ? 1 : 0)

/** Texts with an equal, non-empty key. Groups with the most rows come first. */
export function groupBy(texts: Iterable<CountedText>, keyOf: (text: string) => string): Groups {
  const byKey = new Map<string, CountedText[]>()
  for (const counted of texts) {
    const key = keyOf(counted[0])
    if (key === '') continue
    const same = byKey.get(key)
    if (same) same.push(counted)
    else byKey.set(key, [counted])
  }
  return rankGroups([...byKey.values()].filter((group) => group.length > 1))
}

/** Orders texts in their groups and the groups by the rows that would change. */
export function rankGroups(groups: readonly CountedText[][]): Groups {
  const ranked = groups.map((group) => {
    const sorted = [...group].sort(byStanding)
    return { sorted, changing: sorted.slice(1).reduce((sum, [, count]) => sum + count, 0) }
  })
  ranked.sort((a, b) => b.changing - a.changing || ((a.sorted[0]?.[0] ?? '') < (b.sorted[0]?.[0] ?? '') ? -1 : 1))
  return {
    groups: ranked.map(({ sorted }) => sorted.map(([text]) => text)),
    texts: new Set(ranked.flatMap(({ sorted }) => sorted.slice(1).map(([text]) => text))),
    count: ranked.reduce((sum, { changing }) => sum + changing, 0)
  }
}

/** Groups of texts that differ by case and white space only. */
export function groupVariants(texts: Iterable<CountedText>): Groups {
  return groupBy(texts, variantKey)
}

/** Values that a finding names one by one. */
const mergesKept = 500

/** Which texts should become which, as a finding carries them. */
export function mergesOf(groups: readonly (readonly string[])[]): { from: string; to: string }[] {
  return groups.flatMap(([to = '', ...others]) => others.map((from) => ({ from, to }))).slice(0, mergesKept)
}
