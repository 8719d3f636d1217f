/**
 * Recursive-descent parser. From the loosest to the tightest: `or`, `and`, `not`, comparison (also `in (…)`,
 * `is null`), `+ -`, `* / %`, sign, and what stands alone. Words of the language are read in any case.
 */
import { AppError } from '../../errors'
import { type BinaryOperator, type Expression, expressionLimits, isFunctionName, reservedWords, type Span } from './ast'
import { badExpression } from './problem'
import { type Token, tokenize } from './tokens'

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>='
}

/**
 * Reads an expression.
 * @throws AppError `shape.bad-expression` with `position` (character, counted from 1) and `reason`; never anything else
 */
export function parseExpression(source: string): Expression {
  return new Parser(tokenize(source)).whole()
}

class Parser {
  private at = 0
  private depth = 0
  private nodes = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    if (this.tokens.length === 1) throw badExpression(0, 'empty')
    const expression = this.or()
    if (this.at !== this.tokens.length - 1) throw this.unexpected('an operator or the end')
    return expression
  }

  private get token(): Token {
    const token = this.tokens[this.at]
    if (token === undefined) throw new AppError('internal', { reference: 'expression tokens' })
    return token
  }

  private unexpected(wanted: string): AppError {
    const token = this.token
    const got = token.kind === 'end' ? 'the end' : describe(token)
    return badExpression(token.span.start, 'unexpected', { got, wanted })
  }

  private isWord(word: string): boolean {
    return this.token.kind === 'word' && this.token.text.toLowerCase() === word
  }

  private isSymbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text
  }

  private expectSymbol(text: string): Span {
    if (!this.isSymbol(text)) throw this.unexpected(text)
    return this.next().span
  }

  private next(): Token {
    const token = this.token
    this.at++
    return token
  }

  private node<T extends Expression>(expression: T): T {
    if (++this.nodes > expressionLimits.nodes) {
      throw badExpression(expression.span.start, 'too-many-parts', { limit: expressionLimits.nodes })
    }
    return expression
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > expressionLimits.depth) {
      throw badExpression(this.token.span.start, 'too-deep', { limit: expressionLimits.depth })
    }
    const result = read()
    this.depth--
    return result
  }

  private chain(read: () => Expression, operator: () => BinaryOperator | null): Expression {
    let left = read()
    let links = 0
    for (;;) {
      const found = operator()
      if (found === null) break
      // A long chain is a deep tree: it counts as nesting while it is built.
      if (++links + this.depth > expressionLimits.chain) {
        throw badExpression(this.token.span.start, 'long-chain', { limit: expressionLimits.chain })
      }
      this.at++
      const right = read()
      const span = { start: left.span.start, end: right.span.end }
      left = this.node({ kind: 'binary', operator: found, left, right, span })
    }
    return left
  }

  private or(): Expression {
    return this.nested(() =>
      this.chain(
        () => this.and(),
        () => (this.isWord('or') ? 'or' : null)
      )
    )
  }

  private and(): Expression {
    return this.chain(
      () => this.not(),
      () => (this.isWord('and') ? 'and' : null)
    )
  }

  private not(): Expression {
    if (!this.isWord('not')) return this.comparison()
    const { start } = this.next().span
    const operand = this.nested(() => this.not())
    return this.node({ kind: 'not', operand, span: { start, end: operand.span.end } })
  }

  private comparison(): Expression {
    const left = this.sum()
    const token = this.token
    const operator = token.kind === 'symbol' ? comparisons[token.text] : undefined
    if (operator !== undefined) {
      this.at++
      const right = this.sum()
      const after = this.token
      if (after.kind === 'symbol' && comparisons[after.text] !== undefined) {
        throw badExpression(after.span.start, 'two-comparisons')
      }
      const span = { start: left.span.start, end: right.span.end }
      return this.node({ kind: 'binary', operator, left, right, span })
    }
    if (this.isWord('is')) return this.isNull(left)
    if (this.isWord('in')) return this.isIn(left, false)
    if (this.isWord('not')) {
      this.at++
      if (!this.isWord('in')) throw this.unexpected('in')
      return this.isIn(left, true)
    }
    return left
  }

  private isNull(operand: Expression): Expression {
    this.at++
    const negated = this.isWord('not')
    if (negated) this.at++
    if (!this.isWord('null')) throw this.unexpected('null')
    const { end } = this.next().span
    return this.node({ kind: 'is-null', operand, negated, span: { start: operand.span.start, end } })
  }

  private isIn(operand: Expression, negated: boolean): Expression {
    this.at++
    this.expectSymbol('(')
    const items = this.list()
    const { end } = this.expectSymbol(')')
    return this.node({ kind: 'in', operand, items, negated, span: { start: operand.span.start, end } })
  }

  private list(): Expression[] {
    const items = [this.or()]
    while (this.isSymbol(',')) {
      this.at++
      items.push(this.or())
    }
    return items
  }

  private sum(): Expression {
    return this.chain(
      () => this.product(),
      () => (this.isSymbol('+') ? '+' : this.isSymbol('-') ? '-' : null)
    )
  }

  private product(): Expression {
    return this.chain(
      () => this.signed(),
      () => (this.isSymbol('*') ? '*' : this.isSymbol('/') ? '/' : this.isSymbol('%') ? '%' : null)
    )
  }

  private signed(): Expression {
    if (!this.isSymbol('-')) return this.alone()
    const { start } = this.next().span
    const operand = this.nested(() => this.signed())
    return this.node({ kind: 'negate', operand, span: { start, end: operand.span.end } })
  }

  private alone(): Expression {
    const token = this.token
    if (token.kind === 'number') {
      this.at++
      return this.node({ kind: 'number', text: plainNumberText(token.text), span: token.span })
    }
    if (token.kind === 'text') {
      this.at++
      return this.node({ kind: 'text', value: token.value, span: token.span })
    }
    if (token.kind === 'bracketed') {
      this.at++
      return this.node({ kind: 'column', name: token.name, span: token.span })
    }
    if (token.kind === 'word') return this.word(token.text, token.span)
    if (this.isSymbol('(')) {
      this.at++
      const inner = this.or()
      this.expectSymbol(')')
      return inner
    }
    throw this.unexpected('a column, a number, a text or a function')
  }

  private word(text: string, span: Span): Expression {
    const lower = text.toLowerCase()
    const following = this.tokens[this.at + 1]
    const isCall = following?.kind === 'symbol' && following.text === '('
    if (lower === 'true' || lower === 'false') {
      this.at++
      return this.node({ kind: 'boolean', value: lower === 'true', span })
    }
    if (lower === 'null') {
      this.at++
      return this.node({ kind: 'null', span })
    }
    if (reservedWords.has(lower)) throw this.unexpected('a column, a number, a text or a function')
    this.at++
    if (!isCall) return this.node({ kind: 'column', name: text, span })
    if (!isFunctionName(lower)) throw badExpression(span.start, 'no-function', { name: text })
    this.at++
    const args = this.isSymbol(')') ? [] : this.list()
    const { end } = this.expectSymbol(')')
    return this.node({ kind: 'call', name: lower, args, span: { start: span.start, end } })
  }
}

/** `.5` is 0.5 and `12.` is 12: one way to write each number. */
function plainNumberText(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = whole.replace(/^0+(?=[0-9])/, '') || '0'
  return fraction === '' ? digits : `${digits}.${fraction}`
}

function describe(token: Exclude<Token, { kind: 'end' }>): string {
  switch (token.kind) {
    case 'number':
    case 'word':
    case 'symbol':
      return token.text
    case 'text':
      return 'a text'
    case 'bracketed':
      return `[${token.name}]`
  }
}
