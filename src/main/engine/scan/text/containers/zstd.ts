/**
 * Zstandard, frame by frame. Node's decompressor stops behind the first frame without a word, and parallel compressors
 * write many; so the frames are told apart here (RFC 8878, 3.1) and each gets a decompressor of its own.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import { ByteQueue } from './byte-queue'

const frameMagic = 0xfd2fb528
const skippableMagic = 0x184d2a50
/** A window as large as the format's recommended tools write with `--long=31`. */
const windowLogMax = 31
const sliceBytes = 256 * 1024

/** Whether this platform can decompress Zstandard; Node before 22.15 can't. */
export const knowsZstd = typeof zlib.createZstdDecompress === 'function'

export function isZstd(head: Uint8Array): boolean {
  if (head.length < 4) return false
  const magic = new DataView(head.buffer, head.byteOffset).getUint32(0, true)
  return magic === frameMagic || isSkippable(magic)
}

const isSkippable = (magic: number) => magic >= skippableMagic && magic <= skippableMagic + 15

/** Bytes of a frame's header behind the magic number, by its descriptor byte. */
function headerBytes(descriptor: number): number {
  const isSingle = (descriptor & 0x20) !== 0
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  return 1 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0) + sizeBytes
}

/** The bytes of one frame as they are. */
async function* frameOf(queue: ByteQueue): AsyncGenerator<Buffer> {
  const start = await queue.take(5)
  const descriptor = start[4] ?? 0
  yield start
  yield await queue.take(headerBytes(descriptor) - 1)
  for (;;) {
    const header = await queue.take(3)
    yield header
    const block = header.readUIntLE(0, 3)
    // A block of type 1 is one byte, repeated.
    let left = ((block >> 1) & 3) === 1 ? 1 : block >> 3
    while (left > 0) {
      const piece = await queue.take(Math.min(left, sliceBytes))
      left -= piece.length
      yield piece
    }
    if ((block & 1) === 1) break
  }
  if ((descriptor & 4) !== 0) yield await queue.take(4)
}

/**
 * The text of all frames, one after the other; skippable ones are passed over.
 * @throws the platform's errors (`Z_…`, `ZSTD_…`) for damage, `EndsEarly` for a frame that is cut off
 */
export async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const queue = new ByteQueue(chunks)
  try {
    while (await queue.hasMore()) {
      const magic = (await queue.peek(4)).readUInt32LE(0)
      if (isSkippable(magic)) {
        const header = await queue.take(8)
        await queue.skip(header.readUInt32LE(4))
        continue
      }
      const out = zlib.createZstdDecompress({
        chunkSize: 512 * 1024,
        params: { [zlib.constants.ZSTD_d_windowLogMax]: windowLogMax }
      })
      // The pipeline's end is awaited here so that its error is met once; the loop throws it.
      const done = pipeline(Readable.from(frameOf(queue), { objectMode: false }), out).catch(() => undefined)
      try {
        yield* out
      } finally {
        out.destroy()
        await done
      }
    }
  } finally {
    await queue.close()
  }
}
