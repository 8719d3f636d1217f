/** The workspace folder: where everything the app keeps lives, and the lock that keeps a second instance out. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors'

export interface Workspace {
  readonly dir: string
  readonly databasePath: string
  readonly warehousePath: string
  /** Parquet parts and rejected rows, by dataset and job. */
  readonly storeDir: string
  /** Decoded copies and row indexes; may be deleted at any time. */
  readonly workDir: string
  readonly uploadsDir: string
  readonly logPath: string
  /** Gives the lock back. */
  release(): void
}

/**
 * Makes the folders and takes the lock.
 * @throws AppError `workspace.locked` when a living process holds it, `workspace.unusable` when it can't be written
 */
export function openWorkspace(dir: string): Workspace {
  const at = (name: string) => join(dir, name)
  const lockPath = at('lock')
  try {
    for (const name of ['', 'store', 'work', 'uploads', 'logs']) mkdirSync(at(name), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppError('workspace.unusable', { path: dir, reason: codeOf(error) }, { cause: error })
  }
  lock(dir, lockPath)
  return {
    dir,
    databasePath: at('app.db'),
    warehousePath: at('warehouse.duckdb'),
    storeDir: at('store'),
    workDir: at('work'),
    uploadsDir: at('uploads'),
    logPath: at(join('logs', 'app.log')),
    release: () => rmSync(lockPath, { force: true })
  }
}

function lock(dir: string, lockPath: string) {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(lockPath, String(process.pid), { flag: 'wx', mode: 0o600 })
      return
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        throw new AppError('workspace.unusable', { path: dir, reason: codeOf(error) }, { cause: error })
      }
      const holder = Number(readFileSync(lockPath, 'utf8'))
      if (holder !== process.pid && isAlive(holder)) throw new AppError('workspace.locked', { path: dir })
      // Its holder died without giving it back.
      rmSync(lockPath, { force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException)?.code ?? String(error)
}
