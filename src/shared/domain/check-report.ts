/** What Check knows after every row was read: per-column verdicts and profile, findings, score. */
import { z } from 'zod'
import { Shapes, Spread } from './column-profile'
import { Reading } from './column-type'
import { Semantic } from './semantic'
import { Structure } from './source'

/** One fact that speaks for a reading. The words are made from `code` and `values` on the screen. */
export const Evidence = z.object({
  code: z.enum([
    'day-above-12', // count values whose first number is above 12: day first
    'month-position-above-12', // count values whose second number is above 12: month first
    'both-orders-fit', // every value fits both: ambiguous
    'unambiguous-format', // year first or month by name
    'year-position', // count values would lie in the future with the year of two digits at the other end
    'year-either-end', // count values with a year of two digits fit year first and year last: ambiguous
    'orders-mixed', // count values are written in a way of which values prove both orders, or neither: ambiguous
    'far-ahead', // dates lie so far ahead that the years (text) of the last century may be meant: ambiguous
    'date-or-code', // count values such as text are dates or numbers of versions and chapters: ambiguous
    'two-digit-years', // count values; text: the years they are read as
    'count-by-name', // counts since an epoch, because the column's name says so; text: the pattern
    'period-start', // months, quarters, years: the first day stands for each
    'category-codes', // numbers that only name a category, kept as text
    'ticked-boxes', // only a tick (text) occurs: yes where it stands, no value elsewhere
    'flag-by-name', // 0 and 1 are no and yes because the column's name asks so
    'all-parse', // count values parse as the type
    'some-fail', // count values do not parse
    'decimal-comma',
    'decimal-point',
    'thousands-mark',
    'currency-mark',
    'percent-mark',
    'thousands-or-decimals', // count values like text fit both: ambiguous
    'file-mark', // other columns of the file use text as their decimal mark
    'mark-by-hand', // a person set the decimal mark (text)
    'mixed-currencies', // text: the currencies that occur in one column
    'leading-zeros', // kept as text because count values have leading zeros
    'long-digits', // kept as text because count values have more than 15 digits
    'boolean-tokens',
    'too-few-values',
    'mixed-formats',
    'sampled-order' // the column names or values in other columns decided
  ]),
  count: z.number().nullable(),
  /** A short literal taken from the data (a token, a mark, a pattern). */
  text: z.string().nullable(),
  /** 1-based physical line of an example, and its file where there are several. */
  line: z.number().nullable(),
  file: z.string().optional()
})
export type Evidence = z.infer<typeof Evidence>

/** `file`: of a table made of several files, the one in which `line` stands. */
export const CellExample = z.object({
  row: z.number(),
  line: z.number(),
  file: z.string().optional(),
  text: z.string()
})
export type CellExample = z.infer<typeof CellExample>

export const Alternative = z.object({
  reading: Reading,
  /** Smallest and largest value under this reading, ISO text or plain number. */
  min: z.string().nullable(),
  max: z.string().nullable(),
  validCount: z.number(),
  invalidCount: z.number()
})
export type Alternative = z.infer<typeof Alternative>

export const HistogramBin = z.object({ from: z.string(), to: z.string(), count: z.number() })
export type HistogramBin = z.infer<typeof HistogramBin>

export const ColumnReport = z.object({
  name: z.string(),
  index: z.number(),
  /** `ambiguous` waits for a person; `chosen` was decided by a person. */
  state: z.enum(['sure', 'ambiguous', 'chosen']),
  reading: Reading,
  /** Other readings that fit; for an ambiguous column both readings stand here. */
  alternatives: z.array(Alternative),
  evidence: z.array(Evidence),
  rowCount: z.number(),
  nullCount: z.number(),
  validCount: z.number(),
  invalidCount: z.number(),
  invalidExamples: z.array(CellExample),
  /** Null tokens that occur with their counts; the empty text is `''`. */
  nullTokens: z.array(z.object({ token: z.string(), count: z.number() })),
  distinct: z.object({ count: z.number(), exact: z.boolean() }),
  /** As values: ISO dates, plain numbers with a point, text as it is. Null when the column is empty. */
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Exact decimal text for numeric columns. */
  sum: z.string().nullable(),
  mean: z.number().nullable(),
  top: z.array(z.object({ value: z.string(), count: z.number() })),
  histogram: z.array(HistogramBin),
  lengthMin: z.number().nullable(),
  lengthMax: z.number().nullable(),
  /** What the values are beyond their type. */
  semantic: Semantic.nullish(),
  /** Numbers and dates. Absent or null: nothing to say, or said later by the deep profile. */
  spread: Spread.nullish(),
  shapes: Shapes.nullish()
})
export type ColumnReport = z.infer<typeof ColumnReport>

