/** Types of expressions over given columns. Nothing is converted silently: text never becomes a number. */
import type { Column, ColumnType } from '../column-type'
import { commonType } from './arguments'
import type { BinaryOperator, Expression } from './ast'
import { arithmeticType, literalType } from './decimal-types'
import { callType, isNumericNode } from './functions'
import { badExpression } from './problem'
import { kindName, type NodeType, type Typed } from './typed'

const boolean: ColumnType = { kind: 'boolean' }

/**
 * Checks an expression against columns and types every node.
 * @throws AppError `shape.bad-expression` with the character at which it does not fit
 */
export function checkExpression(expression: Expression, columns: readonly Column[]): Typed {
  return new Checker(columns).check(expression)
}

/**
 * The type of an expression's value.
 * @throws AppError `shape.bad-expression`, also when the expression is never anything but null
 */
export function typeOfExpression(expression: Expression, columns: readonly Column[]): ColumnType {
  return resultType(checkExpression(expression, columns))
}

/** The type of a checked expression's value. @throws AppError `shape.bad-expression` when it is always null */
export function resultType(typed: Typed): ColumnType {
  if (typed.type.kind === 'null') throw badExpression(typed.expression.span.start, 'always-null')
  return typed.type
}

const dayText = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a text is an ISO day of the calendar: such a literal may stand where a date is compared. */
export function isIsoDay(text: string): boolean {
  const match = dayText.exec(text)
  if (match === null || match[1] === '0000') return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

class Checker {
  private readonly types: ReadonlyMap<string, ColumnType>

  constructor(columns: readonly Column[]) {
    this.types = new Map(columns.map((column) => [column.name, column.type]))
  }

  check(expression: Expression): Typed {
    switch (expression.kind) {
      case 'number':
        return leaf(expression, literalType(expression.text))
      case 'text':
        return leaf(expression, { kind: 'string' })
      case 'boolean':
        return leaf(expression, boolean)
      case 'null':
        return leaf(expression, { kind: 'null' })
      case 'column':
        return leaf(expression, this.column(expression.name, expression.span.start))
      case 'negate':
        return this.negate(expression, this.check(expression.operand))
      case 'not': {
        const operand = this.check(expression.operand)
        needBoolean(operand)
        return { expression, type: boolean, parts: [operand] }
      }
      case 'is-null':
        return { expression, type: boolean, parts: [this.check(expression.operand)] }
      case 'in': {
        const operand = this.check(expression.operand)
        const items = expression.items.map((item) => needComparable(operand, this.check(item), '='))
        return { expression, type: boolean, parts: [operand, ...items] }
      }
      case 'call': {
        const args = expression.args.map((arg) => this.check(arg))
        const [first] = args
        // A day that is written as a text may stand beside dates here as well.
        const isCompared = expression.name === 'between' || expression.name === 'null_if'
        const parts = first && isCompared ? args.map((arg, i) => (i === 0 ? arg : asDay(first, arg))) : args
        return { expression, type: callType(expression.name, parts, expression), parts }
      }
      case 'binary':
        return binary(expression, expression.operator, this.check(expression.left), this.check(expression.right))
    }
  }

  private column(name: string, at: number): ColumnType {
    const type = this.types.get(name)
    if (type !== undefined) return type
    const like = [...this.types.keys()].find((known) => known.toLowerCase() === name.toLowerCase())
    throw like === undefined
      ? badExpression(at, 'no-column', { name })
      : badExpression(at, 'no-column-but', { name, like })
  }

  private negate(expression: Expression, operand: Typed): Typed {
    if (operand.type.kind !== 'null' && !isNumericNode(operand.type)) {
      throw badExpression(operand.expression.span.start, 'minus', { got: kindName(operand.type) })
    }
    return { expression, type: operand.type, parts: [operand] }
  }
}

function leaf(expression: Expression, type: NodeType): Typed {
  return { expression, type, parts: [] }
}

function needBoolean(typed: Typed) {
  if (typed.type.kind === 'boolean' || typed.type.kind === 'null') return
  throw badExpression(typed.expression.span.start, 'needed', { wanted: 'a condition', got: kindName(typed.type) })
}

function isTemporalNode(type: NodeType) {
  return type.kind === 'date' || type.kind === 'timestamp'
}

/** A text literal that is an ISO day, read as a date beside a date. */
function asDay(other: Typed, typed: Typed): Typed {
  const { expression } = typed
  if (!isTemporalNode(other.type) || expression.kind !== 'text' || !isIsoDay(expression.value)) return typed
  return { expression, type: { kind: 'date' }, parts: [] }
}

function needComparable(left: Typed, right: Typed, operator: BinaryOperator): Typed {
  const other = asDay(left, right)
  const common = commonType([left, other])
  if (common.kind === 'boolean' && operator !== '=' && operator !== '!=') {
    throw badExpression(left.expression.span.start, 'no-order')
  }
  return other
}

function binary(expression: Expression, operator: BinaryOperator, left: Typed, right: Typed): Typed {
  switch (operator) {
    case 'and':
    case 'or':
      needBoolean(left)
      needBoolean(right)
      return { expression, type: boolean, parts: [left, right] }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return { expression, type: arithmetic(operator, left, right), parts: [left, right] }
    default: {
      const first = asDay(right, left)
      return { expression, type: boolean, parts: [first, needComparable(first, right, operator)] }
    }
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%', left: Typed, right: Typed): NodeType {
  for (const side of [left, right]) {
    if (side.type.kind === 'null' || isNumericNode(side.type)) continue
    const isText = side.type.kind === 'string' && operator === '+'
    const code = isText ? 'numbers-texts' : isTemporalNode(side.type) ? 'numbers-dates' : 'numbers'
    throw badExpression(side.expression.span.start, code, { operator, got: kindName(side.type) })
  }
  if (isNumericNode(left.type) && isNumericNode(right.type)) return arithmeticType(operator, left.type, right.type)
  return isNumericNode(left.type) ? left.type : right.type
}
