import type { ColumnType } from './column-type'

/** What is known of a column; `roleFactsOf` makes it of a check report. */
export interface ColumnFacts {
  readonly name: string
  readonly type: ColumnType
  readonly rowCount: number
  readonly nullCount: number
  readonly distinctCount: number
  /** The most frequent values. */
  readonly topValues?: readonly string[]
  readonly min?: string | null
  readonly max?: string | null
  /** Written with a currency mark. */
  readonly hasCurrency?: boolean
  /** Written with a percent sign. */
  readonly isPercent?: boolean
  /** Characters of the longest value. */
  readonly longest?: number | null
}
