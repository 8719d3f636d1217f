/** The tree back to text: reading the text gives the same tree. Parentheses only where they are needed. */
import { type Expression, functionNames, reservedWords } from './ast'
import { bareWord } from './tokens'

const strength = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  negate: 7,
  alone: 8
} as const

function strengthOf(expression: Expression): number {
  switch (expression.kind) {
    case 'not':
      return strength.not
    case 'negate':
      return strength.negate
    case 'in':
    case 'is-null':
      return strength.comparison
    case 'binary':
      switch (expression.operator) {
        case 'or':
          return strength.or
        case 'and':
          return strength.and
        case '+':
        case '-':
          return strength.sum
        case '*':
        case '/':
        case '%':
          return strength.product
        default:
          return strength.comparison
      }
    default:
      return strength.alone
  }
}

/** A column name as it is written in an expression. */
export function printColumn(name: string): string {
  const lower = name.toLowerCase()
  const taken = reservedWords.has(lower) || (functionNames as readonly string[]).includes(lower)
  return bareWord.test(name) && !taken ? name : `[${name.replaceAll(']', ']]')}]`
}

/** A text literal as it is written in an expression. */
export function printText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

export function printExpression(expression: Expression): string {
  return print(expression, strength.or)
}

function print(expression: Expression, needed: number): string {
  const own = strengthOf(expression)
  const text = bare(expression, own)
  return own < needed ? `(${text})` : text
}

function bare(expression: Expression, own: number): string {
  switch (expression.kind) {
    case 'number':
      return expression.text
    case 'text':
      return printText(expression.value)
    case 'boolean':
      return String(expression.value)
    case 'null':
      return 'null'
    case 'column':
      return printColumn(expression.name)
    case 'negate':
      return `-${print(expression.operand, strength.negate)}`
    case 'not':
      return `not ${print(expression.operand, strength.not)}`
    case 'is-null':
      return `${print(expression.operand, strength.sum)} is ${expression.negated ? 'not ' : ''}null`
    case 'in': {
      const items = expression.items.map((item) => print(item, strength.or)).join(', ')
      return `${print(expression.operand, strength.sum)} ${expression.negated ? 'not ' : ''}in (${items})`
    }
    case 'call':
      return `${expression.name}(${expression.args.map((arg) => print(arg, strength.or)).join(', ')})`
    case 'binary': {
      // Chains group to the left; comparisons do not chain at all.
      const left = print(expression.left, own === strength.comparison ? own + 1 : own)
      return `${left} ${expression.operator} ${print(expression.right, own + 1)}`
    }
  }
}
