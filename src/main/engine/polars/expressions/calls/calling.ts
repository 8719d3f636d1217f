/** What a call needs of the compiler. */
import type { FunctionName, NodeType, Typed } from '../../../../../shared/domain/expression'
import { AppError } from '../../../../../shared/errors'
import type { Expr } from '../../frames'
import type { Share } from '../arithmetic'

export interface Calling {
  readonly name: FunctionName
  readonly type: NodeType
  readonly parts: readonly Typed[]
  value(typed: Typed): Expr
  /** A value as another type of its family. */
  as(typed: Typed, type: NodeType): Expr
  /** A value as true, false or null. */
  condition(typed: Typed): Expr
  compare(operator: '=' | '<=' | '>=', left: Typed, right: Typed): Expr
  /** Null of a type. */
  none(type: NodeType): Expr
  readonly share: Share
}

export function partOf({ parts }: Pick<Calling, 'parts'>, at: number): Typed {
  const part = parts[at]
  if (part === undefined) throw new AppError('internal', { reference: 'expression parts' })
  return part
}

/** A text argument; null is compiled as a text. */
export function textOf(calling: Calling, at: number): Expr {
  return calling.value(partOf(calling, at))
}
