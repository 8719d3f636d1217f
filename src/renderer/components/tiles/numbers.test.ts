import { describe, expect, it } from 'vitest'
import { setFormatLocale } from '../../text/format'
import { cellValue, fullValue, shareText, signedChange, signedPercent, signedPoints, splitValue } from './numbers'

setFormatLocale('en-US')

describe('splitValue', () => {
  it('keeps cents while there is room, then drops them, then shortens', () => {
    expect(splitValue('442.375', 'money', null)).toEqual({ prefix: '', main: '442.38', suffix: '' })
    expect(splitValue('99999.994', 'money', null)).toEqual({ prefix: '', main: '99,999.99', suffix: '' })
    expect(splitValue('618889.5', 'money', null)).toEqual({ prefix: '', main: '618,890', suffix: '' })
    expect(splitValue('87414321.99', 'money', null)).toEqual({ prefix: '', main: '87.41', suffix: 'M' })
    expect(splitValue('412906', 'count', null)).toEqual({ prefix: '', main: '412,906', suffix: '' })
    expect(splitValue('0.318', 'ratio', null)).toEqual({ prefix: '', main: '31.8', suffix: '%' })
  })
})

describe('counts and ratios', () => {
  it('have no digits, but averages of counts have two, and a true minus', () => {
    expect(splitValue('7.4', 'count', null).main).toBe('7.40')
    expect(fullValue('7.400000', 'count')).toBe('7.40')
    expect(fullValue('12476.00', 'count')).toBe('12,476')
    expect(splitValue('-0.028', 'ratio', null)).toEqual({ prefix: '', main: '−2.8', suffix: '%' })
    expect(fullValue('-0.0283', 'ratio')).toBe('−2.83%')
  })
})

describe('currencies', () => {
  it('have their sign where the locale puts it, and a minus before it', () => {
    expect(splitValue('618889.5', 'money', 'EUR')).toEqual({ prefix: '€', main: '618,890', suffix: '' })
    expect(fullValue('-12.5', 'money', 'USD')).toBe('−$12.50')
    expect(fullValue('12', 'count', 'USD')).toBe('12')
    expect(fullValue('12', 'money', 'several')).toBe('12.00')
    setFormatLocale('de-DE')
    expect(splitValue('87414321.99', 'money', 'EUR')).toEqual({ prefix: '', main: '87,41', suffix: 'Mio. €' })
    setFormatLocale('en-US')
  })
})

describe('fullValue', () => {
  it('never goes through a binary number', () => {
    expect(fullValue('12345678901234567.89', 'money')).toBe('12,345,678,901,234,567.89')
  })
})

describe('cellValue', () => {
  it('writes a column as exact as its largest value', () => {
    expect(cellValue('42.5', 99_000, 'money')).toBe('42.50')
    expect(cellValue('42.5', 132_000, 'money')).toBe('43')
    expect(cellValue('8930000', 31_200_000, 'money')).toBe('8.9 M')
  })
})

describe('changes', () => {
  it('have a sign and a true minus', () => {
    expect(signedPercent(0.124)).toBe('+12.4%')
    expect(signedPercent(-0.124)).toBe('−12.4%')
    expect(signedPercent(0)).toBe('0.0%')
    expect(signedPercent(-0.00045)).toBe('−0.05%')
    expect(signedPercent(161.85)).toBe('> +999%')
    expect(signedPoints(-0.0123)).toBe('−1.2')
    expect(signedPoints(0.0004)).toBe('+0.04')
    expect(signedPoints(-0.00041)).toBe('−0.04')
    expect(signedPoints(0)).toBe('0.0')
    expect(signedChange('-306', 'count')).toBe('−306')
    expect(signedChange('14738.03', 'money')).toBe('+14,738.03')
    expect(shareText(-0.129)).toBe('−12.9%')
  })
})
