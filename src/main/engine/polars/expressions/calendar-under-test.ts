/** For tests only: the calendar by way of JavaScript's dates, which the engine's code does not use. */
export const dayMicros = 86_400_000_000n
const dayMs = 86_400_000

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

export const first = utc(1, 1, 1).getTime() / dayMs
export const last = utc(9999, 12, 31).getTime() / dayMs

/** Days since 1970; null where the calendar has no such day. */
export function daysOf(year: number, month: number, day: number): number | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = utc(year, month, day)
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date.getTime() / dayMs : null
}

export function dayOf(days: number): { year: number; month: number; day: number } {
  const date = new Date(days * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export function daysInMonth(year: number, month: number): number {
  return utc(year, month + 1, 0).getUTCDate()
}

export function daysOfIso(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / dayMs
}

export function daysOfMicros(micros: bigint): number {
  const days = micros / dayMicros
  return Number(micros < 0n && micros % dayMicros !== 0n ? days - 1n : days)
}

export function isoDay(days: number): string {
  const { year, month, day } = dayOf(days)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `2024-12-31T23:59:59`, with three or six digits of a fraction where there is one. */
export function isoTime(micros: bigint): string {
  const days = daysOfMicros(micros)
  const ofDay = micros - BigInt(days) * dayMicros
  const seconds = Number(ofDay / 1_000_000n)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const fraction = ofDay % 1_000_000n
  const digits = String(fraction).padStart(6, '0')
  const shown = fraction === 0n ? '' : `.${digits.endsWith('000') ? digits.slice(0, 3) : digits}`
  return `${isoDay(days)}T${clock}${shown}`
}
