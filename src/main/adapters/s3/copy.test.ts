/** Copies within the bucket: what goes with them, and that nothing stays open. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { S3Connection } from '../../../shared/domain/connection'
import { callerOf } from './calls'
import { openClients } from './clients'
import { connection, secrets } from './connection-under-test'
import { copyObject } from './copy'
import { headObject, putText, type Store } from './objects'
import { placeOf } from './place'
import { brief } from './retry'
import { S3Stub } from './stub-under-test'

let stub: S3Stub
let endpoint: string
const closers: (() => void)[] = []
beforeEach(async () => {
  stub = new S3Stub()
  endpoint = await stub.open()
})
afterEach(async () => {
  for (const close of closers.splice(0)) close()
  await stub.close()
})

function storeOf(more: Partial<S3Connection> = {}): Store {
  const own = connection(endpoint, more)
  const clients = openClients(own, secrets, null, { connectTimeoutMs: 300, idleTimeoutMs: 400 })
  closers.push(clients.close)
  const quick = { ...brief, baseMs: 1, capMs: 2 }
  const place = placeOf(own)
  return { connection: own, place, s3: clients.s3, call: callerOf(place), brief: quick, patient: quick }
}

const name = 'raw/sales/job 1/März 100%.csv'
const text = 'region;sales\nNorth;12\n'

it.each([
  ['whole', 1000],
  ['in parts', 9]
])('%s: bytes, hash, type, tags and encryption', async (_how, wholeBytes) => {
  const store = storeOf({ tags: { team: 'a b' }, encryption: { kind: 'sse-s3' } })
  const put = await putText(store, name, text, 'text/csv')
  await copyObject(store, name, 'archive/sales/x.csv', undefined, wholeBytes)
  expect(await headObject(store, 'archive/sales/x.csv')).toMatchObject({
    sizeBytes: text.length,
    contentHash: put.contentHash
  })
  const kept = stub.objects.get('sales/archive/sales/x.csv')
  expect(kept?.data.toString()).toBe(text)
  expect(stub.uploads.size).toBe(0)
  expect(stub.objects.has(`sales/${name}`)).toBe(true)
  const [copied] = stub.seen.filter(({ headers }) => headers['x-amz-copy-source'] !== undefined)
  expect(copied?.headers['x-amz-copy-source']).toBe('bucket/sales/raw/sales/job%201/M%C3%A4rz%20100%25.csv')
  const begin = stub.seen.find(({ act }) => act === (wholeBytes === 9 ? 'begin' : 'put') && act !== undefined)
  expect(begin).toBeDefined()
  if (wholeBytes === 9) {
    expect(stub.count(/^part /)).toBe(3)
    expect(kept?.headers['x-amz-tagging']).toBe('team=a%20b')
  } else {
    expect(copied?.headers).toMatchObject({
      'x-amz-server-side-encryption': 'AES256',
      'x-amz-tagging': 'team=a%20b',
      'x-amz-tagging-directive': 'REPLACE'
    })
  }
})

it('a part that fails for good leaves no upload open', async () => {
  const store = storeOf()
  await putText(store, name, text, 'text/csv')
  stub.fault = ({ act }) => (act === 'part 2' ? { status: 403, code: 'AccessDenied' } : null)
  await expect(copyObject(store, name, 'archive/x', undefined, 9)).rejects.toMatchObject({ code: 's3.denied' })
  expect(stub.uploads.size).toBe(0)
  expect(stub.objects.has('sales/archive/x')).toBe(false)
})

it('what is not there cannot be copied', async () => {
  await expect(copyObject(storeOf(), 'raw/none', 'archive/none')).rejects.toMatchObject({
    code: expect.stringMatching(/^s3\./)
  })
})
