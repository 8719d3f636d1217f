/** Column types, the formats that parse them, and a reading: how one column's text becomes values. */
import { z } from 'zod'
import { dateTokens } from './readings/date-pattern'

export const ColumnType = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('string') }),
  z.object({ kind: z.literal('long') }),
  z.object({ kind: z.literal('double') }),
  /** Exact; precision at most 38 digits in all, scale of them after the mark. */
  z.object({ kind: z.literal('decimal'), precision: z.int().min(1).max(38), scale: z.int().min(0).max(38) }),
  z.object({ kind: z.literal('boolean') }),
  z.object({ kind: z.literal('date') }),
  /** `offset`: the text carries a zone and values are stored in UTC. */
  z.object({ kind: z.literal('timestamp'), zone: z.enum(['none', 'offset']) })
])
export type ColumnType = z.infer<typeof ColumnType>
export type ColumnKind = ColumnType['kind']

/** How numbers are written. Currency marks in `currencies` are dropped before parsing. */
export const NumberFormat = z.object({
  kind: z.literal('number'),
  decimalMark: z.enum(['.', ',']),
  thousandsMark: z.enum([',', '.', ' ', "'"]).nullable(),
  /** Marks that occur, e.g. `$`, `€`, `USD`. */
  currencies: z.array(z.string()),
  /** `12.5 %`: the value is stored as written (12.5), the unit is kept here. */
  percent: z.boolean(),
  /** `(12.50)` is -12.50. */
  parenthesesNegative: z.boolean(),
  /** `12.50-` is -12.50. */
  trailingMinus: z.boolean()
})
export type NumberFormat = z.infer<typeof NumberFormat>

/** A pattern that names each part once: one like `DMDMDMDM` can be tried in more ways than there is time. */
const DatePattern = z
  .string()
  .min(1)
  .max(100)
  .refine((pattern) => {
    const parts = dateTokens(pattern).flatMap(({ kind }) => (kind === 'literal' ? [] : [kind]))
    return new Set(parts).size === parts.length
  }, 'a date pattern names each part once')

/**
 * How dates and timestamps are written, as one or more patterns of these tokens: `YYYY` `YY` `MM` `M` (one or two digits) `MMM` (a month
 * name of seven languages, short or long) `DD` `D` `Do` (with an ordinal ending) `ddd` (weekday) `HH` `H` `mm` `ss` `SSS` (fraction, 1
 * to 9 digits) `A` (AM/PM) `Z` (offset, Z, UTC), and for periods `QQ` (quarter) `yy` `yyyy` (the year after); every other character
 * stands for itself; `unix-s`, `unix-ms` and `excel` are whole patterns. A value is read by the first pattern that matches it whole.
 */
export const DateFormat = z.object({
  kind: z.literal('date'),
  patterns: z.array(DatePattern).min(1).max(100),
  /** Two-digit years up to this one are 20xx, above it 19xx. */
  pivotYear: z.int().min(0).max(99)
})
export type DateFormat = z.infer<typeof DateFormat>

export const BooleanFormat = z.object({
  kind: z.literal('boolean'),
  /** Compared without case, after trimming. */
  trueTokens: z.array(z.string()),
  falseTokens: z.array(z.string())
})
export type BooleanFormat = z.infer<typeof BooleanFormat>

export const Format = z.discriminatedUnion('kind', [NumberFormat, DateFormat, BooleanFormat])
export type Format = z.infer<typeof Format>

/** How the text of one source column becomes typed values. Values are trimmed before they are parsed. */
export const Reading = z.object({
  /** The source column's name. */
  column: z.string(),
  type: ColumnType,
  /** Null for strings only. */
  format: Format.nullable(),
  /** Texts (compared exactly, after trimming) that mean "no value"; the empty text always does. */
  nullTokens: z.array(z.string()),
  /** What happens to a row whose value does not parse. */
  onInvalid: z.enum(['reject', 'empty'])
})
export type Reading = z.infer<typeof Reading>

/** A typed column of a dataset or of a shaped table. */
export const Column = z.object({ name: z.string(), type: ColumnType })
export type Column = z.infer<typeof Column>

export const plainNumber: NumberFormat = {
  kind: 'number',
  decimalMark: '.',
  thousandsMark: null,
  currencies: [],
  percent: false,
  parenthesesNegative: false,
  trailingMinus: false
}

/** Two-digit years up to this are read as 20xx. */
export const defaultPivotYear = 68

/** The years that two digits are read as: `1969–2068`. */
export function pivotRange(pivotYear: number): string {
  return `${1901 + pivotYear}–${2000 + pivotYear}`
}

/** Short name of a type as screens and CLI print it: `decimal(12,2)`, `timestamp`, `long`. */
export function typeName(type: ColumnType): string {
  return type.kind === 'decimal' ? `decimal(${type.precision},${type.scale})` : type.kind
}

/** Whether values of the type can be added up. */
export function isNumeric(type: ColumnType): boolean {
  return type.kind === 'long' || type.kind === 'double' || type.kind === 'decimal'
}

/** Whether values of the type lie on the time line. */
export function isTemporal(type: ColumnType): boolean {
  return type.kind === 'date' || type.kind === 'timestamp'
}
