import { describe, expect, it } from 'vitest'
import { earlier, periodText, readPeriod } from './period'
import { type RetentionChoice, readRetention, rulesOf, staysLoaded } from './retention'

const copies = { _default_tier: 2 }
const now = Date.UTC(2024, 2, 31, 12)

describe('periods', () => {
  it('are read as they are written, and only those of one unit of the calendar', () => {
    for (const text of ['P0D', 'P3M', 'P52W', 'P10Y'])
      expect(periodText(readPeriod(text) ?? { amount: 7, unit: 'D' })).toBe(text)
    for (const text of ['P1Y2M', 'PT12H', 'P-1D', '3M', null]) expect(readPeriod(text)).toBeNull()
  })

  it('count back by the calendar', () => {
    expect(earlier(now, { amount: 1, unit: 'M' })).toBe(Date.UTC(2024, 1, 29, 12))
    expect(earlier(now, { amount: 13, unit: 'M' })).toBe(Date.UTC(2023, 1, 28, 12))
    expect(earlier(Date.UTC(2024, 1, 29), { amount: 1, unit: 'Y' })).toBe(Date.UTC(2023, 1, 28))
    expect(earlier(now, { amount: 2, unit: 'W' })).toBe(Date.UTC(2024, 2, 17, 12))
  })
})

describe('retention', () => {
  const choices: readonly RetentionChoice[] = [
    { kind: 'inherit' },
    { kind: 'keep-all', copies },
    { kind: 'keep-last', period: { amount: 18, unit: 'M' }, copies: { hot: 2, _default_tier: 1 } },
    { kind: 'drop-before', day: '2022-01-01', copies }
  ]

  it.each(choices)('is read as it was written: $kind', (choice) => {
    expect(readRetention(rulesOf(choice))).toEqual(choice)
  })

  it('that no form shows is kept as it is', () => {
    const rules = [{ type: 'loadByInterval', interval: '2020-01-01/2021-01-01' }, { type: 'dropForever' }]
    expect(readRetention(rules)).toEqual({ kind: 'other', rules })
    const noFuture = [{ type: 'loadByPeriod', period: 'P1M', includeFuture: false }, { type: 'dropForever' }]
    expect(readRetention(noFuture).kind).toBe('other')
    expect(readRetention([{ type: 'dropForever' }]).kind).toBe('other')
    expect(readRetention([{ type: 'loadByPeriod', period: 'PT12H' }, { type: 'dropForever' }]).kind).toBe('other')
  })

  it('keeps a segment as long as a part of it lies in the period', () => {
    const last = { kind: 'keep-last', period: { amount: 1, unit: 'M' }, copies } as const
    const inherit = { kind: 'inherit' } as const
    expect(staysLoaded(Date.UTC(2024, 1, 29, 12), last, inherit, now)).toBe(false)
    expect(staysLoaded(Date.UTC(2024, 2, 1), last, inherit, now)).toBe(true)
    expect(staysLoaded(Date.UTC(2030, 0, 1), last, inherit, now)).toBe(true)
    const day = { kind: 'drop-before', day: '2022-01-01', copies } as const
    expect(staysLoaded(Date.UTC(2022, 0, 1), day, inherit, now)).toBe(false)
    expect(staysLoaded(Date.UTC(2022, 0, 2), day, inherit, now)).toBe(true)
    expect(staysLoaded(Date.UTC(2022, 0, 1), inherit, day, now)).toBe(false)
    expect(staysLoaded(Date.UTC(2022, 0, 1), inherit, { kind: 'other', rules: [] }, now)).toBeNull()
  })
})
