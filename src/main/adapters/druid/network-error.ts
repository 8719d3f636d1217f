/** What the network or TLS did, as an error of ours. */
import { AppError } from '../../../shared/errors'
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
    return new AppError('druid.unreachable', { url, reason: code }, { cause: error })
  }
  if (!call.repeatable) return new AppError('druid.answer-lost', { call: callName(call) }, { cause: error })
  return new AppError('druid.unreachable', { url, reason: code ?? 'the connection broke' }, { cause: error })
}
