/** Parts of a load as files, and the columns that they have. */
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ShapePart } from '../../../../shared/contract/engine'
import type { Column } from '../../../../shared/domain/column-type'
import { timeColumn } from '../../../../shared/domain/query/dialect'
import { dataTypeOf, type LazyFrame, whole } from '../frames'
import { outcomeName } from '../plan/environment'
import { type Finished, monthText, timeName } from '../plan/finish'
import { outcome } from '../plan/outcomes'
import { sinkTo } from '../scratch'

export class PartFiles {
  readonly #outDir: string
  readonly columns: readonly Column[]

  /** @param outDir where the parts go; parts of an earlier run with the same name are replaced */
  constructor(outDir: string, columns: readonly Column[]) {
    this.#outDir = outDir
    this.columns = columns
  }

  /** Writes rows whose columns are called as `loadedRows` calls them as the part of a month; null: of a dataset without months. */
  async write(month: number | null, rows: LazyFrame): Promise<{ path: string; sizeBytes: number }> {
    await mkdir(this.#outDir, { recursive: true })
    const path = this.#pathOf(month)
    const given = [...this.columns.map(({ name }) => name), ...(month === null ? [] : [timeColumn])]
    await rm(path, { force: true })
    // A selection would cost a small part five times what it takes to write it.
    await sinkTo(rows.rename(Object.fromEntries(given.map((name, i) => [partName(i), name]))), `${path}.part`, 'zstd')
    await rename(`${path}.part`, path)
    return { path, sizeBytes: (await stat(path)).size }
  }

  /** Takes a part away that turned out to have no rows. */
  async remove(month: number): Promise<void> {
    await rm(this.#pathOf(month), { force: true })
  }

  /** Writes all rows of a dataset without an order date in one pass. */
  async writeAll(all: Finished, rows: number): Promise<ShapePart[]> {
    if (rows === 0) return []
    return [{ month: null, rows, ...(await this.write(null, loadedRows(all, this.columns.length))) }]
  }

  #pathOf(month: number | null): string {
    return join(this.#outDir, `${month === null ? 'all' : monthText(month)}.parquet`)
  }
}

/**
 * The rows that reach the end, with the columns of a part under names of their own: a person's may look like a pattern.
 * @param count columns, without the time that stands behind them where there is an order date
 */
export function loadedRows(
  { frame, environment, dateColumn }: Finished,
  count: number,
  order = (rows: LazyFrame) => rows
): LazyFrame {
  const columns = [...environment.values()].map(({ id, type }, i) =>
    pl.col(id).cast(dataTypeOf(type)).alias(partName(i))
  )
  const time = dateColumn === null ? [] : [pl.col(timeName).alias(partName(count))]
  return order(frame.filter(pl.col(outcomeName).eq(whole(outcome.loaded)))).select(...columns, ...time)
}

export function partName(index: number): string {
  return `x${index}`
}
