/** Patterns a person writes: read, bounded, and printed for the engine. */
import { patternLimits } from './ast'
import { canBeEmpty, patternWeight } from './measure'
import { parsePattern } from './parse'
import { printPattern, printText } from './print'
import { badPattern } from './problem'

/** A pattern that may run. */
export interface Pattern {
  /** As the engine takes it. */
  readonly text: string
  /** The same without captures, to be a part of a larger one. */
  readonly bare: string
  /** Groups that capture. */
  readonly groups: number
}

interface PatternOptions {
  readonly ignoreCase?: boolean
  /** For patterns that cut or replace: what fits nowhere in particular is refused. */
  readonly needsText?: boolean
  /** How many times it will stand in the engine's pattern. */
  readonly times?: number
}

/**
 * Reads a pattern.
 * @throws AppError `shape.bad-pattern` with `position` (counted from 1) and `reason`
 */
export function readPattern(source: string, options: PatternOptions = {}): Pattern {
  const { node, groups } = parsePattern(source)
  const weight = patternWeight(node) * (options.times ?? 1) * (options.ignoreCase ? 2 : 1)
  if (weight > patternLimits.weight) throw badPattern(0, 'too-big')
  if (options.needsText && canBeEmpty(node)) throw badPattern(0, 'matches-nothing')
  const flags = options.ignoreCase ? '(?i)' : ''
  return { text: `${flags}${printPattern(node)}`, bare: printPattern(node, false), groups }
}

/** A text as a pattern that fits it letter by letter. */
export function patternOfText(text: string, ignoreCase: boolean): string {
  return `${ignoreCase ? '(?i)' : ''}${printText(text)}`
}

/**
 * What is put in the place of a match: `$1` is the first group, `$0` the whole match, `$$` a dollar.
 * @throws AppError `shape.bad-pattern` for a group that is not there
 */
export function replacementOf(text: string, groups: number): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter !== '$') {
      out += letter
      continue
    }
    const next = text.charAt(++at)
    if (next === '$') out += '$$'
    else if (/^[0-9]$/.test(next)) {
      if (Number(next) > groups) throw badPattern(at - 1, 'no-group', { group: next })
      out += `\${${next}}`
    } else throw badPattern(at - 1, 'dollar')
  }
  return out
}

/** A text to be put in as it is. */
export function plainReplacement(text: string): string {
  return text.replaceAll('$', '$$$$')
}
