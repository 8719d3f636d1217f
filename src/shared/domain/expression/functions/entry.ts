/** What a function takes and gives, and how the reference shows it. */
import type { ColumnType } from '../../column-type'
import type { Expression } from '../ast'
import type { NodeType, Typed } from '../typed'

export interface FunctionEntry {
  readonly signature: string
  readonly says: string
  readonly example: string
  readonly min: number
  readonly max: number
  /** @throws AppError `shape.bad-expression` */
  readonly type: (args: readonly Typed[], call: Expression) => NodeType
}

export const string: ColumnType = { kind: 'string' }
export const long: ColumnType = { kind: 'long' }
export const boolean: ColumnType = { kind: 'boolean' }
export const day: ColumnType = { kind: 'date' }
/** Arguments that a function of many takes. */
export const many = 100

/** One check for every argument, one type for the result. */
export const each = (check: (arg: Typed) => void, type: NodeType) => (args: readonly Typed[]) => {
  for (const arg of args) check(arg)
  return type
}

/** The type of an argument that passes a check; null where there is none. */
export function sameAs(arg: Typed | undefined, check: (arg: Typed) => void): NodeType {
  if (arg === undefined) return { kind: 'null' }
  check(arg)
  return arg.type
}
