/** The source's file on disk: is it still the one that was opened, and what its system errors mean. */
import { open, stat } from 'node:fs/promises'
import { type FileFacts, filesOf, isAsOpened, type Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Why the system does not give a file, in words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EBUSY: 'another program is using it',
  EIO: 'the disk reports an error',
  ESTALE: 'the network drive is gone',
  ETIMEDOUT: 'the network drive does not answer',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EINVAL: 'the path is not valid'
}

/** Whether an error says that there is no room left on a disk. */
export function isDiskFull(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
}

/**
 * A system error met while reading `path` (and perhaps writing to `writtenPath`), in the app's words; `absent` says what a
 * missing file means at this moment.
 */
export function translateFileError(
  error: unknown,
  path: string,
  writtenPath = path,
  absent: 'open.not-found' | 'open.vanished' = 'open.vanished'
): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP') {
    return new AppError(absent, { path }, { cause: error })
  }
  if (code === 'EISDIR' || code === 'ENXIO') return new AppError('open.not-a-file', { path }, { cause: error })
  if (isDiskFull(error)) return new AppError('load.disk-full', { path: writtenPath }, { cause: error })
  const reason = reasons[code]
  return reason === undefined ? error : new AppError('open.unreadable', { path, reason }, { cause: error })
}

/** Throws `open.vanished` or `open.changed` unless the file still has the size and the time it was opened with. */
export async function checkUnchanged(source: FileFacts): Promise<void> {
  const found = await stat(source.path).catch((error: unknown) => {
    throw translateFileError(error, source.path)
  })
  if (!isAsOpened(source, found)) throw new AppError('open.changed', { path: source.path })
}

/**
 * Runs work on a source. Where a file has changed, is gone or can't be read any more, that is what the caller hears, whatever
 * came of the work: a result of it would be of no file that ever was.
 */
export async function whileUnchanged<T>(source: Source, work: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') throw error
    for (const file of filesOf(source)) {
      await checkUnchanged(file)
      await checkReadable(file.path)
    }
    throw error
  }
  for (const file of filesOf(source)) await checkUnchanged(file)
  return result
}

/** Throws `open.unreadable` where permission was taken away meanwhile. */
async function checkReadable(path: string): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  await file.close()
}

/** Throws `cancelled` when the signal says so. */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled')
}
