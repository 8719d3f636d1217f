/**
 * The contract between the host and its engine processes. Every call carries all it needs (the whole `Source`, the
 * work folder), so that an engine may be killed and started again at any time and the same call simply repeated.
 */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { CheckReport, Finding } from '../domain/check-report'
import { ClusterOptions, Clusters } from '../domain/cluster'
import { Column, Reading } from '../domain/column-type'
import { DeepProfile } from '../domain/deep-profile'
import { DialectOverride } from '../domain/dialect'
import { IngestFormat, Money } from '../domain/druid/ingest-form'
import { RollupQuestion, StoredMonth } from '../domain/druid/rollup-estimate'
import { FindingPage, RowSeek } from '../domain/finding-page'
import { ParityRow } from '../domain/job'
import { Ledger } from '../domain/ledger'
import { LoadMode } from '../domain/load-mode'
import { TableProfile } from '../domain/load-profile'
import { Summary, SummaryPlan } from '../domain/query/summary-plan'
import { Measure, Preview, Recipe } from '../domain/recipe'
import { Rule, RuleOutcome } from '../domain/rules'
import { PassProgress, RawRow, RowWindow, Source, Structure } from '../domain/source'
import { Unmatched } from '../domain/unmatched'
import { Verification } from '../domain/verification'
import { AnswerMessage, Table, TableCell } from './explore'

/** A source and the folder in which the engine may keep decoded copies and row indexes of it (named by source id). */
const at = { source: Source, workDir: z.string() }

const progress = z.object({ kind: z.literal('progress'), progress: PassProgress })

export const ShapePart = z.object({
  /** `YYYY-MM`, or null when the dataset has no order date. */
  month: z.string().nullable(),
  path: z.string(),
  rows: z.number(),
  sizeBytes: z.number()
})
export type ShapePart = z.infer<typeof ShapePart>

/** What the warehouse must answer after the load: exact text of one measure over the shaped rows. */
export const Expectation = z.object({
  kind: z.enum(['rows', 'sum', 'min', 'max', 'distinct']),
  /** Null for `rows`. */
  column: z.string().nullable(),
  value: z.string().nullable()
})
export type Expectation = z.infer<typeof Expectation>

export const ShapeResult = z.object({
  parts: z.array(ShapePart),
  ledger: Ledger,
  /** Columns of the parts without `__time`. */
  schema: z.array(Column),
  expectations: z.array(Expectation),
  rejectedPath: z.string().nullable(),
  rejectedByReason: z.array(z.object({ reason: z.string(), rows: z.number() })),
  /** Of several files: how many rows were read of each, in their order. */
  fileRows: z.array(z.number()).optional(),
  tookMs: z.number()
})
export type ShapeResult = z.infer<typeof ShapeResult>

/** A file of rows for Druid. */
export const PublishedFile = z.object({
  name: z.string(),
  path: z.string(),
  /** Months whose rows are in it; empty without an order date. */
  months: z.array(z.string()),
  rows: z.number(),
  sizeBytes: z.number()
})
export type PublishedFile = z.infer<typeof PublishedFile>

/** What the parts hold, by month (one line with month null without an order date), to be compared with what Druid answers. */
export const MonthTotals = z.object({
  month: z.string().nullable(),
  rows: z.number(),
  /** Sums of the numeric columns as text, by name; null where no row has a value. */
  sums: z.record(z.string(), z.string().nullable())
})
export type MonthTotals = z.infer<typeof MonthTotals>

/** A check report before the host adds the score. */
export const CheckFacts = CheckReport.omit({ quality: true })
export type CheckFacts = z.infer<typeof CheckFacts>

export const Sniffed = z.object({ source: Source, first: z.array(RawRow) })
export type Sniffed = z.infer<typeof Sniffed>

/** Rules on the typed rows of a source; `valuesPath` is a Parquet file with the values (`value`, text) of a rule that looks into a dataset. */
const judged = {
  ...at,
  readings: z.array(Reading),
  rules: z.array(z.object({ rule: Rule, valuesPath: z.string().nullable() }))
}

