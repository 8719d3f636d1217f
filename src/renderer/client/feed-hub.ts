/**
 * Feeds shared by all components of the window: the same question is one stream however many ask it, what it said
 * last stays for a while, and a feed that nobody looks at any more is dropped.
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { ShownError } from './errors'
import { followFeed } from './follow-feed'

export interface FeedValue<T> {
  readonly last: T | null
  readonly error: ShownError | null
  /** The feed has said all it had to say. */
  readonly ended: boolean
}

interface Entry {
  value: FeedValue<unknown>
  stop: (() => void) | null
  /** How to ask again. */
  restart: (() => void) | null
  readonly listeners: Set<() => void>
  dropTimer: ReturnType<typeof setTimeout> | null
}

const lingerMs = 4000
const keptEntries = 40
const nothing: FeedValue<never> = { last: null, error: null, ended: false }
const entries = new Map<string, Entry>()

type Subscribe<T> = (signal: AbortSignal) => Promise<AsyncIterable<T>>

function entryOf(key: string): Entry {
  const known = entries.get(key)
  if (known) return known
  const made: Entry = { value: nothing, stop: null, restart: null, listeners: new Set(), dropTimer: null }
  entries.set(key, made)
  for (const [name, old] of entries) {
    if (entries.size <= keptEntries) break
    if (old.listeners.size === 0 && !old.stop) entries.delete(name)
  }
  return made
}

function tell(entry: Entry, change: Partial<FeedValue<unknown>>): void {
  entry.value = { ...entry.value, ...change }
  for (const listener of entry.listeners) listener()
}

function start<T>(key: string, entry: Entry, subscribe: Subscribe<T>): void {
  entry.restart = () => {
    entry.stop?.()
    tell(entry, { error: null, ended: false })
    start(key, entry, subscribe)
  }
  entry.stop = followFeed<T>({
    name: key,
    endless: false,
    subscribe,
    onMessage: (message) => tell(entry, { last: message, error: null }),
    onError: (error) => {
      entry.stop = null
      tell(entry, { error })
    },
    onEnd: () => {
      entry.stop = null
      tell(entry, { ended: true })
    }
  })
}

/** The last message of a feed, and the way to ask it again after an error. A null key follows nothing. */
export function useFeed<T>(key: string | null, subscribe: Subscribe<T>): FeedValue<T> & { again: () => void } {
  // The key names the question in full, so another function for the same key subscribes to the same thing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const listen = useCallback(
    (listener: () => void) => {
      if (key === null) return () => {}
      const entry = entryOf(key)
      entry.listeners.add(listener)
      if (entry.dropTimer) clearTimeout(entry.dropTimer)
      entry.dropTimer = null
      if (!entry.stop && !entry.value.ended && !entry.value.error) start(key, entry, subscribe)
      return () => {
        entry.listeners.delete(listener)
        if (entry.listeners.size > 0) return
        entry.dropTimer = setTimeout(() => {
          entry.stop?.()
          entry.stop = null
        }, lingerMs)
      }
    },
    [key]
  )
  const value = useSyncExternalStore(listen, () => (key === null ? nothing : (entries.get(key)?.value ?? nothing)))
  const again = useCallback(() => {
    if (key !== null) entries.get(key)?.restart?.()
  }, [key])
  return { ...(value as FeedValue<T>), again }
}

/** Forgets what feeds said, so that the next look asks again (after a file was opened anew). */
export function forgetFeeds(): void {
  for (const [key, entry] of entries) if (entry.listeners.size === 0 && !entry.stop) entries.delete(key)
}

/** Asks again what failed and is still looked at (after what it failed for has been put right). */
export function restartFailedFeeds(): void {
  for (const entry of entries.values()) if (entry.value.error && entry.listeners.size > 0) entry.restart?.()
}
