/** A file on disk, and what the structural pass knows about it. */
import { z } from 'zod'
import { Compression, Dialect, Encoding } from './dialect'

/**
 * A file on disk as it was when it was opened, and how its bytes become rows. `id` is derived from path, size,
 * modified time, encoding and dialect: a changed file, or a changed dialect, is another source.
 */
export const Source = z.object({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  modifiedMs: z.number(),
  encoding: Encoding,
  hasBom: z.boolean(),
  compression: Compression,
  /** Of a zip archive: the entry that is read. */
  member: z.string().optional(),
  dialect: Dialect,
  /** 0 to 1: how far the best dialect guess is ahead of the next one. */
  confidence: z.number(),
  /** 0 to 1 for each part of the dialect and for `encoding`: how clearly the file shows it. */
  partConfidence: z.record(z.string(), z.number()).optional(),
  /** Which parts a person set by hand. */
  overridden: z.array(z.string()),
  /** Column names, unique and never empty (`Sales`, `Sales (2)`, `column 4`). */
  columns: z.array(z.string())
})
export type Source = z.infer<typeof Source>

/** Raw text rows. `line` is the 1-based physical line on which a row starts; `row` is 0-based among data rows. */
export const RawRow = z.object({
  row: z.number(),
  line: z.number(),
  /** Cells as text, unquoted. Length differs from the column count in a ragged row. */
  cells: z.array(z.string())
})
export type RawRow = z.infer<typeof RawRow>

export const RowWindow = z.object({
  rows: z.array(RawRow),
  /** Exact count, or null while the structural pass is still running. */
  rowCount: z.number().nullable()
})
export type RowWindow = z.infer<typeof RowWindow>

/** A physical line that is no row: a title above the table, a note or a total below it. */
export const OtherLine = z.object({ line: z.number(), text: z.string() })
export type OtherLine = z.infer<typeof OtherLine>

export const RaggedRow = z.object({ row: z.number(), line: z.number(), fields: z.number() })
export type RaggedRow = z.infer<typeof RaggedRow>

/** Result of the structural pass over all bytes. */
export const Structure = z.object({
  /** Data rows: header, skipped lines, comments, blank lines and footers are not counted. */
  rowCount: z.number(),
  columnCount: z.number(),
  /** Blank lines that were passed over. */
  blankLines: z.number(),
  /** Comment lines that were passed over. */
  commentLines: z.number().optional(),
  /** Skipped lines above the table and lines below it, the first 200 each, blank ones left out. */
  preamble: z.array(OtherLine).optional(),
  footer: z.array(OtherLine).optional(),
  raggedCount: z.number(),
  /** The first 1,000 ragged rows. */
  ragged: z.array(RaggedRow),
  /** Rows in which a quote opened or closed where it may not (read by the exact scalar path). */
  brokenQuoteRows: z.number(),
  /** Byte sequences that the encoding does not know, replaced by U+FFFD. */
  undecodableCount: z.number(),
  /** The first 50 of them: data row (null: before the first), line, and offset of the byte in the (decompressed) file. */
  undecodable: z.array(z.object({ row: z.number().nullable(), line: z.number(), byte: z.number() })).optional(),
  /** The last row ended inside an open quote. */
  endsInQuote: z.boolean(),
  /** Bytes of text after decompression and decoding to UTF-8. */
  textBytes: z.number(),
  tookMs: z.number(),
  /** SHA-256 of the file's bytes on disk, hex; null until it was computed. */
  contentHash: z.string().nullable()
})
export type Structure = z.infer<typeof Structure>

/** Progress of a pass: bytes, because rows are not known before the end. */
export const PassProgress = z.object({
  step: z.enum(['decode', 'structure', 'types', 'profile', 'shape', 'write', 'load', 'verify']),
  /** 0 to 1 of this step. */
  fraction: z.number(),
  /** 0 to 1 of the whole. */
  overall: z.number(),
  rowsDone: z.number().nullable(),
  bytesDone: z.number().nullable()
})
export type PassProgress = z.infer<typeof PassProgress>
