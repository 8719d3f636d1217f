import { useEffect } from 'react'
import { create } from 'zustand'
import type { Alert, FiredAlert } from '../../shared/domain/alert'
import { api, client } from './client'
import { followFeed } from './follow-feed'
import { queryClient } from './query-client'

interface Alerts {
  /** In the order in which they were made; empty until the feed has told them. */
  readonly alerts: readonly Alert[]
  readonly ready: boolean
}

const useStore = create<Alerts>()(() => ({ alerts: [], ready: false }))

/** All alerts as the window's one feed tells them. */
export function useAlerts(): Alerts {
  return useStore()
}

/** How often alerts fired without anybody having seen it. */
export function useUnseenAlerts(): number {
  return useStore(({ alerts }) => alerts.reduce((sum, { unseen }) => sum + unseen, 0))
}

/** Follows the feed for as long as the calling component lives: mounted once, by the shell. */
export function useAlertsFeed(onFired: (fired: FiredAlert) => void): void {
  useEffect(
    () =>
      followFeed({
        name: 'alerts',
        endless: true,
        subscribe: (signal) => client.alerts.feed({}, { signal }),
        onMessage: (message) => {
          if (message.kind === 'fired') return onFired(message)
          useStore.setState({ alerts: message.alerts, ready: true })
          void queryClient.invalidateQueries({ queryKey: api.alerts.events.key() })
        },
        onError: () => useStore.setState({ ready: true })
      }),
    [onFired]
  )
}
