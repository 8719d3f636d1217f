import { useMutation } from '@tanstack/react-query'
import { api, appErrorOf, queryClient, type ShownError } from '../../client'

export interface JobActs {
  cancel(jobId: string): void
  retry(jobId: string): void
  runNext(jobId: string): void
  readonly busy: boolean
  readonly error: ShownError | null
  forget(): void
}

/** Cancel, retry and the order of the queue; what the feed tells afterwards is what screens show. */
export function useJobActs(): JobActs {
  const onSettled = () => void queryClient.invalidateQueries({ queryKey: api.jobs.key() })
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onSettled }))
  const retry = useMutation(api.jobs.retry.mutationOptions({ onSettled }))
  const runNext = useMutation(api.jobs.runNext.mutationOptions({ onSettled }))
  const error = cancel.error ?? retry.error ?? runNext.error
  return {
    cancel: (jobId) => cancel.mutate({ jobId }),
    retry: (jobId) => retry.mutate({ jobId }),
    runNext: (jobId) => runNext.mutate({ jobId }),
    busy: cancel.isPending || retry.isPending || runNext.isPending,
    error: error ? appErrorOf(error) : null,
    forget: () => {
      cancel.reset()
      retry.reset()
      runNext.reset()
    }
  }
}

/** Whether a job may be tried again. */
export function isRetryable(state: string): boolean {
  return state === 'failed' || state === 'cancelled' || state === 'needs-attention'
}

/** Whether a job may still be cancelled. */
export function isCancellable(state: string): boolean {
  return state === 'planned' || state === 'publishing' || state === 'submitted' || state === 'running'
}
