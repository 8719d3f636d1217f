/** Errors of the SDK, of Node's network and of the server become ours. Messages of others are never handed on: they hold keys and signed URLs. */
import { AppError, type ErrorCode } from '../../../shared/errors'
import type { Place } from './place'

/** What was being done: the right it needs, and on what. */
export interface Act {
  readonly place: Place
  /** As a policy names it, e.g. `s3:PutObject`. */
  readonly action: string
  /** Key on the server; null: the bucket. */
  readonly key: string | null
}

interface ForeignError {
  readonly name?: string
  readonly code?: string
  readonly Code?: string
  readonly message?: string
  readonly Region?: string
  readonly address?: string
  readonly port?: number
  readonly hostname?: string
  readonly statusCode?: number
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> }
}

/** The code the server gave (`NoSuchBucket` …), or null. */
export function serverCode(error: unknown): string | null {
  const { Code, name, $metadata } = (error ?? {}) as ForeignError
  if ($metadata?.httpStatusCode === undefined) return null
  return Code ?? name ?? null
}

export function statusOf(error: unknown): number | null {
  const { $metadata, $response } = (error ?? {}) as ForeignError
  return $metadata?.httpStatusCode ?? $response?.statusCode ?? null
}

/** One of ours, whatever came. Cancelled calls become `cancelled`. */
export function translate(error: unknown, act: Act): AppError {
  if (error instanceof AppError) return error
  const ours = (code: ErrorCode, details: Record<string, unknown> = {}) =>
    new AppError(code, { host: act.place.host, ...details }, { cause: error })
  const foreign = (error ?? {}) as ForeignError
  if (foreign.name === 'AbortError') return ours('cancelled')
  return (
    ofCredentials(foreign, act, ours) ??
    // First: an answer that is cut has a status as well.
    ofNetwork(foreign, act, ours) ??
    ofServer(foreign, act, ours) ??
    new AppError('internal', {}, { cause: error })
  )
}

type Ours = (code: ErrorCode, details?: Record<string, unknown>) => AppError

function ofCredentials(error: ForeignError, { place }: Act, ours: Ours): AppError | null {
  const source = place.keysFrom
  switch (error.name) {
    case 'CredentialsProviderError':
      return ours(/expired|session.*invalid/i.test(error.message ?? '') ? 's3.sign-in-expired' : 's3.no-credentials', {
        source
      })
    case 'TokenProviderError':
    // What STS and SSO say when the identity itself has run out.
    case 'ExpiredTokenException':
    case 'UnauthorizedException':
      return ours('s3.sign-in-expired', { source })
    default:
      return null
  }
}

/** Codes that mean the same wherever they come; those that need the act are in `ofServer`. */
const plainCodes: Readonly<Record<string, ErrorCode>> = {
  InvalidAccessKeyId: 's3.unknown-key',
  // How Ceph names an access key that is not there in some versions.
  NoSuchUser: 's3.unknown-key',
  SignatureDoesNotMatch: 's3.wrong-secret',
  ExpiredToken: 's3.expired-token',
  TokenRefreshRequired: 's3.expired-token',
  InvalidToken: 's3.expired-token',
  SlowDown: 's3.slow-down',
  Throttling: 's3.slow-down',
  ThrottlingException: 's3.slow-down',
  RequestLimitExceeded: 's3.slow-down',
  TooManyRequests: 's3.slow-down',
  ServiceUnavailable: 's3.slow-down',
  InternalError: 's3.server',
  OperationAborted: 's3.server',
  ConditionalRequestConflict: 's3.server',
  RequestTimeout: 's3.connection-lost',
  IncompleteBody: 's3.connection-lost',
  QuotaExceeded: 's3.full',
  InsufficientCapacity: 's3.full',
  XMinioStorageFull: 's3.full',
  EntityTooSmall: 's3.part-too-small',
  BadDigest: 's3.damaged',
  InvalidDigest: 's3.damaged',
  XAmzContentSHA256Mismatch: 's3.damaged',
  XAmzContentChecksumMismatch: 's3.damaged',
  PreconditionFailed: 's3.conflict'
}

