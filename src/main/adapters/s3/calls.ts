/** Every call to the server goes through here: errors become ours, and what may be tried again is. */
import { AppError } from '../../../shared/errors'
import type { Place } from './place'
import { type RetryPolicy, retrying } from './retry'
import { translate } from './translate'

/** An upload in parts is not there any more: somebody or a rule of the bucket gave it up, or it was completed. */
export class UploadGone extends Error {}

export interface CallOptions {
  /** As a policy names it. */
  readonly action: string
  /** Key on the server; null: the bucket. */
  readonly key: string | null
  readonly signal?: AbortSignal | undefined
  readonly retry: RetryPolicy
}

export type Caller = <T>(options: CallOptions, send: (http: { abortSignal?: AbortSignal }) => Promise<T>) => Promise<T>

export function callerOf(place: Place): Caller {
  return (options, send) =>
    retrying(options.retry, options.signal, async () => {
      try {
        return await send(options.signal ? { abortSignal: options.signal } : {})
      } catch (error) {
        if (error instanceof UploadGone) throw error
        // Whatever reason the signal was given: it is what stands in the error of the SDK.
        if (options.signal?.aborted) throw new AppError('cancelled', {}, { cause: error })
        throw translate(error, { place, action: options.action, key: options.key })
      }
    })
}
