/**
 * Date patterns as tokens. Widths: `YYYY` four digits, `YY` two, `MM` `DD` `HH` `mm` `ss` exactly two, `M` `D` `H` one or two (a leading
 * zero is allowed), `Do` one or two with an ordinal ending where there is one (3rd, 1er, 2º), `SSS` one to nine digits,
 * `MMM` a month name and `ddd` a weekday (see calendar-words.ts; short or in full, in any case, with a dot or
 * without), `A` AM or PM in any case (a.m. too), `Z` a zone (see zone.ts: Z, UTC, GMT+2, CEST, `+02`, `+0200`, `+02:00`). For periods: `QQ` a
 * quarter (Q3), `yy` and `yyyy` the year after `YYYY`. Every other character stands for itself.
 */
type TokenName = (typeof tokenNames)[number]

export type DateToken = { readonly kind: TokenName } | { readonly kind: 'literal'; readonly text: string }

// A name that begins with another stands before it.
const tokenNames = [
  'YYYY',
  'yyyy',
  'MMM',
  'SSS',
  'ddd',
  'YY',
  'yy',
  'QQ',
  'MM',
  'DD',
  'Do',
  'HH',
  'mm',
  'ss',
  'M',
  'D',
  'H',
  'A',
  'Z'
] as const

/** Patterns that are counts: seconds or milliseconds since 1970, days of Excel's calendar (with a fraction for the time). */
export type CountPattern = 'unix-s' | 'unix-ms' | 'excel'

/** The tokens of a pattern, in order. Counts have none. */
export function dateTokens(pattern: string): DateToken[] {
  const tokens: DateToken[] = []
  if (isCountPattern(pattern)) return tokens
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

/** Whether the whole pattern is a count. */
export function isCountPattern(pattern: string): pattern is CountPattern {
  return isUnixPattern(pattern) || pattern === 'excel'
}

/** Whether the year is written first with four digits; such years may be any from 1 to 9999. */
export function isYearFirst(pattern: string): boolean {
  return pattern.startsWith('YYYY')
}

/** Whether the pattern names no day: a month, a quarter, a year; its first day stands for it. */
export function isPeriod(pattern: string): boolean {
  const days = new Set<string>(['D', 'DD', 'Do'])
  return !isCountPattern(pattern) && !dateTokens(pattern).some((t) => days.has(t.kind))
}

/** Whether the pattern carries a time of day. Days of Excel's calendar need not. */
export function hasTime(pattern: string): boolean {
  return isUnixPattern(pattern) || dateTokens(pattern).some((t) => t.kind === 'HH' || t.kind === 'H')
}

/** Whether the pattern carries an offset from UTC (Unix counts do by nature). */
export function hasOffset(pattern: string): boolean {
  return isUnixPattern(pattern) || dateTokens(pattern).some((t) => t.kind === 'Z')
}
