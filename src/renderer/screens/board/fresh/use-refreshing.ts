/** Computes the board that is looked at anew by itself, one time after the other, and only while the window can be seen. */
import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { nextMinutes } from './schedule'

export interface Asked {
  readonly isFetching: boolean
  /** When the last answer came, by the clock of the page; 0: none did. */
  readonly dataUpdatedAt: number
  readonly errorUpdatedAt: number
  /** Answers that failed, of all. */
  readonly errorUpdateCount: number
}

const minuteMs = 60_000

/**
 * @param every minutes; null: not by itself
 * @returns minutes until the next time where it takes longer because of failures; else null
 */
export function useRefreshing(every: number | null, asked: Asked, refresh: () => void): number | null {
  const isSeen = useDocumentVisibility() === 'visible'
  const { isFetching, dataUpdatedAt, errorUpdatedAt, errorUpdateCount } = asked
  const before = useRef({ dataUpdatedAt, errorUpdateCount })
  if (dataUpdatedAt !== before.current.dataUpdatedAt) before.current = { dataUpdatedAt, errorUpdateCount }
  const failures = Math.max(0, errorUpdateCount - before.current.errorUpdateCount)
  const minutes = every === null ? null : nextMinutes(every, failures)
  const endedMs = Math.max(dataUpdatedAt, errorUpdatedAt)
  const act = useRef(refresh)
  act.current = refresh
  useEffect(() => {
    if (minutes === null || !isSeen || isFetching || endedMs === 0) return
    const timer = setTimeout(() => act.current(), Math.max(0, endedMs + minutes * minuteMs - Date.now()))
    return () => clearTimeout(timer)
  }, [minutes, isSeen, isFetching, endedMs])
  return every !== null && failures > 0 ? minutes : null
}
