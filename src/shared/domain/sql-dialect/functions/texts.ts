/** Druid's functions of texts. */
import { argument, type Call, type DruidFunction, writtenNumber, writtenText } from '../call'
import { asPartOfText, asText, isText } from '../casts'
import { type Code, joined, literal } from '../code'
import { noEquivalent } from '../problem'
import { isMark, textOf } from '../tokens'

function text(call: Call, index: number): Code {
  const { code, tokens } = argument(call, index)
  const isColumn = tokens.every((token) => token.kind === 'name' || token.kind === 'word' || isMark(token, '.'))
  return isColumn ? call.sql`(${asText(call.sql, code)})` : call.sql`CAST(${code} AS VARCHAR)`
}

/** What has no value leaves none, where DuckDB's own would pass over it. */
function concatenated(call: Call): Code | null {
  // Lists are DuckDB's matter.
  if (call.args.some(({ tokens }) => isMark(tokens[0], '['))) return null
  const texts = call.args.map(({ code, tokens }) =>
    isText(tokens) ? code : call.sql`(${asPartOfText(call.sql, code)})`
  )
  return call.sql`(${joined(call.sql, texts, ' || ')})`
}

/** All matches; groups are called `$1`, and a backslash takes the meaning off a character. */
function replacedByPattern(call: Call): Code | null {
  if (call.args.length === 4) return null
  const { sql } = call
  const fresh = argument(call, 2)
  const written = fresh.tokens.length === 1 ? textOf(fresh.tokens[0]) : null
  const replacement =
    written === null
      ? sql`regexp_replace(replace(${text(call, 2)}, '\\', '\\\\'), '\\$(\\d)', '\\\\\\1', 'g')`
      : sql`${literal(re2Replacement(written))}`
  return sql`regexp_replace(${text(call, 0)}, ${text(call, 1)}, ${replacement}, 'g')`
}

function re2Replacement(java: string): string {
  return java.replace(/\\([\s\S])|\$(\d)|\\$/g, (whole, escaped: string | undefined, group: string | undefined) => {
    if (group !== undefined) return `\\${group}`
    return escaped === '\\' || escaped === undefined ? '\\\\' : (escaped ?? whole)
  })
}

/** Nothing where there is no match. */
function extractedByPattern(call: Call): Code | null {
  const group = call.args.length < 3 ? 0 : writtenNumber(call, 2)
  // With names of groups it is DuckDB's own.
  if (group === null || call.args.length > 3) return null
  const parts = call.sql`${text(call, 0)}, ${text(call, 1)}`
  return call.sql`CASE WHEN regexp_matches(${parts}) THEN regexp_extract(${parts}, ${group}) END`
}

const formatPiece = /%(?:%|n|([-0+,]*\d*(?:\.\d+)?)([sdfeExXc]))|[^%]+/gy
const castFor: Readonly<Record<string, string>> = {
  s: 'VARCHAR',
  c: 'VARCHAR',
  d: 'BIGINT',
  x: 'BIGINT',
  X: 'BIGINT',
  f: 'DOUBLE',
  e: 'DOUBLE',
  E: 'DOUBLE'
}

/** Java's formats as far as printf has the same. */
function formattedText(call: Call): Code {
  const { value, at } = writtenText(call, 0)
  let format = ''
  let read = 0
  const used: Code[] = []
  for (const [piece, given, letter] of value.matchAll(formatPiece)) {
    read += piece.length
    if (letter === undefined) {
      format += piece === '%n' ? '\n' : piece
      continue
    }
    const argument = call.args[used.length + 1]
    if (argument === undefined) throw noEquivalent('arguments', call.name, call.at)
    // Java writes six digits where nothing is said, and a number as a text as it is.
    const flags = ordered(given ?? '')
    const own = `%${flags}${letter === 'c' ? 's' : letter}`
    used.push(
      call.sql`coalesce(printf(${literal(own)}, ${formattedValue(call, argument.code, letter, flags)}), ${literal(nothing(flags))})`
    )
    format += '%s'
  }
  if (read < value.length) throw noEquivalent('format', literal(value.slice(read)), at)
  return call.sql`printf(${joined(call.sql, [call.sql`${literal(format)}`, ...used], ', ')})`
}

/** printf wants its flags in one order. */
function ordered(flags: string): string {
  const [, own = '', size = ''] = /^([-0+,]*)(.*)$/.exec(flags) ?? []
  return ['-', '+', ',', '0'].filter((flag) => own.includes(flag)).join('') + size
}

