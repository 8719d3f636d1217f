/** Uploads to a real server that are killed, broken and refused; and how much memory they take. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  type S3Client
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { openS3, type S3Store } from '../../src/main/adapters/s3'
import type { Probe, PutFile, UploadCheckpoint } from '../../src/main/pipeline/cluster-ports'
import type { S3Connection } from '../../src/shared/domain/connection'
import { mebibyte, noise, sha256 } from './noise'
import { watching } from './object-store-contract'
import { connectionTo } from './s3-connection'
import { openRelay, type Relay } from './s3-relay'
import type { ChildTask } from './s3-upload-child'
import { s3Client } from './services/s3'

const server = inject('s3') ?? { url: 'http://127.0.0.1:1', accessKeyId: '', secretAccessKey: '' }

describe.skipIf(inject('s3') === null)('S3, by Ceph, when things go wrong', () => {
  const bucket = `survives-${randomUUID()}`
  let raw: S3Client
  let folder: string
  let relay: Relay
  let store: S3Store
  const open = (more: Partial<S3Connection> = {}, secret = server.secretAccessKey) =>
    openS3({ ...connectionTo(server, { bucket, prefix: 'app' }).connection, ...more }, { s3SecretAccessKey: secret })

  beforeAll(async () => {
    raw = s3Client(server)
    await raw.send(new CreateBucketCommand({ Bucket: bucket }))
    folder = await mkdtemp(join(tmpdir(), 's3-survives-'))
  })
  beforeEach(async () => {
    relay = await openRelay(server.url)
    store = open({ endpoint: relay.url })
  })
  afterEach(async () => {
    store.close()
    await relay.close()
  })
  afterAll(async () => {
    const cleaner = open()
    await cleaner.remove((await cleaner.list('')).map(({ key }) => key))
    cleaner.close()
    await raw.send(new DeleteBucketCommand({ Bucket: bucket }))
    raw.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  async function fileOf(data: Buffer): Promise<PutFile> {
    const path = join(folder, randomUUID())
    await writeFile(path, data)
    return {
      key: `raw/${randomUUID()}.csv`,
      path,
      contentType: 'text/csv',
      contentHash: sha256(data),
      checkpoint: null
    }
  }
  const openUploads = async () =>
    (await raw.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads?.length ?? 0
  /** Parts that were taken by the server, as often as they were. */
  const taken = () =>
    relay.answered.filter(({ act, status }) => act.includes('part') && status === 200).map(({ act }) => act)

  function child(task: ChildTask, onLine: (line: ChildLine, kill: () => void) => void): Promise<NodeJS.Signals | null> {
    const { dirname } = import.meta
    const args = ['--import', join(dirname, 'services/resolve-ts.mjs'), join(dirname, 's3-upload-child.ts')]
    const running = spawn(process.execPath, [...args, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let rest = ''
    running.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(JSON.parse(line), () => running.kill('SIGKILL'))
    })
    return new Promise((resolve) => running.on('close', (_code, signal) => resolve(signal)))
  }
  interface ChildLine {
    readonly bytes?: number
    readonly checkpoint?: UploadCheckpoint | null
    readonly maxRssMb?: number
  }

  it('killed in the middle of parts: what the server has is not sent again', async () => {
    const data = noise(72 * mebibyte + 11, 21)
    const file = await fileOf(data)
    const { connection, secrets } = connectionTo(server, { bucket, prefix: 'app', bandwidthBytesPerS: 24 * mebibyte })
    let checkpoint: UploadCheckpoint | null = null
    const signal = await child({ connection: { ...connection, endpoint: relay.url }, secrets, file }, (line, kill) => {
      if (line.checkpoint) checkpoint = line.checkpoint
      // Others are half-way: four are in flight, and the limit is for all of them.
      if ((line.bytes ?? 0) >= 3 * 8 * mebibyte) setTimeout(kill, 150)
    })
    expect(signal).toBe('SIGKILL')
    const { uploadId = '' } = (checkpoint ?? {}) as Partial<UploadCheckpoint>
    const listed = await raw.send(new ListPartsCommand({ Bucket: bucket, Key: `app/${file.key}`, UploadId: uploadId }))
    const there = listed.Parts?.length ?? 0
    expect(there).toBeGreaterThanOrEqual(3)
    expect(there).toBeLessThan(10)
    expect(await store.head(file.key)).toBeNull()

    const { options, seen } = watching()
    expect(await store.put({ ...file, checkpoint }, options)).toMatchObject({ sizeBytes: data.length, wasThere: false })
    expect(seen.bytes[0]).toBe(listed.Parts?.reduce((sum, { Size }) => sum + (Size ?? 0), 0))
    expect(taken()).toHaveLength(10)
    expect(new Set(taken()).size).toBe(10)
    const read = await fetch(await store.presign(file.key, 60))
    expect(sha256(Buffer.from(await read.arrayBuffer()))).toBe(file.contentHash)
    expect(await openUploads()).toBe(0)
  })

  it('killed before its checkpoint was kept: the orphan is found by the prefix', async () => {
    const file = await fileOf(noise(9 * mebibyte, 22))
    const { connection, secrets } = connectionTo(server, { bucket, prefix: 'app', bandwidthBytesPerS: mebibyte })
    await child({ connection, secrets, file }, (line, kill) => line.checkpoint && kill())
    expect(await openUploads()).toBe(1)
    expect(await store.abandonOrphans('processed/', [])).toBe(0)
    expect(await store.abandonOrphans('raw/', [])).toBe(1)
    expect(await openUploads()).toBe(0)
  })

  it('a connection that breaks in the middle of parts: only those are sent again', async () => {
    const data = noise(40 * mebibyte, 23)
    const file = await fileOf(data)
    let breaks = 3
    relay.fault = (act) => (act === 'PUT part 2' && breaks-- > 0 ? 'reset' : null)
    expect(await store.put(file, watching().options)).toMatchObject({ sizeBytes: data.length })
    expect(relay.answered.filter(({ status }) => status === null)).toHaveLength(3)
    expect(taken().sort()).toEqual([1, 2, 3, 4, 5].map((number) => `PUT part ${number}`))
  })

  it.each([12, 100])('another content that comes meanwhile is not written over (%i bytes)', async (bytes) => {
    const [one, other] = [await fileOf(noise(bytes, 24)), await fileOf(noise(bytes, 25))]
    await store.put(one, watching().options)
    let heads = 1
    // As if it had come after the look.
    relay.fault = (act) => (act === 'HEAD' && heads-- > 0 ? 404 : null)
    await expect(store.put({ ...other, key: one.key }, watching().options)).rejects.toMatchObject({
      code: 's3.conflict'
    })
    expect(await store.head(one.key)).toMatchObject({ contentHash: one.contentHash })
  })

  it('tags and the type of the content are with the object, put whole or in parts', async () => {
    const tagged = open({ tags: { dataset: 'sales & more', owner: 'Köln' } })
    for (const bytes of [100, 9 * mebibyte]) {
      const file = await fileOf(noise(bytes, 26))
      await tagged.put(file, watching().options)
      const at = { Bucket: bucket, Key: `app/${file.key}` }
      const { TagSet } = await raw.send(new GetObjectTaggingCommand(at))
      expect(TagSet?.toSorted((a, b) => `${a.Key}`.localeCompare(`${b.Key}`))).toEqual([
        { Key: 'dataset', Value: 'sales & more' },
        { Key: 'owner', Value: 'Köln' }
      ])
      expect((await raw.send(new HeadObjectCommand(at))).ContentType).toBe('text/csv')
    }
    tagged.close()
  })

  it('memory does not grow with the file', async () => {
    const peak = async (sizeMb: number) => {
      const file = await fileOf(noise(sizeMb * mebibyte, sizeMb))
      const { connection, secrets } = connectionTo(server, { bucket, prefix: 'app' })
      let maxRssMb = 0
      await child({ connection, secrets, file }, (line) => {
        maxRssMb = line.maxRssMb ?? maxRssMb
      })
      await rm(file.path)
      return maxRssMb
    }
    const [small, large] = [await peak(16), await peak(300)]
    console.log(`peak of memory: ${small.toFixed(0)} MB for a file of 16 MB, ${large.toFixed(0)} MB for one of 300 MB`)
    expect(small).toBeGreaterThan(30)
    expect(large - small).toBeLessThan(30)
  })

  describe('test connection', () => {
    async function failed(tested: S3Store) {
      const seen: Probe[] = []
      for await (const probe of tested.test(new AbortController().signal)) seen.push(probe)
      tested.close()
      return { seen, first: seen.find(({ state }) => state === 'failed') }
    }

    it('all is well, and nothing is left', async () => {
      const { seen } = await failed(open({ prefix: 'probed' }))
      expect(seen.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'ok'))
      const left = await raw.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'probed' }))
      expect(left.KeyCount).toBe(0)
      expect(await openUploads()).toBe(0)
    })

    it.each<[string, Partial<S3Connection>, string | undefined, string, string]>([
      ['a wrong secret', {}, 'wrong', 's3-credentials', 's3.wrong-secret'],
      [
        'an unknown key',
        { credentials: { kind: 'keys', accessKeyId: 'NOBODY' } },
        undefined,
        's3-credentials',
        's3.unknown-key'
      ],
      ['a missing bucket', { bucket: 'no-such-bucket-here' }, undefined, 's3-bucket', 's3.bucket-missing'],
      ['another port', { endpoint: 'http://127.0.0.1:9' }, undefined, 's3-reach', 's3.refused'],
      ['TLS where there is none', { endpoint: server.url.replace('http:', 'https:') }, undefined, 's3-reach', 's3.tls']
    ])('%s', async (_name, more, secret, name, code) => {
      const { first } = await failed(open(more, secret))
      expect(first).toMatchObject({ name, error: { code } })
    })

    it('a clock that is far from that of the server', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20 * 60_000 })
      const late = open()
      try {
        const { first } = await failed(open())
        expect(first).toMatchObject({ name: 's3-clock', error: { code: 's3.clock-skew', details: { minutes: 20 } } })
        // What is sent all the same is refused by the server itself.
        await expect(late.list('')).rejects.toMatchObject({ code: 's3.clock-skew', details: { minutes: 20 } })
      } finally {
        late.close()
        vi.useRealTimers()
      }
    })

    it('puts say the same', async () => {
      const file = await fileOf(Buffer.from('a;b\n'))
      for (const [wrong, code] of [
        [open({}, 'wrong'), 's3.wrong-secret'],
        [open({ bucket: 'no-such-bucket-here' }), 's3.bucket-missing']
      ] as const) {
        await expect(wrong.put(file, watching().options)).rejects.toMatchObject({ code })
        wrong.close()
      }
    })
  })
})
