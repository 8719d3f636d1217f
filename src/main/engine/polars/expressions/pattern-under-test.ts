/** For tests only: patterns as JavaScript reads them, written from their tree. */
import type { ClassItem, PatternNode } from '../../../../shared/domain/pattern/ast'
import { parsePattern } from '../../../../shared/domain/pattern/parse'

const word = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}'
const space = '\\t-\\r \\u{85}\\u{a0}\\u{1680}\\u{2000}-\\u{200a}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}'

export function scriptPattern(source: string, flags: '' | 'g' | 'i' | 'gi' = ''): RegExp {
  return new RegExp(script(parsePattern(source).node), `v${flags}`)
}

function letter(code: number): string {
  return `\\u{${code.toString(16)}}`
}

function script(node: PatternNode): string {
  switch (node.kind) {
    case 'character':
      return letter(node.code)
    case 'any':
      return '[^\\n]'
    case 'class':
      return `[${node.negated ? '^' : ''}${node.items.map(item).join('')}]`
    case 'start':
      return '^'
    case 'end':
      return '$'
    case 'boundary':
      return `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`
    case 'inside':
      return `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`
    case 'group':
      return `(${node.captures ? '' : '?:'}${script(node.inner)})`
    case 'sequence':
      return node.parts.map((part) => (part.kind === 'choice' ? `(?:${script(part)})` : script(part))).join('')
    case 'choice':
      return node.options.map(script).join('|')
    case 'repeat':
      return `(?:${script(node.inner)}){${node.min},${node.max ?? ''}}${node.lazy ? '?' : ''}`
  }
}

function item(one: ClassItem): string {
  switch (one.kind) {
    case 'range':
      return one.from === one.to ? letter(one.from) : `${letter(one.from)}-${letter(one.to)}`
    case 'shorthand': {
      const inside = one.letter === 'd' ? '0-9' : one.letter === 's' ? space : word
      return one.negated ? `[^${inside}]` : inside
    }
    case 'property':
      return `\\${one.negated ? 'P' : 'p'}{${one.name}}`
  }
}
