/** What a cell looks like, coarsely: evidence that a dialect cuts the text where its author meant. */

export type CellKind =
  | 'empty'
  | 'number'
  /** `12,5`: a number with a comma, or two cells that were not cut. */
  | 'comma-number'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'boolean'
  | 'address'
  | 'code'
  | 'word'
  | 'text'
  /** Free text that holds characters that usually separate cells. */
  | 'glued'
  | 'odd'
  /** An odd number of quotes: a quoted cell that was cut in two. */
  | 'torn'

const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic'
const integer = /^[+-]?\d{1,40}$/
const pointNumber = /^[+-]?(\d+\.\d*|\.\d+)([eE][+-]?\d{1,3})?$|^[+-]?\d+[eE][+-]?\d{1,3}$/
const commaNumber = /^[+-]?\d+,\d+([eE][+-]?\d{1,3})?$/
const grouped = /^[+-]?\d{1,3}((,\d{3})+(\.\d+)?|([.' \u00a0\u202f]\d{3})+(,\d+)?|([' \u00a0\u202f]\d{3})+(\.\d+)?)$/
const indian = /^[+-]?\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$/
const mark = '[$€£¥₹]|[A-Z]{3}|R\\$|kr\\.?|zł|Kč|Fr\\.?'
/** Marks around a number: currency, percent, parentheses or a trailing minus for negatives. */
const marksBefore = new RegExp(`^[(+-]*\\s?(?:${mark})?\\s?-?`)
const marksBehind = new RegExp(`\\s?(?:${mark}|%)?\\)?-?$`)
const date = new RegExp(
  `^\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}$|^\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})$|^\\d{1,2}[-/. ](${months})[a-zé]*\\.?[-/. ,]{1,2}(\\d{4}|\\d{2})$|^(${months})[a-zé]*\\.?[-/ ]\\d{1,2},? \\d{4}$|^(${months})[a-zé]*\\.?[-/ ](\\d{4}|\\d{2})$|^\\d{4}年\\d{1,2}月\\d{1,2}日$`,
  'i'
)
const time = /^\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?( ?[AaPp]\.?[Mm]\.?)?$/
const zone = /( ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}))?$/
const boolean = /^(true|false|yes|no|ja|nein|oui|non|sí|si|wahr|falsch|vrai|faux|y|n|t|f)$/i
const address =
  /^[a-z][a-z0-9+.-]*:\/\/\S+$|^www\.\S+$|^[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+$|^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$|^\d{1,3}(\.\d{1,3}){3}$/iu
const code = /^(?=.*\d)[\p{L}\d]+([-_./#][\p{L}\d]+)*$/u
const word = /^[\p{L}\p{M}][\p{L}\p{M}\d_.'’&/()-]*$/u
const text = /^[\p{L}\p{M}\d#(¿¡$€£«„“‘*+-][^;|^~\p{Cc}"\\]*$/u
const nothing = /^(n\/?a|nan|null|none|nil|-+|\?|\.|#n\/a|\(null\)|\\n|'')$/i

/** Characters of a cell that are looked at. */
const longCell = 2000

/** The kind of one cell; white space around it is not counted. */
export function kindOf(cell: string): CellKind {
  const trimmed = cell.length > longCell ? cell.slice(0, longCell).trim() : cell.trim()
  if (trimmed === '' || nothing.test(trimmed)) return 'empty'
  if (trimmed.includes('"') && isTorn(trimmed)) return 'torn'
  if (trimmed.length > 60) return longKind(trimmed)
  const hasDigit = /\d/.test(trimmed)
  if (hasDigit) {
    if (integer.test(trimmed) || pointNumber.test(trimmed)) return 'number'
    if (grouped.test(trimmed) || indian.test(trimmed)) return commaNumber.test(trimmed) ? 'comma-number' : 'number'
    if (commaNumber.test(trimmed)) return 'comma-number'
    if (date.test(trimmed)) return 'date'
    const bare = trimmed.replace(zone, '')
    if (time.test(bare)) return 'time'
    const split = /^(.{6,20}?)(?:[T ]| at |, ?)(\d{1,2}:.*)$/.exec(bare)
    if (split !== null && date.test(split[1] ?? '') && time.test(split[2] ?? '')) return 'timestamp'
    if (isMarkedNumber(trimmed)) return 'number'
  } else if (boolean.test(trimmed)) return 'boolean'
  if (address.test(trimmed)) return /[,;|"<>]/.test(trimmed) ? 'glued' : 'address'
  if (word.test(trimmed)) return 'word'
  const isGlued = looksGlued(trimmed)
  if (hasDigit && !isGlued && code.test(trimmed)) return 'code'
  return isGlued ? 'glued' : text.test(trimmed) ? 'text' : 'odd'
}

function isMarkedNumber(trimmed: string): boolean {
  const bare = trimmed.replace(marksBehind, '').replace(marksBefore, '')
  if (bare === trimmed || bare === '') return false
  return (
    integer.test(bare) || pointNumber.test(bare) || commaNumber.test(bare) || grouped.test(bare) || indian.test(bare)
  )
}

/** A quote behind a digit may stand for inches. */
function isTorn(trimmed: string): boolean {
  return (trimmed.replace(/(?<=\d)"(?=.)/g, '').split('"').length - 1) % 2 === 1
}

function longKind(trimmed: string): CellKind {
  if (address.test(trimmed)) return /[,;|"<>]/.test(trimmed) ? 'glued' : 'address'
  return looksGlued(trimmed) ? 'glued' : text.test(trimmed) ? 'text' : 'odd'
}

/** Two or more separators without a blank behind them, or one that hardly occurs in a text. */
function looksGlued(trimmed: string): boolean {
  // Two numbers, and not the groups of one.
  if (/^\d+ \d+$/.test(trimmed)) return true
  // Cells set apart by blanks, or by a mark that no text holds twice.
  if (/\S {3,}\S/.test(trimmed) || /[#§¦¬].*[#§¦¬]/.test(trimmed)) return true
  return /[|\p{Cc}]|[;^~](?! )/u.test(trimmed) || /,.*,/.test(trimmed) || /^[^ ]+,[^ ]+$/.test(trimmed)
}

/** Kinds that a wrong cut would hardly produce. */
export function isStrict(kind: CellKind): boolean {
  return kind === 'number' || kind === 'date' || kind === 'time' || kind === 'timestamp' || kind === 'address'
}

/** How much a cell of the kind speaks for the cut, 0 to 1. A quoted cell may hold any text. */
export function kindWeight(kind: CellKind): number {
  switch (kind) {
    case 'number':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'address':
    case 'boolean':
      return 1
    case 'comma-number':
      return 0.9
    case 'code':
      return 0.9
    case 'word':
      return 0.9
    case 'text':
      return 0.75
    case 'empty':
      return 0.6
    case 'glued':
      return 0.3
    case 'odd':
      return 0.25
    case 'torn':
      return 0
  }
}
