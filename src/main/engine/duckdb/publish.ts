/** Parts as files for Druid: JSON lines that every Druid reads, or Parquet. DuckDB reads and writes them; no row passes through JavaScript. */
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { MonthTotals, PublishedFile, ShapePart } from '../../../shared/contract/engine'
import { type Column, isNumeric } from '../../../shared/domain/column-type'
import type { IngestFormat, Money } from '../../../shared/domain/druid/ingest-form'
import { type PublishedColumn, publishedColumns } from '../../../shared/domain/druid/published'
import { quoted, timeColumn } from '../../../shared/domain/query/dialect'
import { AppError } from '../../../shared/errors'
import { textLiteral } from './identifiers'

/** Rows from which on the next month goes into another file: several files can be read side by side. */
const fileRows = 500_000

const endings: Readonly<Record<IngestFormat, string>> = { ndjson: 'ndjson.gz', parquet: 'parquet' }
/** Snappy is what every reader of Parquet can unpack. */
const copyOptions: Readonly<Record<IngestFormat, string>> = {
  ndjson: 'FORMAT json, COMPRESSION gzip',
  parquet: 'FORMAT parquet, COMPRESSION snappy'
}

export interface PublishInput {
  readonly parts: readonly ShapePart[]
  readonly schema: readonly Column[]
  readonly money: Money
  readonly format: IngestFormat
  /** A folder inside the store; what lies there is replaced. */
  readonly outDir: string
}

export type PublishedMessage = { kind: 'published'; files: PublishedFile[]; totals: MonthTotals[] }

/**
 * Writes the parts as `data-0001.ndjson.gz` or `data-0001.parquet` … . Every row has `__time` (milliseconds, UTC; 0 in a dataset without an order date) and each
 * column as `publishedColumns` says; what has no value is null.
 */
export async function publish(
  connection: DuckDBConnection,
  { parts, schema, money, format, outDir }: PublishInput,
  onFile: (rows: number) => void
): Promise<PublishedFile[]> {
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  const isTimed = parts.every(({ month }) => month !== null)
  const time = isTimed ? `epoch_ms(CAST(${quoted(timeColumn)} AS TIMESTAMP))` : '0'
  const values = publishedColumns(schema, money).map((column) => `${valueText(column)} AS ${quoted(column.name)}`)
  const files: PublishedFile[] = []
  for (const some of filesOf(parts)) {
    const name = `data-${String(files.length + 1).padStart(4, '0')}.${endings[format]}`
    const path = join(outDir, name)
    const written = await connection
      .run(
        `COPY (SELECT ${[`${time} AS ${quoted(timeColumn)}`, ...values].join(', ')}
       FROM read_parquet(?, hive_partitioning = false)) TO ${textLiteral(`${path}.part`)} (${copyOptions[format]})`,
        [listValue(some.map((part) => part.path))],
        [LIST(VARCHAR)]
      )
      .catch(async (error: unknown) => {
        await rm(`${path}.part`, { force: true })
        // The only casts that may fail: a whole number of the last digit that has no room in 64 bits, or in the digits of the datasource.
        throw /^Conversion Error/.test(String((error as Error)?.message))
          ? new AppError('load.money-too-wide', {}, { cause: error })
          : error
      })
    await rename(`${path}.part`, path)
    const months = some.flatMap(({ month }) => month ?? [])
    files.push({ name, path, months, rows: written.rowsChanged, sizeBytes: (await stat(path)).size })
    onFile(files.reduce((sum, { rows }) => sum + rows, 0))
  }
  return files
}

/** Rows and sums of each month, added up by DuckDB: the sums of the whole were added up by Polars. */
export async function totalsOf(
  connection: DuckDBConnection,
  parts: readonly ShapePart[],
  schema: readonly Column[]
): Promise<MonthTotals[]> {
  const isTimed = parts.every(({ month }) => month !== null)
  const numeric = schema.filter(({ type }) => isNumeric(type))
  const sums = numeric.map(({ name }) => `CAST(sum(${quoted(name)}) AS VARCHAR)`)
  const month = isTimed ? `strftime(CAST(${quoted(timeColumn)} AS TIMESTAMP), '%Y-%m')` : 'NULL'
  const answer = await connection.runAndReadAll(
    `SELECT ${[`${month} AS m`, 'count(*)', ...sums].join(', ')} FROM read_parquet(?, hive_partitioning = false) GROUP BY m ORDER BY m`,
    [listValue(parts.map(({ path }) => path))],
    [LIST(VARCHAR)]
  )
  return answer.getRowsJson().map(([month, rows, ...cells]) => ({
    month: month as string | null,
    rows: Number(rows),
    sums: Object.fromEntries(numeric.map(({ name }, i) => [name, (cells[i] ?? null) as string | null]))
  }))
}

/** Months that share a file, in their order. */
function filesOf(parts: readonly ShapePart[]): ShapePart[][] {
  const files: ShapePart[][] = []
  let rows = 0
  for (const part of parts) {
    const last = files.at(-1)
    if (last && rows < fileRows) last.push(part)
    else {
      files.push([part])
      rows = 0
    }
    rows += part.rows
  }
  return files
}

function valueText({ name, encoding, scale, precision }: PublishedColumn): string {
  const value = quoted(name)
  switch (encoding) {
    case 'text':
    case 'integer':
      return value
    // JSON has no word for what is no number.
    case 'double':
      return `CASE WHEN isfinite(CAST(${value} AS DOUBLE)) THEN CAST(${value} AS DOUBLE) END`
    case 'scaled':
      // With the digits of the datasource, which may be more than the file's own.
      return scale === 0
        ? `CAST(${value} AS BIGINT)`
        : `CAST(replace(CAST(CAST(${value} AS DECIMAL(${precision}, ${scale})) AS VARCHAR), '.', '') AS BIGINT)`
    case 'flag':
      return `CAST(${value} AS INTEGER)`
    case 'epoch-ms':
      return `epoch_ms(CAST(${value} AS TIMESTAMP))`
  }
}
