/**
 * Zip archives: the list of entries at the end of the file, and one entry's bytes as a stream (stored or deflated, zip64,
 * of any size). Nothing is unpacked to the disk, so a path inside of an archive can lead nowhere.
 */
import type { FileHandle } from 'node:fs/promises'
import * as zlib from 'node:zlib'
import { AppError } from '../../../../../shared/errors'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly packedBytes: number
  readonly sizeBytes: number
  /** Of its local header. */
  readonly offset: number
}

const endMagic = 0x06054b50
const end64Magic = 0x06064b50
const locator64Magic = 0x07064b50
const entryMagic = 0x02014b50
const localMagic = 0x04034b50
const endBytes = 22
const locatorBytes = 20
/** The end record may be followed by a comment of this length. */
const longestComment = 65_535
/** A list of entries beyond this is no archive of tables. */
const longestList = 64 * 1024 * 1024
const full32 = 0xffffffff
export const stored = 0
export const deflated = 8

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

const broken = (name: string) => new AppError('open.broken-archive', { name, compression: 'zip' })

async function readAt(file: FileHandle, position: number, length: number, name: string): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done)
    if (bytesRead === 0) throw broken(name)
    done += bytesRead
  }
  return buffer
}

interface ListPlace {
  readonly start: number
  readonly bytes: number
  readonly entries: number
  /** Bytes before the archive proper, as a program that unpacks itself has them. */
  readonly before: number
}

async function findList(file: FileHandle, sizeBytes: number, name: string): Promise<ListPlace> {
  const tailBytes = Math.min(sizeBytes, endBytes + longestComment)
  const tail = await readAt(file, sizeBytes - tailBytes, tailBytes, name)
  let at = tailBytes - endBytes
  while (at >= 0 && !(tail.readUInt32LE(at) === endMagic && at + endBytes + tail.readUInt16LE(at + 20) <= tailBytes))
    at--
  if (at < 0) throw broken(name)
  const endAt = sizeBytes - tailBytes + at
  const place = {
    entries: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    start: tail.readUInt32LE(at + 16)
  }
  const needs64 = place.entries === 0xffff || place.bytes === full32 || place.start === full32
  if (!needs64) {
    const before = endAt - place.bytes - place.start
    if (before < 0) throw broken(name)
    return { ...place, start: place.start + before, before }
  }
  if (endAt < locatorBytes) throw broken(name)
  const locator = await readAt(file, endAt - locatorBytes, locatorBytes, name)
  if (locator.readUInt32LE(0) !== locator64Magic) throw broken(name)
  const record = await readAt(file, Number(locator.readBigUInt64LE(8)), 56, name)
  if (record.readUInt32LE(0) !== end64Magic) throw broken(name)
  return {
    entries: Number(record.readBigUInt64LE(32)),
    bytes: Number(record.readBigUInt64LE(40)),
    start: Number(record.readBigUInt64LE(48)),
    before: 0
  }
}

/** Sizes and offset that did not fit into 32 bits stand in an extra field, in this order, those only. */
function widened(extra: Buffer, values: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2))
    let next = at + 4
    return values.map((value) => {
      if (value !== full32 || next + 8 > end) return value
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return [...values]
}

/**
 * All entries of an archive, folders included, in its own order.
 * @throws AppError `open.broken-archive` when the list is not there, cut off or contradicts itself
 */
export async function zipEntries(file: FileHandle, sizeBytes: number, name: string): Promise<ZipEntry[]> {
  const place = await findList(file, sizeBytes, name)
  if (place.bytes > longestList || place.start + place.bytes > sizeBytes) throw broken(name)
  const list = await readAt(file, place.start, place.bytes, name)
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < place.entries; i++) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entryMagic) throw broken(name)
    const flags = list.readUInt16LE(at + 8)
    const nameEnd = at + 46 + list.readUInt16LE(at + 28)
    const extraEnd = nameEnd + list.readUInt16LE(at + 30)
    if (extraEnd > list.length) throw broken(name)
    const inHeader = [list.readUInt32LE(at + 24), list.readUInt32LE(at + 20), list.readUInt32LE(at + 42)]
    const [size = 0, packed = 0, offset = 0] = widened(list.subarray(nameEnd, extraEnd), inHeader)
    entries.push({
      // Without the flag a name is in the old code page of its maker; Latin letters are the same in all of them.
      name: list.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1', at + 46, nameEnd),
      method: list.readUInt16LE(at + 10),
      encrypted: (flags & 1) !== 0,
      crc: list.readUInt32LE(at + 16),
      packedBytes: packed,
      sizeBytes: size,
      offset: offset + place.before
    })
    at = extraEnd + list.readUInt16LE(at + 32)
  }
  return entries
}

/** First byte of an entry's packed data. Throws `open.broken-archive`. */
export async function zipDataStart(file: FileHandle, entry: ZipEntry, name: string): Promise<number> {
  const header = await readAt(file, entry.offset, 30, name)
  if (header.readUInt32LE(0) !== localMagic) throw broken(name)
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

/** Passes an entry's text on and compares length and check sum with the list. Throws `open.broken-archive`. */
export async function* verified(chunks: AsyncIterable<Buffer>, entry: ZipEntry, name: string): AsyncGenerator<Buffer> {
  let crc = 0
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > entry.sizeBytes) throw broken(name)
    // Node before 22.2 can't count it; the length is compared all the same.
    if (typeof zlib.crc32 === 'function') crc = zlib.crc32(chunk, crc)
    yield chunk
  }
  if (bytes !== entry.sizeBytes) throw broken(name)
  if (typeof zlib.crc32 === 'function' && crc !== entry.crc) throw broken(name)
}
