/**
 * "Test connection": one thing after the other, so that the first that fails is the one to be mended. Objects are put only under
 * a name of its own, and are removed again.
 */
import { createHash, randomUUID } from 'node:crypto'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand
} from '@aws-sdk/client-s3'
import type { S3Connection } from '../../../shared/domain/connection'
import { AppError } from '../../../shared/errors'
import type { Probe } from '../../pipeline/cluster-ports'
import type { Clients, TimeLimits } from './clients'
import { objectHeaders } from './headers'
import type { Store } from './objects'
import { fullKey } from './place'
import { policyFor, type Right } from './policy'
import { firstKey, type KeptProbe, tryKeeping } from './probe-keeping'
import { statusOf, translate } from './translate'

const warnSkewMs = 5 * 60_000
const refusedSkewMs = 15 * 60_000

/** The order in which they are tried; names are keys of the renderer's texts. */
export const s3ProbeNames = [
  's3-reach',
  's3-clock',
  's3-credentials',
  's3-bucket',
  's3-list',
  's3-put',
  's3-get',
  's3-multipart',
  's3-delete',
  's3-keep'
] as const
export type S3ProbeName = (typeof s3ProbeNames)[number]

/** Those that a connection needs: what it does not keep is not tried. */
export function probesOf({ originals, replaced }: S3Connection): readonly S3ProbeName[] {
  const isKeeping = originals.kind !== 'no' || replaced !== 'keep'
  return s3ProbeNames.filter((name) => name !== 's3-keep' || isKeeping)
}

/** Failures after which nothing further can be tried. */
const keyCodes = new Set([
  's3.no-credentials',
  's3.sign-in-expired',
  's3.unknown-key',
  's3.wrong-secret',
  's3.expired-token'
])

type Outcome = Pick<Probe, 'state' | 'value' | 'error' | 'fix'>

/** Gives each probe as it is done: a line for each that the connection needs, later ones `skipped` where an earlier one leaves nothing to try. */
export async function* probeS3(
  store: Store,
  clients: Clients,
  limits: TimeLimits,
  signal: AbortSignal
): AsyncGenerator<Probe, void, void> {
  const run = new ProbeRun(store, signal)
  let begunMs = performance.now()
  const line = (name: S3ProbeName, outcome: Outcome): Probe => {
    const tookMs = Math.round(performance.now() - begunMs)
    begunMs = performance.now()
    return { name, ...outcome, tookMs }
  }
  const names = probesOf(store.connection)
  const rest = (from: S3ProbeName) => names.slice(names.indexOf(from)).map((name) => line(name, skipped))

  const reached = await run.reach(clients, limits)
  yield line('s3-reach', reached.outcome)
  if (reached.outcome.state === 'failed') return yield* rest('s3-clock')
  const clock = run.clock(reached.dateText)
  yield line('s3-clock', clock)
  if (clock.state === 'failed') return yield* rest('s3-credentials')

  // One signed call tells whether keys, bucket, region and the right to list are as they should be.
  const listed = await run.list()
  const code = listed.error?.code ?? ''
  if (keyCodes.has(code)) {
    yield line('s3-credentials', listed)
    return yield* rest('s3-bucket')
  }
  yield line('s3-credentials', done(store.place.keysFrom))
  if (listed.state === 'failed' && code !== 's3.denied') {
    yield line('s3-bucket', listed)
    return yield* rest('s3-list')
  }
  yield line('s3-bucket', done(`${store.place.bucket}, ${store.place.region}`))
  yield line('s3-list', listed)

  try {
    const put = await run.put()
    yield line('s3-put', put)
    yield line('s3-get', put.state === 'ok' ? await run.get() : skipped)
    yield line('s3-multipart', await run.multipart())
    yield line('s3-delete', put.state === 'ok' ? await run.remove() : skipped)
    if (names.includes('s3-keep')) yield line('s3-keep', await run.keep())
  } finally {
    // Also when nobody asks for the next line any more.
    await run.clear()
  }
}

