/**
 * Loads as jobs: every transition in the store before the act it announces, progress to all feeds, cancel, retry, and what
 * becomes of jobs whose app ended in the middle. Which of them run at the same time `turns.ts` says.
 */
import { randomBytes } from 'node:crypto'
import type { JobsMessage } from '../../shared/contract/jobs'
import type { ErrorShape } from '../../shared/domain/error-shape'
import {
  type Attempt,
  isSettled,
  type Job,
  type JobDetail,
  type JobState,
  type LoadRequest,
  mayMove,
  type Receipt
} from '../../shared/domain/job'
import {
  everyJob,
  type JobChoices,
  type JobFilter,
  type JobSummary,
  summarize,
  thisMachine
} from '../../shared/domain/job-history'
import type { PassProgress } from '../../shared/domain/source'
import { AppError, isCancelled } from '../../shared/errors'
import type { JobStore, LoadSteps } from '../pipeline/ports'
import { subscribers } from '../pipeline/subscribers'
import { createQueue } from './queue'

/** Carries out one attempt; the receipt is stored by the caller of `steps.receipt` and given back at the end. */
export type RunLoad = (request: LoadRequest, jobId: string, steps: LoadSteps, signal: AbortSignal) => Promise<Receipt>

export interface JobsPorts {
  readonly store: JobStore
  readonly run: RunLoad
  /** A job that was cut off: its receipt when the warehouse had taken everything, else null. */
  readonly settleCutOff: (job: JobDetail) => Promise<Receipt | null>
  /** Null: there is no such connection any more. */
  readonly connectionName: (connectionId: string) => string | null
  readonly nowMs: () => number
  /** Told about errors that nobody translated. */
  readonly report: (error: unknown, reference: string) => void
}

export interface Jobs {
  /** An id for a job to come, where it must be known before the job is. */
  newId(): string
  start(request: LoadRequest, jobId?: string): Job
  list(filter: Parameters<JobStore['list']>[0]): { jobs: Job[]; total: number }
  summary(filter: JobFilter): JobSummary
  /** Datasets and places of all jobs; places by the name of their connection as it is now, else as receipts have it. */
  choices(): JobChoices
  get(jobId: string): JobDetail
  status(jobId: string): Job
  cancel(jobId: string): Job
  retry(jobId: string): Job
  /** Puts a job that waits to the front of the queue. @throws AppError `jobs.not-waiting` */
  runNext(jobId: string): Job
  /** Snapshot, then every change. */
  feed(signal?: AbortSignal): AsyncGenerator<JobsMessage, void, void>
  onChange(listener: (job: Job) => void): () => void
  /** Tells all who follow that a job says more than before, its receipt for example. */
  told(jobId: string): void
  /** Resolves with the job once it is settled. */
  settled(jobId: string): Promise<Job>
  /**
   * Settles what was cut off when the app ended in the middle, and queues again what waited then.
   * @param goOn false: loads into this machine that wait stay in the queue of the store, for a later start
   */
  recover(goOn?: boolean): Promise<void>
  running(): number
  close(): Promise<void>
}

interface Running {
  readonly abort: AbortController
  progress: PassProgress | null
  startedMs: number
  rowsTotal: number | null
}

