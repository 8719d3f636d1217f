/** Samples of a day as charts and tables need them. */
import type { ClusterSample } from '../../../../shared/domain/cluster-sample'

export type Measure = Exclude<keyof ClusterSample, 'atMs'>

export interface Point {
  readonly atMs: number
  readonly value: number | null
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** A sample may be late; two that are missing are a gap. */
const gapMs = 2.5 * minuteMs

/** One measure in the order of time, with a gap wherever the app did not look. */
export function pointsOf(samples: readonly ClusterSample[], measure: Measure): Point[] {
  return samples.flatMap((sample, index) => {
    const before = samples[index - 1]
    const point = { atMs: sample.atMs, value: sample[measure] }
    if (before === undefined || sample.atMs - before.atMs <= gapMs) return [point]
    return [{ atMs: before.atMs + minuteMs, value: null }, point]
  })
}

export interface Hour {
  readonly atMs: number
  readonly most: Readonly<Record<Measure, number | null>>
  readonly least: Readonly<Record<Measure, number | null>>
  readonly last: Readonly<Record<Measure, number | null>>
  /** Minutes in which the cluster did not answer. */
  readonly unanswered: number
}

const measures: readonly Measure[] = [
  'slotsTotal',
  'slotsUsed',
  'runningTasks',
  'services',
  'segments',
  'sizeBytes',
  'unavailable'
]

/** Hours that something was seen in, the newest first. */
export function hoursOf(samples: readonly ClusterSample[]): Hour[] {
  const groups = new Map<number, ClusterSample[]>()
  for (const sample of samples) {
    const hour = Math.floor(sample.atMs / hourMs) * hourMs
    const group = groups.get(hour)
    if (group) group.push(sample)
    else groups.set(hour, [sample])
  }
  return [...groups]
    .map(([atMs, group]) => {
      const each = (pick: (known: number[]) => number | undefined) =>
        Object.fromEntries(
          measures.map((measure) => [measure, pick(group.flatMap((sample) => sample[measure] ?? [])) ?? null])
        ) as Record<Measure, number | null>
      return {
        atMs,
        most: each((known) => (known.length > 0 ? Math.max(...known) : undefined)),
        least: each((known) => (known.length > 0 ? Math.min(...known) : undefined)),
        last: each((known) => known.at(-1)),
        unanswered: group.filter((sample) => measures.every((measure) => sample[measure] === null)).length
      }
    })
    .sort((a, b) => b.atMs - a.atMs)
}
