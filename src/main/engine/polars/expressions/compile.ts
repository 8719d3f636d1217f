/** Checked expressions to Polars expressions. */
import pl from 'nodejs-polars'
import {
  type BinaryOperator,
  commonType,
  type FunctionName,
  isNumericNode,
  type NodeType,
  type NumericType,
  roundDigits,
  type Typed,
  writtenNumber,
  writtenText
} from '../../../../shared/domain/expression'
import { trimCharacters } from '../../../../shared/domain/readings'
import { AppError } from '../../../../shared/errors'
import { exactStrptime } from '../exact-strptime'
import { dataTypeOf, decimalDigits, type Expr, type LazyFrame, nullOf, whole } from '../frames'
import { arithmetic, asNumber, rounded } from './arithmetic'
import { asText } from './texts'

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
 */
export function compileExpression(typed: Typed, columnOf: ColumnOf, prefix: string): Compiled {
  const compiler = new Compiler(columnOf, prefix)
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

const long: NodeType = { kind: 'long' }

class Compiler {
  readonly lets: Expr[] = []
  private readonly columnOf: ColumnOf
  private readonly prefix: string

  constructor(columnOf: ColumnOf, prefix: string) {
    this.columnOf = columnOf
    this.prefix = prefix
  }

  private readonly share = (value: Expr): Expr => {
    const name = `${this.prefix}${this.lets.length}`
    this.lets.push(value.alias(name))
    return pl.col(name)
  }

  value(typed: Typed): Expr {
    const { expression, type, parts } = typed
    switch (expression.kind) {
      case 'number':
        return type.kind === 'decimal'
          ? pl.lit(expression.text).cast(pl.Decimal(decimalDigits, type.scale))
          : whole(BigInt(expression.text))
      case 'text':
        // A day that is compared with dates was typed as a date.
        return type.kind === 'date'
          ? exactStrptime(pl.lit(expression.value), 'date', '%Y-%m-%d')
          : pl.lit(expression.value)
      case 'boolean':
        return pl.lit(expression.value)
      case 'null':
        return nullOf(type)
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

  private call(name: FunctionName, typed: Typed): Expr {
    const { type, parts } = typed
    const first = this.part(parts, 0)
    if (type.kind === 'null') return nullOf(type)
    switch (name) {
      case 'if': {
        const [then, otherwise] = [this.part(parts, 1), this.part(parts, 2)]
        return pl.when(this.condition(first)).then(this.as(then, type)).otherwise(this.as(otherwise, type))
      }
      case 'coalesce':
        return parts
          .map((part) => this.share(this.as(part, type)))
          .reduceRight((rest, value) => pl.when(value.isNotNull()).then(value).otherwise(rest))
      case 'least':
      case 'greatest':
        return parts
          .map((part) => this.share(this.as(part, type)))
          .reduce((best, value) => this.share(this.better(name, best, value)))
      case 'round':
        if (!isNumericNode(first.type) || !isNumericNode(type)) return nullOf(type)
        return rounded(this.value(first), first.type, roundDigits(parts), type)
      case 'abs':
        return this.value(first).abs()
      case 'year':
      case 'quarter':
      case 'month':
      case 'day':
      case 'weekday':
        return first.type.kind === 'null' ? nullOf(long) : this.datePart(name, this.value(first))
      case 'date':
        return this.date(parts)
      case 'days_between': {
        const day = (part: Typed) => this.value(part).cast(pl.Date).cast(pl.Int32).cast(pl.Int64)
        if (parts.some((part) => part.type.kind === 'null')) return nullOf(long)
        return day(this.part(parts, 1)).minus(day(first))
      }
      default:
        return this.textCall(name, parts)
    }
  }

  private better(name: 'least' | 'greatest', best: Expr, value: Expr): Expr {
    const keeps = name === 'least' ? best.ltEq(value) : best.gtEq(value)
    return pl.when(best.isNull()).then(value).when(value.isNull()).then(best).when(keeps).then(best).otherwise(value)
  }

  private datePart(name: 'year' | 'quarter' | 'month' | 'day' | 'weekday', value: Expr): Expr {
    if (name === 'quarter') return value.dt.month().cast(pl.Int64).plus(whole(2)).div(whole(3))
    return value.dt[name]().cast(pl.Int64)
  }

  /** By way of text: Polars has no constructor of dates here. */
  private date(parts: readonly Typed[]): Expr {
    if (parts.some((part) => part.type.kind === 'null')) return nullOf({ kind: 'date' })
    const limits = [9999, 12, 31]
    const values = parts.map((part) => this.share(this.value(part)))
    const digits = values.map((value, i) => value.cast(pl.String).str.padStart(i === 0 ? 4 : 2, '0'))
    const [year = pl.lit(''), month = pl.lit(''), day = pl.lit('')] = digits
    const text = year.plus(pl.lit('-')).plus(month).plus(pl.lit('-')).plus(day)
    const inRange = values
      .map((value, i) => value.gtEq(whole(1)).and(value.ltEq(whole(limits[i] ?? 0))))
      .reduce((all, one) => all.and(one))
    return pl
      .when(inRange)
      .then(exactStrptime(text, 'date', '%Y-%m-%d'))
      .otherwise(nullOf({ kind: 'date' }))
  }

  private textCall(name: FunctionName, parts: readonly Typed[]): Expr {
    const text = (at: number) => {
      const part = this.part(parts, at)
      return part.type.kind === 'null' ? nullOf({ kind: 'string' }) : this.value(part)
    }
    switch (name) {
      case 'lower':
        return text(0).str.toLowerCase()
      case 'upper':
        return text(0).str.toUpperCase()
      case 'trim':
        return text(0).str.stripChars(trimCharacters)
      case 'length':
        return text(0)
          .str.lengths()
          .cast(dataTypeOf({ kind: 'long' }))
      case 'contains':
        return text(0).str.contains(text(1), true)
      case 'starts_with':
        return text(0).str.startsWith(text(1))
      case 'ends_with':
        return text(0).str.endsWith(text(1))
      case 'replace': {
        const old = writtenText(this.part(parts, 1), 1)
        return text(0).str.replaceAll(pl.lit(old), pl.lit(writtenText(this.part(parts, 2), 0)), true)
      }
      case 'substring': {
        const start = writtenNumber(this.part(parts, 1), 'start', 1) - 1
        const length = parts[2] === undefined ? undefined : writtenNumber(parts[2], 'length', 0)
        return length === undefined ? text(0).str.slice(start) : text(0).str.slice(start, length)
      }
      case 'concat':
        return parts
          .map((part) => {
            if (part.type.kind === 'null') return pl.lit('')
            const value = this.share(asText(this.value(part), part.type))
            return pl.when(value.isNull()).then(pl.lit('')).otherwise(value)
          })
          .reduce((joined, value) => joined.plus(value))
      default:
        throw new AppError('internal', { reference: `function ${name}` })
    }
  }
}
