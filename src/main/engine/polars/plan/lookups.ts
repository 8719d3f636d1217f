/** Tables of look-ups: the other file, read by its own readings, one row a key. */
import { basename, join } from 'node:path'
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import type { CheckedStep } from '../../../../shared/domain/recipe-schema'
import type { Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import type { CleanText } from '../../scan'
import type { LazyFrame } from '../frames'
import { answerOf, countsOf, sinkTo, textsOf } from '../scratch'
import { withTypedTable } from '../typed/cache'
import { frameOf, names, type PlacedReading, type TypedTable } from '../typed/table'

/** Another file, opened: its source and its clean text. */
export interface OpenedText {
  readonly source: Source
  readonly clean: CleanText
}

/**
 * Opens the file of a look-up with a sniffed dialect. The caller has decided that the path may be read.
 */
export type OpenOther = (path: string) => Promise<OpenedText>

export function placed(source: Source, reading: Reading): PlacedReading {
  const place = source.columns.indexOf(reading.column)
  if (place < 0) throw new AppError('check.unknown-column', { column: reading.column, name: source.name })
  return { reading, place }
}

export type LookupStep = Extract<CheckedStep, { kind: 'lookup' }>

/** Makes the table of a look-up: `key`, `found` (true), `a0` … for the added columns. */
export type LookUp = (step: LookupStep) => Promise<LazyFrame>

/**
 * Makes tables of look-ups in `folder`. Rows of the other file whose key is empty or whose values are rejected by its
 * readings are not in them.
 * @throws (when called) AppError `shape.lookup-key-not-unique`, `check.unknown-column`, and what opening the file throws
 */
export function looksUp(openOther: OpenOther, workDir: string, folder: string, signal?: AbortSignal): LookUp {
  return async (step) => {
    const { source, clean } = await openOther(step.path)
    const readings = [step.keyReading, ...step.added.map(({ name }) => readingOf(step.readings, name))]
    const columns = readings.map((reading) => placed(source, reading))
    const path = join(folder, `lookup${++count}.parquet`)
    const write = async (table: TypedTable) => {
      const key = pl.col(names.value(0))
      const rows = frameOf(table)
        .filter(key.isNotNull().and(pl.col(names.rejected).eq(pl.lit(0))))
        .select(
          key.alias('key'),
          pl.lit(true).alias('found'),
          ...step.added.map((_, i) => pl.col(names.value(i + 1)).alias(`a${i}`))
        )
      await sinkTo(rows, path, 'lz4')
    }
    await withTypedTable(source, workDir, clean, columns, write, { signal })
    const table = pl.scanParquet(path, { glob: false })
    await refuseRepeatedKeys(table, { name: basename(step.path), column: step.otherKey }, folder)
    return table
  }
}

let count = 0

function readingOf(readings: readonly Reading[], column: string): Reading {
  const reading = readings.find((one) => one.column === column)
  if (reading === undefined) throw new AppError('check.unknown-column', { column })
  return reading
}

async function refuseRepeatedKeys(table: LazyFrame, where: { name: string; column: string }, folder: string) {
  const repeated = table.groupBy('key').agg(pl.len().alias('times')).filter(pl.col('times').gt(1))
  const found = await answerOf(
    repeated.select(pl.len().cast(pl.Int64).alias('count'), pl.col('key').cast(pl.String).min().alias('example')),
    folder
  )
  const count = countsOf(found, 'count')[0] ?? 0
  if (count === 0) return
  throw new AppError('shape.lookup-key-not-unique', { ...where, count, example: textsOf(found, 'example')[0] ?? '' })
}
