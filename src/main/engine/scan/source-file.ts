/** The source's file on disk: is it still the one that was opened, and what its system errors mean. */
import { stat } from 'node:fs/promises'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** A system error met while reading `path` (and perhaps writing to `writtenPath`), in the app's words. */
export function translateFileError(error: unknown, path: string, writtenPath = path): unknown {
  if (error instanceof AppError) return error
  switch (codeOf(error)) {
    case 'ENOENT':
      return new AppError('open.vanished', { path }, { cause: error })
    case 'EACCES':
    case 'EPERM':
      return new AppError('open.unreadable', { path, reason: 'permission denied' }, { cause: error })
    case 'EIO':
      return new AppError('open.unreadable', { path, reason: 'the disk reports an error' }, { cause: error })
    case 'EISDIR':
      return new AppError('open.not-a-file', { path }, { cause: error })
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('load.disk-full', { path: writtenPath }, { cause: error })
    default:
      return error
  }
}

/** Throws `open.vanished` or `open.changed` unless the file still has the size and the time it was opened with. */
export async function checkUnchanged(source: Pick<Source, 'path' | 'sizeBytes' | 'modifiedMs'>): Promise<void> {
  const found = await stat(source.path).catch((error: unknown) => {
    throw translateFileError(error, source.path)
  })
  // Times may have been rounded to whole milliseconds on their way.
  if (found.size !== source.sizeBytes || Math.abs(found.mtimeMs - source.modifiedMs) >= 1) {
    throw new AppError('open.changed', { path: source.path })
  }
}

/** Throws `cancelled` when the signal says so. */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled')
}