function ofServer(error: ForeignError, act: Act, ours: Ours): AppError | null {
  const status = statusOf(error)
  const { place } = act
  if (status === null) return null
  if (status === 407) return ours('s3.proxy', { proxy: place.proxy, reason: 'it asks for a user and a password' })
  const code = serverCode(error) ?? String(status)
  const key = act.key ?? place.bucket
  const region = error.Region ?? error.$response?.headers?.['x-amz-bucket-region']
  switch (code) {
    case 'NoSuchBucket':
      return ours('s3.bucket-missing', { bucket: place.bucket })
    case 'RequestTimeTooSkewed':
      return ours('s3.clock-skew', { minutes: skewMinutes(error) })
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'IllegalLocationConstraintException':
    case 'AuthorizationHeaderMalformed':
      return ours('s3.region', { bucket: place.bucket, region: place.region, expected: region ?? null })
    case 'AccessDenied':
    case 'AllAccessDisabled':
    case 'AccountProblem':
      // The right that lacks is one on the key of the encryption, and the server's words are the only place that says so.
      if (place.kmsKeyId !== null && /\bkms:/i.test(error.message ?? '')) {
        return ours('s3.kms', { keyId: place.kmsKeyId, reason: 'no grant' })
      }
      return denied(act, ours)
  }
  if (code.startsWith('KMS.')) return ours('s3.kms', { keyId: place.kmsKeyId, reason: code.slice(4) })
  const plain = Object.hasOwn(plainCodes, code) ? plainCodes[code] : undefined
  if (plain !== undefined) return ours(plain, { code, key, bucket: place.bucket })
  return ofStatus(status, code, region, act, ours)
}

/** Answers without a code that is known: those to HEAD have no body, and those of proxies and balancers are pages. */
function ofStatus(status: number, code: string, region: string | undefined, act: Act, ours: Ours): AppError {
  const { place } = act
  if (status >= 300 && status < 400) {
    if (region === undefined) return ours('s3.not-s3', { status })
    return ours('s3.region', { bucket: place.bucket, region: place.region, expected: region })
  }
  if (status === 403 || status === 401) return denied(act, ours)
  if (status === 429 || status === 503) return ours('s3.slow-down', { code: String(status) })
  if (status >= 500 && status !== 501) return ours('s3.server', { code: String(status) })
  // A code in an answer is a word; a page that could not be read gives none, or the name of an error of the reader.
  if (
    status < 300 ||
    !/^[A-Z][A-Za-z]+$/.test(code) ||
    /^(Error|Unknown|UnknownError|SyntaxError|NotFound)$/.test(code)
  ) {
    return ours('s3.not-s3', { status })
  }
  return ours('s3.invalid', { action: act.action, code })
}

const denied = ({ action, key, place }: Act, ours: Ours) =>
  ours('s3.denied', { action, resource: key === null ? place.bucket : `${place.bucket}/${key}` })

/** How far the clocks are apart, by the date the server answered with; null where it gave none. */
function skewMinutes(error: ForeignError): number | null {
  const date = Date.parse(error.$response?.headers?.date ?? '')
  return Number.isNaN(date) ? null : Math.round(Math.abs(Date.now() - date) / 60_000)
}

const untrusted = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE'
])

function ofNetwork(error: ForeignError, { place }: Act, ours: Ours): AppError | null {
  const code = error.code ?? ''
  const proxied = place.proxy !== null && isOfProxy(error, place.proxy)
  if (proxied) return ours('s3.proxy', { proxy: place.proxy, reason: proxyReason(error) })
  if (untrusted.has(code)) return ours('s3.tls-untrusted', { reason: code })
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return ours('s3.tls-name')
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return ours('s3.tls-expired')
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ours('s3.dns')
    case 'ECONNREFUSED':
      return ours('s3.refused')
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'ERR_SOCKET_CONNECTION_TIMEOUT':
      return ours('s3.unreachable')
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return ours('s3.connection-lost')
  }
  if (error.name === 'TimeoutError') return ours('s3.unreachable')
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
    return ours('s3.tls', { reason: code })
  // An answer that is cut or is no HTTP at all.
  if (code.startsWith('HPE_')) return ours('s3.not-s3', { status: code })
  if (/^(aborted|socket hang up)$/.test(error.message ?? '')) return ours('s3.connection-lost')
  return null
}

function isOfProxy({ code = '', address, port, hostname }: ForeignError, proxy: string): boolean {
  if (code.startsWith('ERR_PROXY_')) return true
  const { hostname: name, port: proxyPort } = new URL(`http://${proxy}`)
  if (hostname !== undefined) return hostname === name
  // A plain connection goes to the proxy and to nobody else.
  return address !== undefined && port === Number(proxyPort || 80)
}

const proxyReason = ({ code = 'unknown', statusCode }: ForeignError) =>
  statusCode === undefined ? code : `${code}, status ${statusCode}`
