/** For tests only: zip archives made byte by byte, so that they can be wrong in any way. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface EntryUnderTest {
  readonly name: string
  readonly text: string | Buffer
  readonly method?: number
  readonly encrypted?: boolean
  /** Sizes and offsets in the wide fields. */
  readonly wide?: boolean
  /** What the list says instead of the truth. */
  readonly crc?: number
  readonly sizeBytes?: number
}

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
const u64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

export function zipOf(entries: readonly EntryUnderTest[], { before = '', comment = '', wideEnd = false } = {}): Buffer {
  const start = Buffer.from(before)
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, text, method = 8, encrypted = false, wide = false, crc, sizeBytes } of entries) {
    const plain = Buffer.from(text)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const flags = u16((encrypted ? 1 : 0) | 0x800)
    const sum = u32(crc ?? crc32(plain))
    const size = sizeBytes ?? plain.length
    const nameBytes = Buffer.from(name)
    const head = [u16(45), flags, u16(method), u32(0), sum]
    const local = [
      u32(0x04034b50),
      ...head,
      u32(packed.length),
      u32(plain.length),
      u16(nameBytes.length),
      u16(0),
      nameBytes
    ]
    const extra = wide ? Buffer.concat([u16(1), u16(24), u64(size), u64(packed.length), u64(offset)]) : Buffer.alloc(0)
    const narrow = (value: number) => u32(wide ? 0xffffffff : value)
    list.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(45),
        ...head,
        narrow(packed.length),
        narrow(size),
        u16(nameBytes.length),
        u16(extra.length),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        narrow(offset),
        nameBytes,
        extra
      ])
    )
    const body = Buffer.concat([...local, packed])
    bodies.push(body)
    offset += body.length
  }
  const listed = Buffer.concat(list)
  const wideRecord = Buffer.concat([
    ...[u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(list.length), u64(list.length)],
    ...[u64(listed.length), u64(offset), u32(0x07064b50), u32(0), u64(offset + listed.length), u32(1)]
  ])
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(wideEnd ? 0xffff : list.length),
    u16(wideEnd ? 0xffff : list.length),
    u32(wideEnd ? 0xffffffff : listed.length),
    u32(wideEnd ? 0xffffffff : offset),
    u16(comment.length),
    Buffer.from(comment)
  ])
  return Buffer.concat([start, ...bodies, listed, wideEnd ? wideRecord : Buffer.alloc(0), end])
}
