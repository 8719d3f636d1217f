/** The tree as the engine reads it (Rust's regular expressions): what was checked is what runs, whatever was typed. */
import type { ClassItem, PatternNode } from './ast'

/** White space of Unicode, written out so that every reader means the same. */
const space = '\\t-\\r \\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}'

/** One character, never with a meaning of its own. */
export function printCharacter(code: number): string {
  const isPlain = code >= 0x30 && /^[0-9A-Za-z]$/.test(String.fromCodePoint(code))
  return isPlain || code > 0xff ? String.fromCodePoint(code) : `\\x{${code.toString(16)}}`
}

/** A text as a pattern that fits just it. */
export function printText(text: string): string {
  return [...text].map((letter) => printCharacter(letter.codePointAt(0) ?? 0)).join('')
}

/** @param captures false makes groups of all kinds the same: for a pattern that becomes a part of a larger one */
export function printPattern(node: PatternNode, captures = true): string {
  const inner = (one: PatternNode) => printPattern(one, captures)
  switch (node.kind) {
    case 'character':
      return printCharacter(node.code)
    case 'any':
      return '[^\\n]'
    case 'class':
      return `[${node.negated ? '^' : ''}${node.items.map(printItem).join('')}]`
    case 'start':
      return '^'
    case 'end':
      return '$'
    case 'boundary':
      return '\\b'
    case 'inside':
      return '\\B'
    case 'group':
      return `(${node.captures && captures ? '' : '?:'}${inner(node.inner)})`
    case 'sequence':
      return node.parts.map((part) => (part.kind === 'choice' ? `(?:${inner(part)})` : inner(part))).join('')
    case 'choice':
      return node.options.map(inner).join('|')
    case 'repeat': {
      const alone = node.inner.kind === 'sequence' || node.inner.kind === 'choice' || node.inner.kind === 'repeat'
      const what = alone ? `(?:${inner(node.inner)})` : inner(node.inner)
      return `${what}${printBounds(node.min, node.max)}${node.lazy ? '?' : ''}`
    }
  }
}

function printBounds(min: number, max: number | null): string {
  if (max === null) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (min === 0 && max === 1) return '?'
  return min === max ? `{${min}}` : `{${min},${max}}`
}

function printItem(item: ClassItem): string {
  switch (item.kind) {
    case 'range': {
      const from = printCharacter(item.from)
      return item.from === item.to ? from : `${from}-${printCharacter(item.to)}`
    }
    case 'shorthand':
      if (item.letter === 'd') return item.negated ? '[^0-9]' : '0-9'
      if (item.letter === 's') return item.negated ? `[^${space}]` : space
      return item.negated ? '\\W' : '\\w'
    case 'property':
      return `\\${item.negated ? 'P' : 'p'}{${item.name}}`
  }
}
