/** One step of a recipe as data. Every step can be switched off, has a name if a person gave it one, and can be replayed. */
import { z } from 'zod'
import { FiscalStep, RateStep } from '../calendar-steps'
import { Reading } from '../column-type'
import { patternLimits } from '../pattern/ast'

const base = { id: z.string(), enabled: z.boolean(), label: z.string().max(80).optional() }
const names = z.array(z.string()).min(1)
/** The name of a new column. A NUL would end it in the warehouse. */
const newName = z
  .string()
  .min(1)
  .refine((name) => !name.includes('\0'), 'a name has no NUL character')
const shortText = z.string().max(10_000)
const pattern = z.string().max(patternLimits.length * 2)

export const stepLimits = { mapEntries: 20_000, splitParts: 50, unpivotColumns: 500 } as const

/** How a text column is cut: at a text, at what a pattern fits, or before the characters counted from 1. */
export const SplitBy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('pattern'), pattern }),
  z.object({ kind: z.literal('positions'), positions: z.array(z.int().min(2).max(100_000)).min(1) })
])
export type SplitBy = z.infer<typeof SplitBy>

/** What is put where there is no value. */
export const FillWith = z.discriminatedUnion('kind', [
  /** Written as the column shows its values: ISO dates, plain numbers. */
  z.object({ kind: z.literal('value'), value: shortText.min(1) }),
  /** The last value above it, in the order of the file, passing over rows that are not going on. */
  z.object({ kind: z.literal('previous') }),
  z.object({ kind: z.literal('column'), column: z.string() })
])
export type FillWith = z.infer<typeof FillWith>

export const Step = z.discriminatedUnion('kind', [
  /** Keeps these columns, in this order. */
  z.object({ ...base, kind: z.literal('select'), columns: names }),
  z.object({ ...base, kind: z.literal('rename'), from: z.string(), to: newName }),
  z.object({ ...base, kind: z.literal('drop'), columns: names }),
  /** Reads a column again: its values as text, by a reading whose `column` is the name at that point. */
  z.object({ ...base, kind: z.literal('retype'), reading: Reading }),
  /** Trims text columns; `collapse` also makes one blank of inner white space. */
  z.object({ ...base, kind: z.literal('trim'), columns: names, collapse: z.boolean() }),
  z.object({ ...base, kind: z.literal('case'), columns: names, to: z.enum(['upper', 'lower', 'title', 'sentence']) }),
  /**
   * Replaces parts of texts, or whole values. In a pattern's replacement `$1` is what its first group found. A text that
   * becomes empty is no value.
   */
  z.object({
    ...base,
    kind: z.literal('replace'),
    columns: names,
    find: z.string().min(1).max(10_000),
    replacement: shortText,
    isPattern: z.boolean(),
    whole: z.boolean(),
    ignoreCase: z.boolean()
  }),
  /** Puts one value in the place of another, value by value; `to` null empties. */
  z.object({
    ...base,
    kind: z.literal('map'),
    column: z.string(),
    entries: z
      .array(z.object({ from: shortText.min(1), to: shortText.nullable() }))
      .min(1)
      .max(stepLimits.mapEntries)
  }),
  z.object({ ...base, kind: z.literal('fill'), columns: names, with: FillWith }),
  /** Filters rows without a value in any, or in all, of the columns. */
  z.object({ ...base, kind: z.literal('drop-nulls'), columns: names, when: z.enum(['any', 'all']) }),
  /** Keeps rows for which the expression is true; false and unknown are filtered. */
  z.object({ ...base, kind: z.literal('filter'), expression: z.string().min(1) }),
  /** Adds or replaces a column. `type` null: as the expression gives. */
  z.object({ ...base, kind: z.literal('derive'), column: newName, expression: z.string().min(1) }),
  /** Keeps the first row (or the last) of each group of equal values in `by` (all columns when empty). */
  z.object({
    ...base,
    kind: z.literal('deduplicate'),
    by: z.array(z.string()),
    keep: z.enum(['first', 'last']).optional()
  }),
  /** Cuts a text column into columns; the last one takes what is left. */
  z.object({
    ...base,
    kind: z.literal('split'),
    column: z.string(),
    by: SplitBy,
    into: z.array(newName).min(1).max(stepLimits.splitParts),
    keep: z.boolean()
  }),
  /** Joins columns to one text; what has no value is left out. */
  z.object({
    ...base,
    kind: z.literal('merge'),
    columns: z.array(z.string()).min(2),
    separator: z.string().max(100),
    into: newName,
    keep: z.boolean()
  }),
  /** Columns to rows: a row becomes one row for each of the columns, which holds its name and its value. */
  z.object({
    ...base,
    kind: z.literal('unpivot'),
    columns: names.max(stepLimits.unpivotColumns),
    nameColumn: newName,
    valueColumn: newName,
    /** Rows made of an empty cell are filtered. */
    dropEmpty: z.boolean()
  }),
  /** Covers all letters of a text but a few at one end; a text that is not longer than those is covered whole. */
  z.object({
    ...base,
    kind: z.literal('mask'),
    columns: names,
    shown: z.int().min(0).max(100),
    at: z.enum(['start', 'end'])
  }),
  /**
   * Puts a code in the place of each value: the first 32 hexadecimal digits of HMAC-SHA-256 with `secret` as the key. Equal values have
   * equal codes, also in next month's file, because the secret is part of the recipe: who has the recipe can try out
   * guesses.
   */
  z.object({ ...base, kind: z.literal('hash'), columns: names, secret: z.string().min(8).max(1000) }),
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
  }),
  RateStep,
  FiscalStep
])
export type Step = z.infer<typeof Step>
export type StepKind = Step['kind']
