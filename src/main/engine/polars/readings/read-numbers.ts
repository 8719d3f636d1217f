/** Texts to numbers as Polars expressions. Sound, not complete: what they miss is read by the parser itself. */
import pl from 'nodejs-polars'
import type { NumberFormat, Reading } from '../../../../shared/domain/column-type'
import { dottedMarksPattern, readingPattern, trimCharacters } from '../../../../shared/domain/readings'
import { dataTypeOf, type Expr, nullOf } from '../frames'

/** Digits with the decimal mark and a minus in front: texts that Polars' own casts read as the grammar does. */
function plainPattern({ type }: Reading, format: NumberFormat): string {
  const mark = format.decimalMark === '.' ? '\\.' : ','
  if (type.kind === 'long') return '^-?[0-9]+$'
  const fraction = type.kind === 'decimal' ? `[0-9]{0,${type.scale}}` : '[0-9]*'
  return type.kind === 'decimal' && type.scale === 0 ? '^-?[0-9]+$' : `^-?[0-9]+(?:${mark}${fraction})?$`
}

/** Plain text (a point, no marks) to the value; null beyond the type's range. A decimal's digits were counted by the gate. */
function castPlain(reading: Reading, plain: Expr): Expr {
  const value = plain.cast(dataTypeOf(reading.type))
  if (reading.type.kind !== 'double') return value
  // Adding nothing makes 0 of -0; a number too large for a double is infinite, and that is no value.
  const sum = value.plus(pl.lit(0))
  return pl.when(sum.isFinite()).then(sum).otherwise(nullOf(reading.type))
}

/** Reads plain numbers straight from the raw text. */
export function readPlainNumber(reading: Reading, format: NumberFormat, raw: Expr): Expr {
  const dotted = format.decimalMark === '.' ? raw : raw.str.replaceAll(pl.lit(','), pl.lit('.'), true)
  const value = castPlain(reading, dotted)
  // Polars reads whole numbers strictly; only fractions and exponents need the gate.
  if (reading.type.kind === 'long' && format.decimalMark === '.') return value
  return pl
    .when(raw.str.contains(plainPattern(reading, format)))
    .then(value)
    .otherwise(nullOf(reading.type))
}

/** Reads numbers with blanks, marks, currencies and the ways of writing negatives. */
export function readMarkedNumber(reading: Reading, format: NumberFormat, raw: Expr): Expr {
  const { type } = reading
  const text = raw.str.stripChars(trimCharacters)
  const dottedMarks = dottedMarksPattern(format)
  const bare = dottedMarks === null ? text : text.str.replaceAll(dottedMarks, '')
  const kept = bare.str.replaceAll(format.decimalMark === '.' ? '[^0-9.]' : '[^0-9,]', '')
  const dotted = format.decimalMark === '.' ? kept : kept.str.replaceAll(pl.lit(','), pl.lit('.'), true)
  const digits = type.kind === 'long' ? dotted.str.replaceAll('\\..*$', '') : dotted
  const negative = text.str.contains('[-\\u{2212}(]')
  const signed = pl.when(negative).then(pl.lit('-').plus(digits)).otherwise(digits)
  const gate = text.str.contains(readingPattern(reading))
  // An exponent's digits would be taken for digits of the number.
  const fits = type.kind === 'double' ? gate.and(text.str.contains('[0-9.,][eE]').not()) : gate
  return pl.when(fits).then(castPlain(reading, signed)).otherwise(nullOf(type))
}
