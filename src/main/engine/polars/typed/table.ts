/**
 * A clean text as typed columns on disk, and the frame made of it. One streaming pass reads the whole text (`typed.parquet`: values
 * `v0` …, odd texts `o0` …); then the parser reads each different odd text once (`odd0.parquet` …).
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import { AppError } from '../../../../shared/errors'
import type { CleanText, TextFacts } from '../../scan'
import { rawName, scanClean } from '../clean-scan'
import { dataTypeOf, type Frame, type LazyFrame, nullOf, whole } from '../frames'
import { canBeOdd, type Effort, oddText, readColumn } from '../readings'
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
 * @param facts what a check has counted of the text's columns, to spare work
 * @throws AppError `internal` when Polars counts other rows than the scanner, `load.disk-full`, `cancelled`
 */
export async function buildTypedTable(
  clean: CleanText,
  columns: readonly PlacedReading[],
  folder: string,
  facts: readonly TextFacts[] | null,
  signal?: AbortSignal
): Promise<TypedTable> {
  const readings = columns.map(({ reading }) => reading)
  const efforts = await effortsFor(
    clean,
    readings,
    columns.map(({ place }) => place),
    facts
  )
  const path = typedPath(folder)
  await sinkTo(readText(clean, columns, efforts), path, 'lz4', 'the file')
  signal?.throwIfAborted()

  const odd = readings.flatMap((reading, i) => (canBeOdd(reading) ? [i] : []))
  const counted = odd.map((i) => pl.col(names.odd(i)).count().cast(pl.Int64).alias(names.odd(i)))
  const counts = await answerOf(
    pl.scanParquet(path, { glob: false }).select(pl.len().cast(pl.Int64).alias('rows'), ...counted),
    folder
  )
  const rows = countsOf(counts, 'rows')[0] ?? 0
  if (rows !== clean.rowCount) {
    throw new AppError('internal', { reference: `typed table: ${rows} rows read, ${clean.rowCount} scanned` })
  }
  const oddCounts = readings.map((reading, i) => (canBeOdd(reading) ? (countsOf(counts, names.odd(i))[0] ?? 0) : 0))
  const hasMeanings: boolean[] = []
  for (const [i, reading] of readings.entries()) {
    signal?.throwIfAborted()
    hasMeanings.push((oddCounts[i] ?? 0) > 0 && (await readOdds(folder, i, reading)))
  }
  return { folder, rows, columns, oddCounts, hasMeanings }
}

/** The one pass over the text: values and odd texts. */
function readText(clean: CleanText, columns: readonly PlacedReading[], efforts: readonly Effort[]): LazyFrame {
  const text = scanClean(clean)
  // A frame without columns has no rows: the first raw column stands for all of them.
  if (columns.length === 0) return text.select(pl.col(rawName(0)).isNull().alias('any'))
  const values = columns.map(({ reading, place }, i) =>
    readColumn(reading, pl.col(rawName(place)), efforts[i] ?? 'marked')
      .cast(dataTypeOf(reading.type))
      .alias(names.value(i))
  )
  const raws = new Set(columns.flatMap(({ reading, place }) => (canBeOdd(reading) ? [rawName(place)] : [])))
  return text
    .select(...values, ...[...raws].map((raw) => pl.col(raw)))
    .select(
      ...columns.map((_, i) => pl.col(names.value(i))),
      ...columns.flatMap(({ reading, place }, i) =>
        canBeOdd(reading) ? [oddText(pl.col(names.value(i)), pl.col(rawName(place))).alias(names.odd(i))] : []
      )
    )
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

/** Rows `from` to `from + count - 1` (all of them by default) with `row`, `v<i>`, `rejected` and `rejected_text`. */
export function frameOf(table: TypedTable, from?: number, count?: number): LazyFrame {
  const whole = pl.scanParquet(typedPath(table.folder), { glob: false, rowIndexName: names.row })
  const rows = from === undefined || count === undefined ? whole : whole.slice(from, count)
  return resolveOdds(rows, table.columns, table.oddCounts, (i) =>
    table.hasMeanings[i] ? pl.scanParquet(oddPath(table.folder, i), { glob: false }) : null
  )
}
