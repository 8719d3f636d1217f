import { readdir, readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { basename, dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { ask, bearer, type HostUnderTest, hostUnderTest } from './host-under-test'
import { safeName, sizeText, storeUpload } from './upload'

let under: HostUnderTest
beforeAll(async () => {
  under = await hostUnderTest()
})
afterAll(() => under.close())

const uploads = async () => readdir(`${under.dir}/uploads`).catch(() => [])

function send(name: string, body: Uint8Array | string) {
  return ask(under.host, `/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...bearer(under.host), 'content-type': 'application/octet-stream' },
    body
  })
}

describe('upload', () => {
  test('arrives byte for byte, under a safe name, readable by this user only, and may be opened', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256))
    const answer = await send('../../Umsätze 2024.csv', bytes)
    expect(answer.status).toBe(200)
    const { path } = JSON.parse(answer.text) as { path: string }
    expect(basename(path)).toBe('Umsätze 2024.csv')
    expect(dirname(dirname(path))).toBe(`${under.dir}/uploads`)
    expect((await readFile(path)).equals(bytes)).toBe(true)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const opened = await ask(under.host, '/api/ingest/analyze-schema', {
      method: 'POST',
      headers: { ...bearer(under.host), 'content-type': 'application/json' },
      body: JSON.stringify({ path })
    })
    // The room of this test refuses after the path was let through.
    expect(JSON.parse(opened.text).code).toBe('load.below-gate')
  })

  test('over the limit: 413, and the half file is gone', async () => {
    const before = await uploads()
    const announced = await send('big.csv', Buffer.alloc(1_000_001))
    expect(announced.status).toBe(413)
    expect(JSON.parse(announced.text)).toMatchObject({ code: 'open.upload-too-large', details: { limit: '977 kB' } })
    const chunked = await ask(under.host, '/upload?name=big.csv', {
      method: 'POST',
      headers: { ...bearer(under.host), 'transfer-encoding': 'chunked' },
      body: Buffer.alloc(1_000_001)
    })
    expect(chunked.status).toBe(413)
    expect(await uploads()).toEqual(before)
    expect((await send('fits.csv', Buffer.alloc(1_000_000))).status).toBe(200)
  })

  test('a sender who goes away leaves nothing behind', async () => {
    const before = (await uploads()).length
    const outgoing = request({
      host: '127.0.0.1',
      port: under.host.port,
      path: '/upload?name=half.csv',
      method: 'POST',
      headers: { ...bearer(under.host), 'content-length': 900_000 }
    })
    outgoing.on('error', () => undefined)
    outgoing.write(Buffer.alloc(100_000))
    await expect.poll(async () => (await uploads()).length).toBe(before + 1)
    outgoing.destroy()
    await expect.poll(async () => (await uploads()).length).toBe(before)
  })

  test('a full disk is said as such', async () => {
    async function* failing() {
      yield Buffer.from('a')
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' })
    }
    const dir = `${under.dir}/full`
    await expect(storeUpload(failing(), 'a.csv', { dir, limitBytes: 10 })).rejects.toMatchObject({
      code: 'load.disk-full',
      details: { path: dir }
    })
    expect(await readdir(dir)).toEqual([])
    await expect(storeUpload(failing(), 'a.csv', { dir, limitBytes: 0 })).rejects.toBeInstanceOf(AppError)
  })
})

describe('forms', () => {
  function form(fields: Record<string, string>, file: Uint8Array | null) {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    if (file) data.set('file', new Blob([new Uint8Array(file)]), 'a "b" ü.csv')
    return data
  }

  async function ingest(data: FormData) {
    const encoded = new Response(data)
    return ask(under.host, '/api/ingest/local-upload', {
      method: 'POST',
      headers: { ...bearer(under.host), 'content-type': encoded.headers.get('content-type') ?? '' },
      body: new Uint8Array(await encoded.arrayBuffer())
    })
  }

  test('the file goes to disk and the same procedure runs with its path and the fields', async () => {
    const bytes = Buffer.from('a,b\r\n--boundary\r\n1,2\r\n')
    const answer = await ingest(form({ dataset: 'sales', chosen: '[]', path: '/etc/passwd' }, bytes))
    expect(JSON.parse(answer.text).code).toBe('load.below-gate')
    const [path, chosen, dataset] = under.ingested.at(-1) as [string, unknown, unknown]
    expect(basename(path)).toBe('a _b_ ü.csv')
    expect((await readFile(path)).equals(bytes)).toBe(true)
    expect([chosen, dataset]).toEqual([[], 'sales'])
  })

  test.each([
    ['no file', form({ dataset: 'sales' }, null), 400, 'web.bad-request'],
    ['a field that is no JSON', form({ recipe: '{' }, Buffer.from('a')), 400, 'web.bad-request'],
    ['a file over the limit', form({}, Buffer.alloc(1_000_001)), 413, 'open.upload-too-large']
  ])('is refused and leaves nothing behind: %s', async (_what, data, status, code) => {
    const before = await uploads()
    const answer = await ingest(data)
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code])
    expect(await uploads()).toEqual(before)
  })
})

test.each([
  ['sales.csv', 'sales.csv'],
  ['C:\\temp\\sales.csv', 'sales.csv'],
  ['../..', 'upload.csv'],
  ['', 'upload.csv'],
  ['a\u0000b\nc.csv', 'abc.csv'],
  ['con.csv', '_con.csv'],
  ['a<b>:"|?*.csv.gz', 'a_b______.csv.gz'],
  ['  .hidden.csv. ', 'hidden.csv']
])('safe name of %j', (name, expected) => {
  expect(safeName(name)).toBe(expected)
})

test('a name of 1,000 characters of four bytes each fits into every file system', () => {
  const name = safeName(`${'😀'.repeat(1000)}.csv`)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
  expect(name.endsWith('.csv')).toBe(true)
})

test('sizes as people read them', () => {
  expect([1, 1024, 1_000_000, 2 * 1024 ** 3].map(sizeText)).toEqual(['1 bytes', '1 kB', '977 kB', '2 GB'])
})
