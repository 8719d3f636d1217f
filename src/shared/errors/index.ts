/**
 * One error vocabulary. A code is "room.reason"; its sentence says what happened, where, and what to do next. Foreign
 * errors are translated in the adapter that met them; what nobody translated becomes `internal`. One file per room.
 */
import { alertsErrors } from './alerts'
import { checkErrors } from './check'
import { clusterErrors } from './cluster'
import { druidErrors } from './druid'
import type { Details, Entry } from './entry'
import { exploreErrors } from './explore'
import { hostsErrors } from './hosts'
import { loadErrors } from './load'
import { openErrors } from './open'
import { s3Errors } from './s3'
import { shapeErrors } from './shape'

const table = {
  ...openErrors,
  ...checkErrors,
  ...shapeErrors,
  ...loadErrors,
  ...druidErrors,
  ...exploreErrors,
  ...alertsErrors,
  ...s3Errors,
  ...clusterErrors,
  ...hostsErrors
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof table
export const errorCodes = Object.keys(table) as readonly ErrorCode[]

/** The one error class. `details` are plain data; the sentence is made from them. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: Details

  constructor(code: ErrorCode, details: Details = {}, options?: { cause?: unknown }) {
    super(sentenceOf(code, details), options)
    this.code = code
    this.details = details
  }

  /** HTTP status of the code. */
  get status(): number {
    return table[this.code].status
  }

  /** Whether the same call may succeed when it is made again. */
  get retryable(): boolean {
    return table[this.code].retryable
  }

  /** Plain data for storage and for the wire. */
  toShape(): { code: string; message: string; details: Record<string, unknown>; retryable: boolean } {
    return { code: this.code, message: this.message, details: { ...this.details }, retryable: this.retryable }
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(table, value)
}

/** The English sentence of a code with its details filled in. */
export function sentenceOf(code: ErrorCode, details: Details): string {
  return table[code].sentence(details)
}

/** Whether this is a cancel: ours, or the platform's AbortError. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}
