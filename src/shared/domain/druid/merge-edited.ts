/** A spec that a person edited, and a form that went on changing: both are kept. */
import type { IngestSpec } from './ingest-spec'
import { isJson, type Json, type JsonValue, sameJson } from './json'
import { mergeLines } from './merge-lines'
import { below, bodyOf } from './spec-body'

export interface Merged {
  readonly spec: IngestSpec
  /** Places that both changed, each in another way: the person's text was kept there. */
  readonly conflicts: readonly string[]
}

/**
 * What the person changed in `edited`, against the `generated` it began as, put onto the spec that the form makes `now`. Fields that no form
 * knows stay where they are. A spec that was not edited gives the one of now; one that the form still makes the same gives the edited one.
 */
export function mergeEditedSpec(generated: IngestSpec, edited: IngestSpec, now: IngestSpec): Merged {
  // Between SQL and native nothing can be carried over: what was typed into the one means nothing in the other.
  if (generated.kind !== now.kind || edited.kind !== now.kind) {
    const untouched = generated.kind === edited.kind && sameJson(bodyOf(generated), bodyOf(edited))
    return { spec: now, conflicts: untouched ? [] : [''] }
  }
  const conflicts: string[] = []
  const body = merged(bodyOf(generated), bodyOf(edited), bodyOf(now), '', conflicts) as Json
  return { spec: { ...now, ...body } as IngestSpec, conflicts }
}

type Maybe = JsonValue | undefined

function merged(before: Maybe, edited: Maybe, now: Maybe, path: string, conflicts: string[]): Maybe {
  if (sameJson(before, edited)) return now
  if (sameJson(before, now) || sameJson(edited, now)) return edited
  if (isJson(edited) && isJson(now)) {
    return mergedObjects(isJson(before) ? before : {}, edited, now, path, conflicts)
  }
  if (Array.isArray(edited) && Array.isArray(now)) {
    const lists = mergedLists(Array.isArray(before) ? before : [], edited, now, path, conflicts)
    if (lists) return lists
  }
  if (typeof before === 'string' && typeof edited === 'string' && typeof now === 'string' && path === '/query') {
    const { text, isConflicting } = mergeLines(before, edited, now)
    if (isConflicting) conflicts.push(path)
    return text
  }
  conflicts.push(path)
  return edited
}

function mergedObjects(before: Json, edited: Json, now: Json, path: string, conflicts: string[]): Json {
  const names = [...new Set([...Object.keys(now), ...Object.keys(edited)])]
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = merged(own(before, name), own(edited, name), own(now, name), below(path, name), conflicts)
      return value === undefined ? [] : [[name, value] as const]
    })
  )
}

/** Not what an object inherits: `constructor` is a name like any other. */
function own(object: Json, name: string): Maybe {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** Items by their names, as of dimensions and metrics; null when they have none of their own. */
function byName(list: readonly JsonValue[]): ReadonlyMap<string, JsonValue> | null {
  const items = new Map<string, JsonValue>()
  for (const item of list) {
    const name = isJson(item) ? own(item, 'name') : item
    if (typeof name !== 'string' || items.has(name)) return null
    items.set(name, item)
  }
  return items
}

function mergedLists(
  before: readonly JsonValue[],
  edited: readonly JsonValue[],
  now: readonly JsonValue[],
  path: string,
  conflicts: string[]
): JsonValue[] | null {
  const [first, mine, theirs] = [byName(before), byName(edited), byName(now)]
  if (!first || !mine || !theirs) return null
  const names = [...new Set([...theirs.keys(), ...mine.keys()])]
  return names.flatMap((name) => {
    const value = merged(first.get(name), mine.get(name), theirs.get(name), below(path, name), conflicts)
    return value === undefined ? [] : [value]
  })
}
