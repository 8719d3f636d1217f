/** "Test connection": what it tells apart, what it says to mend it, and that it leaves nothing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConnectionSecrets, S3Connection } from '../../../shared/domain/connection'
import type { Probe } from '../../pipeline/cluster-ports'
import { openS3 } from '.'
import { all, connection, quick, secret, secrets } from './connection-under-test'
import { probesOf, s3ProbeNames } from './probe'
import { type Fault, S3Stub } from './stub-under-test'

let stub: S3Stub
let endpoint: string
beforeEach(async () => {
  stub = new S3Stub()
  endpoint = await stub.open()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await stub.close()
})

async function test(more: Partial<S3Connection> = {}, keys: ConnectionSecrets = secrets): Promise<Probe[]> {
  const store = openS3(connection(endpoint, more), keys, quick)
  try {
    return await all(store.test(new AbortController().signal))
  } finally {
    store.close()
  }
}

const states = (probes: readonly Probe[]) => probes.map(({ state }) => state)
const failure = (probes: readonly Probe[]) => probes.find(({ state }) => state === 'failed')
const ok = (count: number) => Array.from({ length: count }, () => 'ok')
const skipped = (count: number) => Array.from({ length: count }, () => 'skipped')

it('all is well: nine lines, nothing left', async () => {
  const probes = await test()
  expect(probes.map(({ name }) => name)).toEqual(probesOf(connection(endpoint)))
  expect(states(probes)).toEqual(ok(9))
  expect(stub.objects.size + stub.uploads.size).toBe(0)
  expect(stub.seen.every(({ key }) => key === '' || key.startsWith('sales/.sales-analytics-probe/'))).toBe(true)
})

it('originals and archive are tried where the connection keeps them, and nothing is left', async () => {
  const probes = await test({ originals: { kind: 'for-ever' }, replaced: 'archive' })
  expect(probes.map(({ name }) => name)).toEqual(s3ProbeNames)
  expect(states(probes)).toEqual(ok(10))
  expect(stub.objects.size + stub.uploads.size).toBe(0)
  const puts = stub.seen.flatMap(({ act, key }) => (act === 'put' ? [key.split('/').slice(0, 2).join('/')] : []))
  expect(puts).toEqual(['sales/.sales-analytics-probe', 'sales/raw', 'sales/archive'])
})

it('what may not be archived is said with the statements that allow it', async () => {
  stub.fault = ({ act, key }) =>
    act === 'put' && key.startsWith('sales/archive/') ? { status: 403, code: 'AccessDenied' } : null
  const probes = await test({ originals: { kind: 'days', days: 9 }, replaced: 'archive', tags: { team: 'a' } })
  expect(states(probes)).toEqual([...ok(9), 'failed'])
  const statements = JSON.parse(probes[9]?.fix ?? '')
  expect(statements.map(({ Resource }: { Resource: string }) => Resource)).toEqual(
    ['raw', 'processed', 'archive'].map((folder) => `arn:aws:s3:::bucket/sales/${folder}/*`)
  )
  for (const { Action } of statements) {
    expect(Action).toEqual(expect.arrayContaining(['s3:PutObject', 's3:DeleteObject', 's3:PutObjectTagging']))
  }
  expect(stub.objects.size).toBe(0)
})

describe('the way to the server', () => {
  it.each<[string, Partial<S3Connection>, string, RegExp]>([
    [
      'a name nobody knows',
      { endpoint: 'http://s3.example.invalid:9000' },
      's3.dns',
      /name s3.example.invalid:9000 of the S3 server is not known/
    ],
    [
      'a port where nothing is',
      { endpoint: 'http://127.0.0.1:1' },
      's3.refused',
      /Nothing answers for S3 at 127.0.0.1:1/
    ]
  ])('%s', async (_name, more, code, sentence) => {
    const probes = await test(more)
    expect(states(probes)).toEqual(['failed', ...skipped(8)])
    expect(probes[0]?.error).toMatchObject({ code, message: expect.stringMatching(sentence) })
  })

  it('a server that never answers', async () => {
    stub.fault = () => ({ hang: true })
    expect(failure(await test())?.error?.code).toBe('s3.unreachable')
  })

  it('TLS where there is none', async () => {
    const [first] = await test({ endpoint: endpoint.replace('http:', 'https:') })
    expect(first?.error).toMatchObject({ code: 's3.tls', message: expect.stringMatching(/http:\/\/ and https:\/\//) })
  })

  it('something else than S3', async () => {
    stub.fault = () => ({ status: 200, body: '<!doctype html><p>Console' })
    const probes = await test()
    expect(failure(probes)).toMatchObject({ name: 's3-bucket', error: { code: 's3.not-s3' } })
    stub.fault = () => ({ status: 404, body: '<!doctype html><p>Not here' })
    expect(failure(await test())?.error).toMatchObject({ code: 's3.not-s3' })
  })

  it.each([
    [4 * 60_000, 'ok'],
    [-7 * 60_000, 'warning'],
    [20 * 60_000, 'failed']
  ])('a clock that is %d ms apart: %s', async (skewMs, state) => {
    stub.skewMs = skewMs
    const probes = await test()
    expect(probes[1]).toMatchObject({ name: 's3-clock', state })
    if (state !== 'ok') {
      expect(probes[1]?.error).toMatchObject({ code: 's3.clock-skew', details: { minutes: Math.abs(skewMs) / 60_000 } })
    }
    expect(states(probes).slice(2)).toEqual(state === 'failed' ? skipped(7) : ok(7))
  })
})

describe('keys', () => {
  it.each<[string, string, RegExp]>([
    ['InvalidAccessKeyId', 's3.unknown-key', /does not know this access key/],
    ['SignatureDoesNotMatch', 's3.wrong-secret', /secret of the access key is not the one/],
    ['ExpiredToken', 's3.expired-token', /have expired/]
  ])('%s', async (serverSays, code, sentence) => {
    stub.fault = ({ headers }) => (headers.authorization ? { status: 403, code: serverSays } : null)
    const probes = await test()
    expect(states(probes)).toEqual(['ok', 'ok', 'failed', ...skipped(6)])
    expect(probes[2]?.error).toMatchObject({ code, message: expect.stringMatching(sentence) })
    expect(JSON.stringify(probes)).not.toMatch(/AKIAEXAMPLE|wJalr|Signature abc/)
  })

  it('no secret kept', async () => {
    expect((await test({}, {}))[2]).toMatchObject({ name: 's3-credentials', error: { code: 's3.no-credentials' } })
  })

  it('a chain and a profile that find none', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'AWS_SESSION_TOKEN']) {
      vi.stubEnv(name, undefined)
    }
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/no/such/file')
    vi.stubEnv('AWS_CONFIG_FILE', '/no/such/file')
    const chain = await test({ credentials: { kind: 'chain' } })
    expect(failure(chain)?.error).toMatchObject({
      code: 's3.no-credentials',
      message: expect.stringContaining('environment, profiles, role of this machine')
    })
    const profile = await test({ credentials: { kind: 'profile', profile: 'till' } })
    expect(failure(profile)?.error?.message).toContain('(profile till)')
  })

  it('a chain that finds them in the environment', async () => {
    vi.stubEnv('AWS_PROFILE', undefined)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret)
    vi.stubEnv('AWS_SESSION_TOKEN', 'token of the session')
    expect(states(await test({ credentials: { kind: 'chain' } }, {}))).toEqual(ok(9))
    const signed = stub.seen.find(({ headers }) => headers.authorization)
    expect(signed?.headers.authorization).toContain('Credential=AKIAENVIRONMENT/')
    expect(signed?.headers['x-amz-security-token']).toBe('token of the session')
  })
})

describe('bucket and grants', () => {
  it.each<[string, Fault, string, Record<string, unknown>]>([
    ['missing', { status: 404, code: 'NoSuchBucket' }, 's3.bucket-missing', { bucket: 'bucket' }],
    [
      'elsewhere',
      { status: 400, body: '<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-3</Region></Error>' },
      's3.region',
      { region: 'eu-central-1', expected: 'eu-west-3' }
    ],
    [
      'moved',
      { status: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'us-west-2' } },
      's3.region',
      { expected: 'us-west-2' }
    ]
  ])('a bucket that is %s', async (_name, fault, code, details) => {
    stub.fault = ({ headers }) => (headers.authorization ? fault : null)
    const probes = await test()
    expect(states(probes)).toEqual([...ok(3), 'failed', ...skipped(5)])
    expect(probes[3]?.error).toMatchObject({ code, details })
  })

  it.each<[string, string | RegExp, string, string[], string]>([
    ['list', 'list', 's3-list', ['s3:ListBucket'], 'arn:aws:s3:::bucket'],
    ['put', 'put', 's3-put', ['s3:PutObject'], 'arn:aws:s3:::bucket/sales/*'],
    ['get', 'get', 's3-get', ['s3:GetObject'], 'arn:aws:s3:::bucket/sales/*'],
    ['delete', 'delete', 's3-delete', ['s3:DeleteObject'], 'arn:aws:s3:::bucket/sales/*'],
    [
      'multipart',
      /^(begin|part 1|parts|uploads|abort)$/,
      's3-multipart',
      ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      'arn:aws:s3:::bucket/sales/*'
    ]
  ])('no %s: which line fails, and the statement that mends it', async (_name, act, name, actions, resource) => {
    stub.fault = (seen) =>
      seen.headers.authorization && (typeof act === 'string' ? seen.act === act : act.test(seen.act))
        ? { status: 403, code: 'AccessDenied' }
        : null
    const probes = await test()
    const failed = failure(probes)
    expect(failed).toMatchObject({ name, error: { code: 's3.denied' } })
    const fix = [JSON.parse(failed?.fix ?? 'null')].flat()
    expect(fix[0]).toMatchObject({ Effect: 'Allow', Action: actions, Resource: resource })
    expect(probes.filter(({ state }) => state === 'failed')).toHaveLength(1)
    // What may not be deleted stays: one small object.
    expect(stub.objects.size).toBe(name === 's3-delete' ? 1 : 0)
    expect(stub.uploads.size).toBe(0)
  })

  it('listing is granted under the prefix only, tags only where there are any', async () => {
    stub.fault = ({ headers }) => (headers.authorization ? { status: 403, code: 'AccessDenied' } : null)
    const fixes = (await test({ tags: { a: 'b' } })).map(({ fix }) => JSON.parse(fix ?? 'null'))
    expect(fixes[4]).toMatchObject({ Condition: { StringLike: { 's3:prefix': 'sales/*' } } })
    expect(fixes[5].Action).toEqual(['s3:PutObject', 's3:PutObjectTagging'])
    expect(fixes[7][1]).toMatchObject({ Action: ['s3:ListBucketMultipartUploads'], Resource: 'arn:aws:s3:::bucket' })
  })

  it('a key of the encryption that may not be used', async () => {
    stub.fault = ({ act }) =>
      act === 'put'
        ? { status: 403, code: 'AccessDenied', message: 'not authorized to perform: kms:GenerateDataKey' }
        : null
    const failed = failure(await test({ encryption: { kind: 'sse-kms', keyId: 'arn:aws:kms:eu-central-1:1:key/k' } }))
    expect(failed?.error).toMatchObject({ code: 's3.kms', details: { reason: 'no grant' } })
    expect(JSON.parse(failed?.fix ?? '')).toMatchObject({
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: 'arn:aws:kms:eu-central-1:1:key/k'
    })
    stub.fault = ({ act }) => (act === 'put' ? { status: 400, code: 'KMS.DisabledException' } : null)
    expect(failure(await test())?.error).toMatchObject({ code: 's3.kms', details: { reason: 'DisabledException' } })
  })

  it('a storage class that the server has not', async () => {
    stub.fault = ({ act }) => (act === 'put' ? { status: 400, code: 'InvalidStorageClass' } : null)
    expect(failure(await test({ storageClass: 'COLD' }))?.error?.message).toMatch(
      /does not accept s3:PutObject as it was asked \(InvalidStorageClass\)\. Check storage class/
    )
  })
})

it('stopped in the middle: cancelled, nothing left', async () => {
  const store = openS3(connection(endpoint), secrets, quick)
  const stop = new AbortController()
  stub.fault = ({ act }) => {
    if (act === 'part 1') stop.abort()
    return null
  }
  await expect(all(store.test(stop.signal))).rejects.toMatchObject({ code: 'cancelled' })
  expect(stub.objects.size + stub.uploads.size).toBe(0)
  store.close()
})
