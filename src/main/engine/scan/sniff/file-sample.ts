/** Reads the beginning of a file and looks into its middle and end, refusing what cannot be a CSV. */
import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Compression } from '../../../../shared/domain/dialect'
import { AppError } from '../../../../shared/errors'
import { translateFileError } from '../source-file'
import { compressionOf, memberOf, type Packed, plainBytes } from '../text/containers'
import { signatureOf } from './binary-kind'

export interface FileSample {
  readonly name: string
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly compression: Compression
  /** Of an archive: the entry that is the table. */
  readonly member?: string
  /** The first bytes, decompressed. */
  readonly head: Buffer
  /** Whether `head` is the whole content. */
  readonly headIsAll: boolean
  /** Further bytes as evidence for the encoding: blocks that may begin and end inside a character. */
  readonly blocks: readonly Buffer[]
  /** Whether the last block ends where the content ends. */
  readonly blocksReachEnd: boolean
}

const headBytes = 1024 ** 2
/** A file up to this size is read whole for its encoding. */
const wholeBytes = 12 * 1024 ** 2
const blockBytes = 512 * 1024
const blockCount = 12
/** Decompressed bytes kept of the beginning of a compressed file. */
const unpackedBytes = 4 * 1024 ** 2
/** So far a compressed file is read for its end, of which this much is kept. */
const endSoughtBytes = 32 * 1024 ** 2
const endBytes = 128 * 1024
const signatureBytes = 16 * 1024
/** What `signatureOf` calls an archive that may have a table in it. */
const plainZip = 'a zip archive'

/**
 * @param path a path the caller may read, symbolic links resolved
 * @param member of a zip archive, the entry a person chose
 * @throws AppError `open.not-found`, `open.not-a-file`, `open.unreadable`, `open.vanished`, `open.empty`, `open.binary`,
 *   `open.broken-archive`, `open.archive-…`
 */
export async function sampleFile(path: string, member?: string): Promise<FileSample> {
  const name = basename(path)
  const before = await stat(path).catch((error: unknown) => refuse(error, path, 'open.not-found'))
  // Asked before opening: to open a named pipe would wait for its writer.
  if (!before.isFile()) throw new AppError('open.not-a-file', { path })
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) =>
    refuse(error, path, 'open.vanished')
  )
  try {
    const facts = await file.stat()
    if (!facts.isFile()) throw new AppError('open.not-a-file', { path })
    if (facts.size === 0) throw new AppError('open.empty', { name })
    const base = { name, sizeBytes: facts.size, modifiedMs: facts.mtimeMs }
    const head = await readAt(file, 0, Math.min(headBytes, facts.size))
    if (head.length === 0) throw new AppError('open.empty', { name })
    const compression = compressionOf(head)
    // Workbooks are zip archives, too.
    if (compression === 'none' || compression === 'zip') refuseBinary(head, name)
    if (compression !== 'none')
      return { ...base, compression, ...(await unpackedSample({ path, name, compression, member })) }
    const headIsAll = facts.size <= head.length
    const blocks = headIsAll ? [] : await readBlocks(file, head.length, facts.size)
    return { ...base, compression: 'none', head, headIsAll, blocks, blocksReachEnd: true }
  } catch (error) {
    return refuse(error, path, 'open.vanished')
  } finally {
    await file.close()
  }
}

function refuseBinary(head: Buffer, name: string) {
  const what = signatureOf(head.subarray(0, signatureBytes))
  if (what !== null && what !== plainZip) throw new AppError('open.binary', { name, what })
}

/** Reads until `length` bytes are there or the file ends; a single read may give less. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** The rest of a small file, or blocks spread evenly over a large one, the last at its very end. */
async function readBlocks(file: FileHandle, from: number, sizeBytes: number): Promise<Buffer[]> {
  if (sizeBytes <= wholeBytes) return [await readAt(file, from, sizeBytes - from)]
  const span = sizeBytes - from - blockBytes
  const starts = Array.from({ length: blockCount }, (_, i) => from + Math.floor((span * i) / (blockCount - 1)))
  const blocks: Buffer[] = []
  for (const start of starts) blocks.push(await readAt(file, start, blockBytes))
  return blocks
}

async function unpackedSample(packed: Packed) {
  const { name, compression } = packed
  const member = await memberOf(packed)
  const { bytes, end, ended } = await unpackedEnds({ ...packed, member })
  if (bytes.length === 0) throw new AppError('open.empty', { name })
  const inner = compressionOf(bytes)
  if (inner !== 'none' && inner !== 'zip') {
    throw new AppError('open.binary', {
      name,
      what: `compressed twice: a ${inner} file inside of a ${compression} file`
    })
  }
  const what = signatureOf(bytes.subarray(0, signatureBytes))
  if (what !== null) throw new AppError('open.binary', { name, what })
  const head = bytes.subarray(0, headBytes)
  const blocks = [bytes.subarray(headBytes), end].filter((block) => block.length > 0)
  return {
    ...(member === undefined ? {} : { member }),
    head,
    headIsAll: ended && blocks.length === 0,
    blocks,
    blocksReachEnd: ended
  }
}

/**
 * Decompresses the beginning, and the end of a file that is not too large. A stream that is damaged or ends early within
 * the beginning is refused; what is wrong behind it is found when the rows are read.
 */
async function unpackedEnds(packed: Packed): Promise<{ bytes: Buffer; end: Buffer; ended: boolean }> {
  const first: Buffer[] = []
  const last: Buffer[] = []
  let total = 0
  let lastLength = 0
  try {
    for await (const chunk of plainBytes(packed)) {
      const isFirst = total < unpackedBytes
      total += chunk.length
      if (isFirst) first.push(chunk)
      else {
        last.push(chunk)
        lastLength += chunk.length
        while (lastLength - (last[0]?.length ?? 0) >= endBytes) lastLength -= last.shift()?.length ?? 0
      }
      if (total >= endSoughtBytes) return { bytes: Buffer.concat(first), end: Buffer.alloc(0), ended: false }
    }
  } catch (error) {
    if (total < unpackedBytes || !(error instanceof AppError)) throw error
    return { bytes: Buffer.concat(first), end: Buffer.alloc(0), ended: false }
  }
  return { bytes: Buffer.concat(first), end: Buffer.concat(last), ended: true }
}

/** `absent` says what a missing file means at this moment. */
function refuse(error: unknown, path: string, absent: 'open.not-found' | 'open.vanished'): never {
  throw translateFileError(error, path, path, absent)
}
