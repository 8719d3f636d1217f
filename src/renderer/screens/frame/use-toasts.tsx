import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Job } from '../../../shared/domain/job'
import { useJobsFeed } from '../../client'
import { paths } from '../../paths'
import { errorSentence, useText } from '../../text'
import { useOwnRun } from '../load/run-loads'

const doneMs = 8000

/** A toast when a job has ended, with the way to what it made. Follows the window's one feed of jobs. */
export function useToasts(): void {
  const { t } = useText('jobs')
  const [location, navigate] = useLocation()
  const here = useRef(location)
  here.current = location
  const tell = useCallback(
    (job: Job) => {
      // The screen of the load says it itself.
      if (here.current === paths.load && useOwnRun.getState().runId !== null) return
      const done = job.state === 'done'
      const id = `${job.id} ${job.attempt}`
      const go = (path: string) => {
        notifications.hide(id)
        navigate(path)
      }
      notifications.show({
        id,
        color: done ? 'green' : job.state === 'cancelled' ? 'gray' : 'red',
        autoClose: done || job.state === 'cancelled' ? doneMs : false,
        title: done
          ? t('toast.done', { count: job.rowsLoaded ?? 0, dataset: job.dataset })
          : t(`toast.${job.state === 'cancelled' ? 'cancelled' : 'failed'}`, { name: job.sourceName }),
        message: (
          <>
            {job.error && job.state !== 'cancelled' && <div>{errorSentence(job.error)}</div>}
            <Button mt={6} variant="light" onClick={() => go(done ? paths.board(job.dataset) : paths.job(job.id))}>
              {done ? t('toast.board') : t('toast.job')}
            </Button>
          </>
        )
      })
    },
    [t, navigate]
  )
  useJobsFeed(tell)
}
