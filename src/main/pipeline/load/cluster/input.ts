/** What a load hands to Druid, and the time that it is about. */
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import type { IngestInput, IngestSource } from '../../../../shared/domain/druid/ingest-input'
import { publishedColumns } from '../../../../shared/domain/druid/published'
import type { Interval } from '../../druid-port'
import type { OpenCluster } from '../load-ports'
import type { Checkpoint } from './checkpoint'

/** How the spec is made: the same each time, but for signatures of URLs. */
export function inputOf(
  { form }: ClusterDestination,
  source: IngestSource,
  shaped: ShapeResult,
  { totals, existing, submitKey }: Checkpoint
): IngestInput {
  return {
    source,
    format: form.format,
    columns: publishedColumns(shaped.schema, form.money),
    months: (totals ?? []).flatMap(({ month }) => month ?? []),
    rows: shaped.ledger.loaded,
    existing,
    key: submitKey ?? ''
  }
}

/** Whether the rows have months. */
export function isTimed({ totals }: Pick<Checkpoint, 'totals'>): boolean {
  return (totals ?? []).every(({ month }) => month !== null)
}

/** The time that a datasource covers; null: there is none. */
export async function coveredBy(
  { druid }: OpenCluster,
  dataSource: string,
  signal: AbortSignal
): Promise<Interval | null> {
  const segments = await druid.segments(dataSource, null, { signal })
  if (segments.length === 0) return null
  return {
    startMs: Math.min(...segments.map(({ startMs }) => startMs)),
    endMs: Math.max(...segments.map(({ endMs }) => endMs))
  }
}

/** From the first month of the load to the end of its last one; all of time for a dataset without months. */
export function intervalOf({ totals }: Checkpoint, isEverything: boolean): Interval {
  const months = (totals ?? []).flatMap(({ month }) => month ?? []).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (isEverything || first === undefined || last === undefined) {
    return { startMs: Date.UTC(1, 0), endMs: Date.UTC(9999, 0) }
  }
  const [year = 0, month = 0] = last.split('-').map(Number)
  return { startMs: Date.parse(`${first}-01T00:00:00Z`), endMs: Date.UTC(year, month) }
}
