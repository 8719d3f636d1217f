/** Checked expressions to Polars expressions. */
import pl from 'nodejs-polars'
import {
  type BinaryOperator,
  commonType,
  type FunctionName,
  isNumericNode,
  type NodeType,
  type NumericType,
  type Typed
} from '../../../../shared/domain/expression'
import { AppError } from '../../../../shared/errors'
import { exactStrptime } from '../exact-strptime'
import { decimalDigits, type Expr, type LazyFrame, nullOf, whole } from '../frames'
import { arithmetic, asNumber } from './arithmetic'
import type { Calling } from './calls/calling'
import { choose } from './calls/choosing'
import { convertTo } from './calls/conversions'
import { reckon } from './calls/dates'
import { count } from './calls/numbers'
import { write } from './calls/texts'

/** Where the columns of an expression are found in the frame. */
export type ColumnOf = (name: string) => Expr

export interface Compiled {
  /** Named intermediate values, to be added to the frame one after the other before `value` is used. */
  readonly lets: readonly Expr[]
  readonly value: Expr
}

/**
 * The value of a checked expression. Decimals come out with 38 digits at the scale of the expression's type.
 * A result that does not fit its type ends the query (see `translatePolarsError`).
 * @param prefix begins the names of intermediate values; no column of the frame may begin with it
 * @param anchor any column of the frame: parts without a column of their own are tied to it, because Polars takes some values of
 * constants for a frame of one row
 */
export function compileExpression(typed: Typed, columnOf: ColumnOf, prefix: string, anchor: Expr): Compiled {
  const compiler = new Compiler(columnOf, prefix, anchor)
  const value = compiler.value(typed)
  return { lets: compiler.lets, value }
}

/** Adds the intermediate values of an expression to a frame. */
export function withLets(frame: LazyFrame, lets: readonly Expr[]): LazyFrame {
  return lets.reduce((before, value) => before.withColumns(value), frame)
}

/** A value of one type as another one of its family: numbers, and dates beside times. */
export function convert(value: Expr, from: NodeType, to: NodeType): Expr {
  if (from.kind === 'null') return nullOf(to)
  if (isNumericNode(from) && isNumericNode(to)) return asNumber(value, from, to)
  if (from.kind === 'date' && to.kind === 'timestamp') return value.cast(pl.Datetime('us'))
  return value
}

/** Joins conditions as a balanced tree: a thousand of them in a row would be too deep. */
function anyOf(conditions: readonly Expr[]): Expr {
  if (conditions.length <= 1) return conditions[0] ?? pl.lit(false)
  const middle = conditions.length >> 1
  return anyOf(conditions.slice(0, middle)).or(anyOf(conditions.slice(middle)))
}

/** Whether some column takes part. */
function hasColumn({ expression, parts }: Typed): boolean {
  return expression.kind === 'column' || parts.some(hasColumn)
}

class Compiler {
  readonly lets: Expr[] = []
  private readonly columnOf: ColumnOf
  private readonly prefix: string
  private readonly anchor: Expr
  /** Inside of a part without a column. */
  private isConstant = false

  constructor(columnOf: ColumnOf, prefix: string, anchor: Expr) {
    this.columnOf = columnOf
    this.prefix = prefix
    this.anchor = anchor
  }

  /** A constant as a value of every row. */
  private tied(constant: Expr): Expr {
    return this.isConstant ? pl.when(this.anchor.isNull()).then(constant).otherwise(constant) : constant
  }

  private readonly share = (value: Expr): Expr => {
    const name = `${this.prefix}${this.lets.length}`
    this.lets.push(value.alias(name))
    return pl.col(name)
  }

  value(typed: Typed): Expr {
    if (this.isConstant || typed.parts.length === 0 || hasColumn(typed)) return this.compiled(typed)
    this.isConstant = true
    const value = this.compiled(typed)
    this.isConstant = false
    return value
  }

