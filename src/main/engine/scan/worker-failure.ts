/** What a worker met, as a message: errors of ours and of the system arrive as what they were. */
import { AppError, isErrorCode } from '../../../shared/errors'

export type Failed = {
  readonly kind: 'failed'
  readonly code: string | null
  readonly details: Record<string, unknown>
  /** Of a system error: `ENOSPC` and the like. */
  readonly systemCode: string | null
  readonly text: string
}

export function failedMessage(error: unknown): Failed {
  const ours = error instanceof AppError
  const system = !ours && error instanceof Error && 'code' in error ? String(error.code) : null
  return {
    kind: 'failed',
    code: ours ? error.code : null,
    details: ours ? { ...error.details } : {},
    systemCode: system,
    text: error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

export function errorOf({ code, details, systemCode, text }: Failed): Error {
  if (isErrorCode(code)) return new AppError(code, details)
  const error = new Error(text)
  return systemCode === null ? error : Object.assign(error, { code: systemCode })
}
