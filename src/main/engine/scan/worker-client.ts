/** Starts a worker thread for one long pass and speaks with it. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ClusterOptions } from '../../../shared/domain/cluster'
import type { CountedText } from '../../../shared/domain/value-groups'
import { AppError } from '../../../shared/errors'
import type { PassInput } from './structure-pass'
import { errorOf, type Failed } from './worker-failure'

export type WorkerTask =
  | { readonly kind: 'structure'; readonly input: PassInput }
  | { readonly kind: 'hash'; readonly path: string }
  | { readonly kind: 'look-alikes'; readonly values: readonly CountedText[] }
  | { readonly kind: 'clusters'; readonly values: readonly CountedText[]; readonly options: ClusterOptions }

export type WorkerMessage =
  | { readonly kind: 'bytes'; readonly bytesDone: number; readonly rowsDone: number }
  | { readonly kind: 'done'; readonly text: string }
  | Failed

const fileName = 'scan-worker.js'
let known: string | null | undefined

/** The built worker beside the engine's bundle (or beside the folder of its chunks), or null where nothing was built. */
export function workerPath(): string | null {
  if (known === undefined) {
    const here = dirname(fileURLToPath(import.meta.url))
    known = [join(here, fileName), join(here, '..', fileName)].find((path) => existsSync(path)) ?? null
  }
  return known
}

export type WorkerCall = {
  readonly onBytes?: (bytesDone: number, rowsDone: number) => void
  readonly signal?: AbortSignal
  /** Files that a stopped worker may leave behind. */
  readonly leftovers?: readonly string[]
}

/** Runs one task in a worker of its own. A cancel ends the thread at once. */
export async function runInWorker(path: string, task: WorkerTask, call: WorkerCall): Promise<string> {
  if (call.signal?.aborted) throw new AppError('cancelled')
  // Flags of the process (such as those of a script given to `node --eval`) are not for the worker.
  const worker = new Worker(path, { workerData: task, execArgv: [] })
  let onAbort = () => {}
  try {
    return await new Promise<string>((resolve, reject) => {
      onAbort = () => reject(new AppError('cancelled'))
      call.signal?.addEventListener('abort', onAbort, { once: true })
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'bytes') call.onBytes?.(message.bytesDone, message.rowsDone)
        else if (message.kind === 'done') resolve(message.text)
        else reject(errorOf(message))
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the scan worker ended with code ${code}`)))
    })
  } catch (error) {
    await worker.terminate()
    for (const leftover of call.leftovers ?? []) await rm(leftover, { force: true })
    throw error
  } finally {
    call.signal?.removeEventListener('abort', onAbort)
    void worker.terminate()
  }
}
