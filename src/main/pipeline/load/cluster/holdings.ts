/** What a Druid datasource holds, in the terms of the shaped rows: rows and sums by month, first and last time. */
import type { MonthTotals } from '../../../../shared/contract/engine'
import type { Column } from '../../../../shared/domain/column-type'
import type { IngestForm } from '../../../../shared/domain/druid/ingest-form'
import { rowsSql, type Summed, summedColumns } from '../../../../shared/domain/druid/measured'
import { unscaled } from '../../../../shared/domain/druid/published'
import { quoted, timeColumn } from '../../../../shared/domain/query/dialect'
import type { DruidClient, SqlCell } from '../../druid-port'
import type { Holdings } from './checkpoint'

/** A month is a row more than there may be months. */
const mostMonths = 100_000
export const exactly = {
  useApproximateCountDistinct: false,
  useApproximateTopN: false,
  useCache: false,
  populateCache: false
}

/**
 * Nothing where there is no such datasource.
 * @param isTimed false for a dataset without an order date, whose rows are of no month
 */
export async function holdingsOf(
  druid: DruidClient,
  form: IngestForm,
  schema: readonly Column[],
  isTimed: boolean,
  signal: AbortSignal
): Promise<Holdings> {
  const known = await druid.columns(form.dataSource, { signal })
  if (known.length === 0) return { months: [], min: null, max: null }
  // Columns that this load brings for the first time have no sums yet.
  const names = new Set(known.map(({ name }) => name))
  const summed = summedColumns(form, schema).filter(({ sql }) =>
    [...names].some((name) => sql === `SUM(${quoted(name)})`)
  )
  // Rows that were stored before there was a rollup are as many as they are.
  const isCounted = form.metrics.some(({ kind, name }) => kind === 'count' && names.has(name))
  const rows = form.rollup && !isCounted && rowsSql(form) !== null ? 'COUNT(*)' : rowsSql(form)
  const month = isTimed ? `TIME_FORMAT(TIME_FLOOR(${quoted(timeColumn)}, 'P1M'), 'yyyy-MM')` : `'all'`
  const columns = [
    `${month} AS m`,
    `${rows ?? '0'} AS n`,
    `MIN(${quoted(timeColumn)}) AS t0`,
    `MAX(${quoted(timeColumn)}) AS t1`,
    ...summed.map(({ sql }, i) => `${sql} AS s${i}`)
  ]
  const grouping = isTimed ? `GROUP BY 1 ORDER BY 1 LIMIT ${mostMonths}` : 'GROUP BY 1'
  const answer = await druid.sql(`SELECT ${columns.join(', ')} FROM ${quoted(form.dataSource)} ${grouping}`, {
    context: exactly,
    signal
  })
  const months = answer.rows.map(
    ([month, count, , , ...sums]): MonthTotals => ({
      month: isTimed ? String(month) : null,
      rows: Number(count ?? 0),
      sums: Object.fromEntries(summed.map((one, i) => [one.column, sumText(sums[i] ?? null, one)]))
    })
  )
  const times = answer.rows.flatMap(([, , from, to]) => [from, to]).filter((time) => time !== null)
  const sorted = times.map(String).sort()
  return { months, min: sorted[0] ?? null, max: sorted.at(-1) ?? null, columns: [...names] }
}

function sumText(cell: SqlCell, { scale, isDouble }: Summed): string | null {
  if (cell === null) return null
  return isDouble ? String(cell) : unscaled(String(cell), scale)
}
