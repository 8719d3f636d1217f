/** Runs a statement, and stops it. */
import { useCallback, useRef, useState } from 'react'
import type { Table } from '../../../shared/contract/explore'
import { appErrorOf, client, type ShownError } from '../../client'

export interface Question {
  readonly sql: string
  readonly limit: number
  readonly connectionId: string | null
  readonly timeZone: string
}

export type Answer =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly before: Table | null }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ShownError; readonly statement: string }
  | { readonly state: 'done'; readonly table: Table }

export function useStatement() {
  const [answer, setAnswer] = useState<Answer>({ state: 'none' })
  const stopper = useRef<AbortController | null>(null)
  const run = useCallback(async (question: Question) => {
    stopper.current?.abort()
    const mine = new AbortController()
    stopper.current = mine
    setAnswer((last) => ({ state: 'running', before: last.state === 'done' ? last.table : null }))
    const next = await client.explore.sql(question, { signal: mine.signal }).then(
      (table): Answer => ({ state: 'done', table }),
      (thrown): Answer => {
        const error = appErrorOf(thrown)
        const ours = mine.signal.aborted || error.code === 'cancelled'
        return ours ? { state: 'cancelled' } : { state: 'failed', error, statement: question.sql }
      }
    )
    // Another statement was started meanwhile.
    if (stopper.current === mine) setAnswer(next)
  }, [])
  const cancel = useCallback(() => stopper.current?.abort(), [])
  return { answer, run, cancel }
}
