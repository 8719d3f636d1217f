/** Statements that took long, to be looked at and made better. */
import { z } from 'zod'
import { ReadyBoard } from './board'

export const SlowQuery = z.object({
  id: z.number().int(),
  /** The cluster that was asked; null: the warehouse of this machine. */
  connectionId: z.string().nullable(),
  atMs: z.number(),
  /** In the engine, without the wait before. */
  tookMs: z.number(),
  /** For a turn, because as many statements as may were running. */
  waitedMs: z.number(),
  /** With its parameters in their places; of a summary, the statement that asks the same of the rows. */
  sql: z.string(),
  /** Asked of a summary of the rows. */
  isSummed: z.boolean(),
  /** That came; null: it was ended before. */
  rows: z.number().nullable(),
  /** Of the error that ended it. */
  errorCode: z.string().nullable(),
  /** Null: a person wrote it. */
  dataset: z.string().nullable(),
  /** The ready-made board it was asked for; null: another one, or none. */
  board: ReadyBoard.nullable(),
  /** The name that a board which a person saved had at that time; null: another board, or none. */
  savedBoard: z.string().nullable().default(null),
  /** Ids of the tiles that it was asked for. */
  tiles: z.array(z.string())
})
export type SlowQuery = z.infer<typeof SlowQuery>
