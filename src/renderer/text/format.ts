/**
 * Numbers, dates and sizes in the person's locale. The locale is the one of the chosen language with the person's
 * region where the system has both (a German screen on a Swiss machine writes Swiss numbers).
 */
const languages = ['en', 'de'] as const
let locale = 'en'

/** The full locale for a language: the person's own variant of it when there is one. */
export function localeFor(language: 'system' | 'en' | 'de'): string {
  const own = navigator.languages.length > 0 ? navigator.languages : [navigator.language]
  if (language === 'system') return own.find((tag) => languages.some((known) => tag.startsWith(known))) ?? 'en'
  return own.find((tag) => tag.startsWith(language)) ?? language
}

/** Called by `setLanguage` only. */
export function setFormatLocale(tag: string): void {
  locale = tag
  cache.clear()
}

/** The locale all formats use now. */
export function currentLocale(): string {
  return locale
}

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known instanceof Intl.NumberFormat) return known
  const made = new Intl.NumberFormat(locale, options)
  cache.set(key, made)
  return made
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known instanceof Intl.DateTimeFormat) return known
  const made = new Intl.DateTimeFormat(locale, options)
  cache.set(key, made)
  return made
}

/** A whole number with grouping: `1,234,567`. */
export function formatCount(value: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(value)
}

/** A short number for narrow places: `1.2 M`. Where a language does not shorten thousands (German) they are whole and grouped. */
export function formatShort(value: number): string {
  const parts = numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).formatToParts(value)
  if (Math.abs(value) < 1000 || parts.some(({ type }) => type === 'compact'))
    return parts.map((part) => part.value).join('')
  return numberFormat({ maximumFractionDigits: 0, useGrouping: true }).format(value)
}

/**
 * An exact decimal text (`-1234.50`) with grouping and the locale's mark, without going through a binary number: no
 * digit is lost. `digits` fixes the places after the mark (rounded half up), else they stay as they are. Text that is
 * no number comes back as it is.
 */
export function formatDecimal(text: string, digits?: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '0', fraction = ''] = match
  const rounded = digits === undefined ? { whole, fraction } : roundHalfUp(whole, fraction, digits)
  const parts = numberFormat({ minimumFractionDigits: 1 }).formatToParts(1.5)
  const mark = parts.find((part) => part.type === 'decimal')?.value ?? '.'
  const grouped = numberFormat({ maximumFractionDigits: 0 }).format(BigInt(rounded.whole))
  const negative = sign && /[1-9]/.test(rounded.whole + rounded.fraction) ? '−' : ''
  return `${negative}${grouped}${rounded.fraction ? mark + rounded.fraction : ''}`
}

function roundHalfUp(whole: string, fraction: string, digits: number): { whole: string; fraction: string } {
  if (fraction.length <= digits) return { whole, fraction: fraction.padEnd(digits, '0') }
  const up = (fraction[digits] ?? '0') >= '5' ? 1n : 0n
  const all = (BigInt(whole + fraction.slice(0, digits)) + up).toString().padStart(digits + 1, '0')
  return { whole: all.slice(0, all.length - digits), fraction: digits > 0 ? all.slice(-digits) : '' }
}

/** A share 0 to 1: `12.4 %` as the locale writes it. Tiny shares never become 0, nearly whole ones never 100. */
export function formatPercent(share: number, digits = 1): string {
  const step = 10 ** -(digits + 2)
  const format = numberFormat({ style: 'percent', maximumFractionDigits: digits })
  if (share > 0 && share < step / 2) return `<\u00a0${format.format(step)}`
  if (share < 1 && share > 1 - step / 2) return `>\u00a0${format.format(1 - step)}`
  return format.format(share)
}

/** Bytes in decimal units: `1.34 GB`. */
export function formatBytes(sizeBytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  let value = sizeBytes
  let at = 0
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000
    at += 1
  }
  const digits = at === 0 ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0
  const unit = units[at] ?? 'byte'
  return numberFormat({
    style: 'unit',
    unit,
    unitDisplay: at === 0 ? 'long' : 'short',
    maximumFractionDigits: digits
  }).format(value)
}

/** How long something took: `430 ms`, `1.9 s`, `3 min 20 s`. */
export function formatDuration(tookMs: number): string {
  if (tookMs < 1000) return unit(Math.round(tookMs), 'millisecond', 0)
  if (tookMs < 59_500) return unit(tookMs / 1000, 'second', tookMs < 9950 ? 1 : 0)
  // Rounded once, so that no part can become a whole unit of the next.
  const seconds = Math.round(tookMs / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${unit(minutes, 'minute', 0)} ${unit(seconds % 60, 'second', 0)}`
  return `${unit(Math.floor(minutes / 60), 'hour', 0)} ${unit(minutes % 60, 'minute', 0)}`
}

function unit(value: number, name: string, digits: number): string {
  return numberFormat({ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(value)
}

/** An ISO day (`2024-03-09`) as `9 Mar 2024`; other text comes back as it is. */
export function formatDate(iso: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (!day) return iso
  const at = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])))
  return dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}

/**
 * An ISO moment without a zone as a date with the time as it is written, `9 Mar 2024, 14:05`; midnight as the day alone,
 * seconds where there are any. Other text comes back as it is.
 */
export function formatTimestamp(iso: string): string {
  const [, day, clock, seconds] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2}(?:\.\d+)?))?Z?$/.exec(iso) ?? []
  if (day === undefined) return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? formatDate(iso) : iso
  const exact = seconds?.replace(/\.0+$/, '').replace(/(\.\d*?)0+$/, '$1') ?? '00'
  const rest = Number(exact) === 0 ? '' : `:${exact}`
  return clock === '00:00' && rest === '' ? formatDate(day) : `${formatDate(day)}, ${clock}${rest}`
}

/** A month (`2024-03`, or `2024-03-09`) as `Mar 2024`. */
export function formatMonth(iso: string, style: 'short' | 'long' = 'short'): string {
  const month = /^(\d{4})-(\d{2})/.exec(iso)
  if (!month) return iso
  const at = new Date(Date.UTC(Number(month[1]), Number(month[2]) - 1, 1))
  return dateFormat({ month: style, year: 'numeric', timeZone: 'UTC' }).format(at)
}

/** Name of a month, 1 to 12. */
export function formatMonthName(month: number, style: 'short' | 'long' | 'narrow' = 'short'): string {
  return dateFormat({ month: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, month - 1, 1)))
}

/** A moment in the person's zone: `9 Mar 2024, 14:05`. */
export function formatDateTime(atMs: number): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(atMs)
}

/** Time of day with seconds, for logs. */
export function formatTime(atMs: number): string {
  return dateFormat({ timeStyle: 'medium' }).format(atMs)
}

/** Hours and minutes, for axes. */
export function formatClock(atMs: number): string {
  return dateFormat({ timeStyle: 'short' }).format(atMs)
}

/** How long ago, in the largest unit that fits; the date when it is longer ago than a week. */
export function formatAgo(atMs: number, nowMs = Date.now()): string {
  const seconds = Math.round((atMs - nowMs) / 1000)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (seconds > -60) return format.format(0, 'second')
  if (seconds > -3600) return format.format(Math.round(seconds / 60), 'minute')
  if (seconds > -86_400) return format.format(Math.round(seconds / 3600), 'hour')
  if (seconds > -7 * 86_400) return format.format(Math.round(seconds / 86_400), 'day')
  return dateFormat({ dateStyle: 'medium' }).format(atMs)
}