/** How a rule about rows ended; rules about the file as a whole are not answered. */
export const RuleTally = z.object({
  ruleId: z.string(),
  count: z.number(),
  problem: RuleOutcome.shape.problem,
  examples: RuleOutcome.shape.examples
})
export type RuleTally = z.infer<typeof RuleTally>

const reader = {
  /** Reads the beginning of a file: refusals, encoding, compression, dialect, column names, first 200 rows. */
  sniff: oc.input(z.object({ path: z.string(), override: DialectOverride.default({}) })).output(Sniffed),
  /** Structural pass over all bytes (decoding first where needed). */
  scan: oc
    .input(z.object(at))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('structure'), structure: Structure })])
      )
    ),
  /** SHA-256 of the source's content on disk, hex, and of each of its files. */
  hash: oc
    .input(z.object({ source: Source }))
    .output(z.object({ contentHash: z.string(), fileHashes: z.array(z.string()) })),
  /** SHA-256 of each file's bytes, hex, in the order of the paths. */
  hashFiles: oc.input(z.object({ paths: z.array(z.string()) })).output(z.object({ hashes: z.array(z.string()) })),
  rows: oc.input(z.object({ ...at, offset: z.number(), limit: z.number() })).output(RowWindow),
  /** `verified` comes at most once: large sources are verified before their columns are profiled. */
  check: oc
    .input(z.object({ ...at, chosen: z.array(Reading), todayIso: z.string() }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({ kind: z.literal('verified'), verification: Verification }),
          z.object({ kind: z.literal('facts'), facts: CheckFacts })
        ])
      )
    ),
  /** What takes further looks at all rows, after the report: exact spreads, keys, correlations, findings across columns. */
  deepen: oc
    .input(z.object({ ...at, report: CheckFacts.pick({ columns: true, duplicateRows: true }) }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('deep'), profile: DeepProfile })])
      )
    ),
  /** All rows behind a finding (null: all problems) as the check read the columns, by page or from a row on. */
  findingRows: oc
    .input(
      z.object({
        ...at,
        readings: z.array(Reading),
        finding: Finding.nullable(),
        todayIso: z.string(),
        offset: z.number(),
        limit: z.number(),
        seek: RowSeek.nullable()
      })
    )
    .output(FindingPage),
  /** Look-alikes among the values of a text column. */
  clusters: oc
    .input(z.object({ ...at, readings: z.array(Reading), column: z.string(), options: ClusterOptions }))
    .output(Clusters),
  preview: oc
    .input(
      z.object({
        ...at,
        recipe: Recipe,
        offset: z.number(),
        limit: z.number(),
        upTo: z.string().nullable().default(null)
      })
    )
    .output(Preview),
  measure: oc
    .input(z.object({ ...at, recipe: Recipe }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('measured'), measure: Measure })])
      )
    ),
  /** Counts the rows that a rollup leaves of those that a recipe loads, by month. */
  storedRows: oc
    .input(z.object({ ...at, recipe: Recipe, question: RollupQuestion }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('counted'), months: z.array(StoredMonth) })])
      )
    ),
  unmatched: oc.input(z.object({ ...at, recipe: Recipe, stepId: z.string(), limit: z.number() })).output(Unmatched),
  /** Judges rules on every row that its readings do not reject, and profiles those rows for comparisons with other loads. */
  judge: oc
    .input(z.object({ ...judged, dateColumn: z.string().nullable(), valueColumns: z.array(z.string()) }))
    .output(z.object({ table: TableProfile, tallies: z.array(RuleTally) })),
  /** Rows that break the first of the rules, in their order, as raw text. */
  breakingRows: oc
    .input(z.object({ ...judged, offset: z.number(), limit: z.number() }))
    .output(z.object({ rows: z.array(RawRow) })),
  /**
   * Runs the recipe over the whole file and writes typed Parquet parts by month and the rejected rows into `outDir`. With `onlyMonths` there are
   * parts of these months only; good rows of others are in the ledger as `otherMonths`.
   */
  shape: oc
    .input(
      z.object({ ...at, recipe: Recipe, outDir: z.string(), onlyMonths: z.array(z.string()).nullable().default(null) })
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('shaped'), result: ShapeResult })])
      )
    ),
  /** Writes the file as it was read: raw text cells, UTF-8, RFC 4180, header first. */
  exportText: oc.input(z.object({ ...at, outPath: z.string() })).output(z.object({ rows: z.number() }))
}

