import { expect, it } from 'vitest'
import type { ClusterSample } from '../../../../shared/domain/cluster-sample'
import { hoursOf, pointsOf } from './hours'

const minute = 60_000
const noon = Date.UTC(2026, 0, 10, 12)

function sample(atMs: number, slotsUsed: number | null): ClusterSample {
  const known = slotsUsed === null ? null : 7
  const rest = { slotsTotal: known, runningTasks: known, services: known, segments: known, sizeBytes: known }
  return { atMs, slotsUsed, unavailable: known, ...rest }
}

const samples = [
  sample(noon - 2 * minute, 1),
  sample(noon - minute, 3),
  sample(noon, 2),
  sample(noon + minute, null),
  sample(noon + 9 * minute, 4)
]

it('a line breaks where the cluster did not answer, and where nobody looked', () => {
  expect(pointsOf(samples, 'slotsUsed').map(({ atMs, value }) => [(atMs - noon) / minute, value])).toEqual([
    [-2, 1],
    [-1, 3],
    [0, 2],
    [1, null],
    [2, null],
    [9, 4]
  ])
})

it('hours are told by their most, fewest and last, the newest first', () => {
  const hours = hoursOf(samples)
  expect(hours.map(({ atMs, unanswered }) => [atMs, unanswered])).toEqual([
    [noon, 1],
    [noon - 60 * minute, 0]
  ])
  expect(hours[0]).toMatchObject({ most: { slotsUsed: 4 }, least: { slotsUsed: 2 }, last: { slotsUsed: 4 } })
  expect(hoursOf([sample(noon, null)])[0]).toMatchObject({ most: { slotsUsed: null }, unanswered: 1 })
})
