/**
 * Loads that were started from this window: the opened file, then the files chosen beside it. They are carried out by the
 * core; the window knows which run is its own, also after a reload.
 */
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { LoadRun, RunOrder } from '../../../shared/domain/load-run'
import { appErrorOf, client, type ShownError, useFeed } from '../../client'
import type { QueuedFile } from '../../state/wizard'

interface Own {
  readonly runId: string | null
  /** The first load is being asked for. */
  readonly starting: boolean
  /** Why the last act (start, retry, cancel) did not work. */
  readonly failed: ShownError | null
}

export const useOwnRun = create<Own>()(
  persist((): Own => ({ runId: null, starting: false, failed: null }), {
    name: 'sales.run',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ runId }) => ({ runId, starting: false, failed: null })
  })
)

/** The run of this window as the core tells it; null when there is none, undefined until it is known. */
export function useLoadRun(): LoadRun | null | undefined {
  const runId = useOwnRun((state) => state.runId)
  const { last, error } = useFeed<LoadRun>(runId && `run ${runId}`, (signal) =>
    client.load.watchRun({ runId: runId ?? '' }, { signal })
  )
  if (runId === null || error?.code === 'load.unknown-run') return null
  return last?.id === runId ? last : undefined
}

export interface LoadsOrder extends RunOrder {
  readonly sourceId: string
  readonly queued: readonly QueuedFile[]
}

/** Starts the loads; one click starts them once. */
export async function startLoads({ queued, ...order }: LoadsOrder): Promise<void> {
  if (useOwnRun.getState().starting) return
  useOwnRun.setState({ starting: true, failed: null })
  try {
    const run = await client.load.startRun({ ...order, waiting: [...queued] })
    useOwnRun.setState({ runId: run.id, starting: false })
  } catch (thrown) {
    useOwnRun.setState({ starting: false, failed: appErrorOf(thrown) })
  }
}

/** Leaves a run that is over; what still waited in it is dropped. */
export function forgetRun(): void {
  const { runId } = useOwnRun.getState()
  useOwnRun.setState({ runId: null, failed: null })
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
