/** Rules about values that the check of a column and the deep profile apply alike. */
import { nameTokens } from './propose-roles'

/** How far the fences of outliers stand from the middle half, in lengths of it. */
const fenceFactor = 3
/** Dates farther from the middle half than so many lengths of it, and at least `dateRoomMonths`, are out of range. */
const dateFactor = 10
const dateRoomMonths = 120

/** Values below `low` or above `high` are outliers; null: no fence on that side. */
export type Fences = { readonly low: number; readonly high: number }

/**
 * Fences of outliers: Tukey's outer fences (three times the interquartile range beyond the quartiles) on a log scale, because amounts of sales
 * spread over powers of ten. All values above zero: log x. Else the symmetric log, sign(x) · log(1 + |x| / s) with s half the interquartile
 * range. Both scales keep the order, so that the quartiles stand for themselves. Null when the middle half is one value.
 * @param min smallest value of the column
 */
export function outlierFences(q1: number, q3: number, min: number): Fences | null {
  if (!(q3 > q1)) return null
  if (min > 0) {
    const reach = fenceFactor * Math.log(q3 / q1)
    return { low: q1 / Math.exp(reach), high: q3 * Math.exp(reach) }
  }
  const s = (q3 - q1) / 2
  const scaled = (x: number) => Math.sign(x) * Math.log1p(Math.abs(x) / s)
  const back = (y: number) => Math.sign(y) * Math.expm1(Math.abs(y)) * s
  const [low, high] = [scaled(q1), scaled(q3)]
  const reach = fenceFactor * (high - low)
  return { low: back(low - reach), high: back(high + reach) }
}

const monthOf = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1
const isoMonth = (month: number) => `${String(Math.floor(month / 12)).padStart(4, '0')}-${pad((month % 12) + 1)}-01`
const pad = (n: number) => String(n).padStart(2, '0')

/**
 * Days (ISO) from which to before which dates are in range: ten lengths of the middle half around it, ten years at least; and never before
 * 1900. Finds placeholders such as 1900-01-01 and 9999-12-31 beside dates of some years.
 * @param q1 lower quartile as an ISO day or instant
 * @param q3 upper quartile
 */
export function dateRange(q1: string, q3: string): { readonly from: string; readonly to: string } {
  const [low, high] = [monthOf(q1), monthOf(q3)]
  const reach = Math.max(dateRoomMonths, dateFactor * (high - low))
  return { from: isoMonth(Math.max(1900 * 12, low - reach)), to: isoMonth(Math.min(10_000 * 12 - 1, high + reach + 1)) }
}

/** Texts with the same key differ by case and white space only. */
export function variantKey(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

/** Texts with the same key differ by case, blanks, marks and leading zeros of numbers only. Empty: nothing of it is left. */
export function looseKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{Nd}]+/gu, '')
    .replace(/(?<!\p{Nd})0+(?=\p{Nd})/gu, '')
}

const counted = /^[-+(]?\s?\p{Sc}?\s?(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d+)(?:[.,]\d+)?\s?[\p{Sc}%]?\)?$/u

/** Whether a text is a number as people write it. Zeros in front make it an id. */
export function looksLikeNumber(text: string): boolean {
  return counted.test(text) && !/^[-+]?0\d/.test(text)
}

const idTokens = new Set([
  ...[
    'id',
    'key',
    'no',
    'nr',
    'nummer',
    'number',
    'code',
    'sku',
    'ean',
    'upc',
    'zip',
    'plz',
    'postal',
    'postcode',
    'phone',
    'tel'
  ],
  ...[
    'invoice',
    'row',
    'line',
    'item',
    'index',
    'telefon',
    'uuid',
    'guid',
    'year',
    'month',
    'week',
    'day',
    'jahr',
    'monat',
    'quarter'
  ]
])

/** Whether the name of a column says that its numbers count or name things instead of measuring them. */
export function namesThings(name: string): boolean {
  return nameTokens(name).some((token) => idTokens.has(token)) || /(id|key|nr|no)$/i.test(name.trim())
}
