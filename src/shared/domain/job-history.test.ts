import { expect, test } from 'vitest'
import type { JobState } from './job'
import { type JobFacts, summarize } from './job-history'

const at = (day: string) => new Date(`${day}T12:00:00`).getTime()
const job = (day: string, state: JobState, rest: Partial<JobFacts> = {}): JobFacts => ({
  state,
  createdMs: at(day),
  tookMs: null,
  quality: null,
  timings: [],
  ...rest
})

test('rates count what ended by itself; durations and quality count what is done', () => {
  const summary = summarize([
    job('2024-03-01', 'done', { tookMs: 100, quality: 90, timings: [{ step: 'load', tookMs: 60 }] }),
    job('2024-03-01', 'done', {
      tookMs: 300,
      quality: 80,
      timings: [
        { step: 'load', tookMs: 100 },
        { step: 'shape', tookMs: 40 }
      ]
    }),
    job('2024-03-02', 'failed', { tookMs: 9000, quality: 10 }),
    job('2024-03-02', 'cancelled'),
    job('2024-03-03', 'needs-attention'),
    job('2024-03-03', 'running')
  ])
  expect(summary).toMatchObject({ jobs: 6, done: 2, failed: 2, cancelled: 1, unsettled: 1, successRate: 0.5 })
  expect(summary.medianMs).toBe(200)
  expect(summary.p95Ms).toBeCloseTo(290)
  expect(summary.steps).toEqual([
    { step: 'shape', medianMs: 40, jobs: 1 },
    { step: 'load', medianMs: 80, jobs: 2 }
  ])
  expect(summary.every).toBe('day')
  expect(summary.points).toEqual([
    { from: '2024-03-01', done: 2, failed: 0, quality: 85, lowestQuality: 80, medianMs: 200 },
    { from: '2024-03-02', done: 0, failed: 1, quality: null, lowestQuality: null, medianMs: null },
    { from: '2024-03-03', done: 0, failed: 1, quality: null, lowestQuality: null, medianMs: null }
  ])
})

test('longer times are seen by week, from Monday, and by month', () => {
  const weeks = summarize([job('2024-01-07', 'done'), job('2024-01-08', 'done'), job('2024-06-30', 'done')])
  expect([weeks.every, weeks.points.map(({ from }) => from)]).toEqual([
    'week',
    ['2024-01-01', '2024-01-08', '2024-06-24']
  ])
  const months = summarize([job('2021-01-31', 'done'), job('2024-06-30', 'failed')])
  expect([months.every, months.points.map(({ from }) => from)]).toEqual(['month', ['2021-01-01', '2024-06-01']])
})

test('of no job there is no rate, no duration and no point', () => {
  expect(summarize([])).toMatchObject({
    jobs: 0,
    successRate: null,
    medianMs: null,
    p95Ms: null,
    steps: [],
    points: []
  })
})
