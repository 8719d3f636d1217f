/** Names for what Polars gives, and the one map from column types to what a frame holds. */
import './light-expressions'
import pl from 'nodejs-polars'
import type { ColumnType } from '../../../shared/domain/column-type'
import type { NodeType } from '../../../shared/domain/expression'

export type Expr = ReturnType<typeof pl.col>
export type LazyFrame = ReturnType<typeof pl.scanParquet>
export type Frame = Awaited<ReturnType<LazyFrame['collect']>>
export type DataType = Parameters<Expr['cast']>[0]

/** Digits that Polars holds in every decimal, whatever its precision says. */
export const decimalDigits = 38

/** What a frame holds for a column type. Times are kept in microseconds, the finest a reading gives. */
export function dataTypeOf(type: ColumnType): DataType {
  switch (type.kind) {
    case 'string':
      return pl.String
    case 'long':
      return pl.Int64
    case 'double':
      return pl.Float64
    case 'decimal':
      return pl.Decimal(type.precision, type.scale)
    case 'boolean':
      return pl.Bool
    case 'date':
      return pl.Date
    case 'timestamp':
      return pl.Datetime('us')
  }
}

/** The null of a type; an untyped null would make a column without a type. */
export function nullOf(type: NodeType): Expr {
  return pl.lit(null).cast(type.kind === 'null' ? pl.String : dataTypeOf(type))
}

/** A whole number as Int64: `pl.lit` alone would make a float of it. */
export function whole(value: number | bigint): Expr {
  return pl.lit(String(value)).cast(pl.Int64)
}

/** An exact decimal in 38 digits. */
export function decimal(text: string, scale: number): Expr {
  return pl.lit(text).cast(pl.Decimal(decimalDigits, scale))
}

/**
 * A 64-bit hash. Polars believes that it has the type of what is hashed, and ends the process when a sink finds out;
 * the cast keeps it right.
 */
export function hashOf(value: Expr): Expr {
  return value.hash(17, 29, 41, 53).cast(pl.UInt64)
}

/** A second 64-bit hash, of other seeds. */
export function otherHashOf(value: Expr): Expr {
  return value.hash(19, 31, 43, 59).cast(pl.UInt64)
}

/** Whether a hash belongs to one of `parts` parts of about the same size. */
export function isInPart(hash: Expr, part: number, parts: number): Expr {
  return hash.modulo(pl.lit(parts).cast(pl.UInt64)).eq(pl.lit(part).cast(pl.UInt64))
}
