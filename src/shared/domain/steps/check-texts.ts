/** Patterns of steps, read and made ready for the engine. */
import { patternOfText, plainReplacement, readPattern, replacementOf } from '../pattern'
import type { Cut, Search } from './checked-step'
import type { Step } from './step'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** @throws AppError `shape.bad-pattern` */
export function checkReplace(step: Of<'replace'>): Search {
  const { find, replacement, isPattern, whole, ignoreCase } = step
  if (isPattern) {
    const pattern = readPattern(find, { ignoreCase, needsText: !whole })
    return {
      pattern: whole ? wholly(pattern.text) : pattern.text,
      replacement: replacementOf(replacement, pattern.groups)
    }
  }
  if (!ignoreCase) return { pattern: null, replacement }
  const pattern = patternOfText(find, true)
  return { pattern: whole ? wholly(pattern) : pattern, replacement: plainReplacement(replacement) }
}

/** A pattern that fits a value from its first character to its last; a flag at its beginning stays at the beginning. */
function wholly(pattern: string): string {
  const [, flags = '', bare = ''] = /^(\(\?i\))?([\s\S]*)$/.exec(pattern) ?? []
  return `${flags}^(?:${bare})$`
}

/** @throws AppError `shape.bad-pattern` */
export function checkSplit(step: Of<'split'>): Cut {
  const { by, into } = step
  switch (by.kind) {
    case 'text':
      return { kind: 'text', text: by.text }
    case 'positions': {
      const starts = [1, ...new Set(by.positions)].sort((a, b) => a - b).slice(0, into.length)
      const parts = starts.map((start, i) => {
        const next = starts[i + 1]
        return next === undefined ? { start: start - 1 } : { start: start - 1, length: next - start }
      })
      return { kind: 'positions', parts }
    }
    case 'pattern': {
      const { bare } = readPattern(by.pattern, { needsText: true, times: into.length })
      return { kind: 'pattern', pattern: `^${nested(bare, into.length)}$` }
    }
  }
}

/** As few characters as possible up to the first place the pattern fits, and the same again for what follows. */
function nested(bare: string, parts: number): string {
  if (parts <= 1) return '([\\s\\S]*)'
  return `([\\s\\S]*?)(?:(?:${bare})${nested(bare, parts - 1)})?`
}
