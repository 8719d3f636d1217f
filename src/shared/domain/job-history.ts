/** The history of jobs as a whole: what of it is looked at, and what comes of many loads together. */
import { z } from 'zod'
import { JobState } from './job'

/** The warehouse of this machine among places; every other place is the id of a connection. */
export const thisMachine = 'local'

/** Which jobs; everything that is left out lets all through. */
export const JobFilter = z.object({
  /** Words that all stand in the file's or dataset's name, the id or the error, in any order and case. */
  search: z.string().max(500).default(''),
  /** Codes of errors that are found as well, since a person searches for the sentence in their own language. */
  codes: z.array(z.string()).default([]),
  state: JobState.nullable().default(null),
  dataset: z.string().nullable().default(null),
  /** `local`, or the id of a connection. */
  place: z.string().nullable().default(null),
  /** Begun at or after, and before: epoch milliseconds. */
  fromMs: z.coerce.number().int().nullable().default(null),
  toMs: z.coerce.number().int().nullable().default(null)
})
export type JobFilter = z.infer<typeof JobFilter>

export const everyJob: JobFilter = JobFilter.parse({})

/** What there is to be chosen from, with the number of jobs. */
export const JobChoices = z.object({
  datasets: z.array(z.object({ name: z.string(), jobs: z.number() })),
  /** `name` null: this machine, or a connection that is gone and has left no name. */
  places: z.array(z.object({ place: z.string(), name: z.string().nullable(), jobs: z.number() }))
})
export type JobChoices = z.infer<typeof JobChoices>

const HistoryPoint = z.object({
  /** First day, ISO, in the zone of the machine that keeps the history. */
  from: z.iso.date(),
  done: z.number(),
  failed: z.number(),
  /** Of loads that are done: mean and lowest of their scores; null where none has one. */
  quality: z.number().nullable(),
  lowestQuality: z.number().nullable(),
  medianMs: z.number().nullable()
})
export type HistoryPoint = z.infer<typeof HistoryPoint>

export const JobSummary = z.object({
  jobs: z.number(),
  done: z.number(),
  /** Failed, or in need of attention. */
  failed: z.number(),
  cancelled: z.number(),
  unsettled: z.number(),
  /** Done among done and failed, 0 to 1; null before the first has ended. */
  successRate: z.number().nullable(),
  /** Of the last attempts of loads that are done: half took no longer, and 95 of 100 took no longer. */
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** Median by step, in the order in which a load takes them. */
  steps: z.array(z.object({ step: z.string(), medianMs: z.number(), jobs: z.number() })),
  /** How much time a point stands for. */
  every: z.enum(['day', 'week', 'month']),
  /** Times in which no load ended are left out. */
  points: z.array(HistoryPoint)
})
export type JobSummary = z.infer<typeof JobSummary>

/** One job as far as the summary needs it. */
export interface JobFacts {
  readonly state: JobState
  readonly createdMs: number
  readonly tookMs: number | null
  readonly quality: number | null
  readonly timings: readonly { readonly step: string; readonly tookMs: number }[]
}

const stepOrder = ['shape', 'publish', 'hash', 'hash-parts', 'upload', 'ingest', 'load', 'verify']
const dayMs = 86_400_000
/** More points than these are no picture any more. */
const mostDays = 62
const mostWeeks = 62

/** @param jobs in any order */
export function summarize(jobs: readonly JobFacts[]): JobSummary {
  const count = (...states: JobState[]) => jobs.filter(({ state }) => states.includes(state)).length
  const done = count('done')
  const failed = count('failed', 'needs-attention')
  const cancelled = count('cancelled')
  const took = jobs.flatMap(({ state, tookMs }) => (state === 'done' && tookMs !== null ? [tookMs] : []))
  return {
    jobs: jobs.length,
    done,
    failed,
    cancelled,
    unsettled: jobs.length - done - failed - cancelled,
    successRate: done + failed === 0 ? null : done / (done + failed),
    medianMs: quantile(took, 0.5),
    p95Ms: quantile(took, 0.95),
    steps: stepsOf(jobs),
    ...overTime(jobs)
  }
}

function stepsOf(jobs: readonly JobFacts[]): JobSummary['steps'] {
  const bySteps = new Map<string, number[]>()
  for (const { state, timings } of jobs) {
    if (state !== 'done') continue
    for (const { step, tookMs } of timings) {
      const known = bySteps.get(step)
      if (known) known.push(tookMs)
      else bySteps.set(step, [tookMs])
    }
  }
  const place = (step: string) => (stepOrder.includes(step) ? stepOrder.indexOf(step) : stepOrder.length)
  return [...bySteps]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([step, all]) => ({ step, medianMs: quantile(all, 0.5) ?? 0, jobs: all.length }))
}

function overTime(jobs: readonly JobFacts[]): Pick<JobSummary, 'every' | 'points'> {
  const ended = jobs.filter(({ state }) => state === 'done' || state === 'failed' || state === 'needs-attention')
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { createdMs } of ended) {
    if (createdMs < first) first = createdMs
    if (createdMs > last) last = createdMs
  }
  const days = (last - first) / dayMs
  const every = !(days > mostDays) ? 'day' : days <= mostWeeks * 7 ? 'week' : 'month'
  const byTime = new Map<string, JobFacts[]>()
  for (const job of ended) {
    const from = firstDayOf(job.createdMs, every)
    const known = byTime.get(from)
    if (known) known.push(job)
    else byTime.set(from, [job])
  }
  const points = [...byTime].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, all]) => pointOf(from, all))
  return { every, points }
}

function pointOf(from: string, jobs: readonly JobFacts[]): HistoryPoint {
  const done = jobs.filter(({ state }) => state === 'done')
  const scores = done.flatMap(({ quality }) => quality ?? [])
  return {
    from,
    done: done.length,
    failed: jobs.length - done.length,
    quality: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    lowestQuality: scores.length === 0 ? null : scores.reduce((low, score) => Math.min(low, score)),
    medianMs: quantile(
      done.flatMap(({ tookMs }) => tookMs ?? []),
      0.5
    )
  }
}

/** Weeks begin on Monday. */
function firstDayOf(atMs: number, every: JobSummary['every']): string {
  const at = new Date(atMs)
  const day = every === 'month' ? 1 : every === 'week' ? at.getDate() - ((at.getDay() + 6) % 7) : at.getDate()
  const from = new Date(at.getFullYear(), at.getMonth(), day)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(from.getFullYear()).padStart(4, '0')}-${two(from.getMonth() + 1)}-${two(from.getDate())}`
}

/** The value that a share of all does not exceed; of two in the middle their mean. Null of none. */
function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

/** Text as it is searched in: one case, letters with their accents in one piece. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
