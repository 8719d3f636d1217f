/** The time that an ingestion replaces. Half open, UTC. */
import type { IngestForm, SegmentGranularity } from './ingest-form'
import type { IngestInput } from './ingest-input'

export interface Interval {
  readonly startMs: number
  readonly endMs: number
}

/** Of a month `YYYY-MM`. */
export function monthInterval(month: string): Interval {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return { startMs: utc(year, number - 1), endMs: utc(year, number) }
}

/** Midnight of the first of a month; `Date.UTC` takes the years 0 to 99 for 1900 and more. */
function utc(year: number, monthIndex: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, monthIndex, 1)
  return date.getTime()
}

/** Months as few intervals: those that follow each other become one. */
export function intervalsOf(months: readonly string[]): Interval[] {
  const merged: { startMs: number; endMs: number }[] = []
  for (const month of [...new Set(months)].sort()) {
    const interval = monthInterval(month)
    const last = merged.at(-1)
    if (last && last.endMs === interval.startMs) last.endMs = interval.endMs
    else merged.push({ ...interval })
  }
  return merged
}

/** The start of the segment that a time falls into; of ALL there is one segment only. */
export function segmentStart(ms: number, granularity: SegmentGranularity): number {
  const date = new Date(ms)
  switch (granularity) {
    case 'HOUR':
      return Math.floor(ms / 3_600_000) * 3_600_000
    case 'DAY':
      return Math.floor(ms / 86_400_000) * 86_400_000
    case 'MONTH':
      return utc(date.getUTCFullYear(), date.getUTCMonth())
    case 'QUARTER':
      return utc(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3)
    case 'YEAR':
      return utc(date.getUTCFullYear(), 0)
    case 'ALL':
      return Number.NEGATIVE_INFINITY
  }
}

/** The end of that segment. */
function segmentEnd(ms: number, granularity: SegmentGranularity): number {
  const start = segmentStart(ms, granularity)
  const date = new Date(start)
  switch (granularity) {
    case 'HOUR':
      return start + 3_600_000
    case 'DAY':
      return start + 86_400_000
    case 'MONTH':
      return utc(date.getUTCFullYear(), date.getUTCMonth() + 1)
    case 'QUARTER':
      return utc(date.getUTCFullYear(), date.getUTCMonth() + 3)
    case 'YEAR':
      return utc(date.getUTCFullYear() + 1, 0)
    case 'ALL':
      return Number.POSITIVE_INFINITY
  }
}

/** Whether whole months are whole segments too: else replacing some months would take others with them. */
export function alignsWithMonths(granularity: SegmentGranularity): boolean {
  return granularity === 'HOUR' || granularity === 'DAY' || granularity === 'MONTH'
}

/**
 * What is replaced: nothing when rows are appended, the months of the rows, or all that is there together with the months of the rows,
 * widened to whole segments. Rows outside of it stay as they are. `everything`: no bounds are known or needed.
 */
export function replacedIntervals(
  { mode, segmentGranularity }: Pick<IngestForm, 'mode' | 'segmentGranularity'>,
  { months, existing }: Pick<IngestInput, 'months' | 'existing'>
): Interval[] | 'everything' {
  if (mode === 'append') return []
  const ofRows = intervalsOf(months)
  if (mode === 'replace-months') return ofRows
  if (segmentGranularity === 'ALL') return 'everything'
  const all = existing ? [...ofRows, existing] : ofRows
  if (all.length === 0) return 'everything'
  const startMs = Math.min(...all.map((interval) => interval.startMs))
  const endMs = Math.max(...all.map((interval) => interval.endMs))
  return [
    {
      startMs: segmentStart(startMs, segmentGranularity),
      endMs: segmentEnd(endMs - 1, segmentGranularity)
    }
  ]
}

/** As Druid writes it. */
export function intervalText({ startMs, endMs }: Interval): string {
  return `${new Date(startMs).toISOString()}/${new Date(endMs).toISOString()}`
}
