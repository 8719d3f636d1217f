/** A task of the cluster from its submit to its end, through lost answers, lost networks and restarts of the app. */
import type { IngestSpec } from '../../../../shared/domain/druid/ingest-spec'
import type { PassProgress } from '../../../../shared/domain/source'
import { AppError, isCancelled } from '../../../../shared/errors'
import type { DruidClient, DruidTask, Interval } from '../../druid-port'

export interface FollowPorts {
  readonly druid: DruidClient
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly nowMs: () => number
}

/** How long a cluster that does not answer is asked again, before a person has to look. */
const patienceMs = 30 * 60_000
/** A task that was taken may be unknown for a moment. */
const unknownMs = 30_000
const availableMs = 10 * 60_000
/** Brokers hear of new segments within a minute or so: a datasource that has none for that long was taken out of service. */
const noneMs = 4 * 60_000
const cancelMs = 15_000

/** Why the app stops: the task goes on, and the next start finds it. */
export function isClosing(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === 'closing'
}

/**
 * Submits a spec once: an answer that got lost is looked for by the key, before and after.
 * @param isFirst false where a submit of this key may have been made before
 */
export async function submitOnce(
  { druid, sleep, nowMs }: FollowPorts,
  spec: IngestSpec,
  dataSource: string,
  isFirst: boolean,
  signal: AbortSignal
): Promise<string> {
  const until = nowMs() + patienceMs
  for (let attempt = isFirst ? 0 : 1; ; attempt++) {
    try {
      if (attempt > 0) {
        const found = await druid.findTask(spec.key, { dataSource, signal })
        if (found) return found.id
      }
      return (await druid.submit(spec, { signal })).taskId
    } catch (error) {
      if (signal.aborted || isCancelled(error)) throw new AppError('cancelled', {}, { cause: error })
      if (!isPassing(error) || nowMs() > until) throw error
      await sleep(waitMs(attempt), signal)
    }
  }
}

/** What passes by itself: network, a service that restarts, a time-out. */
function isPassing(error: unknown): boolean {
  return error instanceof AppError && error.retryable
}

function waitMs(attempt: number): number {
  return [1000, 2000, 5000][Math.min(attempt, 2)] ?? 5000
}

/**
 * Waits for the end of a task. Cancelled by a person it is shut down, and has ended when this throws `cancelled`; where it was
 * faster than that, it counts as done.
 * @throws AppError why the task failed; `load.task-unknown`, `cancelled`
 */
export async function ended(
  ports: FollowPorts,
  taskId: string,
  onProgress: (progress: PassProgress) => void,
  expectedRows: number,
  signal: AbortSignal
): Promise<DruidTask> {
  const { druid, sleep, nowMs } = ports
  let unknownSinceMs: number | null = null
  let silentSinceMs: number | null = null
  /** How it ended badly: said outside of what listens to a network that comes and goes. */
  let failure: Error | null = null
  for (let round = 0; failure === null; round++) {
    try {
      const task = await druid.task(taskId, { signal })
      silentSinceMs = null
      if (task?.state === 'success') return task
      if (task === null) {
        unknownSinceMs ??= nowMs()
        if (nowMs() - unknownSinceMs > unknownMs) failure = new AppError('load.task-unknown', { taskId })
      } else {
        unknownSinceMs = null
        if (task.state === 'failed' || task.state === 'cancelled') {
          const reason = task.errorMessage
          failure =
            (await druid.taskFailure(taskId, { signal })) ?? new AppError('load.task-failed', { taskId, reason })
        } else onProgress(await progressOf(druid, task, expectedRows, signal))
      }
      if (failure === null) await sleep(waitMs(round), signal)
    } catch (error) {
      if (signal.aborted) {
        if (isClosing(signal)) throw new AppError('cancelled', {}, { cause: error })
        return await stopped(ports, taskId)
      }
      if (!isPassing(error)) throw error
      silentSinceMs ??= nowMs()
      if (nowMs() - silentSinceMs > patienceMs) throw error
      await sleep(waitMs(round), signal).catch(() => undefined)
    }
  }
  throw failure
}

/** How far it is; while it has no task slot, or none for all of its workers, or another task holds its time: that. */
async function progressOf(
  druid: DruidClient,
  { id, state }: DruidTask,
  expected: number,
  signal: AbortSignal
): Promise<PassProgress> {
  const report = await druid.taskReport(id, { signal }).catch(() => null)
  const rows = report?.rowsStored ?? report?.rowsRead ?? null
  const lacksSlot = state === 'pending' || ((report?.pendingTasks ?? 0) > 0 && !rows)
  const step = state === 'waiting' ? 'wait-lock' : lacksSlot ? 'wait-slot' : 'ingest'
  const fraction = rows === null ? 0 : Math.min(1, rows / Math.max(1, expected))
  return { step, fraction, overall: fraction, rowsDone: rows, bytesDone: null }
}

/** Shuts a task down. Gives it only where it was done before that. */
async function stopped({ druid, sleep, nowMs }: FollowPorts, taskId: string): Promise<DruidTask> {
  const until = nowMs() + cancelMs
  for (;;) {
    try {
      const task = await druid.task(taskId)
      if (task?.state === 'success') return task
      if (task === null || task.state === 'failed' || task.state === 'cancelled') throw new AppError('cancelled')
      await druid.shutdownTask(taskId)
    } catch (error) {
      if (isCancelled(error)) throw error
      if (!isPassing(error)) throw error
      if (nowMs() > until) throw new AppError('load.not-stopped', { taskId }, { cause: error })
    }
    await sleep(500)
  }
}

/**
 * Waits until every segment is loaded and the broker answers.
 * @throws AppError `load.not-available` (the rows are in the cluster; a person looks), `load.dropped`, `cancelled`
 */
export async function available(
  { druid, sleep, nowMs }: FollowPorts,
  dataSource: string,
  interval: Interval,
  signal: AbortSignal
): Promise<void> {
  const until = nowMs() + availableMs
  let noneSinceMs: number | null = null
  for (let round = 0; ; round++) {
    const state = await druid.availability(dataSource, interval, { signal }).catch((error: unknown) => {
      if (signal.aborted) throw new AppError('cancelled', {}, { cause: error })
      if (!isPassing(error)) throw error
      return null
    })
    if (state?.ready) return
    if (state !== null && state.segments === 0) {
      noneSinceMs ??= nowMs()
      if (nowMs() - noneSinceMs > noneMs) throw new AppError('load.dropped', { dataSource })
    } else noneSinceMs = null
    if (nowMs() > until) {
      const { segments = 0, available = 0 } = state ?? {}
      throw new AppError('load.not-available', { dataSource, segments, available })
    }
    await sleep(Math.min(2000, 500 * (round + 1)), signal)
  }
}
