/** Expressions of filters and derived columns: read, print, check. The engine compiles the checked tree. */
export {
  type BinaryOperator,
  type Expression,
  expressionLimits,
  type FunctionName,
  functionNames,
  type Span
} from './ast'
export { checkExpression, isIsoDay, resultType, typeOfExpression } from './check'
export { arithmeticType, asDecimal, commonNumeric, type NumericType } from './decimal-types'
export { commonType, functionReference, isNumericNode, roundDigits, writtenNumber, writtenText } from './functions'
export { parseExpression } from './parse'
export { printColumn, printExpression, printText } from './print'
export { operatorReference, printReference } from './reference'
export type { NodeType, Typed } from './typed'
