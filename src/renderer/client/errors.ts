import { ORPCError } from '@orpc/client'
import { isErrorCode } from '../../shared/errors'

/** An error as screens show it. `host.unreachable` is the renderer's own: the core did not answer at all. */
export interface ShownError {
  readonly code: string
  /** The core's sentence, in English; words of the person's language are looked up by code first. */
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
  readonly retryable: boolean
}

function partsOf(data: unknown): { details: Record<string, unknown>; retryable: boolean | undefined } {
  const shape = (typeof data === 'object' && data !== null ? data : {}) as { details?: unknown; retryable?: unknown }
  const details = typeof shape.details === 'object' && shape.details !== null ? { ...shape.details } : {}
  return { details, retryable: typeof shape.retryable === 'boolean' ? shape.retryable : undefined }
}

/** Whatever was thrown, as one shape. */
export function appErrorOf(error: unknown): ShownError {
  if (isShown(error)) return error
  if (error instanceof ORPCError) {
    const { details, retryable } = partsOf(error.data)
    const known = isErrorCode(error.code)
    const code = known ? error.code : error.status === 401 ? 'web.unauthorized' : 'internal'
    return { code, message: known ? error.message : '', details, retryable: retryable ?? false }
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'cancelled', message: '', details: {}, retryable: false }
  }
  return { code: 'host.unreachable', message: '', details: {}, retryable: true }
}

function isShown(error: unknown): error is ShownError {
  if (typeof error !== 'object' || error === null || error instanceof Error) return false
  return 'code' in error && typeof error.code === 'string' && 'retryable' in error
}
