/** The functions: what they take, what they give, and the reference that people read. */
import { isNumber } from '../arguments'
import { type Expression, type FunctionName, functionNames } from '../ast'
import { badExpression } from '../problem'
import type { NodeType, Typed } from '../typed'
import { choosing } from './choosing'
import { conversions } from './conversions'
import { dates } from './dates'
import type { FunctionEntry } from './entry'
import { numbers } from './numbers'
import { texts } from './texts'

export type { FunctionName } from '../ast'
export { datePatternOf, decimalPlaces, wholeDigits } from './conversions'
export { writtenUnit } from './dates'
export { patternReplacement } from './replacement'

const groups = { choosing, numbers, texts, dates, conversions } as const
export type FunctionGroup = keyof typeof groups

const table: Readonly<Record<FunctionName, FunctionEntry>> = {
  ...choosing,
  ...numbers,
  ...texts,
  ...dates,
  ...conversions
}

/** Type of a call. @throws AppError `shape.bad-expression` */
export function callType(name: FunctionName, args: readonly Typed[], call: Expression): NodeType {
  const entry = table[name]
  if (args.length < entry.min || args.length > entry.max) {
    throw badExpression(call.span.start, 'arguments', { signature: entry.signature, count: args.length })
  }
  return entry.type(args, call)
}

/** Whether a type is an exact or a floating number. */
export function isNumericNode(type: NodeType): type is Extract<NodeType, { kind: 'long' | 'double' | 'decimal' }> {
  return isNumber(type)
}

export interface FunctionWords {
  readonly name: FunctionName
  readonly group: FunctionGroup
  readonly signature: string
  readonly says: string
  readonly example: string
}

function groupOf(name: FunctionName): FunctionGroup {
  const found = (Object.keys(groups) as FunctionGroup[]).find((group) => name in groups[group])
  return found ?? 'conversions'
}

/** The functions as a person reads them, in the order of the language. */
export const functionReference: readonly FunctionWords[] = functionNames.map((name) => {
  const { signature, says, example } = table[name]
  return { name, group: groupOf(name), signature, says, example }
})
