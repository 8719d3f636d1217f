import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, type Exact, subtract, textOf, total, zero } from '../exact'
import { type BridgeInput, type BridgePart, bridgeParts, priceVolumeMix, sumOfParts } from './bridge'
import { known, label, maybeMoney } from './kpi-under-test'

type Row = readonly [label: string | null, s0: string | null, q0: string | null, s1: string | null, q1: string | null]

function bridgeOf(rows: readonly Row[], top?: number) {
  const items = rows.map(([name, s0, q0, s1, q1]) => ({
    label: name,
    s0: known(s0),
    q0: known(q0),
    s1: known(s1),
    q1: known(q1)
  }))
  const { value, noFigure } = priceVolumeMix(items, top)
  if (!value) throw new Error(`no bridge: ${noFigure}`)
  return value
}

const partsOf = (rows: readonly Row[]) => {
  const { parts } = bridgeOf(rows)
  return bridgeParts.map((part) => textOf(parts[part])).join(' ')
}

test.each<[string, readonly Row[], string]>([
  // a: 10 at 10 become 8 at 12. P̄0 = 10. Volume (8 − 10) × 10 = −20; price (12 − 10) × 8 = 16; mix 0. 96 − 100 = −4.
  ['fewer but dearer', [['a', '100', '10', '96', '8']], '16 -20 0 0 0 0'],
  // P̄0 = (10 × 1 + 10 × 3) ÷ 20 = 2. Q from 20 to 20: volume 0. Mix (5 − 10)(1 − 2) + (15 − 10)(3 − 2) = 5 + 5 = 10. Price 0.
  [
    'from cheap to dear',
    [
      ['cheap', '10', '10', '5', '5'],
      ['dear', '30', '10', '45', '15']
    ],
    '0 0 10 0 0 0'
  ],
  // P̄0 = 40 ÷ 20 = 2. Q 20 → 30: volume 20. Mix (20 − 10)(1 − 2) + 0 = −10. Price: 40 − 1 × 20 = 20 and 30 − 3 × 10 = 0.
  [
    'all three',
    [
      ['cheap', '10', '10', '40', '20'],
      ['dear', '30', '10', '30', '10']
    ],
    '20 20 -10 0 0 0'
  ],
  // p0 = 10 ÷ 3; 10 ÷ 3 × 2 = 6.67 (6.666…): price 5 − 6.666… = −1.666… → −1.67; volume −1 × 3.333… → −3.33; mix the rest: −5 + 1.67 + 3.33 = 0.
  ['thirds', [['a', '10.00', '3', '5.00', '2']], '-1.67 -3.33 0.00 0.00 0.00 0.00'],
  // Two thirds twice: price 0.01 − 0.02 ÷ 3 × 1 = 0.00333… each, together 0.00666… → 0.01; volume −4 × 0.04 ÷ 6 = −0.02666… → −0.03; change 0.02 − 0.04.
  [
    'rounded once, not by item',
    [
      ['a', '0.02', '3', '0.01', '1'],
      ['b', '0.02', '3', '0.01', '1']
    ],
    '0.01 -0.03 0.00 0.00 0.00 0.00'
  ],
  [
    'new, lost, unexplained',
    [
      ['a', '1', '1', '1', '1'],
      ['n', null, null, '7', '2'],
      ['l', '5', '1', null, null],
      ['u', '3', null, '9', null]
    ],
    '0 0 0 7 -5 6'
  ]
])('%s', (_, rows, parts) => {
  expect(partsOf(rows)).toBe(parts)
})

test('two rows without a label are two items', () => {
  // P̄0 = 3; the first 1 → 2, the second 5 → 4: price 1 and −1.
  const { parts, commonItems } = bridgeOf([
    [null, '1', '1', '2', '1'],
    [null, '5', '1', '4', '1']
  ])
  expect(commonItems).toBe(2)
  expect(textOf(parts.price)).toBe('0')
})

test('the largest items of each part, by size and with their own parts', () => {
  // P̄0 = 300 ÷ 30 = 10. Price: a +20, b −50, c +5. Volume and mix: b alone has other units, (5 − 10) × 10 = −50, mix (5 − 10)(10 − 10) = 0.
  const { largest } = bridgeOf(
    [
      ['a', '100', '10', '120', '10'],
      ['b', '100', '10', '0', '5'],
      ['c', '100', '10', '105', '10'],
      ['gone', '7', '1', null, null]
    ],
    2
  )
  const of = (part: BridgePart) =>
    largest[part].map((item) => `${item.label} ${textOf(item.parts[part])} of ${textOf(item.change)}`)
  expect(of('price')).toEqual(['b -50 of -100', 'a 20 of 20'])
  expect(of('volume')).toEqual(['b -50 of -100'])
  expect(of('mix')).toEqual([])
  expect(of('lost')).toEqual(['gone -7 of -7'])
})

const item: fc.Arbitrary<BridgeInput> = fc.record({
  label,
  s0: maybeMoney,
  q0: maybeMoney,
  s1: maybeMoney,
  q1: maybeMoney
})

test('the parts add up to the change to the last digit, in the whole and of each item', () => {
  const isSame = (a: Exact, b: Exact) => compare(a, b) === 0
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      const { value } = priceVolumeMix(items, items.length)
      if (!value) return
      const change = subtract(total(items.flatMap(({ s1 }) => s1 ?? [])), total(items.flatMap(({ s0 }) => s0 ?? [])))
      expect(isSame(value.change, change)).toBe(true)
      expect(isSame(sumOfParts(value.parts), change)).toBe(true)
      expect(isSame(add(value.before, change), value.now)).toBe(true)
      for (const one of bridgeParts.flatMap((part) => value.largest[part])) {
        expect(isSame(sumOfParts(one.parts), one.change)).toBe(true)
      }
    })
  )
})

test('what is new, lost or unexplained is in its own part, item for item', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      const { value } = priceVolumeMix(items, items.length)
      if (!value) return
      for (const part of ['new', 'lost', 'unexplained'] as const) {
        const sum = value.largest[part].reduce((before, one) => add(before, one.parts[part]), zero)
        expect(compare(sum, value.parts[part])).toBe(0)
        expect(value.largest[part].every(({ parts }) => parts.price.digits === 0n && parts.mix.digits === 0n)).toBe(
          true
        )
      }
    })
  )
})
