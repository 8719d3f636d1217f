/**
 * What a pass over every row counts of a column. Texts are counted exactly in a table (`entries`) while there are few enough different ones; a
 * column with more becomes a stream: frequent texts, null tokens and texts that do not parse stay in the table, the others are read by the column's
 * way and only their aggregates are kept. Every value is counted in exactly one of the two places.
 */
import type { ColumnType } from '../../../../shared/domain/column-type'
import type { Entry, Way } from './infer/verdict'

/** Numbers of one scale (digits after the mark); values are whole multiples of 10^-scale. */
export type ScaleSum = { readonly scale: number; count: number; sum: bigint; min: bigint; max: bigint }

/** Counts of values in bins of equal width, as whole multiples of 10^-scale; the first and last bin are open to the outside. */
export type FineBins = {
  readonly scale: number
  readonly from: bigint
  readonly width: bigint
  readonly counts: number[]
}

export type Misfits = {
  readonly type: ColumnType
  readonly count: number
  readonly rows: readonly number[]
  readonly scales: ScaleSum[]
}

export type NumberStream = {
  readonly kind: 'number'
  readonly scales: ScaleSum[]
  readonly wholeDigits: number
  readonly grouped: number
  readonly negatives: number
  readonly negativeRows: readonly number[]
  /** Currency mark to the number of values that carry it (the last one of a value). */
  readonly currencies: ReadonlyMap<string, number>
  readonly bins: FineBins | null
  /** Numbers that do not fit the type that a person chose; they are in none of the other figures. Null: no type was chosen. */
  readonly misfits: Misfits | null
}

export type DateStream = {
  readonly kind: 'date'
  /** One for each way that is tried at the same time: the column's way, its rival, and for years of two digits the one with the year first. */
  readonly ways: readonly {
    readonly way: Way
    readonly valid: number
    /** Of the first two ways: values that the other one does not read, and the first rows of them. */
    readonly only: number
    readonly onlyRows: readonly number[]
    /** Microseconds since 1970. */
    readonly min: bigint
    readonly max: bigint
    /** Values after today. */
    readonly after: number
    /** `YYYY-MM` to count. */
    readonly months: ReadonlyMap<string, number>
  }[]
}

/** So many ways of a stream decide between each other which values only one of them reads; further ones are counted along. */
export const decidingWays = 2

export type TextStream = {
  readonly kind: 'text'
  readonly min: string
  readonly max: string
  readonly rows: readonly number[]
}

export type Stream = {
  /** How the values of the stream were read. */
  readonly way: Way
  readonly count: number
  readonly lengthMin: number
  readonly lengthMax: number
  readonly values: NumberStream | DateStream | TextStream
}

export type ColumnTally = {
  /** Rows with the right number of fields. */
  readonly rows: number
  readonly empty: number
  /** Values with blanks at an end, and the first rows of them. */
  readonly blankEnds: number
  readonly blankEndRows: readonly number[]
  readonly entries: readonly Entry[]
  readonly stream: Stream | null
  /** Number of different texts: null while `entries` are all of them. `counts` are the counts of frequent ones in the whole file. */
  readonly distinct: {
    readonly texts: number
    readonly exact: boolean
    readonly counts: ReadonlyMap<string, number>
  } | null
  /** The way of the stream did not fit: too many different texts failed, nothing of this tally but the entries is of use. */
  readonly failed: boolean
}

export type FileTally = {
  readonly columns: readonly ColumnTally[]
  readonly rows: number
  /** Rows that repeat an earlier row exactly, and the first of them. */
  readonly duplicates: number
  readonly duplicateRows: readonly number[]
}

/** How many rows are named as examples. */
export const exampleLimit = 100
