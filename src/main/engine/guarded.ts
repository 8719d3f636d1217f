/** What calls of the reader about a source have in common when something goes wrong with files or disk. */
import type { Source } from '../../shared/domain/source'
import { AppError } from '../../shared/errors'
import { whileUnchanged } from './scan'
import { isDiskFull } from './scan/source-file'

/**
 * Runs work on a source with its work folder.
 * @throws AppError `open.changed`, `open.vanished`, `open.unreadable` where a file is not any more what was opened,
 *   `load.disk-full` where the work folder has no room, and what the work throws
 */
export async function guarded<T>(
  { source, workDir }: { readonly source: Source; readonly workDir: string },
  work: () => Promise<T>
): Promise<T> {
  try {
    return await whileUnchanged(source, work)
  } catch (error) {
    throw isDiskFull(error) ? new AppError('load.disk-full', { path: workDir }, { cause: error }) : error
  }
}
