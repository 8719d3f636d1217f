/** A clean text as a lazy frame of raw text. */
import pl from 'nodejs-polars'
import type { CleanText } from '../scan'
import type { LazyFrame } from './frames'

/** Name of the raw column at a place of the source. Own names, because a source's may be anything, also a pattern. */
export function rawName(index: number): string {
  return `c${index}`
}

/** A byte that no one types: quoting cannot be switched off, only given to a character that does not occur. */
const noQuote = '\u0001'

/** All columns as text, named `c0` … in the order of the source; empty cells are null, quoted empty ones are ''. */
export function scanClean(clean: CleanText, rows?: number): LazyFrame {
  const names = Array.from({ length: clean.columnCount }, (_, i) => rawName(i))
  return pl.scanCSV(clean.path, {
    glob: false,
    // All of them text: Polars' own guesses are never used.
    inferSchemaLength: 0,
    schema: Object.fromEntries(names.map((name) => [name, pl.String])),
    hasHeader: clean.hasHeader,
    sep: clean.delimiter,
    quoteChar: clean.quote ?? noQuote,
    skipRows: clean.skipRows,
    raiseIfEmpty: false,
    ...(rows === undefined ? {} : { nRows: rows })
  })
}

/**
 * Rows at hand as a frame of raw text, named as in `scanClean`, empty cells null; `rowName` counts them from 0. Made of one
 * long column: the package keeps some 70 kB for each one that it is given.
 */
export function rawFrame(rows: readonly (readonly string[])[], width: number, rowName: string): LazyFrame {
  const all = Array.from({ length: width }, (_, place) => rows.map((cells) => cells[place] || null)).flat()
  const part = (place: number) =>
    pl
      .col('all')
      .slice(place * rows.length, rows.length)
      .alias(rawName(place))
  return pl
    .DataFrame({ all: pl.Series('all', all, pl.String) })
    .lazy()
    .select(...Array.from({ length: width }, (_, place) => part(place)))
    .withRowIndex(rowName)
}
