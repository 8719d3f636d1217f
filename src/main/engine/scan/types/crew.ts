/** Worker threads that read one source together. They begin to start when the crew is made, and end with it. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors'
import { workerPath } from '../worker-client'
import { errorOf } from '../worker-failure'
import type { Answer, FromWorker, ToWorker } from './worker-messages'

/** Smaller texts are read in place: a worker needs longer to start. */
export const workersFromBytes = 8 * 1024 * 1024
const maxWorkers = 8

export type Crew = {
  readonly size: number
  /**
   * Asks the workers, the n-th question the n-th worker; `onBytes` hears how many bytes all of them have taken.
   * @throws what a worker met; `cancelled`
   */
  ask(questions: readonly ToWorker[], onBytes: (bytesDone: number) => void): Promise<Answer[]>
  end(): Promise<void>
}

/** A crew for a text of so many bytes, or null where it is read in place. @throws AppError `cancelled` */
export function crewFor(bytes: number, signal: AbortSignal | undefined, path = workerPath()): Crew | null {
  if (path === null || bytes < workersFromBytes) return null
  if (signal?.aborted) throw new AppError('cancelled')
  const workers = Array.from({ length: Math.max(1, Math.min(maxWorkers, availableParallelism())) }, () => started(path))
  const onAbort = () => {
    for (const worker of workers) worker.stop(new AppError('cancelled'))
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  return {
    size: workers.length,
    ask: (questions, onBytes) => {
      const done = workers.map(() => 0)
      return Promise.all(
        questions.map(async (question, n) => {
          const worker = workers[n]
          if (worker === undefined) throw new RangeError('more questions than workers')
          return await worker.ask(question, (bytesDone) => {
            done[n] = bytesDone
            onBytes(done.reduce((a, b) => a + b, 0))
          })
        })
      )
    },
    end: async () => {
      signal?.removeEventListener('abort', onAbort)
      await Promise.all(workers.map((w) => w.end()))
    }
  }
}

/** A worker that answers one question at a time. */
function started(path: string) {
  // The host's own flags are not the worker's: some, like --input-type, are refused with a file.
  const worker = new Worker(path, { workerData: { kind: 'types' }, execArgv: [] })
  let failure: unknown = null
  let waiting: PromiseWithResolvers<Answer> | null = null
  let onBytes: (bytesDone: number) => void = () => undefined
  const fail = (error: unknown) => {
    failure ??= error
    waiting?.reject(failure)
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'bytes') onBytes(message.bytesDone)
    else if (message.kind !== 'failed') waiting?.resolve(message)
    else fail(errorOf(message))
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the types worker ended with code ${code}`)))
  return {
    ask: async (question: ToWorker, listen: (bytesDone: number) => void): Promise<Answer> => {
      if (failure !== null) throw failure
      waiting = Promise.withResolvers<Answer>()
      onBytes = listen
      worker.postMessage(question)
      return await waiting.promise
    },
    stop: fail,
    end: () => worker.terminate()
  }
}
