/** An edited spec while the form goes on changing: what a person changed is carried onto the spec that the form makes now. */
import type { EditedSpec } from '../destination'
import { specsOf } from './check-edited'
import type { IngestMethod } from './ingest-form'
import type { IngestSpec } from './ingest-spec'
import { mergeEditedSpec } from './merge-edited'
import { type SpecText, specTextOf } from './spec-text'

export interface Rebased {
  readonly edited: EditedSpec
  /** The form has changed the same places as the person, in another way: the person's text was kept there. */
  readonly isConflicting: boolean
}

/**
 * Null where nothing can be carried over: the other way of ingestion was chosen. A text that can't be read while it is being typed stays as
 * it is.
 */
export function rebasedEdit(edited: EditedSpec, method: IngestMethod, now: SpecText): Rebased | null {
  const isSql = now.context !== null
  if (isSql !== (method === 'sql') || isSql !== (edited.context !== null)) return null
  const isSame = edited.generated === now.spec && (edited.context?.generated ?? null) === now.context
  if (isSame) return { edited, isConflicting: false }
  const specs = specsOf(edited, method)
  const current = specsOf(
    {
      generated: now.spec,
      edited: now.spec,
      context: now.context === null ? null : { generated: now.context, edited: now.context }
    },
    method
  )
  if (specs === null || current === null) return { edited, isConflicting: false }
  const { spec, conflicts } = mergeEditedSpec(specs.generated, specs.edited, current.generated)
  return { edited: asEdited(now, spec), isConflicting: conflicts.length > 0 }
}

/** The beginning of an edit: nothing is changed yet. */
export function unedited({ spec, context }: SpecText): EditedSpec {
  return { generated: spec, edited: spec, context: context === null ? null : { generated: context, edited: context } }
}

export function isEdited({ generated, edited, context }: EditedSpec): boolean {
  return generated !== edited || (context !== null && context.generated !== context.edited)
}

function asEdited(now: SpecText, spec: IngestSpec): EditedSpec {
  const text = specTextOf(spec)
  return {
    generated: now.spec,
    edited: text.spec,
    context: now.context === null ? null : { generated: now.context, edited: text.context ?? now.context }
  }
}
