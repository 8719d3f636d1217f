/** What an edited spec says otherwise than the generated one. */
import { z } from 'zod'
import type { IngestSpec } from './ingest-spec'
import { isJson, type JsonValue, sameJson } from './json'
import { below, bodyOf } from './spec-body'

export const SpecChange = z.object({
  /** A JSON pointer: `/task/spec/tuningConfig/maxRowsInMemory`. */
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Null where there is none. */
  before: z.json(),
  after: z.json()
})
export type SpecChange = z.infer<typeof SpecChange>

export function diffSpecs(generated: IngestSpec, edited: IngestSpec): SpecChange[] {
  const changes: SpecChange[] = []
  compare(bodyOf(generated), bodyOf(edited), '', changes)
  return changes
}

function compare(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string,
  changes: SpecChange[]
): void {
  if (sameJson(before, after)) return
  if (before === undefined || after === undefined) {
    const kind = before === undefined ? 'added' : 'removed'
    changes.push({ path, kind, before: before ?? null, after: after ?? null })
    return
  }
  if (isJson(before) && isJson(after)) {
    const at = (object: typeof before, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined)
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(at(before, name), at(after, name), below(path, name), changes)
    }
    return
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      compare(before[index], after[index], below(path, index), changes)
    }
    return
  }
  changes.push({ path, kind: 'changed', before, after })
}
