/** Transformation as data: how columns are read, and ordered steps on the typed rows. Replayable on next month's file. */
import { z } from 'zod'
import { Column, Reading } from './column-type'
import { Ledger } from './ledger'
import { RoleAssignment } from './role'

/** The name of a new column. A NUL would end it in the warehouse. */
const NewName = z
  .string()
  .min(1)
  .refine((name) => !name.includes('\0'), 'a name has no NUL character')

const base = { id: z.string(), enabled: z.boolean() }

export const Step = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('rename'), from: z.string(), to: NewName }),
  z.object({ ...base, kind: z.literal('drop'), columns: z.array(z.string()).min(1) }),
  /** Trims text columns; `collapse` also makes one blank of inner white space. */
  z.object({ ...base, kind: z.literal('trim'), columns: z.array(z.string()).min(1), collapse: z.boolean() }),
  /** Keeps rows for which the expression is true; false and unknown are filtered. */
  z.object({ ...base, kind: z.literal('filter'), expression: z.string().min(1) }),
  /** Adds or replaces a column. `type` null: as the expression gives. */
  z.object({ ...base, kind: z.literal('derive'), column: NewName, expression: z.string().min(1) }),
  /** Keeps the first row of each group of equal values in `by` (all columns when empty). */
  z.object({ ...base, kind: z.literal('deduplicate'), by: z.array(z.string()) }),
  /**
   * Left join with a second file: rows without a match keep nulls and are counted. The other file is read with its
   * own dialect and readings; its key must be unique.
   */
  z.object({
    ...base,
    kind: z.literal('lookup'),
    path: z.string(),
    key: z.string(),
    otherKey: z.string(),
    columns: z.array(z.string()).min(1),
    readings: z.array(Reading)
  })
])
export type Step = z.infer<typeof Step>
export type StepKind = Step['kind']

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
  line: z.number(),
  before: z.array(z.string()),
  /** Null when the row does not reach the end. */
  after: z.array(z.string().nullable()).nullable(),
  outcome: z.enum(['loaded', 'rejected', 'filtered', 'deduplicated']),
  /** Column whose value did not parse, or `ragged`. */
  reason: z.string().nullable(),
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
  problems: z.array(z.object({ stepId: z.string().nullable(), message: z.string(), position: z.number().nullable() }))
})
export type Preview = z.infer<typeof Preview>

/** The recipe run over the whole file without writing anything. */
export const Measure = z.object({
  ledger: Ledger,
  effects: z.array(StepEffect),
  /** Exact sums of the numeric columns that would be loaded. */
  totals: z.record(z.string(), z.string()),
  /** Months that would be loaded, `YYYY-MM`, with row counts; empty without an order date. */
  months: z.array(z.object({ month: z.string(), rows: z.number() })),
  rejectedByReason: z.array(z.object({ reason: z.string(), rows: z.number() }))
})
export type Measure = z.infer<typeof Measure>
