import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, type ErrorCode } from '../../../shared/errors'

export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number
  /** The longest wait after the first failure; it doubles with each. */
  readonly baseMs: number
  readonly capMs: number
  /** From 0 to 1. */
  readonly random: () => number
}

/** An upload sits out a lost network for up to half a minute; then its job decides. */
export const patient: RetryPolicy = { attempts: 8, baseMs: 300, capMs: 15_000, random: Math.random }
/** Calls somebody waits for. */
export const brief: RetryPolicy = { ...patient, attempts: 4 }

const transient: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  's3.dns',
  's3.refused',
  's3.unreachable',
  's3.connection-lost',
  's3.slow-down',
  's3.server',
  's3.damaged'
])

/** Runs until it succeeds, fails for good, or has been tried often enough; waits with full jitter in between. */
export async function retrying<T>(
  policy: RetryPolicy,
  signal: AbortSignal | undefined,
  run: () => Promise<T>
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await run()
    } catch (error) {
      const isTransient = error instanceof AppError && transient.has(error.code)
      if (!isTransient || failures >= policy.attempts || signal?.aborted) throw error
      await pause(waitMs(policy, failures, error.cause), signal)
    }
  }
}

/** Full jitter: anything from nothing to the doubled limit, so that many clients do not come back at once; at least what the server asked for. */
export function waitMs(policy: RetryPolicy, failures: number, cause?: unknown): number {
  const limit = Math.min(policy.capMs, policy.baseMs * 2 ** (failures - 1))
  return Math.min(policy.capMs, Math.max(policy.random() * limit, askedForMs(cause)))
}

function askedForMs(cause: unknown): number {
  const response = (cause as { $response?: { headers?: Record<string, string> } } | undefined)?.$response
  const seconds = Number(response?.headers?.['retry-after'])
  return Number.isFinite(seconds) ? seconds * 1000 : 0
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {})
  } catch (error) {
    throw new AppError('cancelled', {}, { cause: error })
  }
}
