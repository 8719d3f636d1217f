/**
 * Loads under way from this window: the opened file, then the files dropped beside it, one job each, one after the
 * other. Lives outside of the screen, so that looking elsewhere does not stop it.
 */
import { create } from 'zustand'
import type { Reading } from '../../../shared/domain/column-type'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { Job, LoadMode } from '../../../shared/domain/job'
import type { Recipe } from '../../../shared/domain/recipe'
import { appErrorOf, client, isJobSettled, type ShownError } from '../../client'
import type { QueuedFile } from '../../state/wizard'

export type LoadItem = {
  readonly name: string
  /** Null for the opened file, which has a source already. */
  readonly path: string | null
  readonly override?: DialectOverride | undefined
  readonly jobId: string | null
  readonly state: 'waiting' | 'checking' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly error: ShownError | null
}

export type LoadOrder = {
  readonly sourceId: string
  readonly name: string
  readonly recipe: Recipe
  readonly chosen: readonly Reading[]
  readonly dataset: string
  readonly mode: LoadMode
  readonly belowGateReason: string | null
  readonly queued: readonly QueuedFile[]
}

type Run = { readonly order: LoadOrder; readonly items: readonly LoadItem[]; readonly settled: boolean }

export const useLoadRun = create<{ readonly run: Run | null }>()(() => ({ run: null }))

const pollMs = 300

/** Starts the loads; a run that is under way is not disturbed. */
export async function startLoads(order: LoadOrder): Promise<void> {
  const before = useLoadRun.getState().run
  if (before && !before.settled) return
  const waiting = { jobId: null, state: 'waiting' as const, error: null }
  useLoadRun.setState({
    run: {
      order,
      items: [{ name: order.name, path: null, ...waiting }, ...order.queued.map((file) => ({ ...file, ...waiting }))],
      settled: false
    }
  })
  await carryOn(order, 0)
}

/** Forgets a run that is over. */
export function forgetRun(): void {
  if (useLoadRun.getState().run?.settled) useLoadRun.setState({ run: null })
}

export async function cancelLoads(): Promise<void> {
  const run = useLoadRun.getState().run
  const running = run?.items.find((item) => item.state === 'running')
  if (running?.jobId) await client.jobs.cancel({ jobId: running.jobId })
}

/** Tries the item that failed again, and what stands behind it. */
export async function retryLoads(): Promise<void> {
  const run = useLoadRun.getState().run
  const at = run?.items.findIndex((item) => item.state === 'failed' || item.state === 'cancelled') ?? -1
  const item = run?.items[at]
  if (!run || !item) return
  useLoadRun.setState({ run: { ...run, settled: false } })
  if (item.jobId !== null) {
    set(at, { state: 'running', error: null })
    const job = await client.jobs.retry({ jobId: item.jobId }).catch((thrown) => fail(at, thrown))
    if (!job || !(await followed(at, job.id))) return settle()
    return carryOn(run.order, at + 1)
  }
  await carryOn(run.order, at)
}

/** Later files of a run add to what the first one left, where the first one replaces everything. */
export function modeOf(mode: LoadMode, index: number): LoadMode {
  return index > 0 && mode === 'replace-all' ? 'append' : mode
}

async function carryOn(order: LoadOrder, from: number): Promise<void> {
  const count = useLoadRun.getState().run?.items.length ?? 0
  for (let index = from; index < count; index++) {
    const jobId = await started(order, index).catch((thrown) => fail(index, thrown))
    if (!jobId || !(await followed(index, jobId))) break
  }
  settle()
}

async function started(order: LoadOrder, index: number): Promise<string> {
  const item = useLoadRun.getState().run?.items[index]
  let sourceId = order.sourceId
  if (item && item.path !== null) {
    set(index, { state: 'checking' })
    const { source } = await client.open.open({ path: item.path, override: item.override })
    sourceId = source.id
    // The gate needs the file's own score.
    await client.check.report({ sourceId, chosen: [...order.chosen] })
  }
  const { recipe, dataset, mode, belowGateReason } = order
  const { jobId } = await client.load.start({ sourceId, recipe, dataset, mode: modeOf(mode, index), belowGateReason })
  set(index, { state: 'running', jobId, error: null })
  return jobId
}

/** Whether the job came to a good end. A host that does not answer for a while is asked again. */
async function followed(index: number, jobId: string): Promise<boolean> {
  for (;;) {
    const job = await statusOf(jobId)
    if ('code' in job) {
      fail(index, job)
      return false
    }
    if (job.state !== 'unknown' && isJobSettled(job.state)) {
      const state = job.state === 'done' || job.state === 'cancelled' ? job.state : 'failed'
      set(index, { state, error: job.error })
      return state === 'done'
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

type Status = Pick<Job, 'state' | 'error'> | { readonly state: 'unknown' } | ShownError

async function statusOf(jobId: string): Promise<Status> {
  try {
    return await client.jobs.status({ jobId })
  } catch (thrown) {
    const error = appErrorOf(thrown)
    return error.code === 'host.unreachable' ? { state: 'unknown' } : error
  }
}

function fail(index: number, thrown: unknown): null {
  set(index, { state: 'failed', error: appErrorOf(thrown) })
  return null
}

function set(index: number, change: Partial<LoadItem>): void {
  const { run } = useLoadRun.getState()
  if (!run) return
  const items = run.items.map((item, at) => (at === index ? { ...item, ...change } : item))
  useLoadRun.setState({ run: { ...run, items } })
}

function settle(): void {
  const { run } = useLoadRun.getState()
  if (run) useLoadRun.setState({ run: { ...run, settled: true } })
}
