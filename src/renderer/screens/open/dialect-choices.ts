import type { DecimalMark, Escape, LineEnd } from '../../../shared/domain/dialect'

/** The choices a person has for each part of a dialect. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', space: ' ' } as const
export type DelimiterKey = keyof typeof delimiters | 'other'
export const delimiterKeys: readonly DelimiterKey[] = ['comma', 'semicolon', 'tab', 'pipe', 'space', 'other']

export function delimiterKeyOf(delimiter: string): DelimiterKey {
  const found = Object.entries(delimiters).find(([, mark]) => mark === delimiter)
  return (found?.[0] as DelimiterKey | undefined) ?? 'other'
}

export const quotes = { double: '"', single: "'", none: null } as const
export type QuoteKey = keyof typeof quotes
export const quoteKeys: readonly QuoteKey[] = ['double', 'single', 'none']

export function quoteKeyOf(quote: string | null): QuoteKey {
  return quote === null ? 'none' : quote === "'" ? 'single' : 'double'
}

/** WHATWG labels, the frequent ones first. */
export const encodings: readonly string[] = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'iso-8859-15',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'koi8-r',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr'
]

export const escapes: readonly Escape[] = ['doubled', 'backslash', 'none']

export const lineEnds: readonly LineEnd[] = ['lf', 'crlf', 'cr', 'mixed']

export const decimals = { none: null, point: '.', comma: ',' } as const
export const decimalKeys: readonly (keyof typeof decimals)[] = ['none', 'point', 'comma']

export function decimalKeyOf(mark: DecimalMark | null): keyof typeof decimals {
  return mark === null ? 'none' : mark === ',' ? 'comma' : 'point'
}

export const thousandsMarks = { none: null, comma: ',', point: '.', blank: ' ', apostrophe: "'" } as const
export const thousandsKeys: readonly (keyof typeof thousandsMarks)[] = ['none', 'comma', 'point', 'blank', 'apostrophe']

/** A narrow blank and a typographic apostrophe count as their plain forms. */
export function thousandsKeyOf(mark: string | null): keyof typeof thousandsMarks {
  if (mark === null) return 'none'
  if (mark === ',') return 'comma'
  if (mark === '.') return 'point'
  return mark.trim() === '' ? 'blank' : 'apostrophe'
}

const encodingNamesKnown: Readonly<Record<string, string>> = {
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  macintosh: 'Mac Roman',
  'x-mac-cyrillic': 'Mac Cyrillic',
  shift_jis: 'Shift JIS',
  big5: 'Big5'
}

/** What people call an encoding, from its WHATWG label: `Windows-1252`, `UTF-16 LE`, `KOI8-R`. */
export function encodingName(label: string): string {
  return encodingNamesKnown[label] ?? label.toUpperCase().replace(/^WINDOWS/, 'Windows')
}
