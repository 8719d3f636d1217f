/** What functions ask of their arguments, and the type that several values have in common. */
import { AppError } from '../../errors'
import { type Pattern, readPattern } from '../pattern'
import { commonNumeric } from './decimal-types'
import { badExpression } from './problem'
import { kindName, type NodeType, type Typed } from './typed'

export function fail(arg: Typed, wanted: string): never {
  throw badExpression(arg.expression.span.start, 'needed', { wanted, got: kindName(arg.type) })
}

export function text(arg: Typed) {
  if (arg.type.kind !== 'string' && arg.type.kind !== 'null') fail(arg, 'text')
}

export function numeric(arg: Typed) {
  if (!['long', 'double', 'decimal', 'null'].includes(arg.type.kind)) fail(arg, 'a number')
}

export function whole(arg: Typed) {
  if (arg.type.kind !== 'long' && arg.type.kind !== 'null') fail(arg, 'a whole number')
}

export function temporal(arg: Typed) {
  if (arg.type.kind !== 'date' && arg.type.kind !== 'timestamp' && arg.type.kind !== 'null') fail(arg, 'a date')
}

/** The one type that all arguments fit. */
export function commonType(args: readonly Typed[]): NodeType {
  let common: NodeType = { kind: 'null' }
  for (const arg of args) {
    const joined = commonOf([common, arg.type])
    if (joined === null) {
      throw badExpression(arg.expression.span.start, 'apart', { one: kindName(common), other: kindName(arg.type) })
    }
    common = joined
  }
  return common
}

/** The one type that values of both types fit, or null. */
export function commonOf([left, right]: readonly [NodeType, NodeType]): NodeType | null {
  if (left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (isNumber(left) && isNumber(right)) return commonNumeric(left, right)
  if (isTime(left) && isTime(right)) return left.kind === 'date' && right.kind === 'date' ? left : later(left, right)
  return left.kind === right.kind ? left : null
}

export function isNumber(type: NodeType) {
  return type.kind === 'long' || type.kind === 'double' || type.kind === 'decimal'
}

function isTime(type: NodeType) {
  return type.kind === 'date' || type.kind === 'timestamp'
}

function later(left: NodeType, right: NodeType): NodeType {
  const utc = [left, right].some((type) => type.kind === 'timestamp' && type.zone === 'offset')
  return { kind: 'timestamp', zone: utc ? 'offset' : 'none' }
}

/** The digits of `round`, which must be written down because the type depends on it. */
export function roundDigits(args: readonly Typed[]): number {
  const digits = args[1]
  if (digits === undefined) return 0
  const literal = digits.expression
  const value = literal.kind === 'number' ? Number(literal.text) : Number.NaN
  if (!Number.isInteger(value) || value > 12) {
    throw badExpression(literal.span.start, 'round-digits')
  }
  return value
}

/**
 * A whole number that must be written down, because the engine takes no other: start and length of `substring`.
 */
export function writtenNumber(arg: Typed, what: string, least: number): number {
  const { expression } = arg
  const value = expression.kind === 'number' ? Number(expression.text) : Number.NaN
  if (!Number.isSafeInteger(value) || value < least) {
    throw badExpression(expression.span.start, 'written-number', { what, least })
  }
  return value
}

/** A text that must be written down: both texts of `replace`. */
export function writtenText(arg: Typed, least: number): string {
  const { expression } = arg
  if (expression.kind !== 'text' || expression.value.length < least) {
    throw badExpression(expression.span.start, 'written-text')
  }
  return expression.value
}

/** A pattern that must be written down; what is wrong with it is told at its own character. */
export function writtenPattern(arg: Typed, needsText: boolean): Pattern {
  const source = writtenText(arg, 0)
  try {
    return readPattern(source, { needsText })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { position, reason, reasonCode, ...values } = error.details
    // The quotation mark before it, and each one inside that is written twice.
    const letters = [...source].slice(0, Number(position) - 1).join('')
    const at = arg.expression.span.start + 1 + letters.length + letters.split("'").length - 1
    throw badExpression(at, 'pattern', {
      ...(values as Record<string, string>),
      reason: String(reason),
      pattern: String(reasonCode)
    })
  }
}
