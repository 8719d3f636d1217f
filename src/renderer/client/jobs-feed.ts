import { useEffect } from 'react'
import { create } from 'zustand'
import type { Job, JobState } from '../../shared/domain/job'
import { api, client } from './client'
import { restartFailedFeeds } from './feed-hub'
import { followFeed } from './follow-feed'
import { queryClient } from './query-client'

interface Jobs {
  /** Newest first; empty until the first snapshot. */
  readonly jobs: readonly Job[]
  readonly ready: boolean
}

/** Jobs as the window's one feed tells them. Read it with `useJobs` and `useJob`. */
const useStore = create<Jobs>()(() => ({ jobs: [], ready: false }))

const settled: ReadonlySet<JobState> = new Set(['done', 'failed', 'cancelled', 'needs-attention'])

/** Whether nothing more happens to a job unless a person acts. */
export function isJobSettled(state: JobState): boolean {
  return settled.has(state)
}

/** All unsettled jobs and the last fifty. */
export function useJobs(): Jobs {
  return useStore()
}

/** One job as the feed knows it last, or null when it is older than what the feed told. */
export function useJob(jobId: string | null): Job | null {
  return useStore((state) => state.jobs.find((job) => job.id === jobId) ?? null)
}

/** Follows the feed for as long as the calling component lives: mounted once, by the shell. */
export function useJobsFeed(onSettled: (job: Job) => void): void {
  useEffect(
    () =>
      followFeed({
        name: 'jobs',
        endless: true,
        subscribe: (signal) => client.jobs.feed({}, { signal }),
        onMessage: (message) => {
          if (message.kind === 'snapshot') {
            const again = useStore.getState().ready
            useStore.setState({ jobs: newestFirst(message.jobs), ready: true })
            // The feed came back: what was asked before may be out of date.
            if (again) {
              void queryClient.invalidateQueries()
              restartFailedFeeds()
            }
            return
          }
          const before = useStore.getState().jobs.find((job) => job.id === message.job.id)
          const others = useStore.getState().jobs.filter((job) => job.id !== message.job.id)
          useStore.setState({ jobs: newestFirst([message.job, ...others]) })
          const ended = isJobSettled(message.job.state) && !(before && isJobSettled(before.state))
          if (!before || before.state !== message.job.state) {
            void queryClient.invalidateQueries({ queryKey: api.jobs.key() })
            void queryClient.invalidateQueries({ queryKey: api.load.runs.key() })
          }
          if (!ended) return
          void queryClient.invalidateQueries({ queryKey: api.explore.key() })
          void queryClient.invalidateQueries({ queryKey: api.settings.key() })
          void queryClient.invalidateQueries({ queryKey: api.cluster.plan.key() })
          onSettled(message.job)
        },
        onError: () => useStore.setState({ ready: true })
      }),
    [onSettled]
  )
}

function newestFirst(jobs: readonly Job[]): readonly Job[] {
  return [...jobs].sort((a, b) => b.createdMs - a.createdMs)
}
