/** Whether parts fit a table, and what has to be widened for them. */
import { type Column, type ColumnType, typeName } from '../../../shared/domain/column-type'

/** A column and the type it must get before the rows come in. */
export type Widening = Column

export type Fit =
  | { readonly fits: true; readonly widen: readonly Widening[] }
  | { readonly fits: false; readonly difference: string }

const maxPrecision = 38
/** Digits of the largest long. */
const longDigits = 19

/**
 * Compares a table's columns with those of new parts. Only exact widening is taken: more digits of a decimal, or a
 * long that becomes a decimal. Order does not matter; names are compared as they are.
 */
export function fitOf(there: readonly Column[], coming: readonly Column[]): Fit {
  const arriving = new Map(coming.map((column) => [column.name, column.type]))
  const known = new Set(there.map((column) => column.name))
  const differences: string[] = []
  const widen: Widening[] = []
  for (const { name, type } of there) {
    const next = arriving.get(name)
    if (!next) {
      differences.push(`${name} is missing`)
      continue
    }
    const common = commonType(type, next)
    if (!common) differences.push(`${name} is ${typeName(type)} there and ${typeName(next)} here`)
    else if (typeName(common) !== typeName(type)) widen.push({ name, type: common })
  }
  for (const { name } of coming) if (!known.has(name)) differences.push(`${name} is new`)
  return differences.length === 0 ? { fits: true, widen } : { fits: false, difference: differences.join('; ') }
}

/** The narrowest type that holds every value of both exactly, or null. */
function commonType(there: ColumnType, coming: ColumnType): ColumnType | null {
  if (there.kind === 'timestamp' && coming.kind === 'timestamp') return there.zone === coming.zone ? there : null
  const numeric = (type: ColumnType) => type.kind === 'decimal' || type.kind === 'long'
  if (there.kind === coming.kind && there.kind !== 'decimal') return there
  if (!numeric(there) || !numeric(coming)) return null
  const scale = Math.max(scaleOf(there), scaleOf(coming))
  const precision = Math.max(wholeDigits(there), wholeDigits(coming)) + scale
  return precision <= maxPrecision ? { kind: 'decimal', precision, scale } : null
}

function scaleOf(type: ColumnType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

function wholeDigits(type: ColumnType): number {
  return type.kind === 'decimal' ? type.precision - type.scale : longDigits
}
