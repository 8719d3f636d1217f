/** A file on disk, and what the structural pass knows about it. */
import { z } from 'zod'
import { Compression, Dialect, Encoding } from './dialect'

const fields = {
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
}

/** Most files that one table may be made of. */
export const filesTogether = 1000

/** One of the files that a table is made of: a source of its own, and where its columns go. */
export const PartFile = z.object({
  ...fields,
  /** Its name, with as much of its folders as tells it from the others. */
  label: z.string(),
  /** For each column of the table: which column of this file it is, or null where the file has none. */
  places: z.array(z.number().nullable())
})
export type PartFile = z.infer<typeof PartFile>

/**
 * A file on disk as it was when it was opened, and how its bytes become rows. `id` is derived from path, size,
 * modified time, encoding and dialect: a changed file, or a changed dialect, is another source.
 *
 * Several files as one table are one source, too: `path` is the folder they have in common, `sizeBytes` their sum,
 * `modifiedMs` that of the newest, dialect and encoding those of a plain text, which they are turned into. Their rows
 * follow each other in the order of the files and are counted on; lines are those of each file.
 */
export const Source = z.object({
  ...fields,
  together: z
    .object({
      files: z.array(PartFile).min(1).max(filesTogether),
      /** The last column of the table holds the label of each row's file under this name; null: there is none. */
      nameColumn: z.string().nullable()
    })
    .optional()
})
export type Source = z.infer<typeof Source>

/** What tells whether a file is still the one that was opened. */
export type FileFacts = Pick<Source, 'path' | 'sizeBytes' | 'modifiedMs'>

/** The files of a source: itself, or those that make it up. */
export function filesOf(source: Source): readonly FileFacts[] {
  return source.together?.files ?? [source]
}

/** Whether a file on disk is still the one that was opened. */
export function isAsOpened(file: FileFacts, found: { readonly size: number; readonly mtimeMs: number }): boolean {
  // Times may have been rounded to whole milliseconds on their way.
  return found.size === file.sizeBytes && Math.abs(found.mtimeMs - file.modifiedMs) < 1
}

/** Of a table made of several files: the label of the file in which a line stands. */
const file = z.string().optional()

/** Raw text rows. `line` is the 1-based physical line on which a row starts; `row` is 0-based among data rows. */
export const RawRow = z.object({
  row: z.number(),
  line: z.number(),
  file,
  /** Cells as text, unquoted. Length differs from the column count in a ragged row. */
  cells: z.array(z.string()),
  /** Of several files, a ragged row: how many cells it has in its file. */
  fields: z.number().optional()
})
export type RawRow = z.infer<typeof RawRow>

/** Where a row stands: its number, its line, and of several files its file. */
export function placeOf({
  row,
  line,
  file
}: {
  readonly row: number
  readonly line: number
  readonly file?: string | undefined
}): {
  row: number
  line: number
  file?: string
} {
  return file === undefined ? { row, line } : { row, line, file }
}

export const RowWindow = z.object({
  rows: z.array(RawRow),
  /** Exact count, or null while the structural pass is still running. */
  rowCount: z.number().nullable()
})
export type RowWindow = z.infer<typeof RowWindow>

/** A physical line that is no row: a title above the table, a note or a total below it. */
export const OtherLine = z.object({ line: z.number(), file, text: z.string() })
export type OtherLine = z.infer<typeof OtherLine>

export const RaggedRow = z.object({ row: z.number(), line: z.number(), file, fields: z.number() })
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
  undecodable: z.array(z.object({ row: z.number().nullable(), line: z.number(), file, byte: z.number() })).optional(),
  /** The last row ended inside an open quote. */
  endsInQuote: z.boolean(),
  /** Bytes of text after decompression and decoding to UTF-8. */
  textBytes: z.number(),
  /** Of a table made of several files: what each has of it, in their order. */
  files: z
    .array(
      z.object({
        file: z.string(),
        rowCount: z.number(),
        raggedCount: z.number(),
        endsInQuote: z.boolean()
      })
    )
    .optional(),
  tookMs: z.number(),
  /** SHA-256 of the file's bytes on disk, hex; null until it was computed. */
  contentHash: z.string().nullable()
})
export type Structure = z.infer<typeof Structure>

/** Progress of a pass: bytes, because rows are not known before the end. */
export const PassProgress = z.object({
  step: z.enum([
    'decode',
    'structure',
    'types',
    'profile',
    'shape',
    'write',
    'load',
    'publish',
    'upload',
    /** No free task slot, or the time is held by another task. */
    'wait-slot',
    'wait-lock',
    'ingest',
    'verify'
  ]),
  /** 0 to 1 of this step. */
  fraction: z.number(),
  /** 0 to 1 of the whole. */
  overall: z.number(),
  rowsDone: z.number().nullable(),
  bytesDone: z.number().nullable()
})
export type PassProgress = z.infer<typeof PassProgress>