const skipped: Outcome = { state: 'skipped', value: null, error: null, fix: null }
const done = (value: string | null): Outcome => ({ state: 'ok', value, error: null, fix: null })

class ProbeRun {
  readonly #store: Store
  readonly #signal: AbortSignal
  readonly #key: string
  readonly #content = `probe ${randomUUID()}`
  readonly #hash = createHash('sha256').update(this.#content).digest('hex')
  #isPut = false
  #uploadId: string | null = null
  readonly #kept: KeptProbe = { content: this.#content, name: randomUUID(), there: [] }

  constructor(store: Store, signal: AbortSignal) {
    this.#store = store
    this.#signal = signal
    this.#key = fullKey(store.place, `.sales-analytics-probe/${randomUUID()}`)
  }

  /** Any answer will do: an unsigned question tells name, port, certificate and proxy from keys. */
  async reach(clients: Clients, limits: TimeLimits): Promise<{ outcome: Outcome; dateText: string | null }> {
    const { connection, place } = this.#store
    const url = new URL(connection.endpoint ?? `https://${place.host}`)
    try {
      const answer = await ask(url, clients, limits, this.#signal)
      if (answer.statusCode === 407) {
        throw Object.assign(new Error('proxy'), { $metadata: { httpStatusCode: 407 } })
      }
      const server = answer.headers.server
      return { outcome: done(server ? `${url.host}, ${server}` : url.host), dateText: answer.headers.date ?? null }
    } catch (error) {
      return { outcome: this.#failed(error, 's3:ListBucket', null, null), dateText: null }
    }
  }

  clock(dateText: string | null): Outcome {
    const serverMs = Date.parse(dateText ?? '')
    if (Number.isNaN(serverMs)) return { ...skipped, value: null }
    const skewMs = Date.now() - serverMs
    const value = `${skewMs < 0 ? '−' : '+'}${Math.round(Math.abs(skewMs) / 1000)} s`
    if (Math.abs(skewMs) <= warnSkewMs) return done(value)
    const minutes = Math.round(Math.abs(skewMs) / 60_000)
    const error = new AppError('s3.clock-skew', { host: this.#store.place.host, minutes }).toShape()
    return { state: Math.abs(skewMs) > refusedSkewMs ? 'failed' : 'warning', value, error, fix: null }
  }

  list(): Promise<Outcome> {
    const { place, s3 } = this.#store
    return this.#try('s3:ListBucket', 'list', null, async () => {
      const Prefix = fullKey(place, '')
      const page = await s3.send(new ListObjectsV2Command({ Bucket: place.bucket, Prefix, MaxKeys: 1 }), this.#http)
      // A page of something else than S3 has no fields that this could be read from.
      if (page.Name === undefined && page.KeyCount === undefined && page.Contents === undefined) {
        throw new AppError('s3.not-s3', { host: place.host, status: statusOf(page) ?? 200 })
      }
      return null
    })
  }

  put(): Promise<Outcome> {
    const { connection, place, s3 } = this.#store
    return this.#try('s3:PutObject', 'put', this.#key, async () => {
      await s3.send(
        new PutObjectCommand({
          Bucket: place.bucket,
          Key: this.#key,
          Body: this.#content,
          ...objectHeaders(connection, 'text/plain', this.#hash)
        }),
        this.#http
      )
      this.#isPut = true
      return null
    })
  }

  get(): Promise<Outcome> {
    const { place, s3 } = this.#store
    return this.#try('s3:GetObject', 'get', this.#key, async () => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: this.#key }), this.#http)
      const text = await Body?.transformToString()
      if (text !== this.#content) throw new AppError('s3.unverified', { key: this.#key, difference: 'another content' })
      return null
    })
  }

  multipart(): Promise<Outcome> {
    const { connection, place, s3 } = this.#store
    const at = { Bucket: place.bucket, Key: `${this.#key}-parts` }
    return this.#try('s3:PutObject', 'multipart', at.Key, async (doing) => {
      const { UploadId } = await s3.send(
        new CreateMultipartUploadCommand({ ...at, ...objectHeaders(connection, 'text/plain', this.#hash) }),
        this.#http
      )
      this.#uploadId = UploadId ?? null
      await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: this.#content }), this.#http)
      doing('s3:ListMultipartUploadParts')
      await s3.send(new ListPartsCommand({ ...at, UploadId }), this.#http)
      doing('s3:ListBucketMultipartUploads')
      await s3.send(new ListMultipartUploadsCommand({ Bucket: place.bucket, Prefix: at.Key }), this.#http)
      doing('s3:AbortMultipartUpload')
      await s3.send(new AbortMultipartUploadCommand({ ...at, UploadId }), this.#http)
      this.#uploadId = null
      return null
    })
  }

  remove(): Promise<Outcome> {
    const { place, s3 } = this.#store
    return this.#try('s3:DeleteObject', 'delete', this.#key, async () => {
      await s3.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: this.#key }), this.#http)
      this.#isPut = false
      return null
    })
  }

  /** Each place that the choices of the connection need: put there, copied, removed. */
  keep(): Promise<Outcome> {
    const key = fullKey(this.#store.place, firstKey(this.#store, this.#kept))
    return this.#try('s3:PutObject', 'keep', key, (doing) => tryKeeping(this.#store, this.#kept, doing, this.#signal))
  }

  /** What a failure or a stop left. Whoever may not delete leaves one small object; its line says so. */
  async clear(): Promise<void> {
    const { place, s3 } = this.#store
    const at = { Bucket: place.bucket, Key: this.#key }
    const parts = { Bucket: place.bucket, Key: `${this.#key}-parts`, UploadId: this.#uploadId ?? undefined }
    if (this.#uploadId !== null) await s3.send(new AbortMultipartUploadCommand(parts)).catch(() => {})
    for (const key of this.#kept.there) {
      await s3.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: fullKey(place, key) })).catch(() => {})
    }
    if (this.#isPut) await s3.send(new DeleteObjectCommand(at)).catch(() => {})
  }

  get #http() {
    return { abortSignal: this.#signal }
  }

  async #try(
    action: string,
    right: Right,
    key: string | null,
    run: (doing: (action: string) => void) => Promise<string | null>
  ): Promise<Outcome> {
    let now = action
    try {
      return done(
        await run((doing) => {
          now = doing
        })
      )
    } catch (error) {
      return this.#failed(error, now, key, right)
    }
  }

  /** Cancelled is no outcome of a probe: it ends the test. */
  #failed(error: unknown, action: string, key: string | null, right: Right | null): Outcome {
    const { place } = this.#store
    if (this.#signal.aborted) throw new AppError('cancelled', {}, { cause: error })
    const failure = translate(error, { place, action, key })
    const needed = failure.code === 's3.kms' ? 'kms' : failure.code === 's3.denied' ? right : null
    const { code, message, details } = failure.toShape()
    return {
      state: 'failed',
      value: null,
      error: { code, message, details },
      fix: needed === null ? null : policyFor(needed, place, this.#store.connection)
    }
  }
}

/** The head of an unsigned answer, by the same agents as everything else. */
function ask(url: URL, { agents }: Clients, limits: TimeLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const send = isSecure ? httpsRequest : httpRequest
    const agent = isSecure ? agents.https : agents.http
    const request = send(url, { method: 'GET', agent, signal, timeout: limits.connectTimeoutMs })
    request.on('timeout', () => request.destroy(Object.assign(new Error('time-out'), { code: 'ETIMEDOUT' })))
    request.on('error', reject)
    request.on('response', (answer) => {
      answer.resume()
      resolve(answer)
    })
    request.end()
  })
}
