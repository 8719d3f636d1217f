/** What an ingestion will need and leave, said before it begins. */
import type { IngestForm } from './ingest-form'
import type { IngestInput } from './ingest-input'
import { type Interval, intervalsOf, replacedIntervals, segmentStart } from './intervals'

/** More chunks of time than that are refused by SQL-based ingestion. */
export const mostTimeChunks = 5000

/** Chunks of time that the months of the rows have at most. */
export function timeChunks(
  { segmentGranularity }: Pick<IngestForm, 'segmentGranularity'>,
  months: readonly string[]
): number {
  if (segmentGranularity === 'ALL') return months.length === 0 ? 0 : 1
  const hours = segmentGranularity === 'HOUR' ? 1 : segmentGranularity === 'DAY' ? 24 : null
  const intervals = intervalsOf(months)
  if (hours !== null) {
    return intervals.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / (hours * 3_600_000), 0)
  }
  return new Set(months.map((month) => segmentStart(intervalsOf([month])[0]?.startMs ?? 0, segmentGranularity))).size
}

export interface SegmentEstimate {
  readonly segments: number
  readonly rowsPerSegment: number
}

/**
 * Segments that the rows become. `storedRows`: by month, after rollup; months that share a segment count together. Chunks finer than a
 * month are taken to be filled evenly.
 */
export function estimateSegments(
  form: Pick<IngestForm, 'segmentGranularity' | 'maxRowsPerSegment' | 'partitioning' | 'method'>,
  storedRows: ReadonlyMap<string, number>
): SegmentEstimate {
  const most =
    form.method === 'native' && form.partitioning.kind !== 'dynamic'
      ? form.partitioning.targetRows
      : form.maxRowsPerSegment
  const byChunk = new Map<number, { rows: number; chunks: number }>()
  for (const [month, rows] of storedRows) {
    if (rows === 0) continue
    const startMs = intervalsOf([month])[0]?.startMs ?? 0
    const key = segmentStart(
      startMs,
      form.segmentGranularity === 'HOUR' || form.segmentGranularity === 'DAY' ? 'MONTH' : form.segmentGranularity
    )
    const before = byChunk.get(key) ?? { rows: 0, chunks: 1 }
    const chunks = Math.min(timeChunks(form, [month]), rows)
    byChunk.set(key, { rows: before.rows + rows, chunks: Math.max(before.chunks, chunks) })
  }
  let segments = 0
  let all = 0
  for (const { rows, chunks } of byChunk.values()) {
    segments += chunks * Math.max(1, Math.ceil(rows / chunks / most))
    all += rows
  }
  return { segments, rowsPerSegment: segments === 0 ? 0 : Math.round(all / segments) }
}

/** Task slots that must be free before anything is done. A native task begins with one, and takes others as it finds them. */
export function slotsNeeded({ method, maxNumTasks }: Pick<IngestForm, 'method' | 'maxNumTasks'>): number {
  return method === 'sql' ? maxNumTasks : 1
}

/** Months that a datasource has and that are replaced or stay. */
export function monthsReplaced(
  form: Pick<IngestForm, 'mode' | 'segmentGranularity'>,
  input: Pick<IngestInput, 'months' | 'existing'>,
  present: readonly string[]
): { readonly replaced: readonly string[]; readonly kept: readonly string[]; readonly added: readonly string[] } {
  const intervals = replacedIntervals(form, input)
  const within = (month: string) => {
    if (intervals === 'everything') return true
    const { startMs = 0, endMs = 0 }: Partial<Interval> = intervalsOf([month])[0] ?? {}
    return intervals.some((interval) => interval.startMs <= startMs && endMs <= interval.endMs)
  }
  return {
    replaced: present.filter(within),
    kept: present.filter((month) => !within(month)),
    added: input.months.filter((month) => !present.includes(month))
  }
}
