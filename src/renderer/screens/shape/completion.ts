/** What can be completed at the cursor of an expression: columns and functions that begin, or go on, as what is typed. */
import type { Column } from '../../../shared/domain/column-type'
import { columnReference, expressionFunctions } from './expression-language'

export interface Suggestion {
  readonly kind: 'column' | 'function'
  readonly name: string
  /** What is put in, and how many of its last characters come after the cursor. */
  readonly text: string
  readonly cursorBack: number
  /** A column's type, or how a function is called. */
  readonly detail: string
}

export interface Completion {
  /** The part of the text that is replaced. */
  readonly from: number
  readonly to: number
  readonly suggestions: readonly Suggestion[]
}

const shown = 12
const begun = /(?:\[(?:[^\]]|\]\])*|[\p{L}_][\p{L}\p{N}\p{M}_]*)$/u
const rest = /^(?:[\p{L}\p{N}\p{M}_]*)/u

/**
 * @param always also where nothing is typed yet (somebody asked for it)
 * @returns null inside of a text, after a number, and where nothing fits
 */
export function completionAt(
  text: string,
  cursor: number,
  columns: readonly Column[],
  always = false
): Completion | null {
  const before = text.slice(0, cursor)
  if (isInText(before)) return null
  const typed = begun.exec(before)?.[0] ?? ''
  const from = cursor - typed.length
  if (typed === '' && !always) return null
  if (/[0-9.]$/.test(text.slice(0, from)) && typed !== '' && !typed.startsWith('[')) return null
  const bracketed = typed.startsWith('[')
  const wanted = (bracketed ? typed.slice(1).replaceAll(']]', ']') : typed).toLowerCase()
  const after = text.slice(cursor)
  const to = cursor + (bracketed ? (/^[^[\]]*\]/.exec(after)?.[0].length ?? 0) : (rest.exec(after)?.[0].length ?? 0))
  const named = columns.map(({ name, type }): Suggestion => {
    return { kind: 'column', name, text: columnReference(name), cursorBack: 0, detail: type.kind }
  })
  const called = bracketed
    ? []
    : expressionFunctions.map(({ name, signature }): Suggestion => {
        return { kind: 'function', name, text: `${name}()`, cursorBack: 1, detail: signature }
      })
  const suggestions = [...named, ...called]
    .map((suggestion) => ({ suggestion, rank: rankOf(suggestion.name.toLowerCase(), wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ suggestion }) => suggestion)
  // What stands there already need not be offered alone.
  if (suggestions.length === 0 || (suggestions.length === 1 && suggestions[0]?.name === typed)) return null
  return { from, to, suggestions: suggestions.slice(0, shown) }
}

/** 0 begins so, 1 a word of it begins so, 2 it is somewhere inside, 3 not at all. */
function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0
  const at = name.indexOf(wanted)
  if (at < 0) return 3
  return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 2 : 1
}

/** Whether a text literal is open at the end; brackets hide quotation marks in names. */
function isInText(before: string): boolean {
  const bare = before.replace(/\[(?:[^\]]|\]\])*\]?/g, (name, at: number) =>
    quotes(before.slice(0, at)) % 2 === 0 ? '' : name
  )
  return quotes(bare) % 2 === 1
}

function quotes(text: string): number {
  return text.split("'").length - 1
}
