/** Runs a statement, shows its rows as they come, and stops it. */
import { useCallback, useRef, useState } from 'react'
import { extended } from '../../../shared/contract/answer'
import type { Table } from '../../../shared/contract/explore'
import { appErrorOf, client, type ShownError } from '../../client'

export interface Question {
  readonly sql: string
  readonly limit: number
  readonly connectionId: string | null
  readonly timeZone: string
  /** The plan is wanted, not the rows. */
  readonly explain: boolean
}

export type Answer =
  | { readonly state: 'none' }
  | {
      readonly state: 'running'
      /** What has come, or the answer from before while nothing has. */
      readonly table: Table | null
      readonly isBefore: boolean
      /** By the clock of the page. */
      readonly sinceMs: number
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ShownError; readonly statement: string }
  | { readonly state: 'done'; readonly table: Table }

/** Rows are shown no more often than that. */
const showMs = 80

const cancelledMs = 500

/** @param onEnd called when a statement has ended, however it did */
export function useStatement(onEnd: () => void) {
  const [answer, setAnswer] = useState<Answer>({ state: 'none' })
  const stopper = useRef<AbortController | null>(null)
  const ended = useRef(onEnd)
  ended.current = onEnd
  const run = useCallback(async (question: Question) => {
    stopper.current?.abort()
    const mine = new AbortController()
    stopper.current = mine
    const sinceMs = performance.now()
    setAnswer((last) => ({
      state: 'running',
      table: last.state === 'done' ? last.table : null,
      isBefore: last.state === 'done',
      sinceMs
    }))
    const show = (table: Table) => {
      if (stopper.current === mine) setAnswer({ state: 'running', table, isBefore: false, sinceMs })
    }
    const next = await answered(question, mine.signal, show).then(
      (table): Answer => ({ state: 'done', table }),
      (thrown): Answer => {
        const error = appErrorOf(thrown)
        const ours = mine.signal.aborted || error.code === 'cancelled'
        return ours ? { state: 'cancelled' } : { state: 'failed', error, statement: question.sql }
      }
    )
    ended.current()
    // The core says that it was cancelled once the query has ended.
    if (next.state === 'cancelled') setTimeout(() => ended.current(), cancelledMs)
    // Another statement was started meanwhile, or this one was cancelled.
    if (stopper.current === mine) setAnswer(next)
  }, [])
  const cancel = useCallback(() => {
    stopper.current?.abort()
    stopper.current = null
    // The core is told; nobody waits for what it says to that.
    setAnswer({ state: 'cancelled' })
  }, [])
  return { answer, run, cancel }
}

async function answered(question: Question, signal: AbortSignal, show: (table: Table) => void): Promise<Table> {
  let table: Table = { columns: [], rows: [], truncated: false, tookMs: 0 }
  let shownMs = Number.NEGATIVE_INFINITY
  for await (const message of await client.explore.sqlFeed(question, { signal })) {
    table = extended(table, message)
    if (message.kind !== 'rows' || performance.now() - shownMs < showMs) continue
    shownMs = performance.now()
    show(table)
  }
  return table
}
