/** The worker's side: answers questions until the host ends the thread. */
import type { MessagePort } from 'node:worker_threads'
import { failedMessage } from '../worker-failure'
import { takeRanges } from './table/take-ranges'
import { verifyRanges } from './verify/range'
import type { Answer, FromWorker, ToWorker } from './worker-messages'
import { type TallySession, tallySession } from './worker-task'

const tellEveryBytes = 8 * 1024 * 1024

/** Serves one host until it ends the thread. */
export function serveTypes(port: MessagePort): void {
  const say = (message: FromWorker) => port.postMessage(message)
  let session: TallySession | null = null
  const answer = async (message: ToWorker): Promise<Answer> => {
    let [bytesDone, told] = [0, 0]
    const onPiece = (bytes: number) => {
      bytesDone += bytes
      if (bytesDone - told < tellEveryBytes) return
      told = bytesDone
      say({ kind: 'bytes', bytesDone })
    }
    switch (message.kind) {
      case 'verify':
        return { kind: 'verified', parts: await verifyRanges(message.task, onPiece) }
      case 'tally':
        session = await tallySession(message.task)
        return { kind: 'tallied', answer: await session.run(onPiece) }
      case 'table':
        return { kind: 'tabled', answer: await takeRanges(message.task, onPiece) }
      case 'repeats':
        if (session === null) throw new TypeError('repeats are asked for before anything was counted')
        return {
          kind: 'repeated',
          repeats: await session.repeats(message.files, message.partitions, () => undefined)
        }
    }
  }
  port.on('message', (message: ToWorker) => {
    answer(message).then(say, (error: unknown) => say(failedMessage(error)))
  })
}
