/**
 * How texts become numbers.
 *
 * A value is one number with, in this order, all optional: sign (`+`, `-`, `−`), currency mark, sign; digits, with the
 * thousands mark between groups of three (for `,` also the Indian grouping 12,34,567) or without any (a number with
 * marks never begins with a zero: 0,125 is a fraction); the decimal
 * mark and digits; for doubles an exponent; percent or currency mark. Where the format says so the whole may stand in parentheses
 * or end in a minus, both meaning negative. Blanks may stand between the parts, never inside of the digits unless the
 * blank is the thousands mark (then the no-break spaces count as well; for `'` also `’`).
 *
 * The number of a text that matches: negative when it holds `-`, `−` or `(` (before any exponent); its digits are what is left
 * after everything but digits and the decimal mark was dropped. `12.` is 12, `.5` is 0.5. A percent is kept as written.
 *
 * What the pattern cannot say and `parse` checks: long lies within 64 bits and may have a fraction of zeros only; decimal(p,s) has at most
 * p − s digits before the mark (leading zeros not counted); fraction digits beyond s must be zeros (in the pattern).
 */
import type { ColumnType, NumberFormat } from '../column-type'
import { escapeLiteral } from './any-case'

const blank = '[ \\t\\u{a0}\\u{202f}\\u{2007}]*'
const sign = '[+\\-\\u{2212}]'
const minus = '[\\-\\u{2212}]'

const thousandsClass = { ',': ',', '.': '\\.', ' ': '[ \\u{a0}\\u{202f}\\u{2007}]', "'": "['\\u{2019}]" } as const

function fractionPattern(type: ColumnType, mark: string): string {
  if (type.kind === 'long') return `${mark}0*`
  if (type.kind === 'decimal') return `${mark}[0-9]{0,${type.scale}}0*`
  return `${mark}[0-9]*`
}

function bodyPattern(type: ColumnType, format: NumberFormat): string {
  const mark = format.decimalMark === '.' ? '\\.' : ','
  const group = format.thousandsMark === null ? null : thousandsClass[format.thousandsMark]
  const indian = format.thousandsMark === ',' ? '|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}' : ''
  const whole = group === null ? '[0-9]+' : `(?:[0-9]+|[1-9][0-9]{0,2}(?:${group}[0-9]{3})+${indian})`
  const fraction = fractionPattern(type, mark)
  const headless = type.kind === 'long' ? `${mark}0+` : fraction.replace('{0,', '{1,').replace(/\[0-9\]\*$/, '[0-9]+')
  const bare = type.kind === 'decimal' && type.scale === 0 ? `${mark}0+` : headless
  const exponent = type.kind === 'double' ? '(?:[eE][+\\-]?[0-9]+)?' : ''
  return `(?:${whole}(?:${fraction})?|${bare})${exponent}`
}

/**
 * Pattern of the currency marks that hold a point or a comma of their own (`Rs.`, `kr.`), or null: they have to be taken
 * out before a number's digits are gathered, or `Rs.12` would be 0.12.
 */
export function dottedMarksPattern(format: NumberFormat): string | null {
  const marks = format.currencies.filter((mark) => /[.,]/.test(mark)).sort((a, b) => b.length - a.length)
  return marks.length === 0 ? null : marks.map(escapeLiteral).join('|')
}

/** Anchored pattern of the numbers of a type in a format; JavaScript with flag `u`, and Rust, understand it. */
export function numberPattern(type: ColumnType, format: NumberFormat): string {
  const body = bodyPattern(type, format)
  const marks = [...format.currencies].sort((a, b) => b.length - a.length).map(escapeLiteral)
  const currency = marks.length === 0 ? null : `(?:${marks.join('|')})`
  const before = currency === null ? '' : `(?:${currency}${blank})?`
  const units = [...(format.percent ? ['%'] : []), ...(currency === null ? [] : [currency])]
  const after = units.length === 0 ? '' : `(?:${blank}(?:${units.join('|')}))?`
  const signed =
    currency === null
      ? `(?:${sign}${blank})?${body}${after}`
      : `(?:(?:${sign}${blank})?${before}|${currency}${blank}${sign}${blank})${body}${after}`
  const forms = [signed]
  if (format.parenthesesNegative) {
    forms.push(`${before}\\(${blank}${before}${body}${after}${blank}\\)${after}`)
  }
  if (format.trailingMinus) forms.push(`${before}${body}${after}${blank}${minus}${after}`)
  return `^(?:${forms.join('|')})$`
}

const longMin = -(2n ** 63n)
const longMax = 2n ** 63n - 1n

/** Plain text of a decimal: no leading zeros, no plus, no zeros at the end of a fraction, `0` for zero of any sign. */
export function plainDecimal(negative: boolean, whole: string, fraction: string): string {
  const w = whole.replace(/^0+/, '')
  // A pattern for zeros at the end tries each zero of a long row in its middle anew: minutes for some hundred thousand.
  let end = fraction.length
  while (end > 0 && fraction.charCodeAt(end - 1) === 0x30) end--
  const f = fraction.slice(0, end)
  if (w === '' && f === '') return '0'
  return `${negative ? '-' : ''}${w === '' ? '0' : w}${f === '' ? '' : `.${f}`}`
}

/** Compiles a number reading: text (already trimmed, no null token) to plain text, or undefined when it does not parse. */
export function numberParser(type: ColumnType, format: NumberFormat): (text: string) => string | undefined {
  const pattern = new RegExp(numberPattern(type, format), 'u')
  const point = format.decimalMark
  const drop = point === '.' ? /[^0-9.]/g : /[^0-9,]/g
  const plain = /^-?(?:0|[1-9][0-9]{0,14})$/
  const dotted = dottedMarksPattern(format)
  const marks = dotted === null ? null : new RegExp(dotted, 'gu')
  return (text) => {
    if (plain.test(text) && text !== '-0' && (type.kind !== 'decimal' || fits(text, type))) return text
    if (!pattern.test(text)) return undefined
    const e = type.kind === 'double' ? text.search(/[0-9.,][eE]/) : -1
    const mantissa = e < 0 ? text : text.slice(0, e + 1)
    const exponent = e < 0 ? '' : (/[eE][+-]?[0-9]+/.exec(text.slice(e + 1))?.[0] ?? '')
    const digits = (marks === null ? mantissa : mantissa.replace(marks, '')).replace(drop, '')
    const at = digits.indexOf(point)
    const negative = /[-\u2212(]/.test(e < 0 ? text : mantissa + text.slice(e + 1 + exponent.length))
    const value = plainDecimal(negative, at < 0 ? digits : digits.slice(0, at), at < 0 ? '' : digits.slice(at + 1))
    if (type.kind === 'double') {
      const n = Number(value + exponent)
      return Number.isFinite(n) ? String(n === 0 ? 0 : n) : undefined
    }
    if (type.kind === 'long') {
      // Nineteen digits and a sign at most; making a number of millions takes seconds.
      if (value.length > 20) return undefined
      const n = BigInt(value)
      return n >= longMin && n <= longMax ? value : undefined
    }
    return type.kind === 'decimal' && !fits(value, type) ? undefined : value
  }
}

function fits(value: string, type: { precision: number; scale: number }): boolean {
  const from = value.startsWith('-') ? 1 : 0
  const at = value.indexOf('.')
  const whole = (at < 0 ? value.length : at) - from
  const digits = value.charAt(from) === '0' ? 0 : whole
  return digits <= type.precision - type.scale
}
