/**
 * An upload to S3 on this machine, against lib-storage of the SDK, turn by turn in the same run: `BENCH_S3_MB` is the size of
 * the file (default 200). Ours also hashes the whole file before and looks at the object after. Limits: 0.8 of its throughput, and no
 * more memory than 60 MB above the start.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, DeleteBucketCommand, DeleteObjectCommand } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { openS3 } from '../../src/main/adapters/s3'
import { mebibyte, noise, sha256 } from '../cluster/noise'
import { connectionTo } from '../cluster/s3-connection'
import { s3Client, s3Service } from '../cluster/services/s3'

const leastRatio = 0.8
const mostMemoryMb = 60
const turns = 3

interface Measured {
  readonly mbPerS: number
  readonly memoryMb: number
}

/** Throughput, and how much the process grew meanwhile. */
async function measured(sizeMb: number, run: () => Promise<unknown>): Promise<Measured> {
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const begunMs = performance.now()
  await run()
  const seconds = (performance.now() - begunMs) / 1000
  clearInterval(sampler)
  return { mbPerS: sizeMb / seconds, memoryMb: (peak - before) / mebibyte }
}

export async function main(): Promise<void> {
  const service = await s3Service.start()
  if (typeof service === 'string') {
    console.log(`No S3 for the benchmark: ${service}.`)
    return
  }
  const { found: server, stop } = service
  const sizeMb = Number(process.env.BENCH_S3_MB ?? 200)
  const folder = await mkdtemp(join(tmpdir(), 's3-bench-'))
  const path = join(folder, 'file')
  const Bucket = `bench-${randomUUID()}`
  const raw = s3Client(server)
  const { connection, secrets } = connectionTo(server, { bucket: Bucket })
  const store = openS3(connection, secrets)
  try {
    await raw.send(new CreateBucketCommand({ Bucket }))
    const data = noise(sizeMb * mebibyte, 1)
    const contentHash = sha256(data)
    await writeFile(path, data)

    const ours = (key: string) =>
      store.put(
        { key, path, contentType: 'text/csv', contentHash, checkpoint: null },
        { signal: new AbortController().signal, onBytes: () => {}, onCheckpoint: () => {} }
      )
    const peer = (Key: string) =>
      new Upload({
        client: raw,
        params: { Bucket, Key, Body: createReadStream(path) },
        queueSize: 4,
        partSize: 8 * mebibyte
      }).done()
    const best = { ours: [] as Measured[], peer: [] as Measured[] }
    for (let turn = 0; turn < turns; turn++) {
      // The other first each time: neither gains by what the server or the disk has warm.
      const order = turn % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)
      for (const who of order) {
        best[who].push(await measured(sizeMb, () => (who === 'ours' ? ours(who) : peer(who))))
        await raw.send(new DeleteObjectCommand({ Bucket, Key: who }))
      }
    }
    report(best, sizeMb)
  } finally {
    store.close()
    await raw.send(new DeleteBucketCommand({ Bucket })).catch(() => {})
    raw.destroy()
    await rm(folder, { recursive: true, force: true })
    await stop()
  }
}

function report({ ours, peer }: { ours: readonly Measured[]; peer: readonly Measured[] }, sizeMb: number): void {
  const fastest = (all: readonly Measured[]) => Math.max(...all.map(({ mbPerS }) => mbPerS))
  const memory = (all: readonly Measured[]) => Math.max(...all.map(({ memoryMb }) => memoryMb))
  const ratio = fastest(ours) / fastest(peer)
  const line = (name: string, unit: string, own: number, other: number, note: string) =>
    console.log(JSON.stringify({ name, unit, ours: own, peer: other, ratio: own / other, note }))
  line(
    `S3 upload of ${sizeMb} MB`,
    'MB/s',
    fastest(ours),
    fastest(peer),
    `best of ${turns}; peer: lib-storage; at least ${leastRatio}`
  )
  line(
    'S3 upload, memory above the start',
    'MB',
    memory(ours),
    memory(peer),
    `most of ${turns}; at most ${mostMemoryMb} MB`
  )
  if (ratio < leastRatio || memory(ours) > mostMemoryMb) process.exitCode = 1
}
