/** CAST as Druid does it: what can't be read is nothing, and the point is cut off, not rounded away. */
import type { Code, Writer } from './code'
import { closing, isMark, isWord, type Token } from './tokens'

type As = (sql: Writer, value: Code) => Code

const textCalls: ReadonlySet<string> = new Set(
  'BTRIM CONCAT LEFT LOWER LPAD LTRIM REGEXP_EXTRACT REGEXP_REPLACE REPEAT REPLACE REVERSE RIGHT RPAD RTRIM STRING_AGG STRING_FORMAT SUBSTR SUBSTRING TEXTCAT TIME_FORMAT TRIM UPPER'.split(
    ' '
  )
)

/** Whether it is a text beyond doubt: written, or made by a function that gives one. */
export function isText(tokens: readonly Token[]): boolean {
  const [first, second] = tokens
  if (tokens.length === 1) return first?.kind === 'text'
  const isCall = first?.kind === 'word' && textCalls.has(first.spelled.toUpperCase()) && isMark(second, '(')
  return isCall && closing(tokens, 1) === tokens.length - 1
}

/** The type of a value says which way it goes; DuckDB knows it before a row is read. */
const isTime = (sql: Writer, value: Code) => sql`typeof(${value}) LIKE 'TIMESTAMP%' OR typeof(${value}) = 'DATE'`
const isInteger = (sql: Writer, value: Code) =>
  sql`typeof(${value}) IN ('TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT')`
const isDouble = (sql: Writer, value: Code) => sql`typeof(${value}) IN ('DOUBLE', 'FLOAT')`

const millis = (sql: Writer, value: Code) => sql`epoch_ms(TRY_CAST(${value} AS TIMESTAMP))`

/** Every whole number of Druid has 64 bits. */
export function asInteger(sql: Writer, value: Code): Code {
  const cut = sql`TRY_CAST(trunc(TRY_CAST(${value} AS DOUBLE)) AS BIGINT)`
  // Exact to the last digit, but a hundred times as slow.
  const wide = sql`TRY_CAST(trunc(TRY_CAST(${value} AS DECIMAL(38, 10))) AS BIGINT)`
  const decimal = sql`CASE WHEN abs(TRY_CAST(${value} AS DOUBLE)) < 9e15 THEN ${cut} ELSE ${wide} END`
  const whole = sql`TRY_CAST(${value} AS BIGINT)`
  const text = sql`CASE WHEN contains(CAST(${value} AS VARCHAR), '.') THEN ${cut} ELSE ${whole} END`
  return sql`CASE WHEN ${isInteger(sql, value)} OR typeof(${value}) = 'BOOLEAN' THEN ${whole} WHEN ${isTime(sql, value)} THEN ${millis(sql, value)} WHEN ${isDouble(sql, value)} THEN ${cut} WHEN typeof(${value}) LIKE 'DECIMAL%' THEN ${decimal} ELSE ${text} END`
}

/** Decimals are doubles in Druid, whatever their digits. */
function asDouble(sql: Writer, value: Code): Code {
  return sql`CASE WHEN ${isTime(sql, value)} THEN CAST(${millis(sql, value)} AS DOUBLE) ELSE TRY_CAST(${value} AS DOUBLE) END`
}

/** A number without zeros at its end, a condition as 1 or 0, a time by the second. */
export const asText: As = (sql, value) =>
  text(sql, value, {
    isTime: sql`typeof(${value}) LIKE 'TIMESTAMP%'`,
    time: sql`date_trunc('second', TRY_CAST(${value} AS TIMESTAMP))`
  })

/** The same where nobody asked for a text: a time is its milliseconds. */
export const asPartOfText: As = (sql, value) =>
  text(sql, value, { isTime: isTime(sql, value), time: millis(sql, value) })

function text(sql: Writer, value: Code, { isTime, time }: { readonly isTime: Code; readonly time: Code }): Code {
  const isFraction = sql`${isDouble(sql, value)} OR typeof(${value}) LIKE 'DECIMAL%'`
  return sql`CASE WHEN ${isFraction} THEN CAST(TRY_CAST(${value} AS DOUBLE) AS VARCHAR) WHEN typeof(${value}) = 'BOOLEAN' THEN CAST(TRY_CAST(${value} AS BIGINT) AS VARCHAR) WHEN ${isTime} THEN CAST(${time} AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END`
}

function asTimestamp(sql: Writer, value: Code): Code {
  return sql`CASE WHEN ${isInteger(sql, value)} THEN make_timestamp_ms(TRY_CAST(${value} AS BIGINT)) ELSE TRY_CAST(${value} AS TIMESTAMP) END`
}

const types: Readonly<Record<string, As>> = {
  BIGINT: asInteger,
  INTEGER: asInteger,
  INT: asInteger,
  SMALLINT: asInteger,
  TINYINT: asInteger,
  DOUBLE: asDouble,
  FLOAT: asDouble,
  REAL: asDouble,
  DECIMAL: asDouble,
  NUMERIC: asDouble,
  VARCHAR: asText,
  CHAR: asText,
  TIMESTAMP: asTimestamp
}

/**
 * What a CAST makes of a value.
 * @param inner between the brackets, without blanks around
 * @param rewrite of what stands before AS
 * @returns null for types that stay DuckDB's matter
 */
export function cast(sql: Writer, inner: readonly Token[], rewrite: (tokens: readonly Token[]) => Code): Code | null {
  const as = inner.findLastIndex((token) => isWord(token, 'AS'))
  const type = inner
    .slice(as + 1)
    .filter(({ kind }) => kind !== 'blank')
    .map(({ spelled }) => spelled)
    .join('')
  const to = types[type.replace(/\([\d,]*\)$/, '').toUpperCase()]
  if (as < 1 || to === undefined) return null
  return sql`(${to(sql, rewrite(inner.slice(0, as)))})`
}