const warehouse = {
  /** What a dataset's table holds; `exists` false when there is none. */
  describe: oc.input(z.object({ dataset: z.string() })).output(
    z.object({
      exists: z.boolean(),
      schema: z.array(Column),
      rows: z.number(),
      /** ISO days of the smallest and largest `__time`. */
      from: z.string().nullable(),
      through: z.string().nullable(),
      months: z.array(z.object({ month: z.string(), rows: z.number() }))
    })
  ),
  /**
   * Brings parts into a dataset in one transaction and checks the expectations inside it; rolls back (`load.parity`)
   * when one differs. The table gets the parts' columns (with `__time`) and `__load`, the job id.
   */
  load: oc
    .input(
      z.object({
        dataset: z.string(),
        jobId: z.string(),
        parts: z.array(ShapePart),
        schema: z.array(Column),
        mode: LoadMode,
        expectations: z.array(Expectation)
      })
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({
            kind: z.literal('loaded'),
            rows: z.number(),
            parity: z.array(ParityRow),
            months: z.array(z.object({ month: z.string(), rows: z.number(), rowsBefore: z.number() }))
          })
        ])
      )
    ),
  /** Writes parts as JSON lines (gzip) or Parquet that Druid reads, into a folder inside the store; see `publishedColumns`. */
  publish: oc
    .input(
      z.object({
        parts: z.array(ShapePart),
        schema: z.array(Column),
        money: Money,
        format: IngestFormat,
        outDir: z.string()
      })
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({ kind: z.literal('published'), files: z.array(PublishedFile), totals: z.array(MonthTotals) })
        ])
      )
    ),
  drop: oc.input(z.object({ dataset: z.string() })).output(z.object({})),
  /** What is summed up of a dataset by this plan; where nothing is yet, it is made behind the answer, or before it (`wait`). */
  summaries: oc
    .input(z.object({ dataset: z.string(), plan: SummaryPlan, wait: z.boolean().default(false) }))
    .output(z.array(Summary)),
  /** SQL made by the core, with `?` parameters; `instead` where a summary that it reads is gone. */
  query: oc
    .input(
      z.object({
        sql: z.string(),
        params: z.array(TableCell).default([]),
        limit: z.number(),
        timeoutMs: z.number(),
        instead: z.object({ sql: z.string(), params: z.array(TableCell) }).optional()
      })
    )
    .output(Table),
  /** SQL a person wrote: one SELECT over `datasets`, sandboxed. */
  userQuery: oc
    .input(
      z.object({
        sql: z.string(),
        datasets: z.array(z.string()),
        limit: z.number(),
        timeoutMs: z.number(),
        /** The plan is wanted, not the rows. */
        isExplain: z.boolean().optional()
      })
    )
    .output(eventIterator(AnswerMessage)),
  /** Writes the different values of a column as text (`value`) to a Parquet file inside the store; `exists` false when there is no such column. */
  exportValues: oc
    .input(z.object({ dataset: z.string(), column: z.string(), outPath: z.string() }))
    .output(z.object({ exists: z.boolean() })),
  size: oc.input(z.object({})).output(z.object({ rows: z.number(), sizeBytes: z.number() }))
}

const life = {
  /** Answers at once: the engine is up. */
  ping: oc
    .input(z.object({}))
    .output(z.object({ role: z.enum(['reader', 'warehouse']), pid: z.number(), memoryBytes: z.number() }))
}

export const readerContract = { life, reader }
export const warehouseContract = { life, warehouse }
export type ReaderContract = typeof readerContract
export type WarehouseContract = typeof warehouseContract
