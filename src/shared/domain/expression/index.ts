/** Expressions of filters and derived columns: read, print, check. The engine compiles the checked tree. */
export { commonOf, commonType, roundDigits, writtenNumber, writtenPattern, writtenText } from './arguments'
export type {
  BinaryOperator,
  Expression,
  FunctionName
} from './ast'
export { checkExpression, isIsoDay, resultType, typeOfExpression } from './check'
export type { NumericType } from './decimal-types'
export {
  datePatternOf,
  decimalPlaces,
  isNumericNode,
  patternReplacement,
  wholeDigits,
  writtenUnit
} from './functions'
export { parseExpression } from './parse'
export { printColumn, printExpression } from './print'
export type { NodeType, Typed } from './typed'
