/** Shapes of the scanner that its callers see; the functions are in index.ts. */
import type { PassProgress } from '../../../shared/domain/source'

/** How a long pass tells and is told: progress by bytes, and a signal that stops it within 200 ms (`cancelled`). */
export type PassOptions = {
  readonly onProgress?: (progress: PassProgress) => void
  readonly signal?: AbortSignal
}

/** Which rows of the source are missing in a clean text: the 0-based numbers of all ragged rows, ascending. */
export type RowMap = { readonly ragged: Float64Array }

/**
 * A UTF-8 text that any CSV reader reads the same way: every data row has exactly the source's columns, every quote
 * opens and closes where it may, a quote inside a field is doubled, no blank lines, no comments, LF or CRLF.
 */
export type CleanText = {
  /** The source itself, its decoded text, or a copy of our own. */
  readonly path: string
  /** True for a copy of our own: comma, `"`, LF, no BOM, `source.columns` as header in the first line. */
  readonly isCopy: boolean
  /** Whether delimiter and quote are comma and `"`. */
  readonly dialectIsPlain: boolean
  readonly delimiter: string
  /** Null: no byte is a quote. A reader that can't switch quoting off takes a character that does not occur. */
  readonly quote: string | null
  readonly lineEnd: 'lf' | 'crlf'
  readonly hasHeader: boolean
  /** Lines before the header (or, without one, before the first row), none of them blank or with a quote inside. */
  readonly skipRows: number
  /** Data rows in this text: those of the source without the ragged ones. */
  readonly rowCount: number
  readonly columnCount: number
  /** Byte offsets of the first data row and of the end of the last one with its line end. */
  readonly dataStart: number
  readonly dataEnd: number
  readonly rowMap: RowMap
}

/**
 * A part of a clean text: whole rows only, bytes [start, end), no header in it. `firstRow` is the 0-based number of
 * its first row among the clean text's data rows. A range ends with a line end, except at the end of the text.
 */
export type RowRange = {
  readonly start: number
  readonly end: number
  readonly firstRow: number
  readonly rows: number
}

/** A row the structural pass remarked on. */
export type OddRow = {
  readonly row: number
  readonly line: number
  readonly fields: number
  readonly ragged: boolean
  readonly brokenQuotes: boolean
}
