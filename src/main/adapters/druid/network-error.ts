/** What the network or TLS did, as an error of ours. */
import { AppError } from '../../../shared/errors'
import { type UnreachableReason, unreachableReasons } from '../../../shared/errors/unreachable'
import { type Call, callName } from './call'

/** The request never left: nothing can have been done. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT'
])

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH/

/** What codes of the network mean; `reasonCode` says which, for other languages. */
const meanings: Readonly<Record<string, UnreachableReason>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknown-name',
  EAI_AGAIN: 'unknown-name',
  EHOSTUNREACH: 'no-way',
  ENETUNREACH: 'no-way',
  EHOSTDOWN: 'no-way',
  UND_ERR_CONNECT_TIMEOUT: 'silent',
  ETIMEDOUT: 'silent',
  ECONNRESET: 'broke',
  EPIPE: 'broke',
  UND_ERR_SOCKET: 'broke'
}

function unreachable(code: string | null, url: string, cause: unknown): AppError {
  const reasonCode = code === null ? 'broke' : meanings[code]
  const reason = reasonCode === undefined ? code : unreachableReasons[reasonCode]
  return new AppError('druid.unreachable', { url, reason, ...(reasonCode && { reasonCode }) }, { cause })
}

/** The code that says most: a connect that tried several addresses keeps theirs inside. */
function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError) {
    for (const inner of error.errors) {
      const code = codeOf(inner)
      if (code !== null) return code
    }
  }
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

/** An error that is not ours yet. A call that may have been sent and may not be repeated is `druid.answer-lost`. */
export function networkError(error: unknown, call: Call, url: string): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code !== null && certificate.test(code)) return new AppError('druid.tls', { url, reason: code }, { cause: error })
  if (code !== null && neverSent.has(code)) {
    return unreachable(code, url, error)
  }
  if (!call.repeatable) return new AppError('druid.answer-lost', { call: callName(call) }, { cause: error })
  return unreachable(code, url, error)
}
