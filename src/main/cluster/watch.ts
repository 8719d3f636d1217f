/** Looks at clusters: often while somebody follows, once a minute else; each look is kept for those who come when nothing answers. */
import { type ClusterLook, Overview } from '../../shared/contract/cluster'
import type { ClusterSample } from '../../shared/domain/cluster-sample'
import type { ClusterHistoryStore } from '../pipeline/ports'
import { isNothing, seen } from './last-seen'

interface WatchPorts {
  readonly connectionIds: () => readonly string[]
  readonly look: (connectionId: string, signal: AbortSignal) => Promise<Overview>
  readonly history: ClusterHistoryStore
  readonly nowMs: () => number
  /** What went wrong where nobody looks. */
  readonly report: (error: unknown) => void
}

export interface ClusterWatch {
  /** What is known at once, then look after look, until the reader leaves or the connection is removed. */
  follow(connectionId: string, signal?: AbortSignal): AsyncGenerator<ClusterLook, void, void>
  /** Begins to look at every connection once a minute. */
  start(): void
  /** The connection is another one now, or gone. */
  changed(connectionId: string, isRemoved: boolean): void
  close(): Promise<void>
}

const followedEveryMs = 5000
const slowestFollowedMs = 60_000
const sampleEveryMs = 60_000
/** Of a cluster that nobody looks at and that does not answer. */
const slowestMs = 10 * 60_000

interface Watched {
  last: ClusterLook
  /** Told after each look; with an error where none could be made at all. */
  readonly readers: Set<(failure?: { readonly error: unknown }) => void>
  looking: Promise<void> | null
  timer: ReturnType<typeof setTimeout> | null
  lookedMs: number
  /** Looks in a row of which nothing came. */
  misses: number
  sampledMs: number
  over: boolean
}

