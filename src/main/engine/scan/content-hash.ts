/** SHA-256 of a file's bytes on disk, apart from the structural pass so that it delays nobody. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import { translateFileError } from './source-file'
import { runInWorker, workerPath } from './worker-client'

const chunkBytes = 1024 * 1024
const workerFromBytes = 64 * 1024 * 1024

/** SHA-256 in hex, read in this thread. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  try {
    const hash = createHash('sha256')
    let [current, other] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)]
    let reading = file.read(current, 0, chunkBytes, null)
    for (;;) {
      const { bytesRead } = await reading
      if (signal?.aborted) throw new AppError('cancelled')
      if (bytesRead === 0) return hash.digest('hex')
      const filled = current.subarray(0, bytesRead)
      ;[current, other] = [other, current]
      reading = file.read(current, 0, chunkBytes, null)
      // A failed read is met in the next round.
      reading.catch(() => undefined)
      hash.update(filled)
    }
  } catch (error) {
    throw translateFileError(error, path)
  } finally {
    await file.close()
  }
}

/**
 * SHA-256 of the bytes of the file at `path`, hex. Large files are read in a worker. Throws `open.vanished`,
 * `open.unreadable`, `cancelled`.
 */
export async function contentHash(path: string, signal?: AbortSignal): Promise<string> {
  const worker = workerPath()
  const sizeBytes = await sizeOf(path)
  if (!worker || sizeBytes < workerFromBytes) return await hashFile(path, signal)
  return await runInWorker(worker, { kind: 'hash', path }, { signal })
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  try {
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}
