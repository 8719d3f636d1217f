/** Statements that take longer than the preferences say are written down, with what they were asked for. */
import type { ReadyBoard } from '../../../shared/domain/board'
import { readable } from '../../../shared/domain/query/literals'
import type { Sql } from '../../../shared/domain/query/sql-parts'
import { AppError } from '../../../shared/errors'
import type { SlowQueryStore } from '../ports'

/** What an engine says of an answer. */
export interface Answered {
  readonly rows: readonly unknown[]
  readonly tookMs: number
  readonly waitedMs?: number | undefined
}

/** Is there when a statement is asked. */
export type Watch = <Answer extends Answered>(statement: Sql, ask: () => Promise<Answer>) => Promise<Answer>

/** What a statement is asked for. */
export interface Origin {
  readonly connectionId: string | null
  readonly dataset: string | null
  readonly board: ReadyBoard | null
  readonly savedBoard: string | null
  readonly tiles: readonly string[]
  readonly isSummed: boolean
}

export interface SlowQueriesPorts {
  readonly store: SlowQueryStore
  readonly nowMs: () => number
  readonly limits: () => { readonly slowHereMs: number; readonly slowClusterMs: number }
}

export interface SlowQueries {
  watch(origin: Origin): Watch
  /** Writes a statement down where it was slow. */
  note(origin: Origin, sql: string, ended: Ended): void
}

/** How a statement ended; rows are null when an error ended it. */
export interface Ended {
  readonly rows: number | null
  readonly tookMs: number
  readonly waitedMs: number
  readonly errorCode: string | null
}

export function slowQueries({ store, nowMs, limits }: SlowQueriesPorts): SlowQueries {
  const note: SlowQueries['note'] = ({ tiles, ...origin }, sql, ended) => {
    const { slowHereMs, slowClusterMs } = limits()
    if (ended.tookMs < (origin.connectionId === null ? slowHereMs : slowClusterMs)) return
    try {
      store.add({ ...origin, tiles: [...tiles], sql, atMs: nowMs(), ...ended })
    } catch {
      // An answer is not lost because a full disk can't remember that it was slow.
    }
  }
  return {
    note,
    watch(origin) {
      return async (statement, ask) => {
        const end = (ended: Ended) => note(origin, readable(statement), ended)
        try {
          const answer = await ask()
          const { rows, tookMs, waitedMs = 0 } = answer
          end({ rows: rows.length, tookMs, waitedMs, errorCode: null })
          return answer
        } catch (error) {
          const timeout = timeoutOf(error)
          if (timeout !== null) end(timeout)
          throw error
        }
      }
    }
  }
}

/** How a statement ended that took too long; null for other errors. The limit counts from when its turn came. */
export function timeoutOf(error: unknown): Ended | null {
  if (!(error instanceof AppError)) return null
  if (error.code !== 'explore.timeout' && error.code !== 'druid.timeout') return null
  const seconds = Number(error.details.limitS ?? error.details.seconds ?? 0)
  return { rows: null, tookMs: seconds * 1000, waitedMs: 0, errorCode: error.code }
}
