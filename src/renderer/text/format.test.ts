import { afterEach, describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatBytes,
  formatDate,
  formatDecimal,
  formatDuration,
  formatPercent,
  formatShort,
  formatTimestamp,
  setFormatLocale
} from './format'

afterEach(() => setFormatLocale('en'))

describe('exact decimals', () => {
  it('keeps every digit', () => {
    expect(formatDecimal('12345678901234567890.10')).toBe('12,345,678,901,234,567,890.10')
  })
  it('rounds half up on the text', () => {
    expect(formatDecimal('1.005', 2)).toBe('1.01')
    expect(formatDecimal('999.995', 2)).toBe('1,000.00')
    expect(formatDecimal('-0.5', 0)).toBe('−1')
    expect(formatDecimal('0.04', 1)).toBe('0.0')
  })
  it('fills up places', () => {
    expect(formatDecimal('7', 2)).toBe('7.00')
  })
  it('shows no minus before nothing', () => {
    expect(formatDecimal('-0.004', 2)).toBe('0.00')
  })
  it('writes the marks of the locale', () => {
    setFormatLocale('de')
    expect(formatDecimal('-1234567.5', 2)).toBe('−1.234.567,50')
  })
  it('leaves other text alone', () => {
    expect(formatDecimal('n/a')).toBe('n/a')
  })
})

describe('shares', () => {
  it('never says 0 or 100 when it is not', () => {
    expect(formatPercent(0.00001)).toBe('<\u00a00.1%')
    expect(formatPercent(0.99999)).toBe('>\u00a099.9%')
    expect(formatPercent(0)).toBe('0%')
    expect(formatPercent(1)).toBe('100%')
    expect(formatPercent(0.1234)).toBe('12.3%')
  })
})

describe('sizes, times, dates', () => {
  it('takes decimal units', () => {
    expect(formatBytes(1_340_000_000)).toBe('1.34 GB')
    expect(formatBytes(13_400_000)).toBe('13.4 MB')
    expect(formatBytes(0)).toBe('0 bytes')
  })
  it('names the units of a time', () => {
    expect(formatDuration(430)).toBe('430 ms')
    expect(formatDuration(1900)).toBe('1.9 sec')
    expect(formatDuration(200_000)).toBe('3 min 20 sec')
    expect(formatDuration(3_720_000)).toBe('1 hr 2 min')
  })
  it('never says sixty seconds', () => {
    expect(formatDuration(119_900)).toBe('2 min 0 sec')
  })
  it('reads ISO days without a zone shifting them', () => {
    expect(formatDate('2024-01-01')).toBe('Jan 1, 2024')
    expect(formatDate('soon')).toBe('soon')
  })
  it('writes moments as they stand in the data', () => {
    expect(formatTimestamp('2010-12-01T00:00:00')).toBe('Dec 1, 2010')
    expect(formatTimestamp('2010-12-01 08:26:00.000Z')).toBe('Dec 1, 2010, 08:26')
    expect(formatTimestamp('2010-12-01T08:26:05.250')).toBe('Dec 1, 2010, 08:26:05.25')
    expect(formatTimestamp('2010-12-01T00:00:00.5')).toBe('Dec 1, 2010, 00:00:00.5')
    expect(formatTimestamp('2010-12-01')).toBe('Dec 1, 2010')
    expect(formatTimestamp('noon')).toBe('noon')
  })
  it('shortens as the language does, and writes what it does not shorten whole', () => {
    expect([4519.9, 733_215.2, 1_234_567, 12.25].map(formatShort)).toEqual(['4.5K', '733.2K', '1.2M', '12.3'])
    setFormatLocale('de-DE')
    expect([4519.9, -733_215.2, 1_234_567, 12.25].map(formatShort)).toEqual([
      '4.520',
      '-733.215',
      '1,2\u00a0Mio.',
      '12,3'
    ])
    setFormatLocale('en-US')
  })
  it('says how long ago', () => {
    const nowMs = Date.UTC(2024, 5, 15, 12)
    expect(formatAgo(nowMs - 5000, nowMs)).toBe('now')
    expect(formatAgo(nowMs - 3_600_000 * 3, nowMs)).toBe('3 hours ago')
    expect(formatAgo(nowMs - 86_400_000, nowMs)).toBe('yesterday')
  })
})