export function createJobs(ports: JobsPorts): Jobs {
  const { store, nowMs } = ports
  const live = new Map<string, Running>()
  const changes = subscribers<Job>()
  /** How jobs ended where that could not be written: for this run, as the store will say so after the next start. */
  const unwritten = new Map<string, Pick<Job, 'state' | 'error'>>()
  let closing = false
  const turns = createQueue({ store, report: ports.report, moved: announce })
  /** Of ten thousand jobs it takes as long as everything else on the screen, and is the same until one of them moves. */
  let summed: { readonly key: string; readonly version: number; readonly summary: JobSummary } | null = null

  function detail(jobId: string): JobDetail {
    const job = store.get(jobId)
    if (!job) throw new AppError('jobs.unknown', { jobId })
    return { ...job, ...liveParts(jobId), ...unwritten.get(jobId) }
  }

  /** Progress lives in memory only: it is worth nothing after a restart. */
  function liveParts(jobId: string): Pick<Job, 'progress' | 'leftS' | 'rowsPerS' | 'queuePlace'> {
    const running = live.get(jobId)
    const progress = running?.progress ?? null
    const queuePlace = turns.placeOf(jobId)
    if (!running || !progress) return { progress: null, leftS: null, rowsPerS: null, queuePlace }
    const elapsedS = (nowMs() - running.startedMs) / 1000
    const { overall, rowsDone } = progress
    return {
      progress,
      leftS: overall > 0.02 && elapsedS > 0.5 ? (elapsedS / overall) * (1 - overall) : null,
      rowsPerS: rowsDone !== null && elapsedS > 0.2 ? rowsDone / elapsedS : null,
      queuePlace
    }
  }

  function brief(job: JobDetail): Job {
    const { request: _request, attempts: _attempts, events: _events, receipt: _receipt, ...rest } = job
    return rest
  }

  function announce(jobId: string): Job {
    const job = brief(detail(jobId))
    changes.publish(job)
    return job
  }

  function move(jobId: string, state: JobState, text: string, error: ErrorShape | null = null): Job {
    const job = detail(jobId)
    if (!mayMove(job.state, state)) throw new Error(`job ${jobId}: ${job.state} may not become ${state}`)
    const atMs = nowMs()
    const last = job.attempts.at(-1)
    const again = job.state !== 'planned' && state === 'planned'
    const attempt: Attempt =
      !last || again
        ? { number: (last?.number ?? 0) + 1, startedMs: atMs, endedMs: null, state, error: null }
        : { ...last, state, endedMs: isSettled(state) ? atMs : null, error }
    store.move(jobId, state, { atMs, state, text }, attempt, error)
    unwritten.delete(jobId)
    return announce(jobId)
  }

  function enqueue(jobId: string, isResumed = false) {
    const running: Running = { abort: new AbortController(), progress: null, startedMs: nowMs(), rowsTotal: null }
    live.set(jobId, running)
    const { request, dataset } = detail(jobId)
    turns.take({ id: jobId, dataset, isLocal: request.destination === undefined }, () =>
      attempt(jobId, running, isResumed)
    )
  }

  async function attempt(jobId: string, running: Running, isResumed: boolean) {
    try {
      // Cancelled while it waited for its turn, or the app is closing: recover() will say so after the next start.
      if (running.abort.signal.aborted || closing) return
      running.startedMs = nowMs()
      const steps: LoadSteps = {
        progress(progress) {
          running.progress = progress
          changes.publish(brief(detail(jobId)))
        },
        state(state, text) {
          // What goes on where it stood announces again what it had begun, or was past.
          if (isResumed && placeOf(state) <= placeOf(detail(jobId).state)) return
          move(jobId, state, text)
        },
        pendingReceipt: (receipt) => store.setReceipt(jobId, receipt)
      }
      const { request } = detail(jobId)
      const receipt = await ports.run(request, jobId, steps, running.abort.signal)
      finish(jobId, receipt)
    } catch (error) {
      live.delete(jobId)
      if (closing) return
      settleFailed(jobId, error)
    }
  }

  function finish(jobId: string, receipt: Receipt) {
    try {
      store.setReceipt(jobId, receipt)
      live.delete(jobId)
      move(jobId, 'done', `${receipt.ledger.loaded} rows`)
    } catch (error) {
      const reason = error instanceof AppError ? error.message : String(error)
      throw new AppError('load.unrecorded', { dataset: receipt.dataset, reason }, { cause: error })
    }
  }

  function settleFailed(jobId: string, error: unknown) {
    const app = error instanceof AppError ? error : isCancelled(error) ? new AppError('cancelled') : unexpected(error)
    const shape = app.toShape()
    try {
      if (app.code === 'cancelled') move(jobId, 'cancelled', '')
      // The store keeps the job as it is under way, which it is: the next start finishes it.
      else if (app.code === 'load.unrecorded') endUnwritten(jobId, 'needs-attention', shape)
      else move(jobId, 'failed', app.message, shape)
    } catch (failure) {
      // A full disk takes no state either. Who waits is told all the same, and the next job gets its turn.
      ports.report(failure, jobId)
      endUnwritten(jobId, app.code === 'cancelled' ? 'cancelled' : 'failed', app.code === 'cancelled' ? null : shape)
    }
  }

  function endUnwritten(jobId: string, state: JobState, error: ErrorShape | null) {
    unwritten.set(jobId, { state, error })
    announce(jobId)
  }

  function unexpected(error: unknown): AppError {
    const reference = randomBytes(4).toString('hex')
    ports.report(error, reference)
    return new AppError('internal', { reference }, { cause: error })
  }

  const newId = () => `job_${nowMs().toString(36)}${randomBytes(3).toString('hex')}`

  return {
    newId,
    start(request, jobId = newId()) {
      store.create(jobId, request, nowMs())
      enqueue(jobId)
      return announce(jobId)
    },
    list(filter) {
      const { jobs, total } = store.list(filter)
      return { jobs: jobs.map((job) => ({ ...job, ...liveParts(job.id), ...unwritten.get(job.id) })), total }
    },
    summary(filter) {
      const key = JSON.stringify(filter)
      const version = store.version()
      if (summed?.key !== key || summed.version !== version) {
        summed = { key, version, summary: summarize(store.facts(filter)) }
      }
      return summed.summary
    },
    choices() {
      const { datasets, places } = store.choices()
      const nameOf = (place: string) => (place === thisMachine ? null : ports.connectionName(place))
      return { datasets, places: places.map((one) => ({ ...one, name: nameOf(one.place) ?? one.name })) }
    },
    get: detail,
    status: (jobId) => brief(detail(jobId)),
    cancel(jobId) {
      const job = detail(jobId)
      const running = live.get(jobId)
      // Once the cluster has taken the rows, there is nothing left to be cancelled.
      if (!running || job.state === 'verifying' || job.state === 'making-available')
        throw new AppError('jobs.not-cancellable', { jobId, state: job.state })
      running.abort.abort()
      if (job.state !== 'planned') return brief(job)
      live.delete(jobId)
      turns.drop(jobId)
      return move(jobId, 'cancelled', '')
    },
    retry(jobId) {
      const job = detail(jobId)
      // Its rows are in the warehouse: another attempt could count them twice.
      const isIn = unwritten.get(jobId)?.error?.code === 'load.unrecorded'
      if (isIn || !mayMove(job.state, 'planned')) throw new AppError('jobs.not-retryable', { jobId, state: job.state })
      const moved = move(jobId, 'planned', '')
      enqueue(jobId)
      return moved
    },
    runNext(jobId) {
      const { state } = detail(jobId)
      if (!turns.first(jobId)) throw new AppError('jobs.not-waiting', { jobId, state })
      return brief(detail(jobId))
    },
    async *feed(signal) {
      const subscription = changes.subscribe(signal)
      const { jobs } = store.list({ ...everyJob, offset: 0, limit: 50 })
      const listed = new Set(jobs.map((job) => job.id))
      const older = store.unsettled().filter((job) => !listed.has(job.id))
      yield {
        kind: 'snapshot',
        jobs: [...jobs, ...older].map((job) => ({ ...job, ...liveParts(job.id), ...unwritten.get(job.id) }))
      }
      for await (const job of subscription) yield { kind: 'changed', job }
    },
    onChange: changes.listen,
    told: announce,
    settled(jobId) {
      const now = brief(detail(jobId))
      if (isSettled(now.state)) return Promise.resolve(now)
      const { promise, resolve } = Promise.withResolvers<Job>()
      const stop = changes.listen((job) => {
        if (job.id !== jobId || !isSettled(job.state)) return
        stop()
        resolve(job)
      })
      return promise
    },
    async recover(goOn = true) {
      const queued = store.queued()
      const kept: string[] = []
      turns.pause()
      for (const job of store.unsettled()) {
        const whole = store.get(job.id)
        if (!whole) continue
        if (whole.request.destination !== undefined) {
          // The cluster has gone on meanwhile, or waits for nothing: the load goes on where it stood.
          enqueue(job.id, true)
          continue
        }
        if (whole.state === 'planned' && queued.includes(job.id)) {
          if (goOn) enqueue(job.id)
          else kept.push(job.id)
          continue
        }
        const receipt = await ports.settleCutOff(whole).catch(() => null)
        if (receipt) {
          store.setReceipt(job.id, receipt)
          if (whole.state === 'running') move(job.id, 'verifying', '')
          move(job.id, 'done', `${receipt.ledger.loaded} rows`)
        } else {
          const error = new AppError('jobs.interrupted')
          move(job.id, 'failed', error.message, error.toShape())
        }
      }
      turns.resume(kept)
    },
    running: () => live.size,
    async close() {
      closing = true
      turns.close()
      for (const running of live.values()) running.abort.abort('closing')
      changes.close()
      await turns.idle()
    }
  }
}

/** How far a state is on the way of a load. */
function placeOf(state: JobState): number {
  return ['planned', 'publishing', 'submitted', 'running', 'making-available', 'verifying', 'done'].indexOf(state)
}
