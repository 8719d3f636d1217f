/** What is kept of a load to a cluster: its receipt, and all that the cluster forgets sooner or later. */
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { Column } from '../../../../shared/domain/column-type'
import type { ClusterDestination, ClusterProof } from '../../../../shared/domain/destination'
import type { IngestForm } from '../../../../shared/domain/druid/ingest-form'
import { storedColumns } from '../../../../shared/domain/druid/measured'
import { shownSource } from '../../../../shared/domain/druid/shown-source'
import { specTextOf } from '../../../../shared/domain/druid/spec-text'
import { submittedSpec } from '../../../../shared/domain/druid/submitted-spec'
import type { Receipt } from '../../../../shared/domain/job'
import type { DruidTask, Segment } from '../../druid-port'
import type { OpenCluster } from '../load-ports'
import type { Held } from '../record'
import type { Checkpoint, Holdings } from './checkpoint'
import { inputOf } from './input'

/** Bytes of the end of a task's log that are kept. */
const logBytes = 64 * 1024

/** Rows by month after the load, and before it. */
export function monthsOf({ before, totals }: Checkpoint, after: Holdings): Receipt['months'] {
  return (totals ?? []).flatMap(({ month }) => {
    if (month === null) return []
    const rowsIn = (held: Holdings | null) => held?.months.find((one) => one.month === month)?.rows ?? 0
    return [{ month, rows: rowsIn(after), rowsBefore: rowsIn(before) }]
  })
}

/**
 * What a datasource holds after a load: columns of the load as they are stored, and those of earlier loads that it still has.
 * @param before columns of the dataset before; none where all was replaced
 */
export function heldThere(
  { months, min, max, columns = [] }: Holdings,
  form: IngestForm,
  schema: readonly Column[],
  before: readonly Column[]
): Held {
  const own = storedColumns(form, schema)
  const brought = new Set(own.map(({ name }) => name))
  const there = new Set(columns)
  const earlier = before.filter(({ name }) => !brought.has(name) && there.has(name))
  const isTimed = months.some(({ month }) => month !== null)
  return {
    schema: [...own, ...earlier],
    rows: months.reduce((sum, { rows }) => sum + rows, 0),
    from: isTimed ? (min?.slice(0, 10) ?? null) : null,
    through: isTimed ? (max?.slice(0, 10) ?? null) : null
  }
}

/** What is asked of the cluster while it still knows. */
export async function clusterProof(
  { connection, druid }: OpenCluster,
  destination: ClusterDestination,
  task: DruidTask,
  shaped: ShapeResult,
  checkpoint: Checkpoint
): Promise<ClusterProof> {
  const { form } = destination
  const { files, manifestKey, originals, kept } = checkpoint
  // Without signatures and keys: what is kept holds no secret.
  const source = shownSource(
    connection,
    (files ?? []).map(({ key }) => key)
  )
  const { spec, edits } = submittedSpec(destination, inputOf(destination, source, shaped, checkpoint))
  const shown = specTextOf(spec)
  const or = <T>(asked: Promise<T>) => asked.catch(() => null)
  const [report, payload, log, segments, features] = await Promise.all([
    or(druid.taskReport(task.id)),
    or(druid.taskPayload(task.id)),
    or(druid.taskLog(task.id, logBytes)),
    or(druid.segments(form.dataSource, null)),
    or(druid.features())
  ])
  const current = newest(segments ?? [])
  const json = (value: unknown) => (value == null ? null : JSON.stringify(value, null, 2))
  return {
    connection: connection.name,
    routerUrl: connection.druid.routerUrl,
    dataSource: form.dataSource,
    taskId: task.id,
    method: form.method,
    druidVersion: features?.version ?? null,
    form,
    bucket: connection.s3.bucket,
    objects: (files ?? []).map(({ key, sizeBytes, hash, rows, wasThere }) => ({
      key,
      sizeBytes,
      hash,
      rows,
      wasThere
    })),
    manifestKey: manifestKey ?? '',
    ...(originals !== null &&
      originals.length > 0 && {
        originals: {
          kept: kept ?? { kind: 'no' as const },
          objects: originals.map(({ key, name, sizeBytes, hash, wasThere }) => ({
            key,
            name,
            sizeBytes,
            hash,
            wasThere
          })),
          goneMs: null
        }
      }),
    spec: shown.spec,
    ...(shown.context !== null && { context: shown.context }),
    ...(edits.length > 0 && { edits: [...edits] }),
    status: json(task),
    report: json(report?.raw),
    payload: json(payload),
    log,
    segments: current.length,
    segmentBytes: current.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  }
}

/** Without those that a newer version of the same time replaces: a broker may name both for a while. */
function newest(segments: readonly Segment[]): Segment[] {
  const versions = new Map<string, string>()
  const timeOf = ({ startMs, endMs }: Segment) => `${startMs} ${endMs}`
  for (const segment of segments) {
    const version = versions.get(timeOf(segment))
    if (version === undefined || version < segment.version) versions.set(timeOf(segment), segment.version)
  }
  return segments.filter((segment) => versions.get(timeOf(segment)) === segment.version)
}
