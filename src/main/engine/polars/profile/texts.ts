/** Different texts of a column with their counts, and which of them are probably another. */
import pl from 'nodejs-polars'
import type { CountedText, Groups } from '../../../../shared/domain/value-groups'
import { groupBy, groupVariants } from '../../../../shared/domain/value-groups'
import { looseKey } from '../../../../shared/domain/value-rules'
import { lookAlikes } from '../../clusters'
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

/** Keys that are one key written in several ways, beyond case and white space at the ends. */
export function fuzzyKeys(texts: readonly CountedText[]): Groups {
  return groupBy(texts, looseKey)
}

export { groupVariants, lookAlikes }

/** Rows of a column that have one of some texts. */
export function rowsWithTexts(table: ProfileTable, column: string, texts: ReadonlySet<string>) {
  const value = table.value(column)
  const list = pl.DataFrame({ text: [...texts] }).lazy()
  return table
    .frame()
    .select(pl.col(rowName), (value ?? pl.lit(null)).cast(pl.String).alias('text'))
    .join(list, { on: 'text', how: 'semi' })
}
