/**
 * A clean text as typed columns on disk, and the frame made of it. The scanner reads the text (`typed.parquet`: values `v0` …, odd texts `o0` …);
 * columns for which it has no code are read by Polars from what it wrote; then the parser reads each different odd text once (`odd0.parquet` …).
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import { AppError } from '../../../../shared/errors'
import type { CleanText, PassOptions } from '../../scan'
import { type MonthRows, storedDigits, type TableColumn, unreadColumns, writeTable } from '../../scan/types/table'
import { dataTypeOf, type Frame, type LazyFrame, nullOf, whole } from '../frames'
import { oddText, readColumn } from '../readings'
import { readOddTexts } from '../readings/odd-texts'
import { answerOf, countsOf, sinkTo, textsOf } from '../scratch'
import { effortsFor } from './effort'

/** A reading with its place among the source's columns. */
export interface PlacedReading {
  readonly reading: Reading
  readonly place: number
}

export interface TypedTable {
  readonly folder: string
  readonly rows: number
  readonly columns: readonly PlacedReading[]
  /** Rows with odd texts, one count a column. */
  readonly oddCounts: readonly number[]
  /** Whether some of a column's odd texts have a meaning (`odd<i>.parquet` says which). */
  readonly hasMeanings: readonly boolean[]
  /** Where the rows of each month stand; null where all rows stand in the order of the text. */
  readonly months: readonly MonthRows[] | null
}

export interface TableOptions extends PassOptions {
  /** The date column (among the readings) by whose month rows are to be put together, in the order of the text within each. */
  readonly dated?: number
}

/** Names in the frame of a typed table. */
export const names = {
  /** Row number in the clean text, from 0. */
  row: 'row',
  value: (index: number) => `v${index}`,
  odd: (index: number) => `o${index}`,
  /** 0, or 1 + the index of the first reading that rejects the row. */
  rejected: 'rejected',
  /** Raw text that was rejected, else null. */
  rejectedText: 'rejected_text'
} as const

const oddBatch = 50_000

export function typedPath(folder: string): string {
  return join(folder, 'typed.parquet')
}

function oddPath(folder: string, index: number): string {
  return join(folder, `odd${index}.parquet`)
}

/**
 * Reads a clean text into `folder`.
 * @throws AppError `internal` when other rows were read than the structural pass saw, `load.disk-full`, `cancelled`
 */
export async function buildTypedTable(
  clean: CleanText,
  columns: readonly PlacedReading[],
  folder: string,
  options: TableOptions = {}
): Promise<TypedTable> {
  const { signal } = options
  const unread = await unreadColumns(clean, columns)
  const isWhole = !unread.includes(true)
  const path = isWhole ? typedPath(folder) : join(folder, 'read.parquet')
  // A frame without columns has no rows: the first raw column stands for all of them.
  const all =
    columns.length === 0 ? [rowsAlone] : columns.map((column, i) => ({ ...column, isRaw: unread[i] === true }))
  const dated = options.dated === undefined || unread[options.dated] === true ? null : options.dated
  const written = await writeTable({ clean, columns: all, dated, path, names }, options)
  if (written.rows !== clean.rowCount) {
    throw new AppError('internal', { reference: `typed table: ${written.rows} rows read, ${clean.rowCount} scanned` })
  }
  signal?.throwIfAborted()
  let oddCounts = columns.map((_, i) => written.odd[i] ?? 0)
  if (!isWhole) {
    await readRest(clean, columns, unread, path, typedPath(folder))
    await rm(path)
    oddCounts = await countOdds(columns, unread, oddCounts, folder)
  }
  const hasMeanings: boolean[] = []
  for (const [i, { reading }] of columns.entries()) {
    signal?.throwIfAborted()
    hasMeanings.push((oddCounts[i] ?? 0) > 0 && (await readOdds(folder, i, reading)))
  }
  return { folder, rows: written.rows, columns, oddCounts, hasMeanings, months: written.months }
}

const rowsAlone: TableColumn = {
  reading: { column: '', type: { kind: 'string' }, format: null, nullTokens: [], onInvalid: 'empty' },
  place: 0,
  isRaw: true
}

/** Reads the columns that the scanner left as they were written. */
async function readRest(
  clean: CleanText,
  columns: readonly PlacedReading[],
  unread: readonly boolean[],
  from: string,
  to: string
): Promise<void> {
  const rest = columns.flatMap((column, i) => (unread[i] ? [{ ...column, i }] : []))
  const efforts = await effortsFor(clean, rest)
  const raw = (i: number) => `r${i}`
  const renamed = Object.fromEntries(rest.map(({ i }) => [names.value(i), raw(i)]))
  const frame = pl
    .scanParquet(from, { glob: false })
    .rename(renamed)
    .withColumns(
      ...rest.map(({ reading, i }, at) =>
        readColumn(reading, pl.col(raw(i)), efforts[at] ?? 'marked')
          .cast(dataTypeOf(reading.type))
          .alias(names.value(i))
      )
    )
    .withColumns(...rest.map(({ i }) => oddText(pl.col(names.value(i)), pl.col(raw(i))).alias(names.odd(i))))
    .drop(rest.map(({ i }) => raw(i)))
  await sinkTo(frame, to, 'lz4', 'the file')
}

