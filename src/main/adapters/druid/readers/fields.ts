/** Reading of Druid's JSON: fields come and go between releases, so each is read for itself, and what is not there is null. */

export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function object(value: unknown): Json {
  return isObject(value) ? value : {}
}

export function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function objects(value: unknown): Json[] {
  return array(value).filter(isObject)
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Counts beyond 2^53 are text by then; they are rounded here. */
export function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : null
}

export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  return value === 1 ? true : value === 0 ? false : null
}

export function timeMs(value: unknown): number | null {
  if (typeof value === 'number') return value
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(ms) ? ms : null
}