function formattedValue(call: Call, code: Code, letter: string, flags: string): Code {
  const { sql } = call
  if (letter !== 'f')
    return letter === 's' ? sql`(${asPartOfText(sql, code)})` : sql`CAST(${code} AS ${castFor[letter] ?? 'VARCHAR'})`
  // Java rounds the digits that a person sees, half up.
  const digits = Number(/\.(\d+)$/.exec(flags)?.[1] ?? 6)
  const value = sql`CAST(${code} AS DOUBLE)`
  const rounded = (precision: number, scale: number) =>
    sql`CAST(round(TRY_CAST(${value} AS DECIMAL(${precision}, ${scale})), ${digits}) AS DOUBLE)`
  // The first is ten times as fast, the second for what is too large for it.
  return digits > 9 ? value : sql`coalesce(${rounded(18, digits + 6)}, ${rounded(38, 12)}, ${value})`
}

/** What Java writes for no value: `null`, cut and filled up as a text. */
function nothing(flags: string): string {
  const [, minus, width, most] = /^(-)?[+,0]*(\d*)(?:\.(\d+))?$/.exec(flags) ?? []
  const word = 'null'.slice(0, most === undefined ? 4 : Number(most))
  return minus === undefined ? word.padStart(Number(width ?? 0)) : word.padEnd(Number(width ?? 0))
}

/** Digits alone, as Java reads them. */
function parsedLong(call: Call): Code {
  const radix = call.args.length > 1 ? writtenNumber(call, 1) : 10
  const prefix = radix === 10 ? '' : radix === 16 ? '0x' : radix === 2 ? '0b' : null
  const digits = radix === 16 ? '[+-]?(0[xX])?[0-9A-Fa-f]+' : radix === 2 ? '[+-]?[01]+' : '[+-]?[0-9]+'
  if (prefix === null) throw noEquivalent('arguments', call.name, call.at)
  const { sql } = call
  const own = sql`regexp_extract(${text(call, 0)}, ${literal(`^[+-]?${radix === 16 ? '(?:0[xX])?' : ''}(.*)$`)}, 1)`
  const value = sql`try_cast(CASE WHEN starts_with(${text(call, 0)}, '-') THEN '-' ELSE '' END || ${own} AS BIGINT)`
  const signed = sql`CASE WHEN starts_with(${text(call, 0)}, '-') THEN -1 ELSE 1 END * try_cast(${literal(prefix)} || ${own} AS BIGINT)`
  return sql`CASE WHEN regexp_full_match(${text(call, 0)}, ${literal(digits)}) THEN ${prefix === '' ? value : signed} END`
}

function padded(call: Call): Code {
  const { sql } = call
  const length = sql`CAST(${argument(call, 1).code} AS INTEGER)`
  const filling = call.args.length === 2 ? sql`' '` : text(call, 2)
  return sql`CASE WHEN ${length} <> 0 THEN ${call.name.toLowerCase()}(${text(call, 0)}, ${length}, ${filling}) END`
}

export const textFunctions: Readonly<Record<string, DruidFunction>> = {
  CONCAT: { least: 1, most: 1000, write: concatenated },
  TEXTCAT: { least: 2, most: 2, write: concatenated },
  CONTAINS_STRING: { least: 2, most: 2, write: (call) => call.sql`contains(${text(call, 0)}, ${text(call, 1)})` },
  ICONTAINS_STRING: {
    least: 2,
    most: 2,
    write: (call) => call.sql`contains(lower(${text(call, 0)}), lower(${text(call, 1)}))`
  },
  STRLEN: { least: 1, most: 1, write: (call) => call.sql`length(${text(call, 0)})` },
  BTRIM: {
    least: 1,
    most: 2,
    write: (call) =>
      call.args.length === 1 ? call.sql`trim(${text(call, 0)})` : call.sql`trim(${text(call, 0)}, ${text(call, 1)})`
  },
  LPAD: { least: 2, most: 3, write: padded },
  RPAD: { least: 2, most: 3, write: padded },
  PARSE_LONG: { least: 1, most: 2, write: parsedLong },
  REGEXP_LIKE: { least: 2, most: 2, write: (call) => call.sql`regexp_matches(${text(call, 0)}, ${text(call, 1)})` },
  REGEXP_REPLACE: { least: 3, most: 4, write: replacedByPattern },
  REGEXP_EXTRACT: { least: 2, most: 4, write: extractedByPattern },
  STRING_FORMAT: { least: 1, most: 100, write: formattedText },
  // The large ß is written SS.
  UPPER: { least: 1, most: 1, write: (call) => call.sql`upper(replace(${text(call, 0)}, 'ß', 'SS'))` },
  REPEAT: {
    least: 2,
    most: 2,
    write: (call) => call.sql`nullif(repeat(${text(call, 0)}, CAST(${argument(call, 1).code} AS BIGINT)), '')`
  },
  DECODE_BASE64_UTF8: { least: 1, most: 1, write: (call) => call.sql`decode(from_base64(${text(call, 0)}))` }
}
