/** Text of a pattern to its tree. Everything that is not understood is refused with the character at which it stands. */
import { type CharacterProperty, type ClassItem, characterProperties, type PatternNode, patternLimits } from './ast'
import { badPattern } from './problem'

export interface ParsedPattern {
  readonly node: PatternNode
  /** Number of groups that capture. */
  readonly groups: number
}

/** @throws AppError `shape.bad-pattern` with `position` (counted from 1) and `reason` */
export function parsePattern(source: string): ParsedPattern {
  if (source === '') throw badPattern(0, 'empty')
  const characters = [...source]
  if (characters.length > patternLimits.length) {
    throw badPattern(patternLimits.length, 'too-long', { limit: patternLimits.length })
  }
  const parser = new PatternParser(characters)
  return { node: parser.whole(), groups: parser.groups }
}

const quantifiers = new Set(['*', '+', '?', '{'])
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, v: 11, '0': 0 }
const anything = /^[!-/:-@[-`{-~ ]$/

class PatternParser {
  groups = 0
  private at = 0
  private depth = 0
  private readonly text: readonly string[]

  constructor(text: readonly string[]) {
    this.text = text
  }

  whole(): PatternNode {
    const node = this.choice()
    if (this.at < this.text.length) throw badPattern(this.at, 'unopened')
    return node
  }

  private get here(): string | undefined {
    return this.text[this.at]
  }

  private ahead(text: string): boolean {
    return [...text].every((letter, i) => this.text[this.at + i] === letter)
  }

  private take(text: string): boolean {
    if (!this.ahead(text)) return false
    this.at += text.length
    return true
  }

  private choice(): PatternNode {
    if (++this.depth > patternLimits.depth) throw badPattern(this.at, 'too-deep', { limit: patternLimits.depth })
    const options = [this.sequence()]
    while (this.take('|')) options.push(this.sequence())
    this.depth--
    const [only] = options
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options }
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = []
    while (this.here !== undefined && this.here !== '|' && this.here !== ')') parts.push(this.repeated())
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts }
  }

  private repeated(): PatternNode {
    const start = this.at
    const inner = this.single()
    const bounds = this.bounds()
    if (bounds === null) return inner
    if (['start', 'end', 'boundary', 'inside'].includes(inner.kind)) throw badPattern(start, 'repeats-place')
    const lazy = this.take('?')
    if (this.here !== undefined && quantifiers.has(this.here) && this.looksRepeated()) {
      throw badPattern(this.at, 'repeats-twice')
    }
    return { kind: 'repeat', inner, ...bounds, lazy }
  }

  private looksRepeated(): boolean {
    return this.here !== '{' || /^[0-9]/.test(this.text[this.at + 1] ?? '')
  }

  private bounds(): { min: number; max: number | null } | null {
    if (this.take('*')) return { min: 0, max: null }
    if (this.take('+')) return { min: 1, max: null }
    if (this.take('?')) return { min: 0, max: 1 }
    if (this.here !== '{') return null
    const at = this.at
    const found = /^\{([0-9]{1,6})(,([0-9]{1,6})?)?\}/.exec(this.text.slice(at, at + 20).join(''))
    if (found === null) throw badPattern(at, 'open-brace')
    this.at += found[0].length
    const min = Number(found[1])
    const max = found[2] === undefined ? min : found[3] === undefined ? null : Number(found[3])
    if (Math.max(min, max ?? 0) > patternLimits.repeat) throw badPattern(at, 'repeat', { limit: patternLimits.repeat })
    if (max !== null && max < min) throw badPattern(at, 'repeat-order')
    return { min, max }
  }

  private single(): PatternNode {
    const at = this.at
    const letter = this.text[this.at++]
    switch (letter) {
      case undefined:
        throw badPattern(at, 'empty')
      case '.':
        return { kind: 'any' }
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '(':
        return this.group(at)
      case '[':
        return this.class(at)
      case '\\':
        return this.escaped(at)
      case '*':
      case '+':
      case '?':
        throw badPattern(at, 'nothing-to-repeat')
      case '{':
        throw badPattern(at, 'open-brace')
      default:
        return { kind: 'character', code: letter.codePointAt(0) ?? 0 }
    }
  }

  private group(at: number): PatternNode {
    let captures = true
    if (this.here === '?') {
      if (this.ahead('?=') || this.ahead('?!') || this.ahead('?<=') || this.ahead('?<!')) {
        throw badPattern(at, 'look-around')
      }
      if (!this.take('?:')) throw badPattern(at, 'group-flag')
      captures = false
    } else if (++this.groups > patternLimits.groups) {
      throw badPattern(at, 'groups', { limit: patternLimits.groups })
    }
    const inner = this.choice()
    if (!this.take(')')) throw badPattern(at, 'unclosed-group')
    return { kind: 'group', captures, inner }
  }

  /** After a backslash. */
  private escaped(at: number): PatternNode {
    const letter = this.here
    if (letter === 'b' || letter === 'B') {
      this.at++
      return { kind: letter === 'b' ? 'boundary' : 'inside' }
    }
    const item = this.escapedItem(at)
    if (item.kind !== 'range') return { kind: 'class', items: [item], negated: false }
    return { kind: 'character', code: item.from }
  }

  /** What a backslash means inside and outside of a class. */
  private escapedItem(at: number): ClassItem {
    const letter = this.text[this.at++]
    if (letter === undefined) throw badPattern(at, 'lone-backslash')
    const lower = letter.toLowerCase()
    if (lower === 'd' || lower === 'w' || lower === 's') {
      return { kind: 'shorthand', letter: lower, negated: letter !== lower }
    }
    if (lower === 'p') return this.property(at, letter === 'P')
    if (/^[1-9k]$/.test(letter)) throw badPattern(at, 'back-reference')
    const control = controls[letter]
    if (control !== undefined) return { kind: 'range', from: control, to: control }
    if (letter === 'x' || letter === 'u') return this.byNumber(at, letter)
    if (!anything.test(letter)) throw badPattern(at, 'escape', { letter })
    const code = letter.codePointAt(0) ?? 0
    return { kind: 'range', from: code, to: code }
  }

  private property(at: number, negated: boolean): ClassItem {
    const found = /^\{([A-Za-z]{1,2})\}/.exec(this.text.slice(this.at, this.at + 4).join(''))
    const name = characterProperties.find((one) => one === found?.[1]) as CharacterProperty | undefined
    if (found === null || name === undefined) {
      throw badPattern(at, 'property', { names: characterProperties.join(', ') })
    }
    this.at += found[0].length
    return { kind: 'property', name, negated }
  }

  private byNumber(at: number, letter: 'x' | 'u'): ClassItem {
    const rest = this.text.slice(this.at, this.at + 10).join('')
    const found =
      /^\{([0-9A-Fa-f]{1,6})\}/.exec(rest) ?? (letter === 'x' ? /^([0-9A-Fa-f]{2})/ : /^([0-9A-Fa-f]{4})/).exec(rest)
    const code = Number.parseInt(found?.[1] ?? '', 16)
    if (found === null || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw badPattern(at, 'number')
    this.at += found[0].length
    return { kind: 'range', from: code, to: code }
  }

  /** After an opening square bracket. */
  private class(at: number): PatternNode {
    const negated = this.take('^')
    const items: ClassItem[] = []
    while (this.here !== ']') {
      if (this.here === undefined) throw badPattern(at, 'unclosed-class')
      items.push(this.classItem())
    }
    this.at++
    if (items.length === 0) throw badPattern(at, 'empty-class')
    return { kind: 'class', items, negated }
  }

  private classItem(): ClassItem {
    const at = this.at
    const from = this.classCharacter()
    if (from.kind !== 'range' || this.here !== '-' || this.text[this.at + 1] === ']') return from
    this.at++
    const to = this.classCharacter()
    if (to.kind !== 'range') throw badPattern(at, 'range')
    if (to.from < from.from) throw badPattern(at, 'range-order')
    return { kind: 'range', from: from.from, to: to.from }
  }

  private classCharacter(): ClassItem {
    const at = this.at
    const letter = this.text[this.at++]
    if (letter === undefined) throw badPattern(at, 'unclosed-class')
    if (letter === '\\') return this.escapedItem(at)
    if (letter === '[') throw badPattern(at, 'class-in-class')
    const code = letter.codePointAt(0) ?? 0
    return { kind: 'range', from: code, to: code }
  }
}
