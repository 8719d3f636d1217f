/** The different values of a dataset's column as a Parquet file: another engine looks values up in it. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '../../../shared/domain/query/dialect'
import { schemaOf } from './describe'
import { textLiteral } from './identifiers'

/**
 * Writes the values as text (`value`), each once, without null.
 * @param outPath inside the store, the one folder that the database may write to
 * @returns false when there is no such dataset or column
 */
export async function exportValues(
  connection: DuckDBConnection,
  dataset: string,
  column: string,
  outPath: string
): Promise<boolean> {
  const schema = await schemaOf(connection, dataset)
  const found = schema?.find(({ name }) => name.toLowerCase() === column.toLowerCase())
  if (!found) return false
  await mkdir(dirname(outPath), { recursive: true })
  const name = quoted(found.name)
  const values = `SELECT DISTINCT CAST(${name} AS VARCHAR) AS value FROM ${quoted(dataset)} WHERE ${name} IS NOT NULL`
  await connection.run(`COPY (${values}) TO ${textLiteral(outPath)} (FORMAT parquet)`)
  return true
}
