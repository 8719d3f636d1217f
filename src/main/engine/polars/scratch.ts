/** Results of big queries by way of a file: a sink streams, a plain `collect()` would hold the whole input in memory. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pl from 'nodejs-polars'
import type { Frame, LazyFrame } from './frames'
import { translatePolarsError } from './polars-error'

/** What a folder of a run is for. The host sweeps those of a process that has died, by these names. */
type RunKind = 'shape' | 'rules' | 'profile' | 'preview'

/** A folder of its own for the files of one run; the caller removes it. */
export async function runFolder(workDir: string, kind: RunKind): Promise<string> {
  await mkdir(workDir, { recursive: true })
  return await mkdtemp(join(workDir, `${kind}-${process.pid}-`))
}

let count = 0

/**
 * Writes a frame to a Parquet file as it streams: `lz4` for what is read once more and thrown away, `zstd` for what stays
 * (at its first level, which is faster than the third and makes files of sales no larger).
 */
export async function sinkTo(
  frame: LazyFrame,
  path: string,
  compression: 'zstd' | 'lz4',
  what = 'the recipe',
  rowGroupSize?: number
): Promise<void> {
  try {
    const options = compression === 'zstd' ? { compression, compressionLevel: 1 } : { compression, statistics: false }
    await frame.sinkParquet(path, rowGroupSize === undefined ? options : { ...options, rowGroupSize }).collect()
  } catch (error) {
    await rm(path, { force: true })
    // A person knows the folder; the file's name was to be another one.
    throw translatePolarsError(error, { name: what, path: dirname(path) })
  }
}

/**
 * Runs a query over big data whose answer is small.
 * @param folder where the answer's file may be put for a moment
 */
export async function answerOf(frame: LazyFrame, folder: string, what?: string): Promise<Frame> {
  const path = join(folder, `answer-${++count}.parquet`)
  await sinkTo(frame, path, 'lz4', what)
  try {
    return pl.readParquet(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** Frames from this many columns, and not longer than that, are read row by row. */
const wideFrom = 64
const wideRows = 1000
const recordsOf = new WeakMap<Frame, readonly Record<string, unknown>[] | null>()

/**
 * The rows of a wide frame, or null for others. Whatever is asked of a frame, the package first makes a list of all its
 * columns, so that asking for each of some thousand columns takes minutes.
 */
function wideRecords(frame: Frame): readonly Record<string, unknown>[] | null {
  const known = recordsOf.get(frame)
  if (known !== undefined) return known
  const columns = frame.columns
  let records: readonly Record<string, unknown>[] | null = null
  if (columns.length >= wideFrom && frame.height <= wideRows) {
    // Decimals have no value in JS, and nobody asks for one.
    const types = frame.dtypes
    const readable = columns.filter((_, i) => types[i]?.variant !== 'Decimal')
    records = frame.select(...readable).toRecords()
  }
  recordsOf.set(frame, records)
  return records
}

/** A column's values. */
export function valuesOf(frame: Frame, column: string): unknown[] {
  const records = wideRecords(frame)
  return records ? records.map((record) => record[column] ?? null) : frame.getColumn(column).toArray()
}

/** A column of a small frame as texts. Every type but text must have been cast to text before: JS would round it. */
export function textsOf(frame: Frame, column: string): (string | null)[] {
  return valuesOf(frame, column) as (string | null)[]
}

/** A column of counts; they stay far below the limit of exact numbers. */
export function countsOf(frame: Frame, column: string): number[] {
  return (valuesOf(frame, column) as (number | bigint | null)[]).map((value) => Number(value ?? 0))
}
