import { describe, expect, it } from 'vitest'
import { type ColumnType, type NumberFormat, plainNumber, type Reading } from '../column-type'
import { invalid, parseValue, readingPattern } from './index'

const base = { column: 'c', nullTokens: ['NA'], onInvalid: 'reject' } as const

function number(type: ColumnType, format: Partial<NumberFormat> = {}): Reading {
  return { ...base, nullTokens: ['NA'], type, format: { ...plainNumber, ...format } }
}

function date(patterns: string[], kind: 'date' | 'timestamp' = 'date', zone: 'none' | 'offset' = 'none'): Reading {
  const type: ColumnType = kind === 'date' ? { kind } : { kind, zone }
  return { ...base, nullTokens: ['NA'], type, format: { kind: 'date', patterns, pivotYear: 68 } }
}

const decimal = (precision: number, scale: number): ColumnType => ({ kind: 'decimal', precision, scale })

/** Values by the parser; a value must match the pattern, and what misses the pattern must be invalid. */
function read(reading: Reading, text: string) {
  const value = parseValue(reading, text)
  const matches = new RegExp(readingPattern(reading), 'u').test(text.trim())
  if (typeof value === 'string') expect(matches, `${text} matches`).toBe(true)
  if (!matches && value !== null) expect(value).toBe(invalid)
  return value
}

describe('numbers', () => {
  it('reads plain longs and refuses what is no whole number', () => {
    const r = number({ kind: 'long' })
    expect(read(r, ' 42 ')).toBe('42')
    expect(read(r, '-7')).toBe('-7')
    expect(read(r, '+7')).toBe('7')
    expect(read(r, '007')).toBe('7')
    expect(read(r, '-0')).toBe('0')
    expect(read(r, '5.0')).toBe('5')
    expect(read(r, '5.5')).toBe(invalid)
    expect(read(r, '1,234')).toBe(invalid)
    expect(read(r, '')).toBe(null)
    expect(read(r, ' NA')).toBe(null)
    expect(read(r, 'na')).toBe(invalid)
    expect(read(r, '1e5')).toBe(invalid)
    expect(read(r, '٣')).toBe(invalid)
    expect(read(r, '9223372036854775807')).toBe('9223372036854775807')
    expect(read(r, '9223372036854775808')).toBe(invalid)
    expect(read(r, '-9223372036854775808')).toBe('-9223372036854775808')
  })

  it('does not take the point of a currency mark for the decimal mark', () => {
    const r = number(decimal(12, 2), { thousandsMark: ',', currencies: ['Rs.', 'Rs', 'kr.'] })
    expect(read(r, 'Rs.12')).toBe('12')
    expect(read(r, 'Rs. 1,234.50')).toBe('1234.5')
    expect(read(r, '-12.75 kr.')).toBe('-12.75')
    expect(read(r, 'Rs 0.5')).toBe('0.5')
  })

  it('keeps decimals exact within precision and scale', () => {
    const r = number(decimal(5, 2))
    expect(read(r, '123.45')).toBe('123.45')
    expect(read(r, '-0.50')).toBe('-0.5')
    expect(read(r, '.5')).toBe('0.5')
    expect(read(r, '12.')).toBe('12')
    expect(read(r, '1.2300')).toBe('1.23')
    expect(read(r, '1.234')).toBe(invalid)
    expect(read(r, '1234.5')).toBe(invalid)
    expect(read(r, '0001.5')).toBe('1.5')
    expect(read(r, '.')).toBe(invalid)
    expect(read(number(decimal(38, 0)), '12345678901234567890123456789012345678')).toBe(
      '12345678901234567890123456789012345678'
    )
  })

  it('reads thousands marks only in groups of three', () => {
    const r = number(decimal(18, 2), { thousandsMark: ',' })
    expect(read(r, '1,234,567.89')).toBe('1234567.89')
    expect(read(r, '1234567.89')).toBe('1234567.89')
    expect(read(r, '12,34,567.5')).toBe('1234567.5')
    expect(read(r, '12,34')).toBe(invalid)
    expect(read(r, '1,23,4')).toBe(invalid)
    expect(read(r, ',123')).toBe(invalid)
  })

  it('reads the European, French and Swiss ways', () => {
    expect(read(number(decimal(18, 2), { decimalMark: ',', thousandsMark: '.' }), '1.234,56')).toBe('1234.56')
    expect(read(number(decimal(18, 2), { decimalMark: ',', thousandsMark: ' ' }), '1\u202f234\u00a0567,5')).toBe(
      '1234567.5'
    )
    expect(read(number(decimal(18, 2), { thousandsMark: "'" }), "1'234’567.5")).toBe('1234567.5')
    expect(read(number({ kind: 'long' }, { decimalMark: ',', thousandsMark: '.' }), '1.234')).toBe('1234')
  })

  it('reads currency marks before and after, signs around them, percent', () => {
    const r = number(decimal(18, 2), { currencies: ['$', 'USD'], thousandsMark: ',' })
    expect(read(r, '$90,000 ')).toBe('90000')
    expect(read(r, '-$5')).toBe('-5')
    expect(read(r, '$ -5')).toBe('-5')
    expect(read(r, '5 USD')).toBe('5')
    expect(read(r, '$5$')).toBe('5')
    expect(read(r, '€5')).toBe(invalid)
    expect(read(r, '$')).toBe(invalid)
    expect(read(r, '-$-5')).toBe(invalid)
    expect(read(number(decimal(18, 2), { percent: true }), '12.5 %')).toBe('12.5')
    expect(read(number(decimal(18, 2)), '12.5%')).toBe(invalid)
  })

  it('reads negatives in parentheses and with a trailing minus only where the format says so', () => {
    const r = number(decimal(18, 2), { parenthesesNegative: true, trailingMinus: true, currencies: ['$'] })
    expect(read(r, '(12.50)')).toBe('-12.5')
    expect(read(r, '$(12.50)')).toBe('-12.5')
    expect(read(r, '($ 12.50)')).toBe('-12.5')
    expect(read(r, '12.50-')).toBe('-12.5')
    expect(read(r, '(12.50')).toBe(invalid)
    expect(read(number(decimal(18, 2)), '(12.50)')).toBe(invalid)
    expect(read(number(decimal(18, 2)), '\u22125')).toBe('-5')
  })

  it('reads doubles with exponents', () => {
    const r = number({ kind: 'double' })
    expect(read(r, '1.5e3')).toBe('1500')
    expect(read(r, '-2E-2')).toBe('-0.02')
    expect(read(r, '0.1')).toBe('0.1')
    expect(read(r, 'e5')).toBe(invalid)
    expect(read(r, '1e999')).toBe(invalid)
    expect(read(r, 'NaN')).toBe(invalid)
  })
})

