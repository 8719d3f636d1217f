/** Statements that a person asked: each once for a place, with what became of it last, and those that have a name. */
import { z } from 'zod'

/** The cluster that was asked; null: the warehouse of this machine. */
const place = z.string().nullable()

export const AskedStatement = z.object({
  id: z.number().int(),
  sql: z.string(),
  connectionId: place,
  /** When it was asked last. */
  askedMs: z.number(),
  tookMs: z.number(),
  /** That came; null unless it is done. */
  rows: z.number().nullable(),
  outcome: z.enum(['done', 'failed', 'cancelled']),
  /** Of the error it failed with. */
  errorCode: z.string().nullable(),
  /** How often it was asked. */
  times: z.number().int()
})
export type AskedStatement = z.infer<typeof AskedStatement>

export const SavedStatement = z.object({
  id: z.number().int(),
  name: z.string(),
  sql: z.string(),
  connectionId: place,
  savedMs: z.number()
})
export type SavedStatement = z.infer<typeof SavedStatement>
