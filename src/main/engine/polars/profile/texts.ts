/** Different texts of a column with their counts, and which of them are probably another. */
import pl from 'nodejs-polars'
import type { CountedText, Groups } from '../../../../shared/domain/value-groups'
import { groupBy, groupVariants, rankGroups } from '../../../../shared/domain/value-groups'
import { looseKey, variantKey } from '../../../../shared/domain/value-rules'
import { clusterValues } from '../../clusters'
import { countsOf, textsOf } from '../scratch'
import { type ProfileTable, rowName } from './table'

/** Columns with more different texts are not compared text by text. */
export const mostTexts = 200_000

/**
 * Different values of a text column, most frequent first; at most `limit`.
 */
export async function distinctTexts(table: ProfileTable, column: string, limit = mostTexts): Promise<CountedText[]> {
  const value = table.value(column)
  if (value === null) return []
  const counted = await table.answer(
    table
      .frame()
      .select(value.cast(pl.String).alias('text'))
      .filter(pl.col('text').isNotNull())
      .groupBy('text')
      .agg(pl.len().cast(pl.Int64).alias('times'))
      .sort(pl.col('times'), true)
      .limit(limit)
  )
  const times = countsOf(counted, 'times')
  const texts = textsOf(counted, 'text').map((text, at) => [text ?? '', times[at] ?? 0] as const)
  return texts.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** Shorter texts differ by too much with one edit. */
const shortestAlike = 6
/** A word that differs must have so many letters: HL and ML, S and M are names of their own. */
const shortestWord = 5
/** The rarer text has at most this part of the rows of the other. */
const rarer = 0.25

/**
 * Values that are nearly another, much more frequent one: the same fingerprint, or one edit apart in a word of some length. Those that differ by case
 * and white space only are left out, they are variants.
 */
export async function lookAlikes(texts: readonly CountedText[], signal?: AbortSignal): Promise<Groups> {
  const counts = new Map(texts)
  const groups: CountedText[][] = []
  const taken = new Set<string>()
  const take = (values: readonly { text: string; count: number }[], isAlike: (a: string, b: string) => boolean) => {
    const [main, ...others] = values
    if (main === undefined || taken.has(main.text)) return
    const alike = others.filter(
      ({ text, count }) =>
        !taken.has(text) &&
        count <= main.count * rarer &&
        variantKey(text) !== variantKey(main.text) &&
        isAlike(main.text, text)
    )
    if (alike.length === 0) return
    for (const { text } of [main, ...alike]) taken.add(text)
    groups.push([main.text, ...alike.map(({ text }) => text)].map((text) => [text, counts.get(text) ?? 0] as const))
  }
  const options = { size: 2, radius: 1 }
  for (const method of ['fingerprint', 'levenshtein'] as const) {
    const { clusters } = await clusterValues(texts, { ...options, method }, signal)
    for (const { values } of clusters) take(values, method === 'fingerprint' ? () => true : isTypingError)
  }
  return rankGroups(groups)
}

function isTypingError(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < shortestAlike) return false
  const [words, others] = [variantKey(a).split(' '), variantKey(b).split(' ')]
  if (words.length !== others.length) return true
  return words.every(
    (word, at) => word === others[at] || Math.min(word.length, others[at]?.length ?? 0) >= shortestWord
  )
}

/** Keys that are one key written in several ways, beyond case and white space at the ends. */
export function fuzzyKeys(texts: readonly CountedText[]): Groups {
  return groupBy(texts, looseKey)
}

export { groupVariants }

/** Rows of a column that have one of some texts. */
export function rowsWithTexts(table: ProfileTable, column: string, texts: ReadonlySet<string>) {
  const value = table.value(column)
  const list = pl.DataFrame({ text: [...texts] }).lazy()
  return table
    .frame()
    .select(pl.col(rowName), (value ?? pl.lit(null)).cast(pl.String).alias('text'))
    .join(list, { on: 'text', how: 'semi' })
}
