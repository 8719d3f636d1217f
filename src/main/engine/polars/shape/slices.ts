/**
 * Loaded rows as one Parquet file a month where the typed table stands in the order of the text. Rows come in any order of dates, and Polars cannot
 * write many files in one pass, so the typed rows are cut into slices, each is sorted by month and written as a piece, and a month's runs of all
 * pieces are joined. Every step streams; nothing of it is ever held in memory on this side, where it would not be freed in time.
 */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ShapePart } from '../../../../shared/contract/engine'
import { tableGroupRows } from '../../scan/types/table'
import { type Finished, monthName, monthOf, monthText } from '../plan/finish'
import { countsOf, sinkTo } from '../scratch'
import { loadedRows, type PartFiles, partName } from './part-files'

/** A run of rows of one month in a piece. */
interface Run {
  readonly path: string
  readonly from: number
  readonly rows: number
}

/** Rows between which a reader of a piece can begin: a month's run should not cost much more than itself. */
const pieceGroupRows = 16_384

/** Rows of a slice: a few hundred megabytes of cells at most, whatever the width. */
export function sliceRows(columnCount: number): number {
  const cells = 8_000_000
  return tableGroupRows * Math.max(1, Math.min(4, Math.floor(cells / Math.max(1, columnCount) / tableGroupRows)))
}

export class PieceWriter {
  readonly #files: PartFiles
  readonly #folder: string
  readonly #runs = new Map<number, Run[]>()
  #pieces = 0

  /** @param folder for pieces */
  constructor(files: PartFiles, folder: string) {
    this.#files = files
    this.#folder = folder
  }

  /** Writes the loaded rows of a slice as a piece. */
  async add(slice: Finished): Promise<void> {
    const path = join(this.#folder, `piece${this.#pieces++}.parquet`)
    const count = this.#files.columns.length
    const rows = loadedRows(slice, count, (frame) => frame.sort(pl.col(monthName), false, false, true))
    await sinkTo(rows, path, 'lz4', 'the recipe', pieceGroupRows)
    const months = await pl
      .scanParquet(path, { glob: false })
      .select(monthOf(pl.col(partName(count))).alias(monthName))
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
    for (const [month, runs] of [...this.#runs].sort(([a], [b]) => a - b)) {
      const frame = pl.concat(
        runs.map(({ path, from, rows }) => pl.scanParquet(path, { glob: false }).slice(from, rows))
      )
      const rows = runs.reduce((sum, run) => sum + run.rows, 0)
      parts.push({ month: monthText(month), rows, ...(await this.#files.write(month, frame)) })
      onPart(parts.length, this.#runs.size)
    }
    return parts
  }
}
