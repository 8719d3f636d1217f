/** How the rows of a table end: counted, and the rejected ones handed on. */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import { whole } from '../frames'
import { isRejected, outcomeName } from '../plan/environment'
import type { Finished } from '../plan/finish'
import { type Outcome, readOutcome } from '../plan/outcomes'
import { answerOf, countsOf, sinkTo } from '../scratch'
import { names } from '../typed/table'
import type { Prepared } from '../whole-file'
import type { RejectedWriter } from './rejected'

const rejectedBatch = 50_000
/** Rejected rows that are put in order at once. */
const sortedRows = 1_000_000

/** Rows of a slice with the same end. */
export interface End {
  readonly slice: number
  readonly outcome: Outcome
  readonly rows: number
  /** How many of the rows were made of other rows. */
  readonly made: number
}

/** How the rows of every slice of `size` rows of the text end, in one pass. */
export async function endsOf({ plan, walked, folder }: Prepared, size: number): Promise<End[]> {
  const { frame, dateColumn, isMade } = plan()
  const slice = pl.col(names.row).cast(pl.Int64).div(whole(size)).alias('slice')
  const made = isMade === null ? pl.lit(0).cast(pl.Int64).sum() : pl.col('is_made').sum().cast(pl.Int64)
  const answer = await answerOf(
    frame
      .select(slice, pl.col(outcomeName), ...(isMade === null ? [] : [isMade.alias('is_made')]))
      .groupBy(['slice', outcomeName])
      .agg(pl.len().cast(pl.Int64).alias('rows'), made.alias('made')),
    folder
  )
  const slices = countsOf(answer, 'slice')
  const outcomes = countsOf(answer, outcomeName)
  const madeRows = countsOf(answer, 'made')
  return countsOf(answer, 'rows').map((rows, i) => ({
    slice: slices[i] ?? 0,
    outcome: readOutcome(outcomes[i] ?? 0, walked, dateColumn),
    rows,
    made: madeRows[i] ?? 0
  }))
}

export function rowsThat(ends: readonly End[], kind: Outcome['kind']): number {
  return ends.reduce((sum, { outcome, rows }) => (outcome.kind === kind ? sum + rows : sum), 0)
}

/** Hands on the rejected rows of some rows, a batch at a time: they may be all of them. */
export async function addRejected(rejected: RejectedWriter, some: Finished, folder: string, check: () => void) {
  const path = join(folder, 'rejected.parquet')
  const row = pl.col(names.row)
  const wanted = some.frame.filter(isRejected()).select(row, pl.col(outcomeName), pl.col(names.rejectedText))
  await sinkTo(wanted.sort(row), path, 'lz4')
  for (let from = 0; ; from += rejectedBatch) {
    check()
    const batch = await pl.scanParquet(path, { glob: false }).slice(from, rejectedBatch).collect()
    if (batch.height === 0) return
    await rejected.add(batch, some.dateColumn)
  }
}

/**
 * Hands on the rejected rows of a table that stands by month, in the order of the text.
 * @param count how many they are
 */
export async function addAllRejected(
  rejected: RejectedWriter,
  { plan, rows, folder, check }: Prepared,
  count: number
): Promise<void> {
  const parts = Math.ceil(count / sortedRows)
  const size = Math.ceil(rows / Math.max(1, parts))
  const row = pl.col(names.row).cast(pl.Int64)
  for (let part = 0; part < parts; part++) {
    check()
    const all = plan()
    const own = row.gtEq(whole(part * size)).and(row.lt(whole((part + 1) * size)))
    await addRejected(rejected, { ...all, frame: all.frame.filter(own) }, folder, check)
  }
}