export function createWatch({ connectionIds, look, history, nowMs, report }: WatchPorts): ClusterWatch {
  const all = new Map<string, Watched>()
  const stopper = new AbortController()
  let minute: ReturnType<typeof setInterval> | null = null

  function watchedOf(id: string): Watched {
    const known = all.get(id)
    if (known) return known
    const kept = Overview.safeParse(history.seen(id))
    const overview = kept.success ? kept.data : null
    const sampledMs = history.list(id).at(-1)?.atMs ?? null
    const made: Watched = {
      last: { atMs: nowMs(), overview, state: 'asking', failures: [], nextMs: null, sampledMs },
      readers: new Set(),
      looking: null,
      timer: null,
      lookedMs: 0,
      misses: 0,
      sampledMs: sampledMs ?? 0,
      over: false
    }
    all.set(id, made)
    return made
  }

  function waitMs({ misses, readers }: Watched): number {
    if (readers.size > 0) return Math.min(followedEveryMs * 2 ** misses, slowestFollowedMs)
    return Math.min(sampleEveryMs * 2 ** misses, slowestMs)
  }

  /** One look at a time for each connection. */
  function lookNow(id: string, watched: Watched): Promise<void> {
    watched.looking ??= once(id, watched).finally(() => {
      watched.looking = null
    })
    return watched.looking
  }

  async function once(id: string, watched: Watched): Promise<void> {
    let now: Overview
    try {
      now = await look(id, stopper.signal)
    } catch (error) {
      watched.lookedMs = nowMs()
      watched.misses += 1
      if (watched.over || stopper.signal.aborted) return
      // Nothing could be asked at all: a certificate of the connection can't be read, for example.
      throw error
    }
    if (watched.over) return
    const { shown, state } = seen(now, watched.last.overview)
    watched.misses = state === 'before' || state === 'never' ? watched.misses + 1 : 0
    const atMs = nowMs()
    watched.lookedMs = atMs
    if (atMs - watched.sampledMs >= sampleEveryMs || atMs < watched.sampledMs) {
      const sample = sampleOf(now, atMs)
      history.add(id, sample)
      if (state === 'now' || state === 'partly') history.putSeen(id, shown)
      watched.sampledMs = Math.floor(atMs / sampleEveryMs) * sampleEveryMs
    }
    const { sampledMs } = watched
    const nextMs = atMs + waitMs(watched)
    watched.last = { atMs, overview: shown, state, failures: now.failures, nextMs, sampledMs }
  }

  /** Looks, tells the readers, and comes again for as long as there are some. */
  async function go(id: string, watched: Watched): Promise<void> {
    let failure: { error: unknown } | undefined
    await lookNow(id, watched).catch((error: unknown) => {
      failure = { error }
    })
    for (const tell of [...watched.readers]) tell(failure)
    if (failure !== undefined) return
    if (watched.readers.size === 0 || watched.over || watched.timer !== null) return
    watched.timer = setTimeout(() => {
      watched.timer = null
      if (watched.readers.size > 0) void go(id, watched)
    }, waitMs(watched))
    watched.timer.unref()
  }

  async function* follow(id: string, signal?: AbortSignal) {
    const watched = watchedOf(id)
    let wake = Promise.withResolvers<void>()
    let failure: { readonly error: unknown } | undefined
    const told = (failed?: { readonly error: unknown }) => {
      failure = failed
      wake.resolve()
    }
    const left = () => told()
    watched.readers.add(told)
    signal?.addEventListener('abort', left, { once: true })
    try {
      yield watched.last
      if (watched.timer === null) void go(id, watched)
      while (!(signal?.aborted || watched.over || stopper.signal.aborted)) {
        await wake.promise
        wake = Promise.withResolvers<void>()
        if (failure !== undefined) throw failure.error
        if (!(signal?.aborted || watched.over || stopper.signal.aborted)) yield watched.last
      }
    } finally {
      signal?.removeEventListener('abort', left)
      watched.readers.delete(told)
      if (watched.readers.size === 0 && watched.timer !== null) {
        clearTimeout(watched.timer)
        watched.timer = null
      }
    }
  }

  function everyMinute() {
    for (const id of connectionIds()) {
      const watched = watchedOf(id)
      if (watched.readers.size > 0 || watched.looking !== null) continue
      // A second before it is due is as good: the clock of this interval is not that of the looks.
      if (nowMs() + 1000 >= watched.lookedMs + waitMs(watched)) lookNow(id, watched).catch(report)
    }
  }

  return {
    follow,
    start() {
      minute = setInterval(everyMinute, sampleEveryMs)
      minute.unref()
    },
    changed(id, isRemoved) {
      const watched = all.get(id)
      if (isRemoved) {
        if (watched) watched.over = true
        all.delete(id)
        history.forget(id)
        for (const tell of [...(watched?.readers ?? [])]) tell()
        return
      }
      if (!watched) return
      watched.misses = 0
      if (watched.timer !== null) clearTimeout(watched.timer)
      watched.timer = null
      if (watched.readers.size > 0) void go(id, watched)
    },
    async close() {
      if (minute !== null) clearInterval(minute)
      stopper.abort()
      for (const watched of all.values()) {
        if (watched.timer !== null) clearTimeout(watched.timer)
        for (const tell of [...watched.readers]) tell()
      }
      await Promise.allSettled([...all.values()].map(({ looking }) => looking))
    }
  }
}

/** A look in a few numbers; nothing but gaps where nothing answered. */
export function sampleOf(now: Overview, atMs: number): ClusterSample {
  const isGone = isNothing(now)
  const sum = (of: (datasource: Overview['datasources'][number]) => number) =>
    now.datasources.reduce((total, datasource) => total + of(datasource), 0)
  const failed = now.failures.length > 0
  const unless = <T>(isUnknown: boolean, value: T) => (isGone || isUnknown ? null : value)
  const noDatasources = failed && now.datasources.length === 0
  return {
    atMs,
    slotsTotal: now.slots?.total ?? null,
    slotsUsed: now.slots?.used ?? null,
    runningTasks: unless(failed && now.tasks.length === 0, now.tasks.filter(({ state }) => state === 'running').length),
    services: unless(now.services.length === 0, now.services.length),
    segments: unless(
      noDatasources,
      sum(({ segments }) => segments)
    ),
    sizeBytes: unless(
      noDatasources,
      sum(({ sizeBytes }) => sizeBytes)
    ),
    unavailable: unless(
      noDatasources || now.datasources.some(({ unavailable }) => unavailable === null),
      sum(({ unavailable }) => unavailable ?? 0)
    )
  }
}
