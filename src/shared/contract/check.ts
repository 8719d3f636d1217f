/** check: types, profile, findings and score over every row. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { CheckReport } from '../domain/check-report'
import { ClusterOptions, Clusters } from '../domain/cluster'
import { Reading } from '../domain/column-type'
import { DeepProfile } from '../domain/deep-profile'
import { allProblems, FindingPage, RowSeek } from '../domain/finding-page'
import { PassProgress } from '../domain/source'
import { Verification } from '../domain/verification'

const tags = ['check']
const input = z.object({
  sourceId: z.string(),
  /** Readings a person chose; the other columns are inferred. */
  chosen: z.array(Reading).default([])
})

export const CheckState = z.object({
  progress: PassProgress.nullable(),
  /** What a fast pass over every row says before the report is there; null until then, and for small sources. */
  verified: Verification.nullable(),
  report: CheckReport.nullable()
})
export type CheckState = z.infer<typeof CheckState>

export const DeepState = z.object({
  progress: PassProgress.nullable(),
  profile: DeepProfile.nullable(),
  /** A person has ended it; asking again begins anew. */
  stopped: z.boolean()
})
export type DeepState = z.infer<typeof DeepState>

export const check = {
  /** Progress, then (of large sources) the verification, then the report. The same question joins the running pass; its answer is kept. */
  watch: oc.input(input).output(eventIterator(CheckState)),
  report: oc
    .route({ method: 'POST', path: '/check', tags, summary: 'Check every row: types, profile, findings, score' })
    .input(input)
    .output(CheckReport),
  /** The deep profile of the newest report of these readings: progress, then the profile. The same question joins the running work. */
  deepen: oc.input(input).output(eventIterator(DeepState)),
  /** Ends the deep profile that is under way; asking again begins anew. */
  stopDeepening: oc.input(z.object({ sourceId: z.string() })).output(z.object({})),
  /** All rows behind a finding of the newest report or its deep profile, as raw text, by page. */
  findingRows: oc
    .route({
      method: 'GET',
      path: '/check/{sourceId}/findings/{findingId}',
      tags,
      summary: `All rows behind a finding, by page; "${allProblems}" stands for all failing rows`
    })
    .input(
      z.object({
        sourceId: z.string(),
        findingId: z.string(),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100)
      })
    )
    .output(FindingPage),
  /** The nearest row behind a finding before or after a row. */
  nearestRow: oc.input(z.object({ sourceId: z.string(), findingId: z.string(), seek: RowSeek })).output(FindingPage),
  /** Look-alikes among the values of a text column, by one of OpenRefine's methods. */
  clusters: oc
    .route({
      method: 'GET',
      path: '/check/{sourceId}/clusters',
      tags,
      summary: 'Look-alikes among the values of a column'
    })
    .input(ClusterOptions.extend({ sourceId: z.string(), column: z.string() }))
    .output(Clusters)
}
