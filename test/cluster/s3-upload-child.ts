/** Puts one file and says on its output how it goes, a line of JSON each: for tests that kill it, or that want its memory alone. */
import { writeSync } from 'node:fs'
import { openS3 } from '../../src/main/adapters/s3'
import type { PutFile } from '../../src/main/pipeline/cluster-ports'
import type { ConnectionSecrets, S3Connection } from '../../src/shared/domain/connection'

export interface ChildTask {
  readonly connection: S3Connection
  readonly secrets: ConnectionSecrets
  readonly file: PutFile
}

const { connection, secrets, file }: ChildTask = JSON.parse(process.argv[2] ?? '')
// At once: what is killed has no time to hand over what it was about to write.
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
// Not the system's own peak: on Linux that counts the process it was started from.
let maxRss = 0
const sampler = setInterval(() => {
  maxRss = Math.max(maxRss, process.memoryUsage.rss())
}, 20)
const store = openS3(connection, secrets)
await store.put(file, {
  signal: new AbortController().signal,
  onBytes: (bytes) => say({ bytes }),
  onCheckpoint: (checkpoint) => say({ checkpoint })
})
clearInterval(sampler)
say({ maxRssMb: maxRss / 1024 ** 2 })
store.close()
