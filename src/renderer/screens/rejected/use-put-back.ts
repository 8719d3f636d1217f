/** Starts the load of corrected rows and waits for its end. */
import { useEffect, useState } from 'react'
import type { CorrectedRow } from '../../../shared/domain/corrections'
import { appErrorOf, client, isJobSettled, type ShownError, useJob } from '../../client'

interface PutBack {
  readonly busy: boolean
  /** The load once it has settled. */
  readonly jobId: string | null
  readonly error: ShownError | null
  start(rows: CorrectedRow[]): void
  dismiss(): void
}

/** @param onSettled called when the load has come to an end */
export function usePutBack(jobId: string, onSettled: () => void): PutBack {
  const [started, setStarted] = useState<string | null>(null)
  const [settled, setSettled] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<ShownError | null>(null)
  const job = useJob(started ?? '')
  const isOver = job !== null && job !== undefined && job.id === started && isJobSettled(job.state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the load has come to an end
  useEffect(() => {
    if (!isOver || started === null) return
    setSettled(started)
    setStarted(null)
    if (job?.state === 'done') onSettled()
    else if (job?.error) setError(job.error)
  }, [isOver])
  return {
    busy: asking || started !== null,
    jobId: settled,
    error,
    start(rows) {
      setAsking(true)
      setError(null)
      setSettled(null)
      client.jobs
        .putBack({ jobId, rows })
        .then((answer) => setStarted(answer.jobId))
        .catch((thrown: unknown) => setError(appErrorOf(thrown)))
        .finally(() => setAsking(false))
    },
    dismiss() {
      setError(null)
      setSettled(null)
    }
  }
}
