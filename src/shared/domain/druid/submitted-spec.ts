/** The spec that a job submits: the generated one, with what a person changed put onto it. */
import { AppError } from '../../errors'
import type { ClusterDestination } from '../destination'
import { specsOf } from './check-edited'
import { diffSpecs, type SpecChange } from './diff-specs'
import { generateSpec } from './generate'
import type { IngestInput } from './ingest-input'
import type { IngestSpec } from './ingest-spec'
import { mergeEditedSpec } from './merge-edited'

export interface SubmittedSpec {
  readonly spec: IngestSpec
  /** What it says otherwise than the generated one. */
  readonly edits: readonly SpecChange[]
}

/** @throws AppError `druid.bad-form`; `load.edited-conflict` where both the person and the form changed the same since the plan */
export function submittedSpec({ form, edited }: ClusterDestination, input: IngestInput): SubmittedSpec {
  const now = generateSpec(form, input)
  if (edited === undefined) return { spec: now, edits: [] }
  const specs = specsOf(edited, form.method)
  const merged = specs === null ? null : mergeEditedSpec(specs.generated, specs.edited, now)
  if (merged === null || merged.conflicts.length > 0) {
    throw new AppError('load.edited-conflict', { places: merged?.conflicts.join(', ') || '/' })
  }
  return { spec: merged.spec, edits: diffSpecs(now, merged.spec) }
}
