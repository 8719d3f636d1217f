import { describe, expect, it } from 'vitest'
import type { NumberTile } from '../board'
import { type AlertCondition, type AlertDraft, type AlertState, isJudgedAlike, type Reading, untouched } from './alert'
import { afterLook, judge } from './judge'

type Tile = Parameters<typeof judge>[1]

const tile = (change: Partial<Tile> = {}): Tile => ({
  lacks: [],
  value: '100.00',
  reason: null,
  unit: 'money',
  comparison: { previous: '100.00', noGrowth: null },
  ...change
})
const against = (value: string, previous: string | null, unit: NumberTile['unit'] = 'money'): Tile =>
  tile({ value, unit, comparison: { previous, noGrowth: null } })
const when = (kind: AlertCondition['kind'], value: string): AlertCondition => ({ kind, value })
const holds = (condition: AlertCondition, seen: Tile, until: string | null = null) => {
  const verdict = judge(condition, seen, until)
  return verdict.kind === 'judged' ? verdict.holds : verdict.silence
}

describe('a threshold', () => {
  it.each([
    ['above', '99.99', true],
    ['above', '100', false],
    ['above', '100.01', false],
    ['below', '100.01', true],
    ['below', '100.000', false],
    ['below', '99.99', false],
    ['above', '-5', true]
  ] as const)('100.00 is %s %s: %s', (kind, value, expected) => {
    expect(holds(when(kind, value), tile())).toBe(expected)
  })

  it('is compared digit by digit, where binary numbers see no difference', () => {
    expect(Number('9007199254740994.01')).toBe(Number('9007199254740994.00'))
    const seen = tile({ value: '9007199254740994.01' })
    expect(holds(when('above', '9007199254740994.00'), seen)).toBe(true)
    expect(holds(when('above', '9007199254740994.01'), seen)).toBe(false)
  })

  it('needs no comparison', () => {
    expect(holds(when('above', '99'), tile({ comparison: null }))).toBe(true)
    expect(holds(when('below', '-99'), tile({ value: '-99.01', comparison: null }))).toBe(true)
  })

  it('of a total that still grows is reached for good, and missed only when its days are over', () => {
    expect(holds(when('below', '101'), tile(), '2024-06-30')).toEqual({ kind: 'running', until: '2024-06-30' })
    expect(holds(when('below', '100'), tile(), '2024-06-30')).toBe(false)
    expect(holds(when('above', '99'), tile(), '2024-06-30')).toBe(true)
    expect(holds(when('falls', '5'), against('94.99', '100'), '2024-06-30')).toBe(true)
  })
})

describe('a change against the days compared with', () => {
  it.each([
    // 5 % of 80.00 are 4.00.
    ['rises', '5', '84.01', '80.00', true],
    ['rises', '5', '84.00', '80.00', false],
    ['rises', '5', '75.00', '80.00', false],
    ['falls', '5', '75.99', '80.00', true],
    ['falls', '5', '76.00', '80.00', false],
    ['falls', '5', '90.00', '80.00', false],
    // A third has no end in decimals: 1/3 of 0.03 is 0.01, which is 33.333… %.
    ['rises', '33.333333333333', '0.04', '0.03', true],
    ['rises', '33.333333333334', '0.04', '0.03', false],
    ['falls', '0', '79.99', '80.00', true],
    ['falls', '0', '80.00', '80.00', false],
    // To below zero is a fall of more than all.
    ['falls', '100', '-1.00', '80.00', true]
  ] as const)('%s by more than %s percent: %s after %s is %s', (kind, by, value, previous, expected) => {
    expect(holds(when(kind, by), against(value, previous))).toBe(expected)
  })

  it.each([
    // 0.30 to 0.27 are 3 points, though 10 percent of it.
    ['falls', '3', '0.269999', '0.300000', true],
    ['falls', '3', '0.270000', '0.300000', false],
    ['falls', '9', '0.270000', '0.300000', false],
    ['rises', '2.5', '0.325001', '0.300000', true],
    ['rises', '2.5', '0.325000', '0.300000', false],
    // A loss that becomes a profit; points need no base.
    ['rises', '15', '0.100000', '-0.060000', true],
    ['rises', '5', '0.060000', '0.000000', true]
  ] as const)('a ratio %s by more than %s points: %s after %s is %s', (kind, by, value, previous, expected) => {
    expect(holds(when(kind, by), against(value, previous, 'ratio'))).toBe(expected)
  })

  it.each(['from-zero', 'from-negative', 'no-earlier-data'] as const)(
    'without a base is not judged: %s',
    (noGrowth) => {
      const seen = tile({ comparison: { previous: '0.00', noGrowth } })
      expect(holds(when('rises', '5'), seen)).toEqual({ kind: 'no-growth', reason: noGrowth })
      expect(holds(when('above', '5'), seen)).toBe(true)
    }
  )

  it('without anything to compare with is not judged', () => {
    expect(holds(when('falls', '5'), tile({ comparison: null }))).toEqual({ kind: 'no-comparison' })
    expect(holds(when('falls', '5'), against('5', null))).toEqual({ kind: 'no-comparison' })
  })
})

