/** One pass over every row: on worker threads where the text is large, in place where it is small. */
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError, isErrorCode } from '../../../../shared/errors'
import { workerPath } from '../worker-client'
import type { ColumnPart, TableLimits } from './kernel-columns'
import { pauser } from './pause'
import type { TallyPlan } from './plan'
import type { Repeats } from './repeats'
import { partitionsFor, type RecordFile, rowsInMemory } from './row-records'
import type { ByteRange, FieldMarks } from './tally-range'
import type { FromWorker, ToWorker } from './worker-messages'
import { type TallyAnswer, type TallyTask, tallySession } from './worker-task'

export type PassInput = {
  readonly path: string
  readonly bytes: number
  readonly rows: number
  /** Ranges for any number of workers. */
  readonly rangesFor: (workers: number) => Promise<readonly ByteRange[]>
  readonly marks: FieldMarks
  readonly plan: TallyPlan
  /** Whether the plan comes from a sample, so that columns may be folded into streams. */
  readonly isSampled: boolean
  /** Temporary files begin with this path; null: repeated rows are not looked for. */
  readonly recordsPath: string | null
}

export type PassOutput = { readonly parts: readonly (readonly ColumnPart[])[]; readonly repeats: Repeats }

export type PassCalls = { readonly onBytes: (bytesDone: number) => void; readonly signal?: AbortSignal }

/** Smaller texts are counted in place: a worker needs longer to start. */
const workersFromBytes = 8 * 1024 * 1024
const maxWorkers = 8
/** Bytes of tables that all columns of one worker may fill, and the share of one column at most. */
const tableBytes = 160 * 1024 * 1024
const columnBytes = 4 * 1024 * 1024
const maxEntries = 65_536

/** Different texts of a column that are carried to the report one by one. */
const carriedEntries = 2048

function limitsFor(columns: number, isSampled: boolean): TableLimits {
  const share = Math.floor(tableBytes / Math.max(1, columns))
  return {
    entries: Math.max(256, Math.min(maxEntries, Math.floor(share / 64))),
    bytes: Math.max(16_384, Math.min(columnBytes, share >> 1)),
    foldAbove: isSampled ? carriedEntries : Number.POSITIVE_INFINITY
  }
}

/** Counts every row. @throws AppError `cancelled`, `open.changed`, `load.disk-full` from the files underneath */
export async function tallyPass(input: PassInput, calls: PassCalls): Promise<PassOutput> {
  const worker = input.bytes >= workersFromBytes ? workerPath() : null
  const count = worker === null ? 1 : Math.max(1, Math.min(maxWorkers, availableParallelism()))
  const ranges = await input.rangesFor(count)
  const onDisk = input.rows > rowsInMemory
  const partitions = partitionsFor(input.rows)
  const tasks = ranges.map((range, n): TallyTask => {
    const path = input.recordsPath !== null && onDisk ? `${input.recordsPath}.${process.pid}-${n}.tmp` : null
    const records = input.recordsPath === null ? null : { partitions, path }
    return {
      path: input.path,
      ranges: [range],
      marks: input.marks,
      plan: input.plan,
      limits: limitsFor(input.marks.columns, input.isSampled),
      records
    }
  })
  const all = Array.from({ length: input.recordsPath === null ? 0 : partitions }, (_, n) => n)
  try {
    return worker === null ? await inPlace(tasks, all, calls) : await onWorkers(worker, tasks, all, calls)
  } finally {
    for (const task of tasks) if (task.records?.path) await rm(task.records.path, { force: true })
  }
}

const none: Repeats = { count: 0, rows: [] }

async function inPlace(
  tasks: readonly TallyTask[],
  partitions: readonly number[],
  calls: PassCalls
): Promise<PassOutput> {
  const pause = pauser(calls.signal)
  let bytesDone = 0
  const answers: TallyAnswer[] = []
  let repeats = none
  for (const task of tasks) {
    const session = await tallySession(task)
    const onPiece = (bytes: number) => {
      bytesDone += bytes
      calls.onBytes(bytesDone)
      return pause()
    }
    answers.push(await session.run(onPiece))
    if (task === tasks.at(-1) && partitions.length > 0) {
      repeats = await session.repeats(
        answers.map((a) => a.records),
        partitions,
        pause
      )
    }
  }
  return { parts: answers.map((a) => a.parts), repeats }
}

/** A worker whose messages can be waited for. */
function started(path: string, task: TallyTask, onBytes: (bytes: number) => void) {
  // The host's own flags are not the worker's: some, like --input-type, are refused with a file.
  const worker = new Worker(path, { workerData: { kind: 'tally', task }, execArgv: [] })
  let [resolve, reject]: [(message: FromWorker) => void, (error: unknown) => void] = [() => undefined, () => undefined]
  const fresh = () => {
    const next = new Promise<FromWorker>((yes, no) => {
      resolve = yes
      reject = no
    })
    next.catch(() => undefined)
    return next
  }
  let pending = fresh()
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'bytes') onBytes(message.bytesDone)
    else if (message.kind !== 'failed') resolve(message)
    else reject(isErrorCode(message.code) ? new AppError(message.code, message.details) : new Error(message.text))
  })
  worker.on('error', (error) => reject(error))
  worker.on('exit', (code) => reject(new Error(`the tally worker ended with code ${code}`)))
  return {
    tallied: async (): Promise<TallyAnswer> => {
      const message = await pending
      if (message.kind !== 'tallied') throw new TypeError(`unexpected ${message.kind}`)
      return message.answer
    },
    repeats: async (files: readonly RecordFile[], partitions: readonly number[]): Promise<Repeats> => {
      pending = fresh()
      worker.postMessage({ kind: 'repeats', files, partitions } satisfies ToWorker)
      const message = await pending
      if (message.kind !== 'repeated') throw new TypeError(`unexpected ${message.kind}`)
      return message.repeats
    },
    stop: (error: AppError) => reject(error),
    end: () => worker.terminate()
  }
}

async function onWorkers(
  path: string,
  tasks: readonly TallyTask[],
  partitions: readonly number[],
  calls: PassCalls
): Promise<PassOutput> {
  if (calls.signal?.aborted) throw new AppError('cancelled')
  const done = tasks.map(() => 0)
  const workers = tasks.map((task, n) =>
    started(path, task, (bytes) => {
      done[n] = bytes
      calls.onBytes(done.reduce((a, b) => a + b, 0))
    })
  )
  const onAbort = () => {
    for (const worker of workers) worker.stop(new AppError('cancelled'))
  }
  calls.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    const answers = await Promise.all(workers.map((w) => w.tallied()))
    const files = answers.map((a) => a.records)
    const found =
      partitions.length === 0
        ? []
        : await Promise.all(
            workers.map((w, n) =>
              w.repeats(
                files,
                partitions.filter((p) => p % workers.length === n)
              )
            )
          )
    return {
      parts: answers.map((a) => a.parts),
      repeats: {
        count: found.reduce((sum, f) => sum + f.count, 0),
        rows: found.flatMap((f) => f.rows).sort((a, b) => a - b)
      }
    }
  } finally {
    calls.signal?.removeEventListener('abort', onAbort)
    await Promise.all(workers.map((w) => w.end()))
  }
}
