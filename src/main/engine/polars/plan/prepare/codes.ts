/**
 * Codes of values: HMAC-SHA-256 with the step's secret, made by DuckDB because Polars has no such function and no value is to pass
 * through JavaScript. The first 32 hexadecimal digits are kept: two different values of ten million have the same code with a
 * probability below one in 10²⁴.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { asText } from '../../expressions/texts'
import { sinkTo } from '../../scratch'
import { boundOf, isAlive } from '../environment'
import { beforeStage, type Preparing } from './context'

const digits = 32
const blockBytes = 64

export async function prepareCodes(
  preparing: Preparing,
  at: number,
  step: Extract<CheckedStep, { kind: 'hash' }>
): Promise<void> {
  const { folder, inputs, check } = preparing
  const { frame, environment, place, columnOf } = beforeStage(preparing, at)
  const values = step.columns.map((name, i) => asText(columnOf(name), boundOf(environment, name).type).alias(`f${i}`))
  const [from, to] = [join(folder, `values${at}.parquet`), join(folder, `codes${at}.parquet`)]
  await sinkTo(frame.filter(isAlive()).select(pl.col(place.id).alias('place'), ...values), from, 'lz4')
  check()
  const columns = step.columns.map((_, i) => `${codeOf(`f${i}`, step.secret)} AS f${i}`)
  await withDuck(folder, (run) =>
    run(
      `COPY (SELECT place, ${columns.join(', ')} FROM read_parquet(${literal(pathPattern(from))})) TO ${literal(to)} (FORMAT parquet, COMPRESSION lz4_raw)`
    )
  )
  inputs.found.set(at, pl.scanParquet(to, { glob: false }))
}

/** RFC 2104 in SQL: the key is padded here, so that the secret itself never stands in a statement. */
function codeOf(column: string, secret: string): string {
  const bytes = Buffer.from(secret)
  const key = Buffer.alloc(blockBytes)
  const short = bytes.length > blockBytes ? createHash('sha256').update(bytes).digest() : bytes
  short.copy(key)
  const padded = (mask: number) => `unhex('${Buffer.from(key.map((byte) => byte ^ mask)).toString('hex')}')`
  const inner = `unhex(sha256(${padded(0x36)} || encode(${column})))`
  return `left(sha256(${padded(0x5c)} || ${inner}), ${digits})`
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** DuckDB reads names of files as patterns. */
function pathPattern(path: string): string {
  return path.replace(/[[*?]/g, '[$&]')
}

/** A database in memory for one statement; loaded only where a recipe needs it. */
async function withDuck(folder: string, use: (run: (sql: string) => Promise<unknown>) => Promise<unknown>) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '512MB',
    temp_directory: join(folder, 'codes.tmp'),
    preserve_insertion_order: 'true'
  })
  try {
    const connection = await instance.connect()
    try {
      await use((sql) => connection.run(sql))
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}
