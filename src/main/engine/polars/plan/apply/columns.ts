/** Steps that make columns of columns: derive, split, merge. */
import pl from 'nodejs-polars'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { compileExpression, withLets } from '../../expressions/compile'
import { asText } from '../../expressions/texts'
import { dataTypeOf, type Expr, nullOf } from '../../frames'
import { boundOf, outcomeName, type StageContext, type Staged, withValues } from '../environment'
import { unlessEmpty } from './texts'

type Of<Kind extends CheckedStep['kind']> = Extract<CheckedStep, { kind: Kind }>

export function applyDerive(step: Of<'derive'>, context: StageContext): Staged {
  const { lets, value } = compileExpression(step.value, context.columnOf, `${context.prefix}t`, pl.col(outcomeName))
  const computed = value.cast(dataTypeOf(step.type))
  return withValues({ ...context, frame: withLets(context.frame, lets) }, [
    { name: step.column, value: computed, type: step.type }
  ])
}

export function applySplit(step: Of<'split'>, context: StageContext): Staged {
  const text = context.columnOf(step.column)
  const parts = step.into.map((name, i) => {
    const id = `${context.prefix}${i}`
    return { name, id, value: partOf(step, text, i).alias(`${id}_part`) }
  })
  const next = new Map(context.environment)
  for (const { name, id } of parts) next.set(name, { id, type: { kind: 'string' }, origin: null })
  const frame = context.frame
    .withColumns(...parts.map(({ value }) => value))
    .withColumns(...parts.map(({ id }) => unlessEmpty(pl.col(`${id}_part`)).alias(id)))
  return { frame, environment: next }
}

/** The part of a text, counted from 0; null where there are fewer. The last one takes what is left. */
function partOf({ cut, into }: Of<'split'>, text: Expr, part: number): Expr {
  const isLast = part === into.length - 1
  switch (cut.kind) {
    case 'text': {
      const all = text.str.split(cut.text)
      return isLast ? all.lst.slice(part, 1_000_000_000).lst.join(cut.text) : all.lst.get(part, true)
    }
    case 'pattern':
      return text.str.extract(cut.pattern, part + 1)
    case 'positions': {
      const place = cut.parts[part]
      if (place === undefined) return nullOf({ kind: 'string' })
      return place.length === undefined ? text.str.slice(place.start) : text.str.slice(place.start, place.length)
    }
  }
}

/** Texts of columns, one after the other with the separator between them; null when none has a value. */
export function applyMerge(step: Of<'merge'>, context: StageContext): Staged {
  const texts = step.columns.map((name, i) => {
    const text = asText(context.columnOf(name), boundOf(context.environment, name).type)
    return text.alias(`${context.prefix}m${i}`)
  })
  const parts = texts.map((_, i) => pl.col(`${context.prefix}m${i}`))
  const joined = pl.concatList(parts).lst.eval(pl.element().dropNulls()).lst.join(step.separator)
  const next = withValues({ ...context, frame: context.frame.withColumns(...texts) }, [
    { name: step.into, value: unlessEmpty(joined), type: { kind: 'string' } }
  ])
  const environment = new Map(next.environment)
  const made = environment.get(step.into)
  // Even when it takes the name of one of them, it comes from none.
  if (made !== undefined) environment.set(step.into, { ...made, origin: null })
  return { ...next, environment }
}