export const Severity = z.enum(['info', 'warning', 'error'])
export type Severity = z.infer<typeof Severity>

/** One observation about the data. The sentence is made from `rule`, `column`, `count` and `values`. */
export const Finding = z.object({
  id: z.string(),
  rule: z.enum([
    'ragged-rows',
    'broken-quotes',
    'undecodable-bytes',
    'ends-in-quote',
    'type-violations',
    'duplicate-rows',
    'empty-column',
    'constant-column',
    'missing-values',
    'ambiguous-dates',
    'ambiguous-numbers',
    'mixed-currencies',
    'future-dates',
    'negative-quantities',
    'white-space',
    'mostly-empty-column',
    'out-of-range-dates', // far before or behind the middle half of the dates
    'outliers',
    'value-variants', // one value in several cases or with other white space
    'text-numbers', // numbers in a text column
    'look-alikes', // values that are nearly another, more frequent one
    'duplicate-keys', // order and line, or a column that is nearly a key
    'fuzzy-keys', // keys that differ by case, blanks, marks or leading zeros only
    'time-gaps', // days or months without a row
    'amount-mismatch' // quantity × price, less discount, is not revenue
  ]),
  severity: Severity,
  column: z.string().nullable(),
  /** All columns of a finding about several. */
  columns: z.array(z.string()).optional(),
  count: z.number(),
  /** Count divided by rows, 0 to 1. */
  share: z.number(),
  examples: z.array(CellExample),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Values that should become another one; the first 500. */
  merges: z.array(z.object({ from: z.string(), to: z.string() })).optional()
})
export type Finding = z.infer<typeof Finding>

export const QualityDimension = z.enum(['completeness', 'validity', 'uniqueness', 'consistency', 'timeliness'])
export type QualityDimension = z.infer<typeof QualityDimension>

/** One line of what a dimension lost: a fault of the data with its points, which leads to its rows. */
export const QualityCost = z.object({
  /** A finding's id (also of faults too small for a finding), `mixed-formats:<column>`, or `rule:<rule id>`. */
  id: z.string(),
  kind: z.enum(['finding', 'rule']),
  column: z.string().nullable(),
  /** Rows, values or sequences with the fault; null for a rule about the file as a whole. */
  count: z.number().nullable(),
  /** Points of the score. The lines of a dimension add up to what it lost. */
  lost: z.number()
})
export type QualityCost = z.infer<typeof QualityCost>

/** See `quality.ts` for the formula. */
export const QualityScore = z.object({
  /** 0 to 100, one decimal. */
  score: z.number(),
  gate: z.number(),
  passes: z.boolean(),
  dimensions: z.array(
    z.object({
      dimension: QualityDimension,
      /** 0 to 1, or null when the data have nothing to measure it by (left out of the weighted mean). */
      value: z.number().nullable(),
      weight: z.number(),
      lost: z.number(),
      findings: z.array(z.string()),
      /** Most expensive first. Absent in receipts of older versions. */
      costs: z.array(QualityCost).optional()
    })
  ),
  /** Reasons that block loading whatever the score is, as ids of findings and of rules (`rule:<rule id>`). */
  blocking: z.array(z.string())
})
export type QualityScore = z.infer<typeof QualityScore>

export const CheckReport = z.object({
  sourceId: z.string(),
  structure: Structure,
  columns: z.array(ColumnReport),
  findings: z.array(Finding),
  quality: QualityScore,
  duplicateRows: z.number(),
  tookMs: z.number()
})
export type CheckReport = z.infer<typeof CheckReport>
