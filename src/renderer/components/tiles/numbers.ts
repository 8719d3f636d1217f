/** Numbers as tiles say them: exact text in, words out. A value passes through a binary number only to be shortened. */
import type { Unit } from '../../../shared/domain/board'
import { currentLocale, formatDecimal, formatPercent, formatShort } from '../../text'

/** A number and the word or sign after it, so that a tile can write the second smaller. */
export type SplitNumber = { readonly prefix: string; readonly main: string; readonly suffix: string }

const minus = '\u2212'

/** From here on cents are left out, and from the second one on a number is shortened. The tooltip has it in full. */
const wholeFrom = 100_000
const shortFrom = 10_000_000
const moneyDigits = 2

/**
 * A value for a big tile: `87.41` and `M`, `31.8` and `%`, `412,906` and nothing. Money of a known currency has its
 * sign where the locale puts it; of an unknown one it has none.
 */
export function splitValue(value: string, unit: Unit, currency: string | null): SplitNumber {
  const number = Number(value)
  if (unit === 'ratio') return splitBySuffix(percentFormat(1).formatToParts(number), ['percentSign'])
  const split =
    Math.abs(number) >= shortFrom
      ? splitBySuffix(shortFormat(2).formatToParts(number), ['compact'])
      : { prefix: '', main: plainValue(value, number, unit), suffix: '' }
  const signs = unit === 'money' ? currencySigns(currency) : null
  if (!signs) return split
  return { ...split, prefix: signs.before.trim(), suffix: `${split.suffix} ${signs.after.trim()}`.trim() }
}

/** What stands before and after an amount of a currency; null for an unknown one. */
function currencySigns(currency: string | null): { readonly before: string; readonly after: string } | null {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return null
  const parts = new Intl.NumberFormat(currentLocale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0
  }).formatToParts(1)
  const at = parts.findIndex((part) => part.type === 'integer')
  const text = (of: Intl.NumberFormatPart[]) => of.map((part) => part.value).join('')
  return { before: text(parts.slice(0, at)), after: text(parts.slice(at + 1)) }
}

/** An amount with the signs of its currency around it; a minus stands before them. */
function withCurrency(text: string, currency: string | null): string {
  const signs = currencySigns(currency)
  if (!signs) return text
  const negative = text.startsWith(minus)
  return `${negative ? minus : ''}${signs.before}${negative ? text.slice(1) : text}${signs.after}`
}

/** Whole counts have no digits, averages of counts two. */
function countText(value: string): string {
  return /\.0*[1-9]/.test(value) ? formatDecimal(value, moneyDigits) : formatDecimal(value, 0)
}

function plainValue(value: string, largest: number, unit: Unit): string {
  if (unit === 'count') return countText(value)
  return formatDecimal(value, Math.abs(largest) >= wholeFrom ? 0 : moneyDigits)
}

function splitBySuffix(parts: Intl.NumberFormatPart[], suffixes: readonly string[]): SplitNumber {
  const of = (wanted: boolean) =>
    parts
      .filter((part) => suffixes.includes(part.type) === wanted)
      .map((part) => (part.type === 'minusSign' ? minus : part.value))
      .join('')
      .trim()
  return { prefix: '', main: of(false), suffix: of(true) }
}

/** A value in full, for tooltips and exports that people read. */
export function fullValue(value: string, unit: Unit, currency: string | null = null): string {
  if (unit === 'ratio') return percentFormat(2).format(Number(value)).replace('-', minus)
  return unit === 'money' ? withCurrency(formatDecimal(value, moneyDigits), currency) : countText(value)
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
  return formatShort(value)
}

/** How an axis writes values of a unit. */
export function axisText(unit: Unit): (value: number) => string {
  return unit === 'ratio' ? (value) => formatPercent(value, Math.abs(value) < 0.1 ? 1 : 0) : axisValue
}

/** Above this growth the figure says nothing more than "many times". */
const mostGrowth = 9.99

/** Growth with its sign: `+12.4 %`, at most `> +999 %`. */
export function signedPercent(growth: number): string {
  if (growth > mostGrowth) return `> ${signed({ style: 'percent', maximumFractionDigits: 0 }, mostGrowth)}`
  // A change that is there is never written as none.
  const digits = growth !== 0 && Math.abs(growth) < 0.0005 ? 2 : 1
  return signed({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: digits }, growth)
}

/** A change of a ratio in points, with its sign and without the unit: 0.012 is `+1.2`. */
export function signedPoints(change: number): string {
  const digits = change !== 0 && Math.abs(change) < 0.0005 ? 2 : 1
  return signed({ minimumFractionDigits: 1, maximumFractionDigits: digits }, change * 100)
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
