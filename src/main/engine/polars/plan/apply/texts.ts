/** Steps that write texts anew: trim, case, replace, map, mask. A text that becomes empty is no value. */
import pl from 'nodejs-polars'
import { trimCharacters } from '../../../../../shared/domain/readings'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { capital, titleCase } from '../../expressions/letters'
import { type Expr, nullOf } from '../../frames'
import { type StageContext, type Staged, withValues } from '../environment'

type Of<Kind extends CheckedStep['kind']> = Extract<CheckedStep, { kind: Kind }>

/** Steps whose text depends on nothing but the text before. */
export type TextStep = Of<'trim' | 'case' | 'replace' | 'mask' | 'map'>

const noText = () => nullOf({ kind: 'string' })
/** What becomes one blank: two or more of the characters that `trimText` cuts, or one that is not a blank already. Few texts have any. */
const blanks = '[\\t\\n\\x0B\\f\\r \\u{a0}\\u{2007}\\u{202f}]{2,}|[\\t\\n\\x0B\\f\\r\\u{a0}\\u{2007}\\u{202f}]'

/** A text of no characters is no value. `text` is written twice: it must not be dear. */
export function unlessEmpty(text: Expr): Expr {
  return pl
    .when(text.eq(pl.lit('')))
    .then(noText())
    .otherwise(text)
}

export function applyTexts(step: TextStep, context: StageContext): Staged {
  const { inputs, prefix, columnOf } = context
  const names = step.kind === 'map' ? [step.column] : step.columns
  const values = names.map((name, i) => ({
    name,
    value: inputs.texts.get(`${prefix}${i}`) ?? newText(step, columnOf(name))
  }))
  return withValues(context, values)
}

/** What a step makes of a text. */
export function newText(step: TextStep, text: Expr): Expr {
  switch (step.kind) {
    case 'trim': {
      const cut = text.str.stripChars(trimCharacters)
      return unlessEmpty(step.collapse ? cut.str.replaceAll(blanks, ' ') : cut)
    }
    case 'case':
      return inCase(text, step.to)
    case 'replace':
      return replaced(step, text)
    case 'mask':
      return masked(text, step.shown, step.at)
    case 'map':
      return mapped(step, text)
  }
}

/** Letters in another case; `title` begins every word and every part of a word after a hyphen with a capital. */
export function inCase(text: Expr, to: Of<'case'>['to']): Expr {
  switch (to) {
    case 'upper':
      return text.str.toUpperCase()
    case 'lower':
      return text.str.toLowerCase()
    case 'sentence':
      return capital(text.str.toLowerCase())
    case 'title':
      return titleCase(text)
  }
}

function replaced({ search, find, whole }: Of<'replace'>, text: Expr): Expr {
  const { pattern, replacement } = search
  if (pattern !== null) {
    return unlessEmpty(whole ? text.str.replace(pattern, replacement) : text.str.replaceAll(pattern, replacement))
  }
  if (!whole) return unlessEmpty(text.str.replaceAll(pl.lit(find), pl.lit(replacement), true))
  const value = replacement === '' ? noText() : pl.lit(replacement)
  return pl
    .when(text.eq(pl.lit(find)))
    .then(value)
    .otherwise(text)
}

/** Stars in the place of all characters but some at one end; a text of no more characters than those is covered whole. */
function masked(text: Expr, shown: number, at: 'start' | 'end'): Expr {
  const covered = (part: Expr) => part.str.replaceAll('[\\s\\S]', '*')
  if (shown === 0) return covered(text)
  const isLonger = text.str
    .lengths()
    .cast(pl.Int64)
    .gt(pl.lit(String(shown)).cast(pl.Int64))
  const parts =
    at === 'end'
      ? covered(text.str.replace(`[\\s\\S]{${shown}}$`, '')).plus(text.str.slice(-shown))
      : text.str.slice(0, shown).plus(covered(text.str.slice(shown)))
  return pl.when(isLonger).then(parts).otherwise(covered(text))
}

function mapped({ entries }: Of<'map'>, text: Expr): Expr {
  const from = entries.map((entry) => entry.from)
  const to = entries.map((entry) => entry.to || null)
  return text.replaceStrict(from, to as string[], text, pl.String)
}
