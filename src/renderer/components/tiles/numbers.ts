/** Numbers as tiles say them: exact text in, words out. A value passes through a binary number only to be shortened. */
import type { Unit } from '../../../shared/domain/board'
import { currentLocale, formatDecimal, formatPercent } from '../../text'

/** A number and the word or sign after it, so that a tile can write the second smaller. */
export type SplitNumber = { readonly main: string; readonly suffix: string }

/** From here on cents are left out, and from the second one on a number is shortened. The tooltip has it in full. */
const wholeFrom = 100_000
const shortFrom = 10_000_000
const moneyDigits = 2

/** A value for a big tile: `87.41` and `M`, `31.8` and `%`, `412,906` and nothing. */
export function splitValue(value: string, unit: Unit): SplitNumber {
  const number = Number(value)
  if (unit === 'ratio') return splitBySuffix(percentFormat(1).formatToParts(number), ['percentSign'])
  if (Math.abs(number) >= shortFrom) return splitBySuffix(shortFormat(2).formatToParts(number), ['compact'])
  return { main: plainValue(value, number, unit), suffix: '' }
}

function plainValue(value: string, largest: number, unit: Unit): string {
  if (unit === 'count') return formatDecimal(value)
  return formatDecimal(value, Math.abs(largest) >= wholeFrom ? 0 : moneyDigits)
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

/** A value beside others: all of them as exact as the largest one is written, so that a column reads as one. */
export function cellValue(value: string, largest: number, unit: Unit): string {
  if (unit === 'ratio') return shareText(Number(value))
  if (Math.abs(largest) < shortFrom) return plainValue(value, largest, unit)
  const { main, suffix } = splitBySuffix(shortFormat(1, 1).formatToParts(Number(value)), ['compact'])
  return suffix ? `${main} ${suffix}` : main
}

/** A number for an axis: `1.2M`. */
export function axisValue(value: number): string {
  return shortFormat(1).format(value)
}

/** Above this growth the figure says nothing more than "many times". */
const mostGrowth = 9.99

/** Growth with its sign: `+12.4 %`, at most `> +999 %`. */
export function signedPercent(growth: number): string {
  if (growth > mostGrowth) return `> ${signed({ style: 'percent', maximumFractionDigits: 0 }, mostGrowth)}`
  return signed({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }, growth)
}

/** A change of a ratio in points, with its sign and without the unit: 0.012 is `+1.2`. */
export function signedPoints(change: number): string {
  return signed({ minimumFractionDigits: 1, maximumFractionDigits: 1 }, change * 100)
}

/** An absolute change with its sign, shortened like the value it belongs to. */
export function signedChange(change: string, unit: Unit): string {
  const number = Number(change)
  const sign = number > 0 ? '+' : number < 0 ? minus : ''
  return sign + cellValue(change.replace(/^-/, ''), number, unit)
}

/** A share or a margin: `35.2 %`; a share that is not quite none or all is never rounded to it. */
export function shareText(share: number): string {
  const edge = (share > 0 && share < 0.0005) || (share < 1 && share > 0.9995)
  return edge ? formatPercent(share) : percentFormat(1).format(share).replace('-', minus)
}

const minus = '\u2212'

function signed(options: Intl.NumberFormatOptions, value: number): string {
  return new Intl.NumberFormat(currentLocale(), { ...options, signDisplay: 'exceptZero' })
    .format(value)
    .replace('-', minus)
}

function shortFormat(most: number, least = 0): Intl.NumberFormat {
  return new Intl.NumberFormat(currentLocale(), {
    notation: 'compact',
    minimumFractionDigits: least,
    maximumFractionDigits: most
  })
}

function percentFormat(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(currentLocale(), {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: digits
  })
}
