import { expect, it } from 'vitest'
import { timeGaps } from './time-gaps'

const dayOf = (iso: string) => Date.parse(iso) / 86_400_000
const days = (from: string, count: number) => Array.from({ length: count }, (_, n) => dayOf(from) + n)

it('names missing days and the days beside them', () => {
  const line = days('2024-01-01', 60).filter((day) => day !== dayOf('2024-02-10') && day !== dayOf('2024-02-11'))
  expect(timeGaps(line)).toEqual({
    unit: 'days',
    missing: ['2024-02-10', '2024-02-11'],
    edges: [dayOf('2024-02-09'), dayOf('2024-02-12')]
  })
  expect(timeGaps(days('2024-01-01', 60))).toBeNull()
})

it('days off are no gaps', () => {
  // 2024-01-01 is a Monday.
  const weekdays = days('2024-01-01', 84).filter((_, n) => n % 7 < 5)
  expect(timeGaps(weekdays)).toBeNull()
  expect(timeGaps(weekdays.filter((day) => day !== dayOf('2024-01-17')))?.missing).toEqual(['2024-01-17'])
})

it('a line with rows on some days only is looked at by month', () => {
  const sparse = days('2023-01-01', 700).filter((_, n) => n % 6 === 0)
  expect(timeGaps(sparse)).toBeNull()
  const gap = sparse.filter((day) => day < dayOf('2023-07-01') || day >= dayOf('2023-09-01'))
  expect(timeGaps(gap)).toMatchObject({ unit: 'months', missing: ['2023-07', '2023-08'] })
  expect(timeGaps([1, 400, 800])).toBeNull()
})
