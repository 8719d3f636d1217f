/** The worker's side: one task from `workerData`, then questions about repeats until the host ends the thread. */
import type { MessagePort } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors'
import type { FromWorker, ToWorker } from './worker-messages'
import { type TallyTask, tallySession } from './worker-task'

const tellEveryBytes = 8 * 1024 * 1024

/** Serves one host until it ends the thread. */
export async function serveTally(port: MessagePort, task: TallyTask): Promise<void> {
  const say = (message: FromWorker) => port.postMessage(message)
  const session = await tallySession(task)
  const guard = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      const ours = error instanceof AppError
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      say({ kind: 'failed', code: ours ? error.code : null, details: ours ? { ...error.details } : {}, text })
    }
  }
  port.on('message', ({ files, partitions }: ToWorker) => {
    void guard(async () =>
      say({ kind: 'repeated', repeats: await session.repeats(files, partitions, () => undefined) })
    )
  })
  let [bytesDone, told] = [0, 0]
  await guard(async () => {
    const answer = await session.run((bytes) => {
      bytesDone += bytes
      if (bytesDone - told < tellEveryBytes) return
      told = bytesDone
      say({ kind: 'bytes', bytesDone })
    })
    say({ kind: 'tallied', answer })
  })
}