  private compiled(typed: Typed): Expr {
    const { expression, type, parts } = typed
    switch (expression.kind) {
      case 'number':
        return this.tied(
          type.kind === 'decimal'
            ? pl.lit(expression.text).cast(pl.Decimal(decimalDigits, type.scale))
            : whole(BigInt(expression.text))
        )
      case 'text':
        // A day that is compared with dates was typed as a date.
        return type.kind === 'date'
          ? exactStrptime(this.tied(pl.lit(expression.value)), 'date', '%Y-%m-%d')
          : this.tied(pl.lit(expression.value))
      case 'boolean':
        return this.tied(pl.lit(expression.value))
      case 'null':
        return this.tied(nullOf(type))
      case 'column': {
        const value = this.columnOf(expression.name)
        return type.kind === 'decimal' ? value.cast(pl.Decimal(decimalDigits, type.scale)) : value
      }
      case 'negate': {
        const operand = this.part(parts, 0)
        if (!isNumericNode(operand.type)) return nullOf(type)
        const zero: NumericType = operand.type.kind === 'double' ? { kind: 'double' } : { kind: 'long' }
        const nothing = operand.type.kind === 'double' ? pl.lit(0) : whole(0)
        const right = { value: this.value(operand), type: operand.type }
        return arithmetic('-', { value: nothing, type: zero }, right, operand.type, this.share)
      }
      case 'not':
        return this.condition(this.part(parts, 0)).not()
      case 'is-null': {
        const value = this.value(this.part(parts, 0))
        return expression.negated ? value.isNotNull() : value.isNull()
      }
      case 'in': {
        const [operand, ...items] = parts
        if (operand === undefined) return nullOf(type)
        const found = anyOf(items.map((item) => this.compare('=', operand, item)))
        return expression.negated ? found.not() : found
      }
      case 'call':
        return this.call(expression.name, typed)
      case 'binary':
        return this.binary(expression.operator, this.part(parts, 0), this.part(parts, 1), type)
    }
  }

  private part(parts: readonly Typed[], at: number): Typed {
    const part = parts[at]
    if (part === undefined) throw new AppError('internal', { reference: 'expression parts' })
    return part
  }

  private condition(typed: Typed): Expr {
    return typed.type.kind === 'null' ? nullOf({ kind: 'boolean' }) : this.value(typed)
  }

  private binary(operator: BinaryOperator, left: Typed, right: Typed, type: NodeType): Expr {
    switch (operator) {
      case 'and':
        return this.condition(left).and(this.condition(right))
      case 'or':
        return this.condition(left).or(this.condition(right))
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        if (!isNumericNode(left.type) || !isNumericNode(right.type) || !isNumericNode(type)) return nullOf(type)
        return arithmetic(
          operator,
          { value: this.value(left), type: left.type },
          { value: this.value(right), type: right.type },
          type,
          this.share
        )
      default:
        return this.compare(operator, left, right)
    }
  }

  private compare(operator: '=' | '!=' | '<' | '<=' | '>' | '>=', left: Typed, right: Typed): Expr {
    const common = commonType([left, right])
    if (left.type.kind === 'null' || right.type.kind === 'null') return nullOf({ kind: 'boolean' })
    const l = this.as(left, common)
    const r = this.as(right, common)
    switch (operator) {
      case '=':
        return l.eq(r)
      case '!=':
        return l.neq(r)
      case '<':
        return l.lt(r)
      case '<=':
        return l.ltEq(r)
      case '>':
        return l.gt(r)
      case '>=':
        return l.gtEq(r)
    }
  }

  private as(typed: Typed, type: NodeType): Expr {
    return convert(this.value(typed), typed.type, type)
  }

  private call(name: FunctionName, { type, parts }: Typed): Expr {
    if (type.kind === 'null') return this.tied(nullOf(type))
    const calling: Calling = {
      name,
      type,
      parts,
      share: this.share,
      none: (wanted) => this.tied(nullOf(wanted)),
      value: (part) => this.value(part),
      as: (part, wanted) => this.as(part, wanted),
      condition: (part) => this.condition(part),
      compare: (operator, left, right) => this.compare(operator, left, right)
    }
    const called = choose(calling) ?? count(calling) ?? write(calling) ?? reckon(calling) ?? convertTo(calling)
    if (called === null) throw new AppError('internal', { reference: `function ${name}` })
    return called
  }
}
