/** Whether the text of an edited native spec can be submitted, with the place of what is wrong. */
import { z } from 'zod'
import { filledSentence } from './form-problem'
import { keyInContext, type NativeSpec } from './ingest-spec'
import type { Json } from './json'
import { type Position, parseWithPositions, positionOf } from './positions'

const text = z.string().min(1)

/** What a task must have; fields that are not named here are Druid's own business, and stay. */
const IndexTask = z.looseObject({
  type: z.literal('index_parallel'),
  spec: z.looseObject({
    dataSchema: z.looseObject({
      dataSource: text,
      timestampSpec: z.looseObject({ column: text }),
      dimensionsSpec: z.looseObject({
        dimensions: z.array(z.union([text, z.looseObject({ name: text })])).optional()
      }),
      metricsSpec: z.array(z.looseObject({ type: text, name: text })).optional(),
      granularitySpec: z
        .looseObject({ rollup: z.boolean().optional(), intervals: z.array(text).nullable().optional() })
        .optional(),
      transformSpec: z
        .looseObject({ transforms: z.array(z.looseObject({ type: text, name: text, expression: text })).optional() })
        .optional()
    }),
    ioConfig: z.looseObject({
      type: z.literal('index_parallel'),
      inputSource: z.looseObject({ type: text }),
      inputFormat: z.looseObject({ type: text }).optional(),
      appendToExisting: z.boolean().optional(),
      dropExisting: z.boolean().optional()
    }),
    tuningConfig: z.looseObject({ type: z.literal('index_parallel') }).optional()
  }),
  context: z.record(z.string(), z.json()).optional()
})

export type TextReason =
  | 'unexpected'
  | 'unclosed-text'
  | 'end'
  | 'duplicate-name'
  | 'missing'
  | 'wrong-value'
  | 'other-key'
  | 'drop-needs-intervals'
  | 'append-and-drop'
  | 'other-datasource'
  | 'other-source'
  | 'secret'
  | 'replaces-otherwise'
  | 'unclosed-sql'
  | 'unpaired'
  | 'several-statements'
  | 'no-ingestion'

export const textSentences: Readonly<Record<TextReason, string>> = {
  unexpected: 'this is no JSON here',
  'unclosed-text': 'this text has no end, or holds a character that JSON writes with a backslash',
  end: 'the text ends too early: a bracket or brace is not closed',
  'duplicate-name': 'this name is there twice, so one of them would be lost',
  missing: '{name} is missing here',
  'wrong-value': '{name} needs another value: {expected}',
  'other-key': '{name} is the key of the job and can not be changed',
  'drop-needs-intervals': 'dropExisting does nothing without intervals',
  'append-and-drop': 'appendToExisting and dropExisting exclude each other',
  'other-datasource': 'the rows of this load go to {name}; another datasource is another load',
  'other-source': 'what is read is what this load publishes, and can not be changed here',
  secret: 'a secret may not stand here: it would be kept with the job. Give it to the connection',
  'replaces-otherwise': 'this replaces other rows than the months that the plan shows',
  'unclosed-sql': 'this quote or comment has no end',
  unpaired: 'this bracket has no counterpart',
  'several-statements': 'one statement can be submitted; leave the semicolon out',
  'no-ingestion': 'an ingestion begins with INSERT INTO or REPLACE INTO'
}

export interface TextProblem extends Position {
  readonly reason: TextReason
  /** `warning`: it can be submitted all the same. */
  readonly severity: 'error' | 'warning'
  readonly details: Readonly<Record<string, string | number>>
}

export function textProblemText({ reason, details }: Pick<TextProblem, 'reason' | 'details'>): string {
  return filledSentence(textSentences[reason], details)
}

/** The task in an edited text; its problems when it can't be submitted. */
export function readNativeText(
  source: string,
  key: string
):
  | { readonly task: NativeSpec['task']; readonly problems: readonly [] }
  | { readonly task: null; readonly problems: readonly TextProblem[] } {
  const parsed = parseWithPositions(source)
  if ('reason' in parsed) {
    return {
      task: null,
      problems: [{ ...positionOf(source, parsed.offset), reason: parsed.reason, severity: 'error', details: {} }]
    }
  }
  const { value, offsets } = parsed
  const place = (path: readonly PropertyKey[]) => placeOf(source, offsets, path)
  const problem = (
    reason: TextReason,
    path: readonly PropertyKey[],
    details: TextProblem['details'] = {}
  ): TextProblem => ({
    ...place(path),
    reason,
    severity: 'error',
    details
  })
  const checked = IndexTask.safeParse(value)
  if (!checked.success) {
    return {
      task: null,
      problems: checked.error.issues.map(({ path, message, ...issue }) => {
        const name = String(path.at(-1) ?? 'task')
        const missing = 'input' in issue ? issue.input === undefined : !hasPath(value, path)
        return missing ? problem('missing', path, { name }) : problem('wrong-value', path, { name, expected: message })
      })
    }
  }
  const { ioConfig, dataSchema } = checked.data.spec
  const problems: TextProblem[] = []
  const intervals = dataSchema.granularitySpec?.intervals ?? []
  const drops = ['spec', 'ioConfig', 'dropExisting']
  if (ioConfig.appendToExisting && ioConfig.dropExisting) problems.push(problem('append-and-drop', drops))
  else if (ioConfig.dropExisting && intervals.length === 0) problems.push(problem('drop-needs-intervals', drops))
  const said = checked.data.context?.[keyInContext]
  if (said !== undefined && said !== key) {
    problems.push(problem('other-key', ['context', keyInContext], { name: keyInContext }))
  }
  return problems.length > 0 ? { task: null, problems } : { task: value as Json, problems: [] }
}

/** Where a path is in a text, or what it would be in. */
export function placeOf(source: string, offsets: ReadonlyMap<string, number>, path: readonly PropertyKey[]): Position {
  for (let length = path.length; length >= 0; length--) {
    const pointer = path.slice(0, length).map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    const offset = offsets.get(pointer.join(''))
    if (offset !== undefined) return positionOf(source, offset)
  }
  return positionOf(source, 0)
}

function hasPath(value: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = value
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false
    at = (at as Record<PropertyKey, unknown>)[name]
  }
  return true
}
