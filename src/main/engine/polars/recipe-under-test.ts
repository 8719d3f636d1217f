/** For tests only: recipes written in few words, a folder to run them in, and an independent look at the parts. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type ColumnType, plainNumber, type Reading } from '../../../shared/domain/column-type'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { sniff } from '../scan/sniff'

/** `decimal(10,2)`, `long`, `double`, `string`, `date DD/MM/YYYY`, `timestamp YYYY-MM-DD HH:mm:ss`. */
export function readingOf(column: string, text: string, more: Partial<Reading> = {}): Reading {
  const [kind = '', ...rest] = text.split(' ')
  const pattern = rest.join(' ')
  const digits = /^decimal\((\d+),(\d+)\)$/.exec(kind)
  const base = { column, nullTokens: [], onInvalid: 'reject' as const }
  if (digits) {
    const type: ColumnType = { kind: 'decimal', precision: Number(digits[1]), scale: Number(digits[2]) }
    return { ...base, type, format: plainNumber, ...more }
  }
  const patterns = pattern.split('|')
  switch (kind) {
    case 'long':
    case 'double':
      return { ...base, type: { kind }, format: plainNumber, ...more }
    case 'date':
      return { ...base, type: { kind }, format: { kind: 'date', patterns, pivotYear: 68 }, ...more }
    case 'timestamp':
      return { ...base, type: { kind, zone: 'none' }, format: { kind: 'date', patterns, pivotYear: 68 }, ...more }
    case 'boolean':
      return { ...base, type: { kind }, format: { kind, trueTokens: ['true'], falseTokens: ['false'] }, ...more }
    default:
      return { ...base, type: { kind: 'string' }, format: null, ...more }
  }
}

/** A step without id and switch. */
export type BareStep = Step extends infer S ? (S extends Step ? Omit<S, 'id' | 'enabled'> : never) : never

export function recipeOf(readings: Reading[], steps: BareStep[] = [], roles: Recipe['roles'] = {}): Recipe {
  return {
    version: 1,
    readings,
    steps: steps.map((step, i) => ({ id: `s${i + 1}`, enabled: true, ...step }) as Step),
    roles
  }
}

export interface Bench {
  readonly folder: string
  readonly workDir: string
  readonly outDir: string
  /** Writes a file and opens it as the app would. */
  source(text: string, name?: string): Promise<Awaited<ReturnType<typeof sniff>>['source']>
  path(text: string, name: string): Promise<string>
  /** Rows of SQL over the parts, `parts` standing for all of them; read by DuckDB, so that Polars does not prove itself. */
  sql(query: string): Promise<unknown[][]>
  remove(): Promise<void>
}

export async function openBench(): Promise<Bench> {
  // A bracket and a star would be a pattern to a careless reader of paths.
  const folder = await mkdtemp(join(tmpdir(), 'shape [1]* '))
  const outDir = join(folder, 'out')
  let files = 0
  const path = async (text: string, name: string) => {
    const file = join(folder, name)
    await writeFile(file, text)
    return file
  }
  return {
    folder,
    workDir: join(folder, 'work'),
    outDir,
    path,
    async source(text, name = `f${++files}.csv`) {
      return (await sniff(await path(text, name))).source
    },
    async sql(query) {
      const instance = await DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      try {
        const escaped = outDir.replaceAll("'", "''").replaceAll('[', '[[]').replaceAll('*', '[*]')
        await connection.run(`CREATE VIEW parts AS SELECT * FROM read_parquet('${escaped}/*.parquet')`)
        return (await connection.runAndReadAll(query)).getRowsJson()
      } finally {
        connection.closeSync()
        instance.closeSync()
      }
    },
    remove: () => rm(folder, { recursive: true, force: true })
  }
}
