import { expect, it } from 'vitest'
import type { TimeChunk } from '../pipeline/druid-port'
import { byMonth } from './datasource'

function chunk(start: string | null, end: string | null, more: Partial<TimeChunk> = {}): TimeChunk {
  const ms = (text: string | null) => (text === null ? null : Date.parse(text))
  const counts = { segments: 1, rows: 10, sizeBytes: 100, available: 1, lacking: 0, copies: 2, copiesWanted: 2 }
  return { startMs: ms(start), endMs: ms(end), ...counts, ...more }
}

it('segments of a month are counted together, longer ones for themselves', () => {
  const months = byMonth([
    chunk(null, null, { lacking: null, copiesWanted: null }),
    chunk('2023-01-01', '2024-01-01'),
    chunk('2024-02-01', '2024-03-01', { segments: 2, available: 1, copies: 0, lacking: 2 }),
    chunk('2024-02-28', '2024-02-29'),
    chunk('2024-03-01', '2024-03-02'),
    // A week that lies in two months belongs to none.
    chunk('2024-04-29', '2024-05-06')
  ])
  expect(months.map(({ month, segments, rows }) => [month, segments, rows])).toEqual([
    [null, 1, 10],
    [null, 1, 10],
    ['2024-02', 3, 20],
    ['2024-03', 1, 10],
    [null, 1, 10]
  ])
  expect(months[0]).toMatchObject({ fromMs: null, toMs: null, lacking: null, copiesWanted: null })
  expect(months[2]).toMatchObject({
    fromMs: Date.parse('2024-02-01'),
    toMs: Date.parse('2024-03-01'),
    available: 2,
    lacking: 2,
    copies: 0,
    copiesWanted: 2
  })
})
