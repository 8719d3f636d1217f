/**
 * How bytes become rows and cells: one set of rules, used by the structural pass, by windows of rows, by clean copies
 * and by exports.
 *
 * Rows
 * - `skipLines` physical lines at the beginning are passed over as they are; quotes mean nothing in them.
 * - A row ends at LF; one CR directly before it (or before the end of the text) belongs to the line end, any other CR is
 *   text. With line ends `cr` and `mixed`, a row ends at LF, at CR LF and at CR alone.
 * - A row that begins with the comment prefix is a comment up to its line end; quotes mean nothing in it.
 * - An empty line is blank: passed over and counted. A line of blanks or of delimiters only is a row.
 * - The first `headerRows` rows left are the header if there is one; all others are data rows, counted from 0.
 * - The last `footerLines` lines that are not blank, and the blank lines between and behind them, are no rows; quotes mean
 *   nothing in them. The text ends before them.
 * - A physical line ends where a row could end; line ends inside of quotes count. Lines are counted from 1.
 *
 * Cells
 * - A quote opens a quoted field only as the very first byte of a field; delimiters and line ends inside are text. With
 *   `skipInitialSpace`, blanks at the beginning of a field belong to the delimiter, a quote may follow them.
 * - A delimiter may have several bytes; a part of it is text.
 * - Inside a quoted field a doubled quote is one quote, whatever `escape` says: a quote cannot close and open at once.
 *   With escape `backslash` the byte behind a backslash is text, in quoted and in unquoted fields; the backslash
 *   goes. A backslash as the last byte of the text goes too.
 * - Behind a closing quote come a delimiter, a line end or the end of the text.
 *
 * Broken quotes are read leniently, and their rows are counted:
 * - a quote inside an unquoted field is text (`5" pipe` stays as it is);
 * - text behind a closing quote is appended as it is, quotes in it included, up to the next delimiter or line end
 *   (`"ab"c"d"` is `abc"d"`);
 * - a quoted field that is never closed takes everything up to the end of the text (`endsInQuote`).
 *
 * A row is ragged when it has another number of cells than the source has columns. Nothing is cut or padded.
 */

import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'

/** A field may have this many bytes, quotes included; a longer one is most often an unclosed quote. */
export const maxFieldBytes = 16 * 1024 * 1024
/** A row must fit into memory when it is read. */
export const maxRowBytes = 64 * 1024 * 1024
/** Longest comment prefix in bytes. */
export const maxPrefixBytes = 256
/** Longest delimiter in bytes. */
export const maxDelimiterBytes = 64

/** The rules of a source as numbers for the kernels; -1 stands for "none". */
export type Rules = {
  readonly delimiter: Uint8Array
  readonly quote: number
  readonly escape: number
  readonly crEnds: boolean
  readonly commentPrefix: Uint8Array
  readonly skipLines: number
  /** 0: no header. */
  readonly headerRows: number
  readonly skipSpace: boolean
  readonly columns: number
}

/** Byte of an ASCII character. Other characters would be more than one byte of the text. */
function byteOf(character: string, what: string): number {
  const code = character.charCodeAt(0)
  if (character.length !== 1 || code > 0x7f || code === 0x0a || code === 0x0d) {
    throw new AppError('web.bad-request', { reason: `the ${what} must be one ASCII character and no line end` })
  }
  return code
}

/** The rules of a source. Throws `web.bad-request` for a delimiter or quote that no reader could tell apart. */
export function rulesOf(source: Source): Rules {
  const { dialect } = source
  const delimiter = new TextEncoder().encode(dialect.delimiter)
  if (delimiter.length === 0 || delimiter.length > maxDelimiterBytes || /[\r\n]/.test(dialect.delimiter)) {
    throw new AppError('web.bad-request', { reason: 'the delimiter must be a few characters and no line end' })
  }
  const quote = dialect.quote === null ? -1 : byteOf(dialect.quote, 'quote character')
  if (dialect.quote !== null && dialect.delimiter.startsWith(dialect.quote)) {
    throw new AppError('web.bad-request', { reason: 'the delimiter and the quote character are the same' })
  }
  const prefix = new TextEncoder().encode(dialect.commentPrefix ?? '')
  return {
    delimiter,
    quote,
    // A file delimited or quoted by backslashes can't be escaped by them.
    escape: dialect.escape === 'backslash' && delimiter[0] !== 0x5c && quote !== 0x5c ? 0x5c : -1,
    crEnds: dialect.lineEnd === 'cr' || dialect.lineEnd === 'mixed',
    commentPrefix: prefix.subarray(0, maxPrefixBytes),
    skipLines: dialect.skipLines,
    headerRows: dialect.hasHeader ? dialect.headerRows : 0,
    skipSpace: dialect.skipInitialSpace,
    columns: source.columns.length
  }
}
