/**
 * The query tree: what a metric asks of a warehouse, without its SQL. It is printed for a dialect by `print.ts`; the same
 * tree asks the same on every warehouse.
 */
import type { DateRange } from '../board'
import type { Column } from '../column-type'

/** What a row must fulfil; a list of them means all. */
export type Condition =
  | { readonly kind: 'known'; readonly column: Column }
  /** The event time lies in one of the ranges (days, both ends included). */
  | { readonly kind: 'during'; readonly ranges: readonly DateRange[] }
  | OneOf
  /** At least one of these is not fulfilled; of no conditions none is. */
  | { readonly kind: 'except'; readonly of: readonly OneOf[] }
  /** All conditions of at least one of the lists are fulfilled; an empty list always is. */
  | { readonly kind: 'any'; readonly of: readonly (readonly Condition[])[] }
  /** The value is above, below, or at most zero. */
  | { readonly kind: 'sign'; readonly column: Column; readonly sign: 'positive' | 'negative' | 'not-positive' }
  /** The value as text contains this, without case. */
  | { readonly kind: 'contains'; readonly column: Column; readonly text: string }
  /** The last characters of the value as text are these; null stands for no value. */
  | { readonly kind: 'ends'; readonly column: Column; readonly length: number; readonly text: string | null }

/** The value as text is one of these; null stands for no value. */
export interface OneOf {
  readonly kind: 'in'
  readonly column: Column
  readonly values: readonly (string | null)[]
}

/** An aggregate over the rows that fulfil `when`. Sums are exact; nothing is approximate. */
export type Measure =
  | { readonly kind: 'rows'; readonly when: readonly Condition[] }
  | { readonly kind: 'sum'; readonly column: Column; readonly when: readonly Condition[] }
  /** Of each row, the columns multiplied. */
  | { readonly kind: 'product'; readonly columns: readonly Column[]; readonly when: readonly Condition[] }
  | { readonly kind: 'distinct'; readonly column: Column; readonly when: readonly Condition[] }
  /** Adds up counts that a summary has; 0 over no rows. */
  | { readonly kind: 'total'; readonly column: Column; readonly when: readonly Condition[] }

export type Key =
  /** Text that begins with `YYYY-MM`. */
  | { readonly kind: 'month' }
  /**
   * The period of the event time; text that begins with its first day, `YYYY-MM-DD`. Weeks begin on this day of the week (1 is Monday), quarters
   * and years with this month.
   */
  | { readonly kind: 'day' }
  | { readonly kind: 'week'; readonly start: number }
  | { readonly kind: 'quarter' | 'year'; readonly startMonth: number }
  /** The place, from 0, of the range that the event time lies in; the list's length outside of all. */
  | { readonly kind: 'ranges'; readonly ranges: readonly DateRange[] }
  /** 1 is Monday. */
  | { readonly kind: 'weekday' }
  /** 0 to 23. */
  | { readonly kind: 'hour' }
  /** The value as text. */
  | { readonly kind: 'value'; readonly column: Column }
  /** The place of the value in this list, from 0; the list's length for every other value. */
  | { readonly kind: 'place'; readonly column: Column; readonly values: readonly (string | null)[] }

/** One row for each combination of keys (one row in all when there are none): keys first, then measures. */
export interface GroupQuery {
  readonly kind: 'group'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly keys: readonly Key[]
  readonly measures: readonly Measure[]
}

/**
 * The `top` largest values of a dimension: value and rows (0 when it is only there outside of `present`), and in every row
 * the number of values, how many make 80 % of the positive total, and that total. Values without the measure come last;
 * ties are ordered by the value's text.
 */
export interface RankQuery {
  readonly kind: 'rank'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly dimension: Column
  readonly by: Measure
  /** Only values with such rows are counted as values. */
  readonly present: Measure
  readonly top: number
}

