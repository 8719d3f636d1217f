/** HTTP to the services of a cluster: pools, sign-in, time-outs, repeats of what only reads. Knows nothing of what is asked. */
import { Agent, type Dispatcher, request } from 'undici'
import type { ConnectionSecrets, DruidAuth, DruidConnection } from '../../../shared/domain/connection'
import { AppError } from '../../../shared/errors'
import type { CallOptions } from '../../pipeline/druid-port'
import { type Call, callName } from './call'
import { networkError } from './network-error'
import { type Redact, redactor } from './redact'
import { connectorOf } from './tls'

export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** Where it came from. */
  readonly origin: string
}

const connectTimeoutMs = 10_000
/** An address that swallows packets answers no connect; a cluster that is slow does. */
const watchedConnectTimeoutMs = 5_000
/** Twice as many as boards may take, so that loads, looks and cancels never wait for them. */
const connections = 32
const repeats = 2
const firstPauseMs = 200
const answerLimitBytes = 256 * 1024 * 1024
/** What a router or a proxy answers for a service that is away for a moment; a query that Druid itself ended by its time-out is a 504 too. */
function isPassing({ status, text }: Answer): boolean {
  // Jetty writes its pages as JSON where JSON is asked for.
  return (status === 502 || status === 503 || status === 504) && (!text.startsWith('{') || text.includes('"servlet"'))
}

export interface HttpOptions {
  /** Instead of the pools: for tests. */
  readonly dispatcher?: Dispatcher
  readonly watchedConnectTimeoutMs?: number
  readonly answerLimitBytes?: number
}

export class DruidHttp {
  readonly redact: Redact
  readonly #connection: DruidConnection
  readonly #headers: Readonly<Record<string, string>>
  readonly #dispatcher: Dispatcher
  readonly #watched: Dispatcher
  readonly #answerLimitBytes: number

  constructor(connection: DruidConnection, secrets: ConnectionSecrets, options: HttpOptions = {}) {
    this.#connection = connection
    this.#headers = signIn(connection.auth, secrets)
    this.#answerLimitBytes = options.answerLimitBytes ?? answerLimitBytes
    this.redact = redactor(secretsOf(connection.auth, secrets))
    const agent = (connectMs: number) =>
      options.dispatcher ??
      new Agent({
        connections,
        keepAliveTimeout: 15_000,
        connect: connectorOf(connection, connectMs),
        // The call's own time-out ends it, whatever it waits for.
        headersTimeout: 0,
        bodyTimeout: 0
      })
    this.#dispatcher = agent(connectTimeoutMs)
    this.#watched = agent(options.watchedConnectTimeoutMs ?? watchedConnectTimeoutMs)
  }

  get timeoutMs(): number {
    return this.#connection.timeoutMs
  }

  /** Whether the connection is encrypted. */
  get isSecure(): boolean {
    return this.#connection.routerUrl.startsWith('https:')
  }

  /** Whether a service is named in the connection, so that it can be asked for itself. */
  get knowsBroker(): boolean {
    return this.#connection.brokerUrl !== null
  }

  /** The origin and path of a call: the service itself where the connection names it, else through the router. */
  address({ path, at: service, origin }: Pick<Call, 'path' | 'at' | 'origin'>): string {
    if (origin !== undefined) return origin + path
    const { routerUrl, brokerUrl, coordinatorUrl, overlordUrl } = this.#connection
    const at = (base: string, rest: string) => base.replace(/\/+$/, '') + rest
    if (service === 'broker' && brokerUrl !== null) return at(brokerUrl, path)
    const direct: readonly (readonly [prefix: string, base: string | null, keep: string])[] = [
      ['/proxy/overlord/', overlordUrl, '/'],
      ['/proxy/coordinator/', coordinatorUrl, '/'],
      ['/druid/indexer/', overlordUrl, '/druid/indexer/'],
      ['/druid/coordinator/', coordinatorUrl, '/druid/coordinator/'],
      ['/druid/v2/', brokerUrl, '/druid/v2/']
    ]
    for (const [prefix, base, keep] of direct) {
      if (base !== null && path.startsWith(prefix)) return at(base, keep + path.slice(prefix.length))
    }
    return at(routerUrl, path)
  }

