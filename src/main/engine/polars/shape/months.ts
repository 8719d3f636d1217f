/** Loaded rows as one Parquet file a month where the typed table has the rows of each month together: each part is written straight from them. */
import pl from 'nodejs-polars'
import type { ShapePart } from '../../../../shared/contract/engine'
import { type LazyFrame, whole } from '../frames'
import { isAlive } from '../plan/environment'
import { type Finished, monthName, monthText } from '../plan/finish'
import { answerOf, countsOf } from '../scratch'
import type { Prepared } from '../whole-file'
import { inLanes } from './lanes'
import { loadedRows, type PartFiles } from './part-files'

interface MonthPlan {
  readonly month: number
  /** Rows that it begins with. */
  readonly rows: number
  readonly finished: Finished
}

/**
 * Writes the parts; months of which no row is loaded have none.
 * @param onRows told after each part how many rows have been gone through
 */
export async function writeByMonth(
  prepared: Prepared,
  files: PartFiles,
  onRows: (done: number) => void
): Promise<ShapePart[]> {
  const parts: (ShapePart & { readonly at: number })[] = []
  let done = 0
  await inLanes(await monthPlans(prepared), async ({ month, finished, rows: given }) => {
    prepared.check()
    const written = await files.write(month, loadedRows(finished, files.columns.length))
    const rows = await rowsIn(written.path)
    if (rows === 0) await files.remove(month)
    else parts.push({ at: month, month: monthText(month), rows, ...written })
    done += given
    onRows(done)
  })
  return parts.sort((a, b) => a.at - b.at).map(({ at: _, ...part }) => part)
}

async function rowsIn(path: string): Promise<number> {
  const answer = await pl.scanParquet(path, { glob: false }).select(pl.len().cast(pl.Int64).alias('rows')).collect()
  return countsOf(answer, 'rows')[0] ?? 0
}

/** The rows of each month, in its order; where the parser has read dates that the scanner had not, with theirs among them. */
async function monthPlans(prepared: Prepared): Promise<MonthPlan[]> {
  const { plan } = prepared
  const months = prepared.months ?? []
  const known = months.flatMap(({ month, from, rows }) => (month === null ? [] : [{ month, from, rows }]))
  const late = await lateRows(prepared)
  const plans = known
    .filter(({ month }) => !late.has(month))
    .map(({ month, from, rows }) => ({ month, rows, finished: plan(from, rows) }))
  for (const [month, frame] of late) {
    const own = known.find((one) => one.month === month)
    plans.push(
      own === undefined ? { month, rows: 0, finished: frame } : joined(month, own.rows, plan(own.from, own.rows), frame)
    )
  }
  return plans.sort((a, b) => a.month - b.month)
}

function joined(month: number, rows: number, own: Finished, late: Finished): MonthPlan {
  const place = own.places.at(-1)?.id ?? ''
  return { month, rows, finished: { ...own, frame: pl.concat([own.frame, late.frame]).sort(pl.col(place)) } }
}

/** Of the rows whose date the scanner had not read, those that have one, by month. */
async function lateRows({ months, plan, hasLateDates, folder }: Prepared): Promise<Map<number, Finished>> {
  const found = new Map<number, Finished>()
  const without = months?.find(({ month }) => month === null)
  if (without === undefined || !hasLateDates) return found
  const finished = plan(without.from, without.rows)
  const month = pl.col(monthName)
  const dated = finished.frame.filter(isAlive().and(month.isNotNull()))
  const answer = await answerOf(dated.select(month).unique().sort(month), folder)
  for (const each of countsOf(answer, monthName)) {
    const frame: LazyFrame = finished.frame.filter(month.eq(whole(each)))
    found.set(each, { ...finished, frame })
  }
  return found
}
