/** An expression in which every node knows its type. */
import type { ColumnType } from '../column-type'
import type { Expression } from './ast'

/** `null`: the literal null, which fits everywhere. */
export type NodeType = ColumnType | { readonly kind: 'null' }

export interface Typed {
  readonly expression: Expression
  readonly type: NodeType
  /** Operands, items and arguments in the order they stand in the text. */
  readonly parts: readonly Typed[]
}

/** How a type is called in a sentence. */
export function kindName(type: NodeType): string {
  switch (type.kind) {
    case 'string':
      return 'text'
    case 'long':
    case 'double':
    case 'decimal':
      return 'a number'
    case 'boolean':
      return 'true or false'
    case 'date':
      return 'a date'
    case 'timestamp':
      return 'a date with time'
    case 'null':
      return 'null'
  }
}
