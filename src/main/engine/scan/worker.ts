/** Entry of the scan worker: one task per thread, from `workerData` (worker-client.ts), or questions about types (types/crew.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import { findClusters } from '../clusters/find-clusters'
import { findLookAlikes } from '../clusters/look-alikes'
import { hashFile } from './content-hash'
import { runStructurePass } from './structure-pass'
import type { WorkerMessage, WorkerTask } from './worker-client'
import { failedMessage } from './worker-failure'

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

async function run(task: WorkerTask): Promise<string> {
  if (task.kind === 'hash') return await hashFile(task.path)
  if (task.kind === 'look-alikes') return JSON.stringify(findLookAlikes(task.values))
  if (task.kind === 'clusters') return JSON.stringify(findClusters(task.values, task.options))
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

const task: WorkerTask | { readonly kind: 'types' } = workerData
try {
  if (task.kind !== 'types') say({ kind: 'done', text: await run(task) })
  else if (parentPort) {
    // Loaded here because it takes longer to load than a structural pass over a small file.
    const { serveTypes } = await import('./types/serve')
    serveTypes(parentPort)
  }
} catch (error) {
  say(failedMessage(error))
}
