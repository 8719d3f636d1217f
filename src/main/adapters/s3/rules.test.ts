/** Small rules: part sizes, checksums, waits, the bandwidth, names, and codes no stub has shown. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors'
import { openS3 } from '.'
import { openBandwidth } from './bandwidth'
import { connection, secrets } from './connection-under-test'
import { checksumText, maxObjectBytes, mebibyte, partBytesFor } from './file-parts'
import { placeOf } from './place'
import { brief, retrying, waitMs } from './retry'
import { translate } from './translate'

describe('parts', () => {
  it.each([
    [0, 8],
    [80_000 * mebibyte, 8],
    [80_000 * mebibyte + 1, 9],
    [maxObjectBytes, 525]
  ])('of a file of %d bytes have %d MiB', (sizeBytes, wanted) => {
    const partBytes = partBytesFor(sizeBytes, 'k')
    expect(partBytes).toBe(wanted * mebibyte)
    expect(Math.ceil(sizeBytes / partBytes)).toBeLessThanOrEqual(10_000)
  })

  it('a file beyond 5 TiB is refused', () => {
    expect(() => partBytesFor(maxObjectBytes + 1, 'raw/x.csv')).toThrow(
      'raw/x.csv is too large for S3: 5497558138881 bytes of at most 5497558138880. Split the load.'
    )
  })

  it('checksums are written big-endian in base64', () => {
    // `crc32` of "123456789" is 0xCBF43926 in every description of it.
    expect(checksumText(0xcbf43926)).toBe('y/Q5Jg==')
    expect(checksumText(0)).toBe('AAAAAA==')
  })
})

describe('trying again', () => {
  const policy = { attempts: 4, baseMs: 100, capMs: 1000, random: () => 0.5 }

  it('waits half of a limit that doubles up to its cap; at least what was asked for', () => {
    expect([1, 2, 3, 4, 5, 9].map((failures) => waitMs(policy, failures))).toEqual([50, 100, 200, 400, 500, 500])
    const asked = (seconds: string) => ({ $response: { headers: { 'retry-after': seconds } } })
    expect(waitMs(policy, 1, asked('0.7'))).toBe(700)
    expect(waitMs(policy, 1, asked('3600'))).toBe(1000)
    expect(waitMs(policy, 1, asked('soon'))).toBe(50)
  })

  it('jitter is full: from nothing to the limit', () => {
    expect(waitMs({ ...policy, random: () => 0 }, 3)).toBe(0)
    expect(waitMs({ ...policy, random: () => 1 }, 3)).toBe(400)
  })

  it('is bounded, and only for what may pass', async () => {
    const fast = { ...policy, baseMs: 1 }
    let runs = 0
    const failing = (code: 's3.slow-down' | 's3.denied') => () => {
      runs++
      return Promise.reject(new AppError(code))
    }
    await expect(retrying(fast, undefined, failing('s3.slow-down'))).rejects.toMatchObject({ code: 's3.slow-down' })
    expect(runs).toBe(4)
    await expect(retrying(fast, undefined, failing('s3.denied'))).rejects.toMatchObject({ code: 's3.denied' })
    expect(runs).toBe(5)
  })

  it('a wait can be cancelled', async () => {
    const stop = new AbortController()
    const waiting = retrying({ ...brief, baseMs: 60_000, capMs: 60_000, random: () => 1 }, stop.signal, () =>
      Promise.reject(new AppError('s3.refused'))
    )
    setTimeout(() => stop.abort(), 20)
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  })
})

it('a bandwidth is kept over all who ask, in their order', async () => {
  const bandwidth = openBandwidth(100_000)
  expect(bandwidth.pieceBytes).toBe(25_000)
  const begunMs = performance.now()
  const ends: number[] = []
  const { signal } = new AbortController()
  await Promise.all([1, 2, 3].map((who) => bandwidth.take(20_000, signal).then(() => ends.push(who))))
  // The third may begin when the first two, 0.4 s together, are through.
  expect(performance.now() - begunMs).toBeGreaterThan(380)
  expect(performance.now() - begunMs).toBeLessThan(900)
  expect(ends).toEqual([1, 2, 3])
  expect(openBandwidth(null).pieceBytes).toBe(256 * 1024)
})

describe('codes', () => {
  const act = { place: placeOf(connection('https://s3.example.com:9000')), action: 's3:PutObject', key: 'sales/x.csv' }
  const answered = (code: string, status: number, headers: Record<string, string> = {}) => ({
    name: code,
    $metadata: { httpStatusCode: status },
    $response: { statusCode: status, headers }
  })

  it('a clock that the server refuses', () => {
    const date = new Date(Date.now() - 42 * 60_000).toUTCString()
    expect(translate(answered('RequestTimeTooSkewed', 403, { date }), act).message).toBe(
      'The clock of this machine is 42 min away from that of the S3 server, which refuses more than 15. Set the clock (switch on time synchronisation), then try again.'
    )
    expect(translate(answered('RequestTimeTooSkewed', 403), act).message).toContain('is more than 15 min away')
  })

  it('damaged on the way', () => {
    expect(translate(answered('XAmzContentSHA256Mismatch', 400), act).message).toBe(
      'sales/x.csv arrived damaged at the S3 server and was refused there. Try again; if it happens often, check the network.'
    )
  })

  it('what nobody knows is internal, without its words', () => {
    const error = translate(new Error('https://x/?X-Amz-Signature=abc'), act)
    expect(error.code).toBe('internal')
    expect(JSON.stringify(error.toShape())).not.toContain('Signature')
  })
})

describe('names', () => {
  it('of objects, with and without a prefix', () => {
    const open = (prefix: string) => openS3(connection('http://127.0.0.1:1', { prefix }), secrets)
    expect(open('').uriOf('raw/a.csv')).toBe('s3://bucket/raw/a.csv')
    expect(open('team/sales').uriOf('raw/a.csv')).toBe('s3://bucket/team/sales/raw/a.csv')
  })

  it('signed for those who reach the server under another name; a week at most', async () => {
    const store = openS3(connection('http://127.0.0.1:1'), secrets, { readerEndpoint: 'https://s3.inside:9000' })
    const url = new URL(await store.presign('a b.csv', 10 ** 9))
    expect(`${url.origin}${url.pathname}`).toBe('https://s3.inside:9000/bucket/sales/a%20b.csv')
    expect(url.searchParams.get('X-Amz-Expires')).toBe('604800')
    expect(url.href).not.toContain(String(secrets.s3SecretAccessKey))
  })

  it('of Amazon’s own servers', async () => {
    const amazon = { ...connection('http://x'), endpoint: null, pathStyle: false, prefix: '' }
    const url = new URL(await openS3(amazon, secrets).presign('k', 60))
    expect(url.host).toBe('bucket.s3.eu-central-1.amazonaws.com')
    expect(placeOf(amazon).host).toBe('s3.eu-central-1.amazonaws.com')
  })
})
