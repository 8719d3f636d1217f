/** Exact sums of columns as text. */
import pl from 'nodejs-polars'
import type { ColumnType } from '../../../shared/domain/column-type'
import { add, atScale, exactOf, textOf } from '../../../shared/domain/exact'
import { AppError } from '../../../shared/errors'
import { decimalDigits, type Expr, type LazyFrame } from './frames'
import { answerOf } from './scratch'

/** A column to be added up: where it is, its type, and what it is called. */
export interface Summand {
  readonly id: string
  readonly name: string
  readonly type: ColumnType
}

/** Sum of a numeric column as text: exact for longs and decimals (at the column's scale), the shortest text for doubles. */
export function sumText(summand: Summand): Expr {
  return summandOf(summand).sum().cast(pl.String)
}

function summandOf({ id, type }: Summand): Expr {
  // Int64 would wrap around, and a decimal's sum keeps the scale only in full width.
  const value = pl.col(id)
  if (type.kind === 'double') return value
  return value.cast(pl.Decimal(decimalDigits, type.kind === 'decimal' ? type.scale : 0))
}

/** Adds sums of parts. Doubles are added as numbers. */
export function addSums(type: ColumnType, sums: readonly (string | null)[]): string {
  if (type.kind === 'double') return String(sums.reduce((total, text) => total + doubleOf(text ?? '0'), 0))
  const scale = type.kind === 'decimal' ? type.scale : 0
  const total = sums.reduce((sum, text) => add(sum, exactOf(text ?? '0') ?? { digits: 0n, scale }), {
    digits: 0n,
    scale
  })
  return textOf(atScale(total, scale))
}

/** A double of its text as engines write it: sums beyond the largest one are `inf` or `-inf` there. */
function doubleOf(text: string): number {
  return Number(text.replace(/^(-?)inf$/i, '$1Infinity'))
}

/**
 * A sum of more than 38 digits ends the whole process in this Polars, so sums that might have as many are estimated
 * first.
 * @throws AppError `shape.overflow`
 */
export async function refuseHugeSums(
  frame: () => LazyFrame,
  summands: readonly Summand[],
  rows: number,
  folder: string
): Promise<void> {
  const rowDigits = String(rows).length
  const risky = summands.filter(({ type }) => type.kind === 'decimal' && type.precision + rowDigits > decimalDigits)
  if (risky.length === 0) return
  const estimates = await answerOf(
    frame().select(...risky.map(({ id }) => pl.col(id).cast(pl.Float64).abs().sum().alias(id))),
    folder
  )
  for (const { id, name, type } of risky) {
    const [sum] = estimates.getColumn(id).toArray() as number[]
    const scale = type.kind === 'decimal' ? type.scale : 0
    if ((sum ?? 0) > 0.99 * 10 ** (decimalDigits - scale)) throw new AppError('shape.overflow', { what: name })
  }
}
