/** Text to tokens. Every token knows where it stands. */
import { expressionLimits, type Span } from './ast'
import { badExpression } from './problem'

export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  /** A bare word: a column, a function or one of the reserved words. */
  | { readonly kind: 'word'; readonly text: string; readonly span: Span }
  /** A column in square brackets. */
  | { readonly kind: 'bracketed'; readonly name: string; readonly span: Span }
  | { readonly kind: 'symbol'; readonly text: string; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span }

const symbols = ['<=', '>=', '<>', '!=', '==', '=', '<', '>', '+', '-', '*', '/', '%', '(', ')', ','] as const
const blank = /\s+/uy
const number = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)/uy
const word = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy

/** What a bare identifier looks like; other column names need brackets. */
export const bareWord = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? null
}

/** Reads text between `at` (after the opening mark) and the closing mark; the closing mark twice stands for itself. */
function quoted(source: string, at: number, close: string, what: string): { value: string; end: number } {
  let value = ''
  let from = at
  for (;;) {
    const found = source.indexOf(close, from)
    if (found < 0) throw badExpression(at - 1, 'unclosed', { what, close })
    value += source.slice(from, found)
    if (source.startsWith(close, found + 1)) {
      value += close
      from = found + 2
      continue
    }
    return { value, end: found + 1 }
  }
}

/** @throws AppError `shape.bad-expression` */
export function tokenize(source: string): Token[] {
  if (source.length > expressionLimits.length) {
    throw badExpression(expressionLimits.length, 'too-long', { limit: expressionLimits.length })
  }
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    const space = matchAt(blank, source, at)
    if (space !== null) {
      at += space.length
      continue
    }
    const token = tokenAt(source, at)
    tokens.push(token)
    at = token.span.end
  }
  tokens.push({ kind: 'end', span: { start: source.length, end: source.length } })
  return tokens
}

function tokenAt(source: string, at: number): Token {
  const digits = matchAt(number, source, at)
  if (digits !== null) return numberToken(source, at, digits)
  const letters = matchAt(word, source, at)
  if (letters !== null) return { kind: 'word', text: letters, span: { start: at, end: at + letters.length } }
  const c = source.charAt(at)
  if (c === "'") {
    const { value, end } = quoted(source, at + 1, "'", 'text')
    return { kind: 'text', value, span: { start: at, end } }
  }
  if (c === '[') {
    const { value, end } = quoted(source, at + 1, ']', 'column name')
    if (value === '') throw badExpression(at, 'empty-name')
    return { kind: 'bracketed', name: value, span: { start: at, end } }
  }
  if (c === '"') throw badExpression(at, 'double-quotes')
  const symbol = symbols.find((s) => source.startsWith(s, at))
  if (symbol === undefined) {
    throw badExpression(at, 'sign', { sign: String.fromCodePoint(source.codePointAt(at) ?? 0) })
  }
  return { kind: 'symbol', text: symbol, span: { start: at, end: at + symbol.length } }
}

function numberToken(source: string, at: number, digits: string): Token {
  const end = at + digits.length
  if (matchAt(word, source, end) !== null) throw badExpression(end, 'number-letter')
  if (source.charAt(end) === '.') throw badExpression(end, 'number-points')
  if (digits.replace('.', '').length > expressionLimits.numberDigits) {
    throw badExpression(at, 'number-digits', { limit: expressionLimits.numberDigits })
  }
  return { kind: 'number', text: digits, span: { start: at, end } }
}
