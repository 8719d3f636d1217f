/** check: types, profile, findings and score over every row. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { CheckReport } from '../domain/check-report'
import { Reading } from '../domain/column-type'
import { PassProgress, RawRow } from '../domain/source'
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

export const check = {
  /** Progress, then (of large sources) the verification, then the report. The same question joins the running pass; its answer is kept. */
  watch: oc.input(input).output(eventIterator(CheckState)),
  report: oc
    .route({ method: 'POST', path: '/check', tags, summary: 'Check every row: types, profile, findings, score' })
    .input(input)
    .output(CheckReport),
  /** Rows behind a finding, as raw text. */
  findingRows: oc
    .route({ method: 'GET', path: '/check/{sourceId}/findings/{findingId}', tags, summary: 'Rows behind a finding' })
    .input(z.object({ sourceId: z.string(), findingId: z.string() }))
    .output(z.array(RawRow))
}
