/**
 * Loaded rows as one Parquet file a month. Rows come in slices that fit in memory; a file of one slice is written at
 * once, of more slices every month's pieces are written first (quickly) and joined at the end.
 */
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ShapePart } from '../../../../shared/contract/engine'
import type { Column } from '../../../../shared/domain/column-type'
import { timeColumn } from '../../../../shared/domain/query/dialect'
import { AppError } from '../../../../shared/errors'
import { dataTypeOf, type Expr, type Frame, type LazyFrame } from '../frames'
import { type Finished, monthName, monthText, timeName } from '../plan/finish'
import { outcome } from '../plan/outcomes'
import { outcomeName } from '../plan/steps'
import { sinkTo } from '../scratch'

/** The pieces of one month. */
interface Pieces {
  readonly paths: string[]
  rows: number
}

export class PartWriter {
  readonly #outDir: string
  readonly #folder: string
  readonly #columns: readonly Column[]
  readonly #slices: number
  readonly #months = new Map<number | null, Pieces>()
  #slice = 0

  /**
   * @param outDir where the parts go; parts of an earlier run with the same name are replaced
   * @param folder for pieces
   * @param slices how many slices will come
   */
  constructor(outDir: string, folder: string, columns: readonly Column[], slices: number) {
    this.#outDir = outDir
    this.#folder = folder
    this.#columns = columns
    this.#slices = slices
  }

  /** What a slice must select for `add`. */
  static selection({ environment, dateColumn }: Finished): Expr[] {
    return [
      ...[...environment.values()].map(({ id, type }, i) => pl.col(id).cast(dataTypeOf(type)).alias(`x${i}`)),
      ...(dateColumn === null ? [] : [pl.col(timeName)]),
      pl.col(monthName),
      pl.col(outcomeName)
    ]
  }

  /** Writes the loaded rows of one slice. */
  async add(slice: Frame): Promise<void> {
    const piece = this.#slice++
    const loaded = slice.filter(pl.col(outcomeName).eq(pl.lit(outcome.loaded)))
    if (loaded.height === 0) return
    const single = this.#slices === 1
    for (const frame of loaded.partitionBy(monthName, true, true)) {
      const [month = null] = frame.getColumn(monthName).toArray() as (number | null)[]
      const pieces = this.#months.get(month) ?? { paths: [], rows: 0 }
      this.#months.set(month, pieces)
      pieces.rows += frame.height
      const renamed = this.#renamed(frame.lazy())
      if (single) {
        await this.#finish(month, renamed)
        continue
      }
      const path = join(this.#folder, `piece-${month ?? 'all'}-${piece}.parquet`)
      await sinkTo(renamed, path, 'lz4')
      pieces.paths.push(path)
    }
  }

  /** Joins what is still in pieces and answers with all parts, by month. */
  async finish(onPart: (done: number, of: number) => void): Promise<ShapePart[]> {
    const months = [...this.#months].sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    const parts: ShapePart[] = []
    for (const [month, { paths, rows }] of months) {
      if (paths.length > 0) {
        await this.#finish(month, pl.concat(paths.map((path) => pl.scanParquet(path, { glob: false }))))
        await Promise.all(paths.map((path) => rm(path, { force: true })))
      }
      const path = this.#pathOf(month)
      const { size } = await stat(path)
      parts.push({ month: month === null ? null : monthText(month), path, rows, sizeBytes: size })
      onPart(parts.length, months.length)
    }
    return parts
  }

  #pathOf(month: number | null): string {
    return join(this.#outDir, `${month === null ? 'all' : monthText(month)}.parquet`)
  }

  #renamed(frame: LazyFrame): LazyFrame {
    const columns = this.#columns.map(({ name }, i) => pl.col(`x${i}`).alias(name))
    const isTimed = [...this.#months.keys()].some((month) => month !== null)
    return frame.select(...columns, ...(isTimed ? [pl.col(timeName).alias(timeColumn)] : []))
  }

  async #finish(month: number | null, frame: LazyFrame): Promise<void> {
    const path = this.#pathOf(month)
    await mkdir(this.#outDir, { recursive: true })
    await sinkTo(frame, `${path}.part`, 'zstd')
    await rename(`${path}.part`, path)
  }
}

/** Rows of a slice: about as many cells as fit well in memory, whatever the width. */
export function sliceRows(columnCount: number): number {
  const cells = 14_000_000
  return Math.max(20_000, Math.min(1_000_000, Math.floor(cells / Math.max(1, columnCount))))
}

/** @throws AppError `shape.nothing-left` */
export function refuseNothing(parts: readonly ShapePart[]) {
  if (parts.every(({ rows }) => rows === 0)) throw new AppError('shape.nothing-left')
}
