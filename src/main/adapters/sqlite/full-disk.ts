import { AppError } from '../../../shared/errors'
import type { Db } from './database'

/** SQLite's codes for a disk without room. */
const fullCodes = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_FSYNC'])

/** The store, with `load.disk-full` for what it can't write for want of room. */
export function sayingFull<Store extends object>(db: Db, store: Store): Store {
  const guarded = Object.entries(store).map(([name, method]) => [
    name,
    (...args: unknown[]) => {
      try {
        return (method as (...all: unknown[]) => unknown)(...args)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        throw fullCodes.has(code) ? new AppError('load.disk-full', { path: db.name }, { cause: error }) : error
      }
    }
  ])
  return Object.fromEntries(guarded) as Store
}
