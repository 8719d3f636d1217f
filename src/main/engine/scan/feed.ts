/** Where readers of rows get their bytes from. */
import { type FileHandle, open } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import { translateFileError } from './source-file'

/** Fills the beginning of `target` with the next bytes of a text; 0 at its end. */
export type Feed = {
  read(target: Uint8Array): Promise<number>
  close(): Promise<void>
}

/** The bytes [start, end) of a file. Throws `open.changed` when the file has become shorter. */
export async function fileFeed(path: string, start: number, end: number): Promise<Feed> {
  const file: FileHandle = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  let position = start
  return {
    async read(target) {
      const wanted = Math.min(target.length, end - position)
      if (wanted <= 0) return 0
      const { bytesRead } = await file.read(target, 0, wanted, position).catch((error: unknown) => {
        throw translateFileError(error, path)
      })
      if (bytesRead === 0) throw new AppError('open.changed', { path })
      position += bytesRead
      return bytesRead
    },
    close: () => file.close()
  }
}

/** Chunks of bytes that come from elsewhere. */
export function chunkFeed(chunks: AsyncGenerator<Uint8Array>): Feed {
  let rest: Uint8Array = new Uint8Array(0)
  return {
    async read(target) {
      while (rest.length === 0) {
        const step = await chunks.next()
        if (step.done) return 0
        rest = step.value
      }
      const count = Math.min(rest.length, target.length)
      target.set(rest.subarray(0, count))
      rest = rest.subarray(count)
      return count
    },
    async close() {
      await chunks.return(undefined)
    }
  }
}
