/** All columns of a source as the check read them, ready for queries over the whole file. */
import { rm } from 'node:fs/promises'
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import type { Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { type CleanText, cleanCopy, type PassOptions } from '../../scan'
import { rawName, scanClean } from '../clean-scan'
import type { Expr, LazyFrame } from '../frames'
import { answerOf, countsOf, runFolder } from '../scratch'
import { withTypedTable } from '../typed/cache'
import { frameOf, names, type TypedTable } from '../typed/table'

export interface ProfileTable {
  readonly source: Source
  readonly clean: CleanText
  readonly rows: number
  readonly readings: readonly Reading[]
  /** Files of the run may lie here. */
  readonly folder: string
  /** `row`, the values of all columns, and what tells invalid texts from empty ones. */
  readonly frame: () => LazyFrame
  /** `row` and the raw texts `c<i>`. */
  readonly raw: () => LazyFrame
  /** Value of a column in `frame`, or null when there is no such column. */
  readonly value: (column: string) => Expr | null
  readonly place: (column: string) => number
  readonly readingOf: (column: string) => Reading | null
  /** In `frame`: the text is there but does not parse. */
  readonly isInvalid: (column: string) => Expr
  /** A query with a small answer. */
  readonly answer: (frame: LazyFrame) => ReturnType<typeof answerOf>
  /** Throws `cancelled` once the caller has given up. */
  readonly check: () => void
}

/** Name of the row number in both frames: rows of the clean text from 0. */
export const rowName = names.row

/**
 * Opens a source under readings (one for each column, in their order) and runs `use`.
 * @throws AppError `cancelled`, what reading the file throws
 */
export async function withProfileTable<T>(
  source: Source,
  workDir: string,
  readings: readonly Reading[],
  options: PassOptions,
  use: (table: ProfileTable) => Promise<T>
): Promise<T> {
  const { signal } = options
  const check = () => {
    if (signal?.aborted) throw new AppError('cancelled')
  }
  const clean = await cleanCopy(source, workDir, options)
  check()
  const folder = await runFolder(workDir, 'profile')
  const columns = readings.map((reading) => ({ reading, place: source.columns.indexOf(reading.column) }))
  try {
    return await withTypedTable(
      source,
      workDir,
      clean,
      columns,
      (typed) => {
        check()
        return use(tableOf(source, clean, readings, typed, folder, check))
      },
      { signal }
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tableOf(
  source: Source,
  clean: CleanText,
  readings: readonly Reading[],
  typed: TypedTable,
  folder: string,
  check: () => void
): ProfileTable {
  const place = (column: string) => readings.findIndex((reading) => reading.column === column)
  return {
    source,
    clean,
    rows: clean.rowCount,
    readings,
    folder,
    frame: () => frameOf(typed),
    raw: () => scanClean(clean).withRowIndex(rowName),
    value: (column) => (place(column) < 0 ? null : pl.col(names.value(place(column)))),
    place: (column) => source.columns.indexOf(column),
    readingOf: (column) => readings[place(column)] ?? null,
    isInvalid: (column) => {
      const at = place(column)
      if (at < 0 || (typed.oddCounts[at] ?? 0) === 0) return pl.lit(false)
      const odd = pl.col(names.odd(at)).isNotNull()
      return typed.hasMeanings[at] ? odd.and(pl.col(`known${at}`).isNull()) : odd
    },
    answer: async (frame) => {
      check()
      return await answerOf(frame, folder)
    },
    check
  }
}

/** Rows of the clean text for which a frame has a row, ascending. */
export async function rowsOf(table: ProfileTable, frame: LazyFrame): Promise<number[]> {
  const answer = await table.answer(frame.select(pl.col(rowName).cast(pl.Int64)))
  return countsOf(answer, rowName).sort((a, b) => a - b)
}

/** Raw text of a column; an empty cell is the empty text. */
export function rawText(table: ProfileTable, column: string): Expr {
  return pl.col(rawName(table.place(column))).fillNull(pl.lit(''))
}
