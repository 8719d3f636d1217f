/** Reads odd texts by the parser of `shared/domain/readings` and gives a frame of what they mean. */
import pl from 'nodejs-polars'
import type { ColumnType, Reading } from '../../../../shared/domain/column-type'
import { compileReading, invalid } from '../../../../shared/domain/readings'
import { exactStrptime } from '../exact-strptime'
import { dataTypeOf, type Expr, type Frame } from '../frames'

/** Canonical text (plain number, ISO date or time, `true`) to the value of a type. */
export function valueOfCanonical(type: ColumnType, text: Expr): Expr {
  switch (type.kind) {
    case 'string':
      return text
    case 'long':
    case 'double':
    case 'decimal':
      return text.cast(dataTypeOf(type))
    case 'boolean':
      return text.eq(pl.lit('true'))
    case 'date':
      return exactStrptime(text, 'date', '%Y-%m-%d')
    case 'timestamp':
      return exactStrptime(text.str.replaceAll('Z$', ''), 'timestamp', '%Y-%m-%dT%H:%M:%S%.f')
  }
}

/**
 * What the texts mean: columns `text`, `known` (always true) and `value` (of the reading's type, null for null
 * tokens). Texts that are invalid are not in it.
 */
export function readOddTexts(reading: Reading, texts: readonly string[]): Frame {
  const parse = compileReading(reading)
  const known: string[] = []
  const values: (string | null)[] = []
  for (const text of texts) {
    const value = parse(text)
    if (value === invalid) continue
    known.push(text)
    values.push(value)
  }
  return pl
    .DataFrame({ text: pl.Series('text', known, pl.String), canonical: pl.Series('canonical', values, pl.String) })
    .select(
      pl.col('text'),
      pl.lit(true).alias('known'),
      valueOfCanonical(reading.type, pl.col('canonical')).cast(dataTypeOf(reading.type)).alias('value')
    )
}
