/** What a datasource holds in each month beside what a file brings for it. */
import { z } from 'zod'
import { add, exactOf, numberOf, subtract, textOf } from '../exact'
import { comparedTo } from '../parity'

export const MonthDelta = z.object({
  /** `YYYY-MM`; null: all rows, of a dataset without an order date. */
  month: z.string().nullable(),
  /** `only-there`: the file has nothing for it. `only-file`: the datasource has nothing of it. */
  state: z.enum(['equal', 'differs', 'only-there', 'only-file']),
  /** Null: the datasource's rollup does not count rows. */
  rowsThere: z.number().nullable(),
  rowsComing: z.number(),
  /** Of the numeric columns whose sums both can tell; exact, as text, `difference` with its sign. */
  sums: z.array(z.object({ column: z.string(), there: z.string(), coming: z.string(), difference: z.string() }))
})
export type MonthDelta = z.infer<typeof MonthDelta>

/** Rows and sums of a month; a sum that is null or missing is of no value at all. */
export interface MonthHeld {
  readonly month: string | null
  readonly rows: number
  readonly sums: Readonly<Record<string, string | null>>
}

/**
 * Month by month, in order.
 * @param columns whose sums survive the ingestion; `isDouble`: added up as numbers with a point, so compared with a tolerance
 * @param hasRows false where the rollup of the datasource counts nothing
 */
export function monthDeltas(
  there: readonly MonthHeld[],
  coming: readonly MonthHeld[],
  columns: readonly { readonly column: string; readonly isDouble: boolean }[],
  hasRows: boolean
): MonthDelta[] {
  const held = new Map(there.map((one) => [one.month, one]))
  const brought = new Map(coming.map((one) => [one.month, one]))
  const months = [...new Set([...held.keys(), ...brought.keys()])]
  return months
    .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map((month): MonthDelta => {
      const [before, now] = [held.get(month), brought.get(month)]
      const sums = columns.flatMap(({ column, isDouble }) => {
        // A column that the datasource does not have yet has no sum to compare with.
        if (before !== undefined && before.sums[column] === undefined) return []
        const [a, b] = [before?.sums[column] ?? '0', now?.sums[column] ?? '0']
        return [{ column, there: a, coming: b, difference: differenceOf(b, a, isDouble), isDouble }]
      })
      const isEqual =
        (!hasRows || before?.rows === now?.rows) &&
        sums.every(({ there: a, coming: b, isDouble }) => comparedTo(b, a, isDouble).equal)
      return {
        month,
        state: before === undefined ? 'only-file' : now === undefined ? 'only-there' : isEqual ? 'equal' : 'differs',
        rowsThere: hasRows ? (before?.rows ?? 0) : null,
        rowsComing: now?.rows ?? 0,
        sums: sums.map(({ isDouble: _, ...sum }) => sum)
      }
    })
}

/** `now - before` with its sign. Of doubles within their tolerance it is 0. */
function differenceOf(now: string, before: string, isDouble: boolean): string {
  const [a, b] = [exactOf(now), exactOf(before)]
  if (a === null || b === null) return now === before ? '0' : now
  if (!isDouble) return textOf(subtract(a, b))
  return comparedTo(now, before, true).equal ? '0' : String(numberOf(add(a, { digits: -b.digits, scale: b.scale })))
}
