/**
 * Loaded rows as one Parquet file a month. Rows come in any order of dates, and Polars cannot write many files in one pass, so the
 * typed rows are cut into slices, each is sorted by month and written as a piece, and a month's runs of all pieces are
 * joined. Every step streams; nothing of it is ever held in memory on this side, where it would not be freed in time.
 */
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ShapePart } from '../../../../shared/contract/engine'
import type { Column } from '../../../../shared/domain/column-type'
import { timeColumn } from '../../../../shared/domain/query/dialect'
import { dataTypeOf, type LazyFrame, whole } from '../frames'
import { outcomeName } from '../plan/environment'
import { type Finished, monthName, monthOf, monthText, timeName } from '../plan/finish'
import { outcome } from '../plan/outcomes'
import { countsOf, sinkTo } from '../scratch'

/** A run of rows of one month in a piece. */
interface Run {
  readonly path: string
  readonly from: number
  readonly rows: number
}

/** Rows between which a reader of a piece can begin: a month's run should not cost much more than itself. */
const pieceGroupRows = 16_384
/** Rows that Polars puts into one group of a typed table; slices that are multiples of it read no group twice. */
const typedGroupRows = 122_880

/** Rows of a slice: a few hundred megabytes of cells at most, whatever the width. */
export function sliceRows(columnCount: number): number {
  const cells = 8_000_000
  return typedGroupRows * Math.max(1, Math.min(4, Math.floor(cells / Math.max(1, columnCount) / typedGroupRows)))
}

export class PartWriter {
  readonly #outDir: string
  readonly #folder: string
  readonly #columns: readonly Column[]
  readonly #runs = new Map<number, Run[]>()
  #pieces = 0

  /**
   * @param outDir where the parts go; parts of an earlier run with the same name are replaced
   * @param folder for pieces
   */
  constructor(outDir: string, folder: string, columns: readonly Column[]) {
    this.#outDir = outDir
    this.#folder = folder
    this.#columns = columns
  }

  /** Writes the loaded rows of a slice as a piece. */
  async add(slice: Finished): Promise<void> {
    const path = join(this.#folder, `piece${this.#pieces++}.parquet`)
    const rows = this.#loaded(slice, (frame) => frame.sort(pl.col(monthName), false, false, true))
    await sinkTo(rows, path, 'lz4', 'the recipe', pieceGroupRows)
    const months = await pl
      .scanParquet(path, { glob: false })
      .select(monthOf(pl.col(partName(this.#columns.length))).alias(monthName))
      .groupBy(monthName)
      .agg(pl.len().cast(pl.Int64).alias('rows'))
      .sort(pl.col(monthName))
      .collect()
    const counts = countsOf(months, 'rows')
    let from = 0
    for (const [i, month] of countsOf(months, monthName).entries()) {
      const run = { path, from, rows: counts[i] ?? 0 }
      this.#runs.set(month, [...(this.#runs.get(month) ?? []), run])
      from += run.rows
    }
  }

  /** Joins the runs of each month and answers with all parts, by month. */
  async finish(onPart: (done: number, of: number) => void): Promise<ShapePart[]> {
    const parts: ShapePart[] = []
    const names = [...this.#columns.map(({ name }) => name), timeColumn]
    // A piece has just the columns of a part: a selection would cost a small part five times what it takes to write it.
    const given = Object.fromEntries(names.map((name, i) => [partName(i), name]))
    for (const [month, runs] of [...this.#runs].sort(([a], [b]) => a - b)) {
      const frame = pl.concat(
        runs.map(({ path, from, rows }) => pl.scanParquet(path, { glob: false }).slice(from, rows))
      )
      const path = await this.#write(`${monthText(month)}.parquet`, frame.rename(given))
      const rows = runs.reduce((sum, run) => sum + run.rows, 0)
      parts.push({ month: monthText(month), path, rows, sizeBytes: (await stat(path)).size })
      onPart(parts.length, this.#runs.size)
    }
    return parts
  }

  /** Writes all rows of a dataset without an order date in one pass. */
  async addAll(whole: Finished, rows: number): Promise<ShapePart[]> {
    if (rows === 0) return []
    const renamed = this.#loaded(whole).select(...this.#columns.map(({ name }, i) => pl.col(partName(i)).alias(name)))
    const path = await this.#write('all.parquet', renamed)
    return [{ month: null, path, rows, sizeBytes: (await stat(path)).size }]
  }

  #loaded({ frame, environment, dateColumn }: Finished, order = (rows: LazyFrame) => rows): LazyFrame {
    const columns = [...environment.values()].map(({ id, type }, i) =>
      pl.col(id).cast(dataTypeOf(type)).alias(partName(i))
    )
    const time = dateColumn === null ? [] : [pl.col(timeName).alias(partName(columns.length))]
    return order(frame.filter(pl.col(outcomeName).eq(whole(outcome.loaded)))).select(...columns, ...time)
  }

  async #write(name: string, frame: LazyFrame): Promise<string> {
    await mkdir(this.#outDir, { recursive: true })
    const path = join(this.#outDir, name)
    await rm(path, { force: true })
    await sinkTo(frame, `${path}.part`, 'zstd')
    await rename(`${path}.part`, path)
    return path
  }
}

/** Own names in pieces: a person's may look like a pattern. */
function partName(index: number): string {
  return `x${index}`
}
