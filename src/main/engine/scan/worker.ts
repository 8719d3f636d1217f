/** Entry of the scan worker: one task per thread, from `workerData`; see worker-client.ts for the messages. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/errors'
import { hashFile } from './content-hash'
import { runStructurePass } from './structure-pass'
import { serveTally } from './types/serve'
import type { TallyTask } from './types/worker-task'
import type { WorkerMessage, WorkerTask } from './worker-client'

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

async function run(task: WorkerTask): Promise<string> {
  if (task.kind === 'hash') return await hashFile(task.path)
  let toldMs = 0
  await runStructurePass(task.input, {
    onBytes: (bytesDone, rowsDone) => {
      const now = performance.now()
      if (now - toldMs < 40) return
      toldMs = now
      say({ kind: 'bytes', bytesDone, rowsDone })
    }
  })
  return ''
}

const task: WorkerTask | { readonly kind: 'tally'; readonly task: TallyTask } = workerData
try {
  // Counting has its own messages: it answers more than one question.
  if (task.kind !== 'tally') say({ kind: 'done', text: await run(task) })
  else if (parentPort) await serveTally(parentPort, task.task)
} catch (error) {
  const isOurs = error instanceof AppError
  say({
    kind: 'failed',
    code: isOurs ? error.code : null,
    details: isOurs ? { ...error.details } : {},
    text: error instanceof Error ? (error.stack ?? error.message) : String(error)
  })
}