it('what has no value is not judged, and says why', () => {
  const condition = when('below', '5')
  expect(holds(condition, tile({ value: null, reason: 'no-value' }))).toEqual({ kind: 'no-value', reason: 'no-value' })
  expect(holds(condition, tile({ value: null, reason: 'too-few-months' }))).toEqual({
    kind: 'no-value',
    reason: 'too-few-months'
  })
  expect(holds(condition, tile({ value: null, lacks: ['cost'] }))).toEqual({ kind: 'lacks', roles: ['cost'] })
  expect(holds(condition, tile({ value: null, blocked: 'mixed-currencies' }))).toEqual({
    kind: 'blocked',
    blocked: 'mixed-currencies'
  })
})

describe('a crossing', () => {
  const reading: Reading = {
    value: '1.00',
    unit: 'money',
    currency: null,
    range: null,
    previous: null,
    earlier: null,
    change: null,
    growth: null,
    dataThrough: null,
    version: 1
  }
  const walk = (looks: readonly (boolean | null)[]) => {
    let state: AlertState = untouched
    return looks.map((holds, at) => {
      const verdict =
        holds === null
          ? ({ kind: 'silent', silence: { kind: 'no-comparison' } } as const)
          : ({ kind: 'judged', holds } as const)
      const step = afterLook(state, verdict, reading, at)
      state = step.state
      return step.happened
    })
  }

  it('is told once, and again after it was over', () => {
    expect(walk([false, true, true, true, false, false, true])).toEqual([
      null,
      'fired',
      null,
      null,
      'recovered',
      null,
      'fired'
    ])
  })

  it('is told at the first look when the condition holds already', () => {
    expect(walk([true, true])).toEqual(['fired', null])
  })

  it('is neither made nor ended by a look that could not be judged', () => {
    expect(walk([true, null, true, null, false, null, false])).toEqual([
      'fired',
      null,
      null,
      null,
      'recovered',
      null,
      null
    ])
  })

  it('keeps what was seen last where nothing could be seen', () => {
    const seen = afterLook(untouched, { kind: 'judged', holds: true }, reading, 5).state
    const silence = { kind: 'no-comparison' } as const
    expect(afterLook(seen, { kind: 'silent', silence }, null, 9).state).toEqual({
      isFiring: true,
      checkedMs: 9,
      silence,
      reading
    })
  })
})

it('another name, another time of asking or a switch is no other condition', () => {
  const before: AlertDraft = {
    name: 'a',
    dataset: 'sales',
    metric: 'revenue',
    span: 'range',
    range: null,
    filters: [],
    compare: 'last-year',
    fiscal: false,
    condition: when('above', '5'),
    askEvery: 5,
    isOn: true
  }
  const named: AlertDraft = { ...before, name: 'b', askEvery: null, isOn: false }
  expect(isJudgedAlike(before, named)).toBe(true)
  expect(isJudgedAlike(before, { ...before, condition: { value: '5', kind: 'above' } })).toBe(true)
  expect(isJudgedAlike(before, { ...before, condition: when('above', '6') })).toBe(false)
  expect(isJudgedAlike(before, { ...before, filters: [{ role: 'region', values: ['West'] }] })).toBe(false)
})