/** The values of a dimension with their rows, largest first by `by`, at most `limit`. */
export interface ValuesQuery {
  readonly kind: 'values'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly dimension: Column
  readonly by: Measure
  readonly limit: number
}

/** Typed rows in time order. */
export interface RowsQuery {
  readonly kind: 'rows'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly columns: readonly Column[]
  readonly limit: number
  readonly offset: number
}

/** What is known of one value of a column. */
export type EntityFact =
  | Measure
  /** The first or last day with rows; text that begins with `YYYY-MM-DD`. */
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }

export interface EntityTest {
  /** The place of a fact. */
  readonly fact: number
  readonly is: 'at-least' | 'below'
  /** A number, or an ISO day for days. */
  readonly than: number | string
}

/** Over the values that pass all tests: how many, the sum of a fact, or of its squares (in floating point). */
export type EntityMeasure =
  | { readonly kind: 'count'; readonly tests: readonly EntityTest[] }
  | { readonly kind: 'sum' | 'squares'; readonly fact: number; readonly tests: readonly EntityTest[] }

/** Facts of each value of a column, put together over all values: one row of the measures. Rows without a value are left out. */
export interface EntitiesQuery {
  readonly kind: 'entities'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly entity: Column
  readonly facts: readonly EntityFact[]
  readonly measures: readonly EntityMeasure[]
}

/**
 * Segments of the values of a column by when they were last there, by their different `orders` and by the sum of `amount` (the formula:
 * `kpi/customers/rfm.ts`): segment, values, sum. Segments without values may be left out, as are rows without a value.
 */
export interface SegmentsQuery {
  readonly kind: 'segments'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly entity: Column
  readonly orders: Column
  readonly amount: Column
}

/** A measure that is added up, or taken off. */
export interface Term {
  readonly measure: Measure
  readonly isTakenOff: boolean
}

/**
 * ABC classes of the values of a dimension by an amount (the formula: `kpi/pareto.ts`). One row: how many and how much of A, of B and of C; the
 * sum of all above zero; how many are zero or have no amount; how many are below zero and their sum.
 */
export interface ClassesQuery {
  readonly kind: 'classes'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly dimension: Column
  readonly terms: readonly Term[]
  /** A value without such rows has no amount. */
  readonly used: Measure
  /** Percent, the first not above the second. */
  readonly bounds: { readonly a: number; readonly b: number }
}

/** First month of a value, month in which it has rows (texts that begin with `YYYY-MM`), and how many values. */
export interface CohortQuery {
  readonly kind: 'cohorts'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly entity: Column
}

/** How often two days with rows of a value that follow each other are so many days apart: days, times. */
export interface GapsQuery {
  readonly kind: 'gaps'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly entity: Column
}

/**
 * Values of a column that stand in the same group most often: one, other, groups with both, with the one, with the other, and all groups. Only
 * the `most` most frequent values are put in pairs.
 */
export interface PairsQuery {
  readonly kind: 'pairs'
  readonly dataset: string
  readonly where: readonly Condition[]
  readonly group: Column
  readonly item: Column
  readonly most: number
  readonly leastGroups: number
  readonly limit: number
}

export type Query =
  | GroupQuery
  | RankQuery
  | ValuesQuery
  | RowsQuery
  | EntitiesQuery
  | SegmentsQuery
  | ClassesQuery
  | CohortQuery
  | GapsQuery
  | PairsQuery

const keys = new WeakMap<Measure, string>()

/** Two measures with the same key are the same question. */
export function measureKey(measure: Measure): string {
  // A table of many cells asks for the same one again and again.
  const known = keys.get(measure)
  if (known !== undefined) return known
  const key = JSON.stringify(measure)
  keys.set(measure, key)
  return key
}

/** The same measure over rows that also fulfil the conditions. */
export function alsoWhen(measure: Measure, conditions: readonly Condition[]): Measure {
  return { ...measure, when: [...measure.when, ...conditions] }
}
