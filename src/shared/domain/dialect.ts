/**
 * How the bytes of a source become rows of text: encoding, compression, dialect.
 * Only shapes live here; the guessing is `src/main/engine/scan/`.
 */
import { z } from 'zod'

/** `doubled`: a quote inside a quoted field is written twice (RFC 4180). `backslash`: the next byte is literal. */
export const Escape = z.enum(['doubled', 'backslash', 'none'])
export type Escape = z.infer<typeof Escape>

export const LineEnd = z.enum(['lf', 'crlf', 'cr', 'mixed'])
export type LineEnd = z.infer<typeof LineEnd>

export const DecimalMark = z.enum(['.', ','])
export type DecimalMark = z.infer<typeof DecimalMark>

const parts = {
  /** `,` `;` tab `|` … in rare files several characters (`||`, `::`) or one above ASCII (`§`). */
  delimiter: z.string().min(1).max(16),
  /** Quote character, or null when the file does not quote. */
  quote: z.string().length(1).nullable(),
  escape: Escape,
  lineEnd: LineEnd,
  /** Whether the first row after the skipped lines names the columns. */
  hasHeader: z.boolean(),
  /** Rows of the header, joined into one name a column (`2023 / Sales`). Means nothing without a header. */
  headerRows: z.int().min(1).max(9),
  /** Physical lines before the header (titles, blank lines). */
  skipLines: z.int().min(0),
  /** Lines at the end that are no data (totals, notes); blank lines are not counted. */
  footerLines: z.int().min(0),
  /** Rows that begin with this text are comments, or null. */
  commentPrefix: z.string().min(1).nullable(),
  /** Blanks at the beginning of a cell belong to the delimiter (`a, "b"`). */
  skipInitialSpace: z.boolean(),
  /** Decimal mark of the file's numbers, or null when no number shows one. */
  decimalMark: DecimalMark.nullable(),
  /** What groups the digits of its numbers, or null when nothing does. */
  thousandsMark: z.string().length(1).nullable()
}

/** Parts that came later have defaults, so that what was stored before them is still read. */
export const Dialect = z.object({
  ...parts,
  headerRows: parts.headerRows.default(1),
  footerLines: parts.footerLines.default(0),
  skipInitialSpace: parts.skipInitialSpace.default(false),
  decimalMark: parts.decimalMark.default(null),
  thousandsMark: parts.thousandsMark.default(null)
})
export type Dialect = z.infer<typeof Dialect>

/** Endings of names of files that may hold a table. */
export const tableExtensions = ['csv', 'tsv', 'tab', 'txt', 'psv', 'dat', 'gz', 'zst', 'zip'] as const
/** Whether a file's name looks like that of a table. */
export function isTableName(name: string): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return name.includes('.') && tableExtensions.some((extension) => extension === ending)
}

export const Compression = z.enum(['none', 'gz', 'zst', 'zip'])
export type Compression = z.infer<typeof Compression>

/** A WHATWG encoding label in lower case, as TextDecoder takes it: `utf-8`, `utf-16le`, `windows-1252` … */
export const Encoding = z.string().min(1)
export type Encoding = z.infer<typeof Encoding>

/** What a person may correct about the guess; absent parts stay guessed. */
export const DialectOverride = z.object(parts).partial().extend({
  encoding: Encoding.optional(),
  /** Of a zip archive: the entry to read. */
  member: z.string().optional()
})
export type DialectOverride = z.infer<typeof DialectOverride>

/** Dialect most files have; a starting point for tests and overrides. */
export const commaDialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  lineEnd: 'lf',
  hasHeader: true,
  headerRows: 1,
  skipLines: 0,
  footerLines: 0,
  commentPrefix: null,
  skipInitialSpace: false,
  decimalMark: null,
  thousandsMark: null
}
