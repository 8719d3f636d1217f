/** The part of a spec that a person edits, and places in it. */
import type { IngestSpec } from './ingest-spec'
import type { Json } from './json'

/** What a person edits of it. */
export function bodyOf(spec: IngestSpec): Json {
  return (spec.kind === 'sql' ? { query: spec.query, context: spec.context } : { task: spec.task }) as Json
}

/** Of names in a path; `~` and `/` as JSON pointers write them. */
export function below(path: string, name: string | number): string {
  return `${path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
