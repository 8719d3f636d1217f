/** load: bring one source into one dataset. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { CheckReport, QualityScore } from '../domain/check-report'
import { Reading } from '../domain/column-type'
import { ClusterDestination } from '../domain/destination'
import { Drift } from '../domain/drift'
import { NotCompared, ParityRow, Receipt } from '../domain/job'
import { LoadMode } from '../domain/load-mode'
import { LoadRun, RunId, RunOrder, WaitingFile } from '../domain/load-run'
import { Measure, Recipe } from '../domain/recipe'
import { RoleProposal } from '../domain/role'
import { RuleOutcome } from '../domain/rules'
import { Source } from '../domain/source'

const tags = ['load']

const oneRun = z.object({ runId: z.string() })
const what = z.object({
  sourceId: z.string(),
  recipe: Recipe,
  dataset: z.string(),
  mode: LoadMode.default('replace-months'),
  /** A cluster; absent: the warehouse of this machine. */
  destination: ClusterDestination.optional()
})

export const LoadPlan = z.object({
  measure: Measure,
  /** What happens to each month: rows there now, rows after. Empty without an order date. */
  months: z.array(
    z.object({ month: z.string(), rowsBefore: z.number(), rowsAfter: z.number(), replaced: z.boolean() })
  ),
  rowsStaying: z.number(),
  rowsReplaced: z.number(),
  /** A finished job that loaded a file with the same content hash into this dataset. */
  sameFileJobId: z.string().nullable(),
  /** True when quality is below the gate or a blocking rule is broken: a reason must be given. */
  needsReason: z.boolean(),
  /** The score with the dataset's rules in it, against its gate; how the rules ended; what drifted since its last load. */
  quality: QualityScore.nullable(),
  rules: z.array(RuleOutcome),
  drift: Drift.nullable(),
  /** Sentences that speak against loading, as error shapes; empty when it may start. */
  problems: z.array(z.object({ code: z.string(), message: z.string() })),
  datasetExists: z.boolean()
})
export type LoadPlan = z.infer<typeof LoadPlan>

export const Analysis = z.object({
  source: Source,
  report: CheckReport,
  roles: z.array(RoleProposal)
})
export type Analysis = z.infer<typeof Analysis>

export const load = {
  plan: oc
    .route({ method: 'POST', path: '/load/plan', tags, summary: 'What a load would change' })
    .input(what)
    .output(LoadPlan),
  start: oc
    .route({ method: 'POST', path: '/load', tags, summary: 'Start a load; answers with the job id' })
    .input(what.extend({ belowGateReason: z.string().trim().min(3).nullable().default(null) }))
    .output(z.object({ jobId: z.string() })),
  /**
   * Several files into one dataset, one load after the other: the opened file first, then those that wait. Asked again
   * with the same id it starts nothing, and answers with the run as it is.
   */
  startRun: oc
    .route({
      method: 'POST',
      path: '/load/runs',
      tags,
      summary: 'Load an opened file, then further files with its recipe'
    })
    .input(RunOrder.extend({ runId: RunId, sourceId: z.string(), waiting: z.array(WaitingFile) }))
    .output(LoadRun),
  runs: oc
    .route({
      method: 'GET',
      path: '/load/runs',
      tags,
      summary: 'Runs under way or stopped in the middle, newest first'
    })
    .input(z.object({}))
    .output(z.array(LoadRun)),
  watchRun: oc.input(oneRun).output(eventIterator(LoadRun)),
  retryRun: oc
    .route({
      method: 'POST',
      path: '/load/runs/{runId}/retry',
      tags,
      summary: 'Try the file that failed again, and those behind it'
    })
    .input(oneRun)
    .output(LoadRun),
  cancelRun: oc
    .route({
      method: 'POST',
      path: '/load/runs/{runId}/cancel',
      tags,
      summary: 'Cancel the load under way; those behind it do not begin'
    })
    .input(oneRun)
    .output(LoadRun),
  forgetRun: oc
    .route({
      method: 'DELETE',
      path: '/load/runs/{runId}',
      tags,
      summary: 'Forget a run that is over, with the files that still waited'
    })
    .input(oneRun)
    .output(z.object({})),
  receipt: oc
    .route({ method: 'GET', path: '/jobs/{jobId}/receipt', tags, summary: 'The proof of a finished load' })
    .input(z.object({ jobId: z.string() }))
    .output(Receipt),
  verify: oc
    .route({
      method: 'POST',
      path: '/jobs/{jobId}/verify',
      tags,
      summary: 'Compare a finished load to a cluster with what the datasource holds now'
    })
    .input(z.object({ jobId: z.string() }))
    .output(z.object({ parity: z.array(ParityRow), notCompared: z.array(NotCompared), atMs: z.number() })),
  /** The web system's calls, kept. A multipart upload of `file` is accepted by the same routes. */
  analyzeSchema: oc
    .route({
      method: 'POST',
      path: '/ingest/analyze-schema',
      tags: ['ingest'],
      summary: 'Dialect, columns, findings, score and roles of a file (path inside the roots, or multipart `file`)'
    })
    .input(z.object({ path: z.string() }))
    .output(Analysis),
  localUpload: oc
    .route({
      method: 'POST',
      path: '/ingest/local-upload',
      tags: ['ingest'],
      summary:
        'Load a file into a dataset with its proposed (or given) recipe (path inside the roots, or multipart `file`)'
    })
    .input(
      z.object({
        path: z.string(),
        dataset: z.string().nullable().default(null),
        recipe: Recipe.nullable().default(null),
        chosen: z.array(Reading).default([]),
        mode: LoadMode.default('replace-months'),
        belowGateReason: z.string().trim().min(3).nullable().default(null)
      })
    )
    .output(z.object({ jobId: z.string() }))
}
