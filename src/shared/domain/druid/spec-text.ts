/** A spec as a person reads and edits it. */
import type { IngestSpec } from './ingest-spec'

/** Stands for the key of the job in a spec that is shown before there is a job. */
export const shownKey = 'key-of-the-job'

export interface SpecText {
  /** The query, or the task as JSON. */
  readonly spec: string
  /** Of SQL: its context as JSON. */
  readonly context: string | null
}

export function specTextOf(spec: IngestSpec): SpecText {
  if (spec.kind === 'native') return { spec: JSON.stringify(spec.task, null, 2), context: null }
  return { spec: spec.query, context: JSON.stringify(spec.context, null, 2) }
}
