import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, total } from '../exact'
import { exact, known, label, maybeMoney, textOrNull } from './kpi-under-test'
import { pointsBetween, sharesOf } from './shares'

/** Half a unit of the twelfth digit for each member. */
const slack = (members: number) => members * 0.5e-12 + 1e-12

test('shares add up to 1 and their changes to 0', () => {
  const positive = maybeMoney.map(
    (value) => value && { ...value, digits: value.digits < 0n ? -value.digits : value.digits }
  )
  const members = fc.array(fc.record({ label, value: positive, previous: positive }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(members, (all) => {
      const { rows, total: sum } = sharesOf(all)
      if (rows[0]?.points.value === null || rows[0]?.share.value === null) return
      const shares = rows.map(({ share }) => share.value ?? Number.NaN)
      expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(slack(all.length))
      const points = rows.map((row) => row.points.value ?? Number.NaN)
      expect(Math.abs(points.reduce((a, b) => a + b, 0))).toBeLessThan(slack(all.length))
      expect(compare(sum ?? exact('-1'), total(all.flatMap(({ value }) => value ?? [])))).toBe(0)
    })
  )
})

test('a share is of members with and without a label', () => {
  // 30 of 120 is a quarter; before, 10 of 40 too: no points, though sales grew by 200 %.
  const { rows } = sharesOf([
    { label: null, value: exact('30'), previous: exact('10') },
    { label: 'x', value: exact('90'), previous: exact('30') }
  ])
  expect(rows[0]).toMatchObject({
    label: null,
    share: { value: 0.25 },
    previousShare: { value: 0.25 },
    points: { value: 0 },
    growth: 2
  })
})

test.each([
  ['0.3500', '0.3000', '0.0500', null],
  ['-0.10', '0.05', '-0.15', null],
  [null, '0.05', null, 'no-value'],
  ['0.05', null, null, 'no-earlier-data']
])('from %s to points', (now, before, points, reason) => {
  const { value, noFigure } = pointsBetween(known(now), known(before))
  expect([textOrNull(value), noFigure]).toEqual([points, reason])
})
