/**
 * Readings as Polars expressions. Their meaning is fixed in `shared/domain/readings`; here it is made fast. An
 * expression is sound: where it gives a value, the parser gives the same one. Where it gives none and the cell is not empty, the raw
 * text is kept as *odd* and read by the parser itself afterwards (`odd-texts.ts`): null token, invalid, or a way of writing
 * that is not worth an expression. So both always agree, and only what is rare is slow.
 */
import pl from 'nodejs-polars'
import type { BooleanFormat, Reading } from '../../../../shared/domain/column-type'
import { invalid, parseValue, trimCharacters } from '../../../../shared/domain/readings'
import { type Expr, nullOf } from '../frames'
import { readDate } from './read-dates'
import { readMarkedNumber, readPlainNumber } from './read-numbers'

/** `plain` reads texts without blanks and marks; `marked` all the format allows, at a price. */
export type Effort = 'plain' | 'marked'

/** Whether a reading can leave texts unread; texts as such are always read. */
export function canBeOdd(reading: Reading): boolean {
  return reading.type.kind !== 'string'
}

/**
 * Raw text where a reading gave no value, else null. `value` and `raw` should be columns that are there: written into
 * the expression of the value itself, everything would be computed twice.
 */
export function oddText(value: Expr, raw: Expr): Expr {
  return pl
    .when(value.isNull())
    .then(raw)
    .otherwise(nullOf({ kind: 'string' }))
}

function readText(reading: Reading, raw: Expr): Expr {
  const text = raw.str.stripChars(trimCharacters)
  const isNull = reading.nullTokens.length === 0 ? text.eq(pl.lit('')) : text.isIn(['', ...reading.nullTokens])
  return pl.when(isNull).then(nullOf(reading.type)).otherwise(text)
}

function variants(tokens: readonly string[], otherTokens: readonly string[]): string[] {
  const others = new Set(otherTokens.map((token) => token.toLowerCase()))
  const own = tokens.filter((token) => !others.has(token.toLowerCase()))
  return [
    ...new Set(own.flatMap((t) => [t, t.toLowerCase(), t.toUpperCase(), t.slice(0, 1).toUpperCase() + t.slice(1)]))
  ]
}

function readBoolean(reading: Reading, format: BooleanFormat, raw: Expr): Expr {
  const yes = variants(format.trueTokens, format.falseTokens)
  const no = variants(format.falseTokens, format.trueTokens)
  const isOne = (texts: string[]) => (texts.length === 0 ? pl.lit(false) : raw.isIn(texts))
  return pl.when(isOne(yes)).then(pl.lit(true)).when(isOne(no)).then(pl.lit(false)).otherwise(nullOf(reading.type))
}

function readTyped(reading: Reading, raw: Expr, effort: Effort): Expr {
  const { format } = reading
  const text = effort === 'plain' ? raw : raw.str.stripChars(trimCharacters)
  switch (format?.kind) {
    case undefined:
      return nullOf(reading.type)
    case 'number':
      return effort === 'plain' ? readPlainNumber(reading, format, raw) : readMarkedNumber(reading, format, raw)
    case 'date':
      return readDate(reading, format, text)
    case 'boolean':
      return readBoolean(reading, format, text)
  }
}

/** Compiles a reading for a column of raw text (null stands for an empty cell): the typed value, or null. */
export function readColumn(reading: Reading, raw: Expr, effort: Effort): Expr {
  if (!canBeOdd(reading)) return readText(reading, raw)
  const value = readTyped(reading, raw, effort)
  // A null token that looks like a value (0, 1900-01-01) must not become one.
  const { nullTokens } = reading
  const lookalikes = nullTokens.filter((token) => parseValue({ ...reading, nullTokens: [] }, token) !== invalid)
  if (lookalikes.length === 0) return value
  const isNull = raw.str.stripChars(trimCharacters).isIn(lookalikes)
  return pl.when(isNull).then(nullOf(reading.type)).otherwise(value)
}