async function countOdds(
  columns: readonly PlacedReading[],
  unread: readonly boolean[],
  known: readonly number[],
  folder: string
): Promise<number[]> {
  const asked = columns.flatMap((_, i) => (unread[i] ? [pl.col(names.odd(i)).count().cast(pl.Int64)] : []))
  const counts = await answerOf(pl.scanParquet(typedPath(folder), { glob: false }).select(...asked), folder)
  return columns.map((_, i) => (unread[i] ? (countsOf(counts, names.odd(i))[0] ?? 0) : (known[i] ?? 0)))
}

/** Lets the parser read a column's odd texts, a batch at a time. True when some of them have a meaning. */
async function readOdds(folder: string, index: number, reading: Reading): Promise<boolean> {
  const distinctPath = join(folder, `distinct${index}.parquet`)
  const odd = pl.col(names.odd(index))
  await sinkTo(
    pl
      .scanParquet(typedPath(folder), { glob: false })
      .select(odd.alias('text'))
      .filter(pl.col('text').isNotNull())
      .unique(),
    distinctPath,
    'lz4'
  )
  const batchPath = (batch: number) => join(folder, `odd${index}-${batch}.parquet`)
  const batches: LazyFrame[] = []
  for (let from = 0; ; from += oddBatch) {
    const batch: Frame = await pl.scanParquet(distinctPath, { glob: false }).slice(from, oddBatch).collect()
    if (batch.height === 0) break
    const meanings = readOddTexts(
      reading,
      textsOf(batch, 'text').filter((text) => text !== null)
    )
    if (meanings.height === 0) continue
    const path = batchPath(batches.length)
    await sinkTo(meanings.lazy(), path, 'lz4')
    batches.push(pl.scanParquet(path, { glob: false }))
  }
  await rm(distinctPath)
  if (batches.length === 0) return false
  await sinkTo(pl.concat(batches), oddPath(folder, index), 'lz4')
  for (const at of batches.keys()) await rm(batchPath(at))
  return true
}

/** Joins odd texts with their meanings and marks rejected rows. */
export function resolveOdds(
  frame: LazyFrame,
  columns: readonly PlacedReading[],
  oddCounts: readonly number[],
  meaningsOf: (index: number) => LazyFrame | null
): LazyFrame {
  let resolved = frame.withColumns(
    whole(0).cast(pl.Int32).alias(names.rejected),
    nullOf({ kind: 'string' }).alias(names.rejectedText)
  )
  columns.forEach(({ reading }, i) => {
    if ((oddCounts[i] ?? 0) === 0) return
    const odd = pl.col(names.odd(i))
    const value = pl.col(names.value(i))
    const meanings = meaningsOf(i)
    if (meanings !== null) {
      const found = meanings.select(pl.col('text'), pl.col('known').alias(`known${i}`), pl.col('value').alias(`m${i}`))
      resolved = resolved
        .join(found, { leftOn: names.odd(i), rightOn: 'text', how: 'left', maintainOrder: 'left' })
        .withColumns(
          pl
            .when(value.isNull())
            .then(pl.col(`m${i}`))
            .otherwise(value)
            .alias(names.value(i))
        )
    }
    if (reading.onInvalid !== 'reject') return
    const invalid = meanings === null ? odd.isNotNull() : odd.isNotNull().and(pl.col(`known${i}`).isNull())
    const isFirst = invalid.and(pl.col(names.rejected).eq(whole(0)))
    resolved = resolved.withColumns(
      pl
        .when(isFirst)
        .then(whole(i + 1).cast(pl.Int32))
        .otherwise(pl.col(names.rejected))
        .alias(names.rejected),
      pl.when(isFirst).then(odd).otherwise(pl.col(names.rejectedText)).alias(names.rejectedText)
    )
  })
  return resolved
}

/**
 * Rows `from` to `from + count - 1` of the table (all of them by default) with `row`, `v<i>`, `rejected` and `rejected_text`. Where the table is
 * by month, so is their order.
 */
export function frameOf(table: TypedTable, from?: number, count?: number): LazyFrame {
  const path = typedPath(table.folder)
  const whole =
    table.months === null
      ? pl.scanParquet(path, { glob: false, rowIndexName: names.row })
      : pl.scanParquet(path, { glob: false })
  const rows = from === undefined || count === undefined ? whole : whole.slice(from, count)
  // The file holds as many digits as fit into 64 bits.
  const wide = table.columns.flatMap(({ reading: { type } }, i) =>
    type.kind === 'decimal' && type.precision > storedDigits
      ? [pl.col(names.value(i)).cast(dataTypeOf(type)).alias(names.value(i))]
      : []
  )
  return resolveOdds(wide.length === 0 ? rows : rows.withColumns(...wide), table.columns, table.oddCounts, (i) =>
    table.hasMeanings[i] ? pl.scanParquet(oddPath(table.folder, i), { glob: false }) : null
  )
}
