/**
 * How errors cross a process border, the same on every border (screen to host, host to engine, REST): an `AppError`
 * travels as an ORPCError of the same code and becomes an `AppError` again on the other side.
 */
import { ORPCError } from '@orpc/client'
import { AppError, isCancelled, isErrorCode } from '../errors'

/** Called with what nobody translated; the reference is what the person sees. */
export type ReportUnexpected = (error: unknown, reference: string) => void

interface Issue {
  readonly path?: readonly unknown[]
  readonly message?: string
}

function issuesOf(data: unknown): string {
  const issues = (data as { issues?: readonly Issue[] } | undefined)?.issues ?? []
  return issues.map((issue) => `${(issue.path ?? []).map(pathPart).join('.') || 'input'}: ${issue.message}`).join('; ')
}

function pathPart(part: unknown): string {
  return typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part)
}

function toAppError(error: unknown, report: ReportUnexpected): AppError {
  if (error instanceof AppError) return error
  if (isCancelled(error)) return new AppError('cancelled')
  if (error instanceof ORPCError) {
    if (isErrorCode(error.code)) return new AppError(error.code, detailsOf(error.data))
    if (error.code === 'BAD_REQUEST')
      return new AppError('web.bad-request', { reason: issuesOf(error.data) || error.message })
  }
  const reference = Math.random().toString(36).slice(2, 10)
  report(error, reference)
  return new AppError('internal', { reference }, { cause: error })
}

/** The error as it goes over the wire. */
export function toWire(error: unknown, report: ReportUnexpected): ORPCError<string, unknown> {
  const app = toAppError(error, report)
  // A handler may only answer with 4xx and 5xx; 499 and 507 are not known to every client.
  const status = app.status >= 400 && app.status < 600 ? app.status : 500
  return new ORPCError(app.code, { status, message: app.message, data: app.toShape() })
}

function detailsOf(data: unknown): Record<string, unknown> {
  const details = (data as { details?: unknown } | undefined)?.details
  return typeof details === 'object' && details !== null ? { ...details } : {}
}

/** The error as the caller gets it: an `AppError`; `internal` for anything unknown. */
export function fromWire(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ORPCError && isErrorCode(error.code)) return new AppError(error.code, detailsOf(error.data))
  if (isCancelled(error) || isClosedQueue(error)) return new AppError('cancelled')
  return new AppError('internal', {}, { cause: error })
}

/** What oRPC throws for the next message of a feed whose signal was aborted between two messages. */
function isClosedQueue(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('[AsyncIdQueue]')
}

/**
 * Interceptor for oRPC handlers and clients (`clientInterceptors`, `interceptors`): whatever a procedure throws, at
 * once or in the middle of a feed, leaves as a wire error.
 */
export function translateErrors(report: ReportUnexpected) {
  return async (options: { next: () => Promise<unknown> }): Promise<unknown> => {
    try {
      const output = await options.next()
      return isAsyncIterator(output) ? translateFeed(output, (error) => toWire(error, report)) : output
    } catch (error) {
      throw toWire(error, report)
    }
  }
}

function isAsyncIterator(value: unknown): value is AsyncIterableIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

async function* translateFeed(feed: AsyncIterableIterator<unknown>, translate: (error: unknown) => Error) {
  try {
    for await (const message of feed) yield message
  } catch (error) {
    throw translate(error)
  }
}
