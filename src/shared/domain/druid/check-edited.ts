/** A spec as a person edited it: what keeps it from being submitted, with the place in its text, and what it says otherwise than the generated one. */
import type { EditedSpec } from '../destination'
import { checkSqlText } from './check-sql-text'
import { placeOf, readNativeText, type TextProblem } from './check-text'
import { type DiffLine, diffLines } from './diff-lines'
import { diffSpecs, type SpecChange } from './diff-specs'
import type { IngestMethod } from './ingest-form'
import { type IngestSpec, keyInContext } from './ingest-spec'
import { isJson, type Json, type JsonValue, sameJson } from './json'
import { parseWithPositions, positionOf } from './positions'
import { isSecretName } from './secret-names'
import { shownKey } from './spec-text'

export interface EditedProblem extends TextProblem {
  /** Which of the two texts of SQL; a native task has one. */
  readonly where: 'spec' | 'context'
}

export interface EditedCheck {
  /** An `error` keeps it from being submitted. */
  readonly problems: readonly EditedProblem[]
  /** By field; null while one of the texts can't be read. */
  readonly changes: readonly SpecChange[] | null
  /** By line. */
  readonly lines: readonly DiffLine[]
  readonly contextLines: readonly DiffLine[]
}

/** What of a task names its input; other fields of it may be added. */
const sourceNames = [
  'type',
  'uris',
  'prefixes',
  'objects',
  'files',
  'data',
  'baseDir',
  'filter',
  'delegates',
  'delegate'
]
/** Names of a context that Druid takes for the id of the task, or that say how it is submitted. */
const ownInContext = new Set(['sqlQueryId', 'queryId', 'executionMode'])

/** Checks an edited spec against the generated one that it began as. Pure: for screens while a person types, and before a job is made. */
export function checkEdited(edited: EditedSpec, method: IngestMethod, dataSource: string): EditedCheck {
  const specs = specsOf(edited, method)
  return {
    problems: method === 'sql' ? sqlProblems(edited, dataSource) : nativeProblems(edited, dataSource),
    changes: specs === null ? null : diffSpecs(specs.generated, specs.edited),
    lines: diffLines(edited.generated, edited.edited),
    contextLines: edited.context === null ? [] : diffLines(edited.context.generated, edited.context.edited)
  }
}

/** Both texts as specs under the key that is shown; null while one of them can't be read. */
export function specsOf(
  { generated, edited, context }: EditedSpec,
  method: IngestMethod
): { readonly generated: IngestSpec; readonly edited: IngestSpec } | null {
  if (method === 'native') {
    const [before, after] = [objectOf(generated), objectOf(edited)]
    if (before === null || after === null) return null
    return {
      generated: { kind: 'native', key: shownKey, task: before },
      edited: { kind: 'native', key: shownKey, task: after }
    }
  }
  const [before, after] = context === null ? [{}, {}] : [objectOf(context.generated), objectOf(context.edited)]
  if (before === null || after === null) return null
  return {
    generated: { kind: 'sql', key: shownKey, query: generated, context: before },
    edited: { kind: 'sql', key: shownKey, query: edited, context: after }
  }
}

function objectOf(text: string): Json | null {
  const parsed = parseWithPositions(text)
  return 'value' in parsed && isJson(parsed.value as JsonValue) ? (parsed.value as Json) : null
}

function sqlProblems({ generated, edited, context }: EditedSpec, dataSource: string): EditedProblem[] {
  const problems = checkSqlText(generated, edited, dataSource).map((problem) => ({
    ...problem,
    where: 'spec' as const
  }))
  if (context === null) return problems
  return [...problems, ...contextProblems(context.edited)]
}

function contextProblems(text: string): EditedProblem[] {
  const parsed = parseWithPositions(text)
  const base = { where: 'context', severity: 'error' } as const
  if ('reason' in parsed) return [{ ...base, ...positionOf(text, parsed.offset), reason: parsed.reason, details: {} }]
  const value = parsed.value as JsonValue
  if (!isJson(value)) return [{ ...base, ...positionOf(text, 0), reason: 'unexpected', details: {} }]
  const at = (name: string) => placeOf(text, parsed.offsets, [name])
  const problems: EditedProblem[] = secretsIn(value, []).map((path) => ({
    ...base,
    ...placeOf(text, parsed.offsets, path),
    reason: 'secret',
    details: {}
  }))
  for (const name of [keyInContext, ...ownInContext]) {
    const isKept = name === keyInContext ? value[name] === shownKey : !Object.hasOwn(value, name)
    if (!isKept) problems.push({ ...base, ...at(name), reason: 'other-key', details: { name } })
  }
  return problems
}

function nativeProblems({ generated, edited }: EditedSpec, dataSource: string): EditedProblem[] {
  const { task, problems } = readNativeText(edited, shownKey)
  if (task === null) return problems.map((problem) => ({ ...problem, where: 'spec' }))
  const parsed = parseWithPositions(edited)
  const offsets = 'offsets' in parsed ? parsed.offsets : new Map<string, number>()
  const found: EditedProblem[] = []
  const say = (
    path: readonly (string | number)[],
    reason: TextProblem['reason'],
    details: TextProblem['details'] = {},
    severity: TextProblem['severity'] = 'error'
  ) => found.push({ ...placeOf(edited, offsets, path), where: 'spec', reason, details, severity })
  const before = objectOf(generated)
  const inTask = (of: Json | null, path: readonly string[]) => valueAt(of ?? undefined, path)
  const schema = ['spec', 'dataSchema']
  if (inTask(task, [...schema, 'dataSource']) !== dataSource) {
    say([...schema, 'dataSource'], 'other-datasource', { name: dataSource })
  }
  for (const name of ['id', 'groupId']) if (Object.hasOwn(task, name)) say([name], 'other-key', { name })
  if (inTask(task, ['context', keyInContext]) !== shownKey) {
    say(['context', keyInContext], 'other-key', { name: keyInContext })
  }
  const source = ['spec', 'ioConfig', 'inputSource']
  const isOther = (path: readonly string[]) => !sameJson(inTask(before, path), inTask(task, path))
  if (sourceNames.some((name) => isOther([...source, name]))) say(source, 'other-source')
  for (const path of secretsIn(task, [])) say(path, 'secret')
  if (before !== null && found.length === 0) {
    const replacing = [
      ['spec', 'ioConfig', 'appendToExisting'],
      ['spec', 'ioConfig', 'dropExisting'],
      [...schema, 'granularitySpec', 'intervals'],
      [...schema, 'granularitySpec', 'segmentGranularity']
    ]
    for (const path of replacing) if (isOther(path)) say(path, 'replaces-otherwise', {}, 'warning')
  }
  return found.sort((a, b) => a.offset - b.offset)
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let at = value
  for (const name of path) at = isJson(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return at
}

/** Places of secrets that are written out. A password provider that names a variable of the server is none. */
function secretsIn(value: JsonValue | undefined, path: readonly (string | number)[]): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => secretsIn(item, [...path, i]))
  if (!isJson(value)) return []
  return Object.entries(value).flatMap(([name, item]) => {
    const own = [...path, name]
    return isSecretName(name) && typeof item === 'string' && item !== '' ? [own] : secretsIn(item, own)
  })
}
