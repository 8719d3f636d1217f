/** Transformation as data: how columns are read, and ordered steps on the typed rows. Replayable on next month's file. */
import { z } from 'zod'
import { Column, Reading } from './column-type'
import { Ledger } from './ledger'
import { RoleAssignment } from './role'
import { Step } from './steps/step'

export { Step, type StepKind } from './steps/step'

export const Recipe = z.object({
  version: z.literal(1),
  /** One per source column that is kept; a source column without a reading is left out. */
  readings: z.array(Reading),
  steps: z.array(Step),
  roles: RoleAssignment
})
export type Recipe = z.infer<typeof Recipe>

/** A cell of a preview: `text` is what a person sees; null is no value. */
export const PreviewRow = z.object({
  row: z.number(),
  /** 0 for the row itself; rows that a step made of it are counted on. */
  copy: z.number(),
  line: z.number(),
  /** Of a table made of several files, the one in which `line` stands. */
  file: z.string().optional(),
  before: z.array(z.string()),
  /** Null when the row does not reach the end. */
  after: z.array(z.string().nullable()).nullable(),
  outcome: z.enum(['loaded', 'rejected', 'filtered', 'deduplicated']),
  /** Column whose value did not parse, or `ragged`. */
  reason: z.string().nullable(),
  /** The step that ended the row; null when it goes on, or was not read, or has no order date. */
  stepId: z.string().nullable(),
  /** Indexes into `after` of cells that differ from the cell they came from, or are new. */
  changed: z.array(z.number())
})
export type PreviewRow = z.infer<typeof PreviewRow>

export const StepEffect = z.object({
  stepId: z.string(),
  rowsIn: z.number(),
  rowsOut: z.number(),
  /** Rows without a match, for lookup. */
  unmatched: z.number().nullable(),
  /** Cells of the rows that go on, in columns that were there before: with another value, and of these without one now. */
  cellsChanged: z.number(),
  cellsEmptied: z.number(),
  /** Exact totals that the step changes, of amounts and of columns with a role; null where the column is not there. */
  totals: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** Exact change of the revenue column's sum, or null when there is none yet. */
  revenueBefore: z.string().nullable(),
  revenueAfter: z.string().nullable()
})
export type StepEffect = z.infer<typeof StepEffect>

export const Preview = z.object({
  beforeColumns: z.array(z.string()),
  afterColumns: z.array(Column),
  rows: z.array(PreviewRow),
  /** Steps that cannot run, with the sentence and the character they fail at. */
  problems: z.array(
    z.object({
      stepId: z.string().nullable(),
      /** The sentence in English; screens make their own from code and details. */
      message: z.string(),
      position: z.number().nullable(),
      code: z.string(),
      details: z.record(z.string(), z.unknown())
    })
  )
})
export type Preview = z.infer<typeof Preview>

/** The recipe run over the whole file without writing anything. */
export const Measure = z.object({
  ledger: Ledger,
  effects: z.array(StepEffect),
  /** Exact sums of the numeric columns that would be loaded. */
  totals: z.record(z.string(), z.string()),
  /** Of decimals that are declared with more than 18 digits: the largest absolute value that would be loaded, as a double. */
  largest: z.record(z.string(), z.number()),
  /** Months that would be loaded, `YYYY-MM`, with row counts and exact sums of the numeric columns; empty without an order date. */
  months: z.array(z.object({ month: z.string(), rows: z.number(), sums: z.record(z.string(), z.string()) })),
  rejectedByReason: z.array(z.object({ reason: z.string(), rows: z.number() }))
})
export type Measure = z.infer<typeof Measure>
