/** jobs: history, progress, cancel, retry. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { CorrectedRow, correctionLimits, RejectedPage } from '../domain/corrections'
import { Job, JobDetail } from '../domain/job'
import { JobChoices, JobFilter, JobSummary } from '../domain/job-history'

const tags = ['jobs']
const one = z.object({ jobId: z.string() })

/** First a snapshot of all unsettled and the last 50 jobs, then each change. */
export const JobsMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), jobs: z.array(Job) }),
  z.object({ kind: z.literal('changed'), job: Job })
])
export type JobsMessage = z.infer<typeof JobsMessage>

export const jobs = {
  feed: oc.input(z.object({})).output(eventIterator(JobsMessage)),
  list: oc
    .route({ method: 'GET', path: '/jobs', tags, summary: 'Jobs, newest first' })
    .input(
      JobFilter.extend({
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100)
      })
    )
    .output(z.object({ jobs: z.array(Job), total: z.number() })),
  summary: oc
    .route({ method: 'GET', path: '/jobs/summary', tags, summary: 'Success, durations and quality of many jobs' })
    .input(JobFilter)
    .output(JobSummary),
  choices: oc
    .route({ method: 'GET', path: '/jobs/choices', tags, summary: 'Datasets and places that jobs can be chosen by' })
    .input(z.object({}))
    .output(JobChoices),
  get: oc
    .route({ method: 'GET', path: '/jobs/{jobId}', tags, summary: 'One job with attempts, log and receipt' })
    .input(one)
    .output(JobDetail),
  status: oc
    .route({ method: 'GET', path: '/ingest/status/{jobId}', tags: ['ingest'], summary: 'State and progress of a load' })
    .input(one)
    .output(Job),
  cancel: oc
    .route({ method: 'POST', path: '/jobs/{jobId}/cancel', tags, summary: 'Cancel a running load' })
    .input(one)
    .output(Job),
  /** Rejected rows of a finished load as raw text, by page. */
  rejected: oc
    .route({ method: 'GET', path: '/jobs/{jobId}/rejected', tags, summary: 'Rejected rows of a finished load' })
    .input(
      one.extend({
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100)
      })
    )
    .output(RejectedPage),
  /** Loads corrected rows into the dataset of the load that rejected them; each row once. */
  putBack: oc
    .route({ method: 'POST', path: '/jobs/{jobId}/put-back', tags, summary: 'Put corrected rows back' })
    .input(one.extend({ rows: z.array(CorrectedRow).min(1).max(correctionLimits.rows) }))
    .output(z.object({ jobId: z.string() })),
  runNext: oc
    .route({
      method: 'POST',
      path: '/jobs/{jobId}/run-next',
      tags,
      summary: 'Put a waiting load to the front of the queue; earlier loads of its dataset go before it'
    })
    .input(one)
    .output(Job),
  retry: oc
    .route({
      method: 'POST',
      path: '/jobs/{jobId}/retry',
      tags,
      summary: 'Try a failed or cancelled load again with the same inputs'
    })
    .input(one)
    .output(Job)
}