  /**
   * The answer, whatever its status. Fails with `druid.unreachable`, `druid.tls`, `druid.fingerprint`, `druid.timeout`, `druid.answer-lost`
   * (a call that may not be repeated was sent and not answered), `druid.answer-too-large` or `cancelled`.
   */
  async send(call: Call, options: CallOptions = {}): Promise<Answer> {
    const timeoutMs = options.timeoutMs ?? this.#connection.timeoutMs
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
    for (let attempt = 0; ; attempt++) {
      const last = !call.repeatable || attempt >= repeats
      try {
        const answer = await this.#once(call, options.isWatched ? this.#watched : this.#dispatcher, signal)
        if (last || !isPassing(answer)) return answer
      } catch (error) {
        if (options.signal?.aborted) throw new AppError('cancelled', {}, { cause: error })
        if (timeout.aborted) {
          const seconds = timeoutMs / 1000
          throw new AppError(
            'druid.timeout',
            { call: callName(call), seconds, limit: `${seconds} s` },
            { cause: error }
          )
        }
        const failure = networkError(error, call, new URL(this.address(call)).origin)
        const isSilent = failure.details.reasonCode === 'silent'
        if (last || failure.code !== 'druid.unreachable' || (options.isWatched && isSilent)) throw failure
      }
      await pause(firstPauseMs * 2 ** attempt * (0.5 + Math.random()), signal)
    }
  }

  async #once(call: Call, dispatcher: Dispatcher, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted()
    const url = this.address(call)
    const body = call.body === undefined ? undefined : JSON.stringify(call.body)
    const answer = await request(url, {
      method: call.method,
      dispatcher,
      signal,
      body: body ?? null,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        accept: 'application/json, text/plain;q=0.9, */*;q=0.5',
        ...call.headers,
        ...this.#headers
      }
    })
    const text = await this.#textOf(answer.body, call)
    const contentType = String(answer.headers['content-type'] ?? '')
    return { status: answer.statusCode, contentType, headers: answer.headers, text, origin: new URL(url).origin }
  }

  async #textOf(body: Dispatcher.ResponseData['body'], call: Call): Promise<string> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of body) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > this.#answerLimitBytes) {
        body.destroy()
        throw new AppError('druid.answer-too-large', { call: callName(call), limit: `${this.#answerLimitBytes} bytes` })
      }
    }
    return Buffer.concat(chunks).toString('utf8')
  }

  async close(): Promise<void> {
    await Promise.all([...new Set([this.#dispatcher, this.#watched])].map((one) => one.destroy()))
  }
}

/** Ends early, and quietly, when the signal does: the next attempt sees it. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}

function basic(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64')
}

function signIn(auth: DruidAuth, secrets: ConnectionSecrets): Record<string, string> {
  switch (auth.kind) {
    case 'none':
      return {}
    case 'basic':
      return { authorization: `Basic ${basic(auth.user, secrets.druidPassword ?? '')}` }
    case 'bearer':
      return { authorization: `Bearer ${secrets.druidToken ?? ''}` }
    case 'headers':
      return Object.fromEntries(
        auth.names.flatMap((name) => {
          const value = secrets.druidHeaders?.[name]
          return value === undefined ? [] : [[name.toLowerCase(), value]]
        })
      )
  }
}

function secretsOf(auth: DruidAuth, secrets: ConnectionSecrets): string[] {
  const { druidPassword, druidToken, druidHeaders, s3SecretAccessKey, s3SessionToken } = secrets
  const known = [druidPassword, druidToken, s3SecretAccessKey, s3SessionToken, ...Object.values(druidHeaders ?? {})]
  if (auth.kind === 'basic') known.push(basic(auth.user, druidPassword ?? ''))
  return known.flatMap((secret) => secret ?? [])
}
