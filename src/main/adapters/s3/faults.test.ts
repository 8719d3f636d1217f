/** Faults of a server on the way of an upload, each with what becomes of it. */
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mebibyte, noise, sha256 } from '../../../../test/cluster/noise'
import { watching } from '../../../../test/cluster/object-store-contract'
import type { PutFile } from '../../pipeline/cluster-ports'
import { openS3, type S3Store } from '.'
import { connection, quick, secret, secrets } from './connection-under-test'
import { type Fault, S3Stub } from './stub-under-test'

describe('faults of an upload', () => {
  let folder: string
  let stub: S3Stub
  let store: S3Store
  let endpoint: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's3-faults-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  beforeEach(async () => {
    stub = new S3Stub()
    endpoint = await stub.open()
    store = openS3(connection(endpoint), secrets, quick)
  })
  afterEach(async () => {
    store.close()
    await stub.close()
  })

  const large = noise(20 * mebibyte + 1, 7)
  async function file(data: Buffer = large): Promise<PutFile> {
    const path = join(folder, randomUUID())
    await writeFile(path, data)
    return { key: 'raw/load 1/file.csv', path, contentType: 'text/csv', contentHash: sha256(data), checkpoint: null }
  }
  /** The first times something is asked for. */
  const first = (times: number, act: string | RegExp, fault: Fault) => {
    let left = times
    stub.fault = (seen) =>
      (typeof act === 'string' ? seen.act === act : act.test(seen.act)) && left-- > 0 ? fault : null
  }
  const whole = () => stub.objects.get('sales/raw/load 1/file.csv')?.data

  it.each<[string, string, Fault]>([
    ['503 slow down, before the body is read', 'part 2', { status: 503, code: 'SlowDown' }],
    ['503 slow down, after the body', 'part 1', { status: 503, code: 'SlowDown', late: true }],
    ['429 with a time to wait', 'part 2', { status: 429, code: 'TooManyRequests', headers: { 'retry-after': '0' } }],
    ['500 without a body', 'part 3', { status: 500 }],
    ['a page of a balancer', 'begin', { status: 502, body: '<html><body>Bad Gateway</body></html>' }],
    ['a reset in the middle of a part', 'part 1', { resetAfterBytes: 3 * mebibyte }],
    ['a reset before a part', 'part 2', { resetAfterBytes: 0 }],
    ['no answer', 'part 3', { hang: true }],
    ['a part that arrived damaged', 'part 1', { status: 400, code: 'BadDigest', late: true }],
    ['a lost answer to a part', 'part 2', { loseAnswer: true }],
    ['a lost answer to "put together"', 'complete', { loseAnswer: true }],
    ['an error inside of a 200', 'complete', { status: 200, body: '<Error><Code>InternalError</Code></Error>' }]
  ])('%s: tried again, and all arrives', async (_name, act, fault) => {
    first(2, act, fault)
    const { options, seen } = watching()
    expect(await store.put(await file(), options)).toMatchObject({ sizeBytes: large.length, wasThere: false })
    expect(whole()?.equals(large)).toBe(true)
    expect(stub.uploads.size).toBe(0)
    expect(seen.checkpoints.at(-1)).toBeNull()
  })

  it.each<[string, Fault, string, RegExp]>([
    ['slow down for good', { status: 503, code: 'SlowDown' }, 's3.slow-down', /asks to be sent less \(SlowDown\)/],
    [
      'a server that fails',
      { status: 500, code: 'InternalError' },
      's3.server',
      /failed on its side \(InternalError\)/
    ],
    ['resets for good', { resetAfterBytes: 0 }, 's3.connection-lost', /broke\. Try again; what was sent is kept/],
    ['never an answer', { hang: true }, 's3.unreachable', /did not answer in time/],
    [
      'an expired token',
      { status: 400, code: 'ExpiredToken' },
      's3.expired-token',
      /temporary keys for S3 have expired/
    ],
    [
      'denied',
      { status: 403, code: 'AccessDenied' },
      's3.denied',
      /may not do s3:PutObject on bucket\/sales\/raw\/load 1\/file.csv/
    ],
    ['a full bucket', { status: 403, code: 'QuotaExceeded' }, 's3.full', /takes no more \(QuotaExceeded\)/]
  ])('%s: its sentence, and the parts stay for the next time', async (_name, fault, code, sentence) => {
    stub.fault = ({ act }) => (act === 'part 2' ? fault : null)
    const { options, seen } = watching()
    const put = file()
    await expect(store.put(await put, options)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(sentence)
    })
    expect(stub.uploads.size).toBe(1)
    const checkpoint = seen.checkpoints.at(-1) ?? null
    expect(checkpoint?.uploadId).toBe([...stub.uploads.keys()][0])
    // As the list shows them: one that was under way when the upload ended may have arrived since.
    let there: number[] = []
    stub.fault = ({ act }) => {
      if (act === 'parts') there = [...([...stub.uploads.values()][0]?.parts.keys() ?? [])]
      return null
    }
    stub.seen.length = 0
    await store.put({ ...(await put), checkpoint }, watching().options)
    for (const number of there) expect(stub.count(`part ${number}`)).toBe(0)
    expect(stub.count(/^part \d/)).toBe(3 - there.length)
    expect(whole()?.equals(large)).toBe(true)
  })

  it('a part on the server that is not ours is sent again', async () => {
    stub.fault = ({ act }) => (act === 'part 3' ? { status: 403, code: 'AccessDenied' } : null)
    const { options, seen } = watching()
    const put = await file()
    await expect(store.put(put, options)).rejects.toMatchObject({ code: 's3.denied' })
    stub.fault = () => null
    const [upload] = stub.uploads.values()
    const part = { data: noise(8 * mebibyte, 99), etag: '"other"', crc32: 'AAAAAA==' }
    upload?.parts.set(1, part)
    await store.put({ ...put, checkpoint: seen.checkpoints.at(-1) ?? null }, watching().options)
    expect(whole()?.equals(large)).toBe(true)
  })

  it.each<[string, string, string, string]>([
    ['part-too-small', 'complete', 'EntityTooSmall', 's3.part-too-small'],
    ['another content that came meanwhile', 'complete', 'PreconditionFailed', 's3.conflict']
  ])('%s: the upload is given up', async (_name, act, serverSays, code) => {
    stub.fault = (seen) => (seen.act === act ? { status: 412, code: serverSays } : null)
    const { options, seen } = watching()
    await expect(store.put(await file(), options)).rejects.toMatchObject({ code })
    expect(stub.uploads.size).toBe(0)
    expect(seen.checkpoints.at(-1)).toBeNull()
  })

  it('the same content that came meanwhile is no conflict', async () => {
    const put = await file(Buffer.from('one;two\n'))
    stub.fault = ({ act, headers, key }) => {
      if (act !== 'put') return null
      stub.objects.set(key, { data: Buffer.from('one;two\n'), headers: headers as Record<string, string> })
      return null
    }
    expect(await store.put(put, watching().options)).toMatchObject({ wasThere: true, contentHash: put.contentHash })
  })

  it('an upload that vanishes is begun anew, once', async () => {
    let vanished = false
    stub.fault = ({ act }) => {
      if (act === 'part 2' && !vanished) {
        vanished = true
        stub.uploads.clear()
      }
      return null
    }
    const { options, seen } = watching()
    expect(await store.put(await file(), options)).toMatchObject({ sizeBytes: large.length })
    expect(stub.count('begin')).toBe(2)
    expect(seen.checkpoints.map((each) => each !== null)).toEqual([true, false, true, false])
    expect(whole()?.equals(large)).toBe(true)
  })

  it('a server without newer headers gets none of them', async () => {
    stub.fault = ({ headers }) =>
      Object.keys(headers).some((name) => /^x-amz-(checksum|sdk-checksum)|^if-none-match/.test(name))
        ? { status: 501, code: 'NotImplemented' }
        : null
    expect(await store.put(await file(), watching().options)).toMatchObject({ wasThere: false })
    const small = { ...(await file(Buffer.from('x'))), key: 'small' }
    expect(await store.put(small, watching().options)).toMatchObject({ wasThere: false })
  })

  it('a file that changes while it is sent: nothing of it stays', async () => {
    const put = await file()
    let isChanged = false
    stub.fault = ({ act }) => {
      if (act === 'begin' && !isChanged) isChanged = true
      return null
    }
    const { options, seen } = watching()
    const sending = store.put(put, {
      ...options,
      onCheckpoint(checkpoint) {
        options.onCheckpoint(checkpoint)
        // Between the look at the file and its first byte.
        if (checkpoint !== null) writeFileSync(put.path, noise(large.length, 8))
      }
    })
    await expect(sending).rejects.toMatchObject({ code: 's3.changed', details: { path: put.path } })
    expect(isChanged).toBe(true)
    expect(stub.uploads.size).toBe(0)
    expect(stub.objects.size).toBe(0)
    expect(seen.checkpoints.at(-1)).toBeNull()
  })

  it('a file that is cut while it is sent: the request does not wait for the rest', async () => {
    const put = await file()
    stub.fault = ({ act }) => {
      if (act === 'begin') void truncate(put.path, 9 * mebibyte)
      return null
    }
    await expect(store.put(put, watching().options)).rejects.toMatchObject({ code: 's3.changed' })
    expect(stub.uploads.size).toBe(0)
  })

  it('an object that arrived otherwise is not taken for sent', async () => {
    stub.fault = ({ act, key }) => {
      const there = stub.objects.get(key)
      if (act === 'head' && there) stub.objects.set(key, { ...there, data: there.data.subarray(1) })
      return null
    }
    await expect(store.put(await file(Buffer.from('abc')), watching().options)).rejects.toMatchObject({
      code: 's3.unverified',
      message: expect.stringContaining('2 bytes instead of 3')
    })
  })

  it('encryption, class and tags go with every object', async () => {
    const other = openS3(
      connection(endpoint, {
        encryption: { kind: 'sse-kms', keyId: 'key-1' },
        storageClass: 'STANDARD_IA',
        tags: { dataset: 'sales & more', owner: 'Köln' }
      }),
      secrets,
      quick
    )
    await other.put(await file(), watching().options)
    await other.putText('raw/manifest.json', '{}', 'application/json')
    other.close()
    for (const key of ['sales/raw/load 1/file.csv', 'sales/raw/manifest.json']) {
      const headers = stub.objects.get(key)?.headers ?? {}
      expect(headers).toMatchObject({
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': 'key-1',
        'x-amz-storage-class': 'STANDARD_IA'
      })
      expect(new URLSearchParams(headers['x-amz-tagging']).get('dataset')).toBe('sales & more')
    }
  })

  it('the bandwidth is for all parts together', async () => {
    const slow = openS3(connection(endpoint, { bandwidthBytesPerS: 10 * mebibyte }), secrets)
    const begunMs = performance.now()
    await slow.put(await file(), watching().options)
    slow.close()
    const tookS = (performance.now() - begunMs) / 1000
    expect(tookS).toBeGreaterThan(1.8)
    expect(tookS).toBeLessThan(4)
  })

  it.each([new Error('the window was closed'), 'text', undefined])(
    'cancelled for whatever reason (%s)',
    async (reason) => {
      const stop = new AbortController()
      stub.fault = ({ act }) => {
        if (act === 'part 1') stop.abort(reason)
        return act === 'part 1' ? { hang: true } : null
      }
      const { options, seen } = watching({ signal: stop.signal })
      await expect(store.put(await file(), options)).rejects.toMatchObject({ code: 'cancelled' })
      expect(stub.uploads.size).toBe(0)
      expect(seen.checkpoints.at(-1)).toBeNull()
      await expect(store.list('', stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
    }
  )

  it('cancelled with no network: the checkpoint stays, so that the upload can be given up later', async () => {
    const stop = new AbortController()
    stub.fault = ({ act }) => {
      if (act === 'part 1') stop.abort()
      return act === 'abort' ? { resetAfterBytes: 0 } : null
    }
    const { options, seen } = watching({ signal: stop.signal })
    await expect(store.put(await file(), options)).rejects.toMatchObject({ code: 'cancelled' })
    const checkpoint = seen.checkpoints.at(-1)
    expect(checkpoint?.uploadId).toBe([...stub.uploads.keys()][0])
    stub.fault = () => null
    if (checkpoint) await store.abandon(checkpoint)
    expect(stub.uploads.size).toBe(0)
  })

  it('a list that is cut on the way is read again', async () => {
    stub.objects.set('sales/a.csv', { data: Buffer.from('1'), headers: {} })
    first(1, 'list', { status: 200, body: '<ListBucketRes', headers: { 'content-length': '900', connection: 'close' } })
    expect(await store.list('')).toMatchObject([{ key: 'a.csv' }])
    first(9, 'list', { status: 200, body: '<ListBucketRes', headers: { 'content-length': '900', connection: 'close' } })
    await expect(store.list('')).rejects.toMatchObject({ code: 's3.connection-lost' })
  })

  it('a text that is cut on the way is read again', async () => {
    stub.objects.set('sales/manifest.json', { data: Buffer.from('{"a":1}'), headers: {} })
    first(1, 'get', { status: 200, body: '{"a"', headers: { 'content-length': '7', connection: 'close' } })
    expect(await store.getText('manifest.json')).toBe('{"a":1}')
  })

  it('no error holds the secret, a signature or the words of the server', async () => {
    const faults: Fault[] = [
      { status: 403, code: 'SignatureDoesNotMatch', message: `StringToSign ${secret}` },
      { status: 403, code: 'InvalidAccessKeyId', message: secret },
      { status: 400, code: 'SomethingNew', message: `https://x/?X-Amz-Signature=${secret}` },
      { status: 500, body: `<html>${secret}</html>` },
      { status: 403, body: `X-Amz-Signature=${secret}` }
    ]
    for (const fault of faults) {
      stub.fault = () => fault
      const calls = [() => store.list(''), () => store.getText('a'), () => store.putText('a', 'b', 'c')]
      for (const call of calls) {
        const error = await call().then(
          () => null,
          (reason) => reason
        )
        expect(JSON.stringify(error.toShape())).not.toMatch(/wJalr|Signature=|StringToSign/)
      }
    }
  })
})
