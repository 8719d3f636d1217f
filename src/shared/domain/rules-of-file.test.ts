import { expect, it } from 'vitest'
import type { LoadProfile, TableProfile } from './load-profile'
import type { RuleCheck } from './rules'
import { judgeFile } from './rules-of-file'

const table = (rows: number, sum: string | null, last: string | null): TableProfile => ({
  rows,
  columns: [
    { name: 'amount', nulls: 0, min: null, max: null, sum, values: null },
    { name: 'day', nulls: 0, min: last, max: last, sum: null, values: null }
  ],
  months: [],
  days: 0,
  dateColumn: null
})
const load = (rows: number, sum: string) => table(rows, sum, null) as unknown as LoadProfile
const judge = (check: RuleCheck, now: TableProfile, loads: LoadProfile[] = []) => {
  const outcome = judgeFile({ id: 'r', name: '', enabled: true, severity: 'warning', check }, now, loads, '2024-03-01')
  return [outcome?.state, outcome?.observed, outcome?.low, outcome?.high]
}

it('rows: both ends are inside, and ends between two numbers of rows move inwards', () => {
  const band = { kind: 'row-count', min: null, max: null, percent: 30 } as const
  // 1993 ± 30 % is 1395.1 to 2590.9.
  expect(judge(band, table(1396, null, null), [load(1993, '0')])).toEqual(['passed', '1396', '1396', '2590'])
  expect(judge(band, table(1395, null, null), [load(1993, '0')])).toEqual(['failed', '1395', '1396', '2590'])
  expect(judge({ ...band, max: 2000 }, table(2001, null, null), [load(1993, '0')])[0]).toBe('failed')
  expect(judge(band, table(5, null, null))).toEqual(['unmeasured', null, null, null])
  expect(judge({ ...band, min: 5 }, table(5, null, null))).toEqual(['passed', '5', '5', null])
})

it('sums: near the last one or the mean of some, below zero too', () => {
  const band = { kind: 'sum', column: 'amount', percent: 10, loads: 1 } as const
  expect(judge(band, table(1, '110.00', null), [load(1, '100.00')])).toEqual(['passed', '110.00', '90.00', '110.00'])
  expect(judge(band, table(1, '110.01', null), [load(1, '100.00')])[0]).toBe('failed')
  expect(judge(band, table(1, '-95.00', null), [load(1, '-100.00')])).toEqual(['passed', '-95.00', '-110.00', '-90.00'])
  // The mean of 100, 200 and 300 is 200; the fourth load is not looked at.
  const loads = [load(1, '100'), load(1, '200'), load(1, '300'), load(1, '9000')]
  expect(judge({ ...band, loads: 3 }, table(1, '181', null), loads)).toEqual(['passed', '181', '180', '220'])
})

it('freshness: the day itself still counts; no date is not fresh', () => {
  const fresh = { kind: 'freshness', column: 'day', days: 1 } as const
  // The day before 1 March 2024 is the 29th of February.
  expect(judge(fresh, table(1, null, '2024-02-29'))).toEqual(['passed', '2024-02-29', '2024-02-29', null])
  expect(judge(fresh, table(1, null, '2024-02-28'))[0]).toBe('failed')
  expect(judge(fresh, table(1, null, '2024-02-29T08:00:00'))[0]).toBe('passed')
  expect(judge(fresh, table(1, null, null))).toEqual(['failed', null, '2024-02-29', null])
})
