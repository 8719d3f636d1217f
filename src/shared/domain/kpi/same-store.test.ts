import { expect, test } from 'vitest'
import { textOf, total } from '../exact'
import { exact } from './kpi-under-test'
import { sameStoreOf } from './same-store'

test('every entity is in one group, and the groups are the whole', () => {
  const store = (label: string | null, value: string | null, previous: string | null, firstSale: string | null) => ({
    label,
    value: value === null ? null : exact(value),
    previous: previous === null ? null : exact(previous),
    firstSale
  })
  const { value } = sameStoreOf(
    [
      store('old', '110.00', '100.00', '2019-03-01'),
      store('first', '60.00', '50.00', '2018-01-31'),
      // Opened in February 2023: twelve months before February 2024, not thirteen.
      store('young', '90.00', '10.00', '2023-02-01'),
      store('opened', '50.00', null, '2024-01-05'),
      store('closed', null, '70.00', '2019-05-01'),
      store(null, '5.00', '4.00', null)
    ],
    { from: '2024-02-01', dataFrom: '2018-01-02' }
  )
  if (!value) throw new Error('no figure')
  // (110 + 60 − 150) ÷ 150 = 0.1333…; in all (315 − 234) ÷ 234 = 0.346153…
  expect(value.sameStore).toMatchObject({ growth: 0.133333333333, noGrowth: null })
  expect(value.overall).toMatchObject({ growth: 0.346153846154, noGrowth: null })
  const groups = [value.comparable, value.tooYoung, value.opened, value.closed, value.unnamed]
  expect(groups.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1])
  expect(textOf(total(groups.flatMap((group) => group.value ?? [])))).toBe('315.00')
  expect(textOf(total(groups.flatMap((group) => group.previous ?? [])))).toBe('234.00')
  // That of the first month of the data may be older.
  expect(value.assumedOld).toBe(1)
})
