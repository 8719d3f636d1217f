import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, textOf, zero } from '../exact'
import { exact, label, maybeMoney } from './kpi-under-test'
import { abcClasses, abcOf, concentrationOf } from './pareto'

const items = fc.array(fc.record({ label, value: maybeMoney }), { maxLength: 25 })

test('classes have counts, sums and shares', () => {
  // Of 200: a 120 (60 %), b 50 (85 %: A, as with it 80 % are reached), c 20 (95 %: B), d 10 (C).
  const { value } = abcOf([
    { label: 'd', value: exact('10') },
    { label: 'a', value: exact('120') },
    { label: 'c', value: exact('20') },
    { label: 'b', value: exact('50') }
  ])
  const classes = abcClasses.map((name) => {
    const of = value?.classes[name]
    return of && [of.count, textOf(of.value), of.share]
  })
  expect(classes).toEqual([
    [2, '170', 0.85],
    [1, '20', 0.1],
    [1, '10', 0.05]
  ])
})

test('each item is in one class or apart', () => {
  fc.assert(
    fc.property(items, (all) => {
      const { value } = abcOf(all)
      if (!value) return
      expect(value.items.length + value.apart.length).toBe(all.length)
      const counted = abcClasses.reduce((count, name) => count + value.classes[name].count, 0)
      expect(counted).toBe(value.items.length)
      const sum = abcClasses.reduce((before, name) => add(before, value.classes[name].value), zero)
      expect(compare(sum, value.positiveTotal)).toBe(0)
      expect(value.items.map((one) => one.class).join('')).toMatch(/^A+B*C*$/)
      expect(value.items.at(-1)?.cumulative).toBe(1)
    })
  )
})

test('the order of equal items is the same however they come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', null], { minLength: 6 }), (labels) => {
      const { value } = abcOf(labels.map((one) => ({ label: one, value: exact('1.0') })))
      expect(value?.items.map((one) => one.label)).toEqual(['a', 'b', 'c', 'd', 'e', null])
    })
  )
})

test.each([
  ['-0.1', '0.9'],
  ['0.9', '0.8'],
  ['0.9', '1.01']
])('bounds %s and %s are refused', (a, b) => {
  expect(() => abcOf([], { a: exact(a), b: exact(b) })).toThrow(RangeError)
})

test('concentration lies between that of equal members and that of one', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 30 }), (members, n) => {
      const { value } = concentrationOf(members, n)
      if (!value) return
      expect(value.hhi).toBeGreaterThanOrEqual(1 / value.members - 1e-11)
      expect(value.hhi).toBeLessThanOrEqual(1)
      expect(value.top.share > 0 || value.members > 1).toBe(true)
      if (n >= value.members) expect(value.top.share).toBe(1)
    })
  )
})