describe('dates', () => {
  it('checks the calendar', () => {
    const r = date(['DD/MM/YYYY'])
    expect(read(r, '29/02/2024')).toBe('2024-02-29')
    expect(read(r, '29/02/2023')).toBe(invalid)
    expect(read(r, '31/02/2024')).toBe(invalid)
    expect(read(r, '31/04/2024')).toBe(invalid)
    expect(read(r, '1/4/2024')).toBe(invalid)
    expect(read(r, '01/13/2024')).toBe(invalid)
    expect(read(r, '01/01/1799')).toBe(invalid)
    expect(read(r, '01/01/2201')).toBe(invalid)
    expect(read(date(['YYYY-MM-DD']), '1600-02-29')).toBe('1600-02-29')
    expect(read(date(['YYYY-MM-DD']), '1900-02-29')).toBe(invalid)
    expect(read(date(['YYYY-MM-DD']), '0000-01-01')).toBe(invalid)
  })

  it('reads one- and two-digit parts, short years, month names, several patterns', () => {
    expect(read(date(['D/M/YYYY']), '1/4/2024')).toBe('2024-04-01')
    expect(read(date(['M/D/YYYY']), '04/1/2024')).toBe('2024-04-01')
    expect(read(date(['DD.MM.YY']), '01.02.68')).toBe('2068-02-01')
    expect(read(date(['DD.MM.YY']), '01.02.69')).toBe('1969-02-01')
    expect(read(date(['D-MMM-YYYY']), '3-mar-2024')).toBe('2024-03-03')
    expect(read(date(['MMM D, YYYY']), 'September 3, 2024')).toBe('2024-09-03')
    expect(read(date(['MMM D, YYYY']), 'Septembe 3, 2024')).toBe(invalid)
    expect(read(date(['YYYYMMDD']), '20240229')).toBe('2024-02-29')
    const mixed = date(['DD-MM-YY', 'DD/MM/YY'])
    expect(read(mixed, '05-01-19')).toBe('2019-01-05')
    expect(read(mixed, '13/08/19')).toBe('2019-08-13')
    expect(read(mixed, '05.01.19')).toBe(invalid)
  })

  it('reads timestamps, halves of the day, fractions and offsets', () => {
    expect(read(date(['YYYY-MM-DD HH:mm:ss'], 'timestamp'), '2024-02-29 23:59:59')).toBe('2024-02-29T23:59:59')
    expect(read(date(['YYYY-MM-DD HH:mm:ss'], 'timestamp'), '2024-02-29 24:00:00')).toBe(invalid)
    expect(read(date(['YYYY-MM-DD HH:mm:ss'], 'timestamp'), '2024-02-29 23:59:60')).toBe(invalid)
    expect(read(date(['YYYY-MM-DDTHH:mm:ss.SSS'], 'timestamp'), '1969-12-31T23:59:59.1234567')).toBe(
      '1969-12-31T23:59:59.123456'
    )
    expect(read(date(['M/D/YYYY H:mm A'], 'timestamp'), '12/1/2010 12:05 AM')).toBe('2010-12-01T00:05:00')
    expect(read(date(['M/D/YYYY H:mm A'], 'timestamp'), '12/1/2010 12:05 pm')).toBe('2010-12-01T12:05:00')
    expect(read(date(['M/D/YYYY H:mm A'], 'timestamp'), '12/1/2010 13:05 PM')).toBe(invalid)
    const named = date(['YYYY-MM-DD HH:mm Z'], 'timestamp', 'offset')
    const zones = ['GMT+2', 'utc-05:30', 'CEST', 'MEZ', 'PST', 'EST', 'UTC']
    expect(zones.map((zone) => String(read(named, `2024-03-01 12:00 ${zone}`)).slice(11, 16))).toEqual([
      '10:00',
      '17:30',
      '10:00',
      '11:00',
      '20:00',
      '17:00',
      '12:00'
    ])
    expect(read(named, '2024-03-01 12:00 CST')).toBe(invalid)
    expect(read(named, '2024-03-01 12:00 GMT+19')).toBe(invalid)
    const zoned = date(['YYYY-MM-DDTHH:mm:ssZ'], 'timestamp', 'offset')
    expect(read(zoned, '2024-01-01T00:30:00+02:00')).toBe('2023-12-31T22:30:00Z')
    expect(read(zoned, '2024-01-01T00:30:00Z')).toBe('2024-01-01T00:30:00Z')
    expect(read(zoned, '2024-01-01T00:30:00-0330')).toBe('2024-01-01T04:00:00Z')
    expect(read(date(['YYYY-MM-DD'], 'timestamp'), '2024-01-01')).toBe('2024-01-01T00:00:00')
  })

  it('reads the months of seven languages, with accents and dots or without, and ordinals', () => {
    const days: [string, string, string][] = [
      ['D. MMM YYYY', '3. März 2024', '2024-03-03'],
      ['D. MMM YYYY', '3. JÄNNER 2024', '2024-01-03'],
      ['D MMM YYYY', '15 janv. 2024', '2024-01-15'],
      ['D MMM YYYY', '1 août 2024', '2024-08-01'],
      ['D MMM YYYY', '1 AOUT 2024', '2024-08-01'],
      ['D de MMM de YYYY', '3 de enero de 2024', '2024-01-03'],
      ['D de MMM de YYYY', '7 de março de 2024', '2024-03-07'],
      ['D MMM YYYY', '9 ott 2024', '2024-10-09'],
      ['D MMM YYYY', '9 gennaio 2024', '2024-01-09'],
      ['D MMM YYYY', '31 mei 2024', '2024-05-31'],
      ['Do MMM YYYY', '1er févr. 2024', '2024-02-01'],
      ['MMM Do, YYYY', 'March 3rd, 2024', '2024-03-03']
    ]
    for (const [pattern, text, day] of days) expect([text, read(date([pattern]), text)]).toEqual([text, day])
  })

  it('holds a weekday against the day', () => {
    // 3 March 2024 was a Sunday.
    for (const text of ['Sun, 3 Mar 2024', 'So., 3 März 2024', 'domingo, 3 marzo 2024'])
      expect([text, read(date(['ddd, D MMM YYYY']), text)]).toEqual([text, '2024-03-03'])
    expect(read(date(['ddd, D MMM YYYY']), 'Mon, 3 Mar 2024')).toBe(invalid)
  })

  it('reads a period as its first day', () => {
    expect(read(date(['YYYY']), '2016')).toBe('2016-01-01')
    expect(read(date(['YYYY-MM']), '2024-03')).toBe('2024-03-01')
    expect(read(date(['MMM YYYY']), 'Sept. 2024')).toBe('2024-09-01')
    expect(read(date(['YYYY-QQ']), '2024-Q3')).toBe('2024-07-01')
    expect(read(date(['QQ YYYY']), 'q1 2024')).toBe('2024-01-01')
    expect(read(date(['YYYY-QQ']), '2024-Q5')).toBe(invalid)
    expect(read(date(['YYYY-yy']), '2012-13')).toBe('2012-01-01')
    expect(read(date(['YYYY-yy']), '1999-00')).toBe('1999-01-01')
    expect(read(date(['YYYY-yy']), '2012-14')).toBe(invalid)
    expect(read(date(['YYYY/yyyy']), '2023/2024')).toBe('2023-01-01')
  })

  it('reads days of Excel, which believes in 29 February 1900', () => {
    const days = date(['excel'])
    expect(read(days, '1')).toBe('1900-01-01')
    expect(read(days, '59')).toBe('1900-02-28')
    expect(read(days, '60')).toBe(invalid)
    expect(read(days, '61')).toBe('1900-03-01')
    expect(read(days, '43831')).toBe('2020-01-01')
    const instants = date(['excel'], 'timestamp')
    expect(read(instants, '43831.5')).toBe('2020-01-01T12:00:00')
    // 8:30 as Excel writes it with nine places.
    expect(read(instants, '43831.354166667')).toBe('2020-01-01T08:30:00')
    expect(read(instants, '43831.999999999999')).toBe('2020-01-02T00:00:00')
  })

  it('reads UTC and GMT as offsets, and a.m.', () => {
    const zoned = date(['YYYY-MM-DD HH:mm Z'], 'timestamp', 'offset')
    expect(read(zoned, '2024-01-02 03:04 UTC')).toBe('2024-01-02T03:04:00Z')
    expect(read(zoned, '2024-01-02 03:04 +0200')).toBe('2024-01-02T01:04:00Z')
    expect(read(date(['D/M/YYYY H:mm A'], 'timestamp'), '1/2/2024 1:05 p.m.')).toBe('2024-02-01T13:05:00')
  })

  it('reads Unix counts', () => {
    expect(read(date(['unix-s'], 'timestamp', 'offset'), '1709164800')).toBe('2024-02-29T00:00:00Z')
    expect(read(date(['unix-ms'], 'timestamp', 'offset'), '-1')).toBe('1969-12-31T23:59:59.999Z')
    expect(read(date(['unix-s'], 'timestamp', 'offset'), '9999999999999999')).toBe(invalid)
  })
})

describe('booleans and text', () => {
  it('compares tokens without case', () => {
    const r: Reading = {
      ...base,
      nullTokens: [],
      type: { kind: 'boolean' },
      format: { kind: 'boolean', trueTokens: ['sí', '1'], falseTokens: ['no', '0'] }
    }
    expect(read(r, 'SÍ')).toBe('true')
    expect(read(r, ' No')).toBe('false')
    expect(read(r, '1')).toBe('true')
    expect(read(r, 'non')).toBe(invalid)
  })

  it('trims text and keeps the rest', () => {
    const r: Reading = { ...base, nullTokens: [], type: { kind: 'string' }, format: null }
    expect(parseValue(r, '\u00a0 a  b\t')).toBe('a  b')
    expect(parseValue(r, ' \t')).toBe(null)
  })
})
