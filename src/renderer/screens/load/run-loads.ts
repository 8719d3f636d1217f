/**
 * Loads that were started from this window: the opened file, then the files chosen beside it. They are carried out by the
 * core; the window knows which run is its own, also after a reload.
 */
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { LoadRun, RunOrder } from '../../../shared/domain/load-run'
import { appErrorOf, client, type ShownError, useFeed } from '../../client'
import { randomBits } from '../../state/random'
import { type QueuedFile, useWizard } from '../../state/wizard'

interface Own {
  readonly runId: string | null
  /** The opening of the file that it was started for. */
  readonly openingId: string
  /** A run that was asked for and not answered about: asked again under the same id, nothing begins twice. */
  readonly asked: string | null
  /** The first load is being asked for. */
  readonly starting: boolean
  /** Why the last act (start, retry, cancel) did not work. */
  readonly failed: ShownError | null
}

const none: Own = { runId: null, openingId: '', asked: null, starting: false, failed: null }

export const useOwnRun = create<Own>()(
  persist((): Own => none, {
    name: 'sales.run',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    // A reload before the answer: the run is looked for as if it had been given.
    partialize: ({ runId, openingId, asked }) => ({ ...none, openingId, runId: asked ?? runId })
  })
)

interface OwnRun {
  /** Null when there is none, undefined until it is known. */
  readonly run: LoadRun | null | undefined
  readonly error: ShownError | null
  again(): void
}

/** The run of this window as the core tells it. */
export function useLoadRun(): OwnRun {
  const runId = useOwnRun((state) => state.runId)
  const { last, error, again } = useFeed<LoadRun>(runId && `run ${runId}`, (signal) =>
    client.load.watchRun({ runId: runId ?? '' }, { signal })
  )
  if (runId === null || error?.code === 'load.unknown-run') return { run: null, error: null, again }
  return { run: last?.id === runId ? last : undefined, error, again }
}

export interface LoadsOrder extends RunOrder {
  readonly sourceId: string
  readonly queued: readonly QueuedFile[]
}

/** Starts the loads; one click starts them once. */
export async function startLoads({ queued, ...order }: LoadsOrder): Promise<void> {
  const { starting, asked } = useOwnRun.getState()
  if (starting) return
  const runId = asked ?? `run_${randomBits()}`
  const { openingId } = useWizard.getState()
  useOwnRun.setState({ runId: null, openingId, asked: runId, starting: true, failed: null })
  try {
    const run = await client.load.startRun({ ...order, runId, waiting: [...queued] })
    useOwnRun.setState({ ...none, openingId, runId: run.id })
  } catch (thrown) {
    const failed = appErrorOf(thrown)
    const isAnswered = failed.code !== 'host.unreachable'
    useOwnRun.setState({ ...none, openingId, asked: isAnswered ? null : runId, failed })
  }
}

/** Looks away from a run; what waits in it waits in Jobs. */
export function leaveRun(run: LoadRun): void {
  if (run.items.every(({ state }) => state === 'done')) forgetRun()
  else useOwnRun.setState(none)
}

/** Leaves a run that is over; what still waited in it is dropped. */
export function forgetRun(): void {
  const { runId } = useOwnRun.getState()
  useOwnRun.setState(none)
  if (runId !== null) void client.load.forgetRun({ runId }).catch(() => undefined)
}

export async function cancelLoads(): Promise<void> {
  await acting((runId) => client.load.cancelRun({ runId }))
}

/** Tries the file that failed again, and what stands behind it. */
export async function retryLoads(): Promise<void> {
  await acting((runId) => client.load.retryRun({ runId }))
}

async function acting(act: (runId: string) => Promise<unknown>): Promise<void> {
  const { runId } = useOwnRun.getState()
  if (runId === null) return
  useOwnRun.setState({ failed: null })
  await act(runId).catch((thrown: unknown) => useOwnRun.setState({ failed: appErrorOf(thrown) }))
}
