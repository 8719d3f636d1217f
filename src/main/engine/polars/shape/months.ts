/** Loaded rows as one Parquet file a month where the typed table has the rows of each month together: each part is written straight from them. */
import pl from 'nodejs-polars'
import type { ShapePart } from '../../../../shared/contract/engine'
import { monthText } from '../plan/finish'
import { countsOf } from '../scratch'
import type { MonthRows } from '../typed/table'
import type { Prepared } from '../whole-file'
import { inLanes } from './lanes'
import { loadedRows, type PartFiles } from './part-files'

/**
 * Writes the parts; months of which no row is loaded have none. Rows without a month are never loaded: they have no date.
 * @param onRows told after each part how many rows have been gone through
 */
export async function writeByMonth(
  { plan, check }: Prepared,
  months: readonly MonthRows[],
  files: PartFiles,
  onRows: (done: number) => void
): Promise<ShapePart[]> {
  const parts = new Map<number, ShapePart>()
  let done = 0
  await inLanes(months, async ({ month, from, rows: given }) => {
    check()
    if (month !== null) {
      const written = await files.write(month, loadedRows(plan(from, given), files.columns.length))
      const rows = await rowsIn(written.path)
      if (rows === 0) await files.remove(month)
      else parts.set(month, { month: monthText(month), rows, ...written })
    }
    done += given
    onRows(done)
  })
  return months.flatMap(({ month }) => parts.get(month ?? -1) ?? [])
}

async function rowsIn(path: string): Promise<number> {
  const answer = await pl.scanParquet(path, { glob: false }).select(pl.len().cast(pl.Int64).alias('rows')).collect()
  return countsOf(answer, 'rows')[0] ?? 0
}
