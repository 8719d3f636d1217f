/** Numbers as tiles say them: exact text in, words out. A value passes through a binary number only to be shortened. */
import type { Unit } from '../../../shared/domain/board'
import { currentLocale, formatDecimal, formatPercent } from '../../text'

/** A number and the word or sign after it, so that a tile can write the second smaller. */
export type SplitNumber = { readonly main: string; readonly suffix: string }

/** From here on a big number is shortened; below it every digit is shown. */
const shortFrom = 100_000
const moneyDigits = 2

/** A value for a big tile: `87.41` and `M`, `31.8` and `%`, `412,906` and nothing. */
export function splitValue(value: string, unit: Unit): SplitNumber {
  const number = Number(value)
  if (unit === 'ratio') return splitBySuffix(percentFormat(1).formatToParts(number), ['percentSign'])
  if (Math.abs(number) >= shortFrom && (unit === 'money' || Math.abs(number) >= shortFrom * 10)) {
    return splitBySuffix(shortFormat(2).formatToParts(number), ['compact'])
  }
  return { main: unit === 'money' ? formatDecimal(value, moneyDigits) : formatDecimal(value), suffix: '' }
}

function splitBySuffix(parts: Intl.NumberFormatPart[], suffixes: readonly string[]): SplitNumber {
  const of = (wanted: boolean) =>
    parts
      .filter((part) => suffixes.includes(part.type) === wanted)
      .map((part) => part.value)
      .join('')
      .trim()
  return { main: of(false), suffix: of(true) }
}

/** A value in full, for tooltips and exports that people read. */
export function fullValue(value: string, unit: Unit): string {
  if (unit === 'ratio') return percentFormat(2).format(Number(value))
  return unit === 'money' ? formatDecimal(value, moneyDigits) : formatDecimal(value)
}

/** A value for a table cell: money of more than five figures is shortened there. */
export function cellValue(value: string, unit: Unit): string {
  const { main, suffix } = splitValue(value, unit)
  return suffix ? `${main} ${suffix}` : main
}

/** A number for an axis: `1.2M`. */
export function axisValue(value: number): string {
  return shortFormat(1).format(value)
}

/** Growth with its sign: `+12.4 %`. */
export function signedPercent(growth: number): string {
  return new Intl.NumberFormat(currentLocale(), {
    style: 'percent',
    maximumFractionDigits: Math.abs(growth) >= 10 ? 0 : 1,
    signDisplay: 'exceptZero'
  }).format(growth)
}

/** A change of a ratio in points, with its sign and without the unit: 0.012 is `+1.2`. */
export function signedPoints(change: number): string {
  return new Intl.NumberFormat(currentLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero'
  }).format(change * 100)
}

/** An absolute change with its sign, shortened like the value it belongs to. */
export function signedChange(change: string, unit: Unit): string {
  const number = Number(change)
  const size = change.replace(/^-/, '')
  const sign = number > 0 ? '+' : number < 0 ? '−' : ''
  return sign + cellValue(size, unit)
}

/** A share, 0 to 1. */
export const shareText = (share: number) => formatPercent(share)

function shortFormat(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(currentLocale(), { notation: 'compact', maximumFractionDigits: digits })
}

function percentFormat(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(currentLocale(), {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: digits
  })
}
