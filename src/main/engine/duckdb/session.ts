/** Opens the database and locks it down: after this, SQL reaches our own tables and the store's folder, nothing else. */
import { mkdirSync, realpathSync, statfsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { AppError } from '../../../shared/errors'
import { textLiteral } from './identifiers'

export interface Session {
  readonly instance: DuckDBInstance
  /** Made before the lock, because only such a connection can report progress; loads run on it, one at a time. */
  readonly loads: DuckDBConnection
  readonly folder: string
}

const mebibyte = 1024 ** 2
const memoryShare = 0.4
const maxMemoryBytes = 4096 * mebibyte
const minMemoryBytes = 512 * mebibyte
/** Share of the free disk that spilled queries may fill. */
const tempShare = 0.5
const minTempBytes = 1024 * mebibyte

/**
 * @param path the database file; parts are read from `store` beside it, spilled data go to `temp` beside it
 * @throws AppError `workspace.unusable` when the file can't be opened
 */
export async function openSession(path: string): Promise<Session> {
  const folder = dirname(path)
  try {
    const instance = await DuckDBInstance.create(path, { threads: String(availableParallelism()) })
    const loads = await instance.connect()
    for (const setting of settings(folder)) await loads.run(`SET ${setting}`)
    return { instance, loads, folder }
  } catch (error) {
    throw new AppError('workspace.unusable', { path, reason: firstLine(error) }, { cause: error })
  }
}

function settings(folder: string): string[] {
  const storeDir = join(folder, 'store')
  const tempDir = join(folder, 'temp')
  mkdirSync(storeDir, { recursive: true })
  // A folder reached through a symbolic link is known under both names.
  const readable = [...new Set([storeDir, realpathSync(storeDir)])].map((dir) => textLiteral(dir + sep))
  const memoryBytes = Math.max(minMemoryBytes, Math.min(maxMemoryBytes, totalmem() * memoryShare))
  const { bavail, bsize } = statfsSync(folder)
  const tempBytes = Math.max(minTempBytes, bavail * bsize * tempShare)
  return [
    "GLOBAL TimeZone = 'UTC'",
    // As Druid's SQL does it: 5 / 2 is 2.
    'GLOBAL integer_division = true',
    // In Druid nothing is smaller than everything.
    "GLOBAL default_null_order = 'nulls_first_on_asc_last_on_desc'",
    'enable_progress_bar = true',
    'enable_progress_bar_print = false',
    `memory_limit = '${Math.floor(memoryBytes / mebibyte)}MiB'`,
    `temp_directory = ${textLiteral(tempDir)}`,
    `max_temp_directory_size = '${Math.floor(tempBytes / mebibyte)}MiB'`,
    'allow_persistent_secrets = false',
    `allowed_directories = [${readable.join(', ')}]`,
    'autoload_known_extensions = false',
    'autoinstall_known_extensions = false',
    'allow_community_extensions = false',
    'enable_external_access = false',
    // Last: nothing above can be taken back.
    'lock_configuration = true'
  ]
}

/** DuckDB's sentence without the code excerpt below it. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n', 1)[0] ?? message
}
