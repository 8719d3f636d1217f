/**
 * Date patterns as tokens. Widths: `YYYY` four digits, `YY` two, `MM` `DD` `HH` `mm` `ss` exactly two, `M` `D` `H` one or two (a leading
 * zero is allowed), `SSS` one to nine digits, `MMM` an English month name, short or in full, in any case, `A` AM or
 * PM in any case, `Z` the letter Z, `+02`, `+0200` or `+02:00`. Every other character stands for itself.
 */
export type DateToken =
  | { readonly kind: 'YYYY' | 'YY' | 'MM' | 'M' | 'MMM' | 'DD' | 'D' | 'HH' | 'H' | 'mm' | 'ss' | 'SSS' | 'A' | 'Z' }
  | { readonly kind: 'literal'; readonly text: string }

export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december'
] as const

const tokenNames = ['YYYY', 'MMM', 'SSS', 'YY', 'MM', 'DD', 'HH', 'mm', 'ss', 'M', 'D', 'H', 'A', 'Z'] as const

/** The tokens of a pattern, in order. `unix-s` and `unix-ms` have none. */
export function dateTokens(pattern: string): DateToken[] {
  const tokens: DateToken[] = []
  if (isUnixPattern(pattern)) return tokens
  let at = 0
  while (at < pattern.length) {
    const name = tokenNames.find((n) => pattern.startsWith(n, at))
    if (name !== undefined) {
      tokens.push({ kind: name })
      at += name.length
      continue
    }
    const text = pattern.charAt(at)
    const last = tokens.at(-1)
    if (last?.kind === 'literal') tokens[tokens.length - 1] = { kind: 'literal', text: last.text + text }
    else tokens.push({ kind: 'literal', text })
    at++
  }
  return tokens
}

/** Whether the whole pattern is a count of seconds or milliseconds since 1970. */
export function isUnixPattern(pattern: string): pattern is 'unix-s' | 'unix-ms' {
  return pattern === 'unix-s' || pattern === 'unix-ms'
}

/** Whether the year is written first with four digits; such years may be any from 1 to 9999. */
export function isYearFirst(pattern: string): boolean {
  return pattern.startsWith('YYYY')
}

/** Whether the pattern carries a time of day. */
export function hasTime(pattern: string): boolean {
  return isUnixPattern(pattern) || dateTokens(pattern).some((t) => t.kind === 'HH' || t.kind === 'H')
}

/** Whether the pattern carries an offset from UTC (Unix counts do by nature). */
export function hasOffset(pattern: string): boolean {
  return isUnixPattern(pattern) || dateTokens(pattern).some((t) => t.kind === 'Z')
}
