/** rules: what a dataset's files must hold, how a file keeps to it, and what is different from the last load. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { QualityScore } from '../domain/check-report'
import { Reading } from '../domain/column-type'
import { Dataset } from '../domain/dataset'
import { Drift } from '../domain/drift'
import { DatasetRules, Rule, RuleOutcome } from '../domain/rules'
import { RawRow } from '../domain/source'

const tags = ['rules']
const file = { sourceId: z.string(), chosen: z.array(Reading).default([]) }

/** A file against a dataset. */
export const Judgement = z.object({
  dataset: z.string(),
  /** Rows that were judged: those that reading does not reject. */
  rows: z.number(),
  outcomes: z.array(RuleOutcome),
  /** The score with the rules in it, against the dataset's gate. */
  quality: QualityScore,
  /** Null when there is no load to compare with. */
  drift: Drift.nullable()
})
export type Judgement = z.infer<typeof Judgement>

/** A dataset that a file may be meant for. */
export const Target = z.object({
  dataset: z.string(),
  /** Share of the columns of both that they have in common, 0 to 1. */
  likeness: z.number(),
  missing: z.array(z.string()),
  added: z.array(z.string()),
  rules: z.number()
})
export type Target = z.infer<typeof Target>

/** All that is kept of a dataset apart from its rows. */
export const DatasetExport = z.object({ version: z.literal(1), dataset: Dataset.nullable(), rules: DatasetRules })
export type DatasetExport = z.infer<typeof DatasetExport>

export const rules = {
  get: oc
    .route({
      method: 'GET',
      path: '/datasets/{dataset}/rules',
      tags,
      summary: 'Rules, gate and thresholds of a dataset'
    })
    .input(z.object({ dataset: z.string() }))
    .output(DatasetRules),
  /** Also before the first load: the dataset will have them. */
  set: oc
    .route({ method: 'PUT', path: '/datasets/{dataset}/rules', tags, summary: 'Set rules, gate and thresholds' })
    .input(DatasetRules.extend({ dataset: z.string() }))
    .output(DatasetRules),
  export: oc
    .route({
      method: 'GET',
      path: '/datasets/{dataset}/export',
      tags,
      summary: 'A dataset as JSON: schema, recipe, roles, rules'
    })
    .input(z.object({ dataset: z.string() }))
    .output(DatasetExport),
  /** Datasets whose columns are like the file's, most alike first. */
  targets: oc
    .route({ method: 'POST', path: '/check/targets', tags, summary: 'Datasets that a file may be meant for' })
    .input(z.object({ sourceId: z.string() }))
    .output(z.array(Target)),
  judge: oc
    .route({ method: 'POST', path: '/check/rules', tags, summary: 'Judge a file by a dataset: rules, score, drift' })
    .input(z.object({ ...file, dataset: z.string() }))
    .output(Judgement),
  drift: oc
    .route({ method: 'POST', path: '/check/drift', tags, summary: 'What is different from the last load of a dataset' })
    .input(z.object({ ...file, dataset: z.string() }))
    .output(Drift.nullable()),
  suggest: oc
    .route({ method: 'POST', path: '/check/rule-proposals', tags, summary: 'Rules that the data of a file propose' })
    .input(z.object({ ...file, dataset: z.string().nullable().default(null) }))
    .output(z.array(Rule)),
  /** Rows behind a cost of the score (`rule:<id>`, `missing-values:<column>`, …), in the order of the file. */
  costRows: oc
    .route({ method: 'POST', path: '/check/cost-rows', tags, summary: 'Rows behind a line of the score' })
    .input(
      z.object({
        ...file,
        dataset: z.string().nullable().default(null),
        costId: z.string(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(50)
      })
    )
    .output(z.array(RawRow))
}
