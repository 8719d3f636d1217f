/** What the cells kernel knows between two bytes (see cells.as.ts). */

export const LF: i32 = 10
export const CR: i32 = 13
export const BLANK: i32 = 32
export const COMMA: i32 = 44
export const QUOTE: i32 = 34
export const INDEX_STEP_MASK: i32 = 1023

// How a field ended.
export const BY_DELIMITER = 0
export const BY_LINE_END = 1
export const BY_TEXT_END = 2
export const INCOMPLETE = 3

export let delimiter: i32 = COMMA
/** The delimiter's bytes where it has several; `delimiter` is the first. */
export let delimiterPtr: usize = 0
export let delimiterLength: i32 = 1
/** Blanks at the beginning of a field are passed over. */
export let skipSpace: bool = false
export let quote: i32 = -1
export let escape: i32 = -1
export let crEnds: bool = false
export let commentPtr: usize = 0
export let commentLength: i32 = 0
export let skipLeft: i32 = 0
/** The last row ended with a CR; a LF that follows belongs to it. */
export let afterCr: bool = false

export let outPtr: usize = 0
export let cellPtr: usize = 0
export let cellCapacity: i32 = 0
export let rowPtr: usize = 0
export let rowCapacity: i32 = 0

export let pieceEnd: usize = 0
export let isLast: bool = false

// The row that is being read.
export let next: usize = 0
export let out: usize = 0
export let ended: i32 = 0
export let broken: bool = false
export let innerLines: i32 = 0

export let rowsOut: i32 = 0
export let rowsSkipped: i32 = 0
/** Rewriting: all rows that were read, ragged ones too, over all calls. */
export let rowsSeen: i32 = 0
export let outBytes: i32 = 0
/** Physical line ends before the first row not taken. */
export let linesTaken: i32 = 0
/** A single row has more cells than the table holds. */
export let tooManyCells: bool = false
/** Rewriting: rows written over all calls. */
export let rowsWritten: i32 = 0

// Aligning: rows are read into `scratch` first, then written cell by cell.
export let scratchPtr: usize = 0
/** For each column that is written: which cell of the row it is (i32), -1 for none. */
export let placesPtr: usize = 0
export let placeCount: i32 = 0
/** Text of a last column, the same in every row, ready to be written; no bytes: there is none. */
export let tailPtr: usize = 0
export let tailLength: i32 = 0
export let outLimit: usize = 0
/** The output had no room for a further row: what is written must be taken away first. */
export let outFull: bool = false
