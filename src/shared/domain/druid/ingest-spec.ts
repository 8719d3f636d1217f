/** What is handed to Druid: SQL with its context, or a native task. */
import { z } from 'zod'

export const SqlSpec = z.object({
  kind: z.literal('sql'),
  /** Idempotency key: letters, digits, `-` and `_`. */
  key: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/),
  query: z.string(),
  context: z.record(z.string(), z.json())
})
export type SqlSpec = z.infer<typeof SqlSpec>

export const NativeSpec = z.object({
  kind: z.literal('native'),
  key: SqlSpec.shape.key,
  /** The task as it is posted. */
  task: z.record(z.string(), z.json())
})
export type NativeSpec = z.infer<typeof NativeSpec>

export const IngestSpec = z.discriminatedUnion('kind', [SqlSpec, NativeSpec])
export type IngestSpec = z.infer<typeof IngestSpec>

/** Under this name the key is in the context of every task of ours. */
export const keyInContext = 'salesJobKey'

/** The id of the task that Druid makes of a spec with this key: SQL takes it from the query's id, native from the task's. */
export function taskIdOf(kind: IngestSpec['kind'], key: string): string {
  return kind === 'sql' ? `query-${key}` : `sales_${key}`
}
