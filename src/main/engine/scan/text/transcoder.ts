/**
 * From any encoding to UTF-8, piece by piece. What an encoding does not know becomes U+FFFD and is counted, never silent.
 *
 * One-byte encodings go through a table and UTF-16 through code of its own: both are exact about what was undecodable, fast,
 * and independent of how a platform's TextDecoder treats Windows-1252 (some decode 0x80 to 0x9F as controls).
 */
import { isAscii } from 'node:buffer'
import { AppError } from '../../../../shared/errors'

/** Takes bytes of the file, gives bytes of UTF-8. */
export interface Transcoder {
  write(bytes: Uint8Array): Uint8Array
  /** The end of the file: what was cut off in the middle. */
  end(): Uint8Array
  readonly undecodableCount: number
  /** Offsets in the UTF-8 text of the first undecodable sequences. */
  readonly positions: readonly number[]
  /** Offsets of the same sequences in the bytes that were given. */
  readonly sourcePositions: readonly number[]
}

/** Positions of undecodable sequences that are kept. */
export const keptPositions = 100
const replacement = '\uFFFD'
const nothing = new Uint8Array(0)

class Tally {
  count = 0
  readonly positions: number[] = []
  readonly sourcePositions: number[] = []
  /** Bytes of UTF-8 written before the current piece. */
  written = 0
  /** Bytes taken before the current piece. */
  taken = 0

  get isFull(): boolean {
    return this.positions.length >= keptPositions
  }

  /** Counts a sequence; its offsets in the text and in the bytes are asked for only where they are kept. */
  add(offset: () => number, source: () => number): void {
    this.count++
    if (this.isFull) return
    this.positions.push(offset())
    this.sourcePositions.push(source())
  }
}

/** UTF-8 stays as it is: the structural pass counts what is undecodable in it. */
class Utf8 implements Transcoder {
  readonly undecodableCount = 0
  readonly positions: readonly number[] = []
  readonly sourcePositions: readonly number[] = []
  write(bytes: Uint8Array): Uint8Array {
    return bytes
  }
  end(): Uint8Array {
    return nothing
  }
}

const loneSurrogate = /\p{Surrogate}/gu

class Utf16 implements Transcoder {
  readonly #bigEndian: boolean
  readonly #tally = new Tally()
  /** An odd byte, or the first half of a surrogate pair, that waits for the next piece. */
  #rest: Uint8Array = nothing

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian
  }

  get undecodableCount(): number {
    return this.#tally.count
  }
  get positions(): readonly number[] {
    return this.#tally.positions
  }
  get sourcePositions(): readonly number[] {
    return this.#tally.sourcePositions
  }

  write(bytes: Uint8Array): Uint8Array {
    const all = Buffer.concat([this.#rest, bytes])
    let usable = all.length - (all.length % 2)
    if (usable >= 2) {
      const high = all[usable - (this.#bigEndian ? 2 : 1)] ?? 0
      if (high >= 0xd8 && high <= 0xdb) usable -= 2
    }
    this.#rest = Buffer.from(all.subarray(usable))
    return this.#decode(all.subarray(0, usable))
  }

  end(): Uint8Array {
    const rest = Buffer.from(this.#rest)
    this.#rest = nothing
    if (rest.length === 0) return nothing
    const whole = this.#decode(rest.subarray(0, rest.length - (rest.length % 2)))
    if (rest.length % 2 === 0) return whole
    this.#tally.add(
      () => this.#tally.written,
      () => this.#tally.taken
    )
    return Buffer.concat([whole, Buffer.from(replacement)])
  }

  #decode(units: Buffer): Uint8Array {
    if (this.#bigEndian) units.swap16()
    const text = units.toString('utf16le')
    if (!text.isWellFormed()) {
      for (const match of text.matchAll(loneSurrogate)) {
        this.#tally.add(
          () => this.#tally.written + Buffer.byteLength(text.slice(0, match.index)),
          () => this.#tally.taken + match.index * 2
        )
      }
    }
    const out = Buffer.from(text, 'utf8')
    this.#tally.written += out.length
    this.#tally.taken += units.length
    return out
  }
}

/** Of a one-byte encoding: up to three bytes of UTF-8 for each byte, and whether it is known at all. */
type Table = { readonly lengths: Uint8Array; readonly bytes: Uint8Array; readonly unknown: Uint8Array }

function tableOf(encoding: string): Table {
  const lengths = new Uint8Array(256)
  const bytes = new Uint8Array(256 * 3)
  const unknown = new Uint8Array(256)
  for (let byte = 0; byte < 256; byte++) {
    // The streaming way is right where the one-shot way of some platforms is not.
    const decoder = new TextDecoder(encoding, { ignoreBOM: true })
    const text = decoder.decode(Uint8Array.of(byte), { stream: true }) + decoder.decode()
    const encoded = Buffer.from(text)
    lengths[byte] = encoded.length
    bytes.set(encoded.subarray(0, 3), byte * 3)
    unknown[byte] = text === replacement ? 1 : 0
  }
  return { lengths, bytes, unknown }
}

class OneByte implements Transcoder {
  readonly #table: Table
  readonly #tally = new Tally()

  constructor(encoding: string) {
    this.#table = tableOf(encoding)
  }

  get undecodableCount(): number {
    return this.#tally.count
  }
  get positions(): readonly number[] {
    return this.#tally.positions
  }
  get sourcePositions(): readonly number[] {
    return this.#tally.sourcePositions
  }

  write(piece: Uint8Array): Uint8Array {
    if (isAscii(piece)) {
      this.#tally.written += piece.length
      this.#tally.taken += piece.length
      return piece
    }
    const { lengths, bytes, unknown } = this.#table
    const out = new Uint8Array(piece.length * 3)
    let o = 0
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i] ?? 0
      if (byte < 0x80 && lengths[byte] === 1) {
        out[o++] = bytes[byte * 3] ?? 0
        continue
      }
      const { written, taken } = this.#tally
      if (unknown[byte] === 1)
        this.#tally.add(
          () => written + o,
          () => taken + i
        )
      const length = lengths[byte] ?? 0
      for (let k = 0; k < length; k++) out[o++] = bytes[byte * 3 + k] ?? 0
    }
    this.#tally.written += o
    this.#tally.taken += piece.length
    return out.subarray(0, o)
  }

  end(): Uint8Array {
    return nothing
  }
}

/** Below this no byte is a part of a longer character in any encoding of several bytes. */
const alwaysAlone = 0x30
const longestRest = 64 * 1024

/** Encodings of one to four bytes a character, by the platform's decoder. A genuine U+FFFD counts as undecodable. */
class ManyBytes implements Transcoder {
  readonly #encoding: string
  readonly #decoder: TextDecoder
  readonly #tally = new Tally()
  /** Bytes behind the last one that stands alone: they may end inside a character. */
  #rest: Uint8Array = nothing

  constructor(encoding: string) {
    this.#encoding = encoding
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }

  get undecodableCount(): number {
    return this.#tally.count
  }
  get positions(): readonly number[] {
    return this.#tally.positions
  }
  get sourcePositions(): readonly number[] {
    return this.#tally.sourcePositions
  }

  write(bytes: Uint8Array): Uint8Array {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    let end = all.length
    while (end > 0 && (all[end - 1] ?? 0) >= alwaysAlone) end--
    // A text without any such byte is taken as it comes: its offsets are less exact then, nothing else.
    if (all.length - end > longestRest) end = all.length
    this.#rest = Buffer.from(all.subarray(end))
    return this.#take(all.subarray(0, end), this.#decoder.decode(all.subarray(0, end), { stream: true }))
  }

  end(): Uint8Array {
    const rest = this.#rest
    this.#rest = nothing
    return this.#take(rest, this.#decoder.decode(rest))
  }

  #take(bytes: Uint8Array, text: string): Uint8Array {
    for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) {
      this.#tally.add(
        () => this.#tally.written + Buffer.byteLength(text.slice(0, at)),
        () => this.#tally.taken + this.#offsetOf(bytes, at)
      )
    }
    const out = Buffer.from(text)
    this.#tally.written += out.length
    this.#tally.taken += bytes.length
    return out
  }

  /** Where the character number `at` of the decoded bytes begins: the longest beginning that gives no more than what is before it. */
  #offsetOf(bytes: Uint8Array, at: number): number {
    let low = 0
    let high = bytes.length
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const decoder = new TextDecoder(this.#encoding, { ignoreBOM: true })
      if (decoder.decode(bytes.subarray(0, middle), { stream: true }).length <= at) low = middle
      else high = middle - 1
    }
    // The bytes of the sequence itself give nothing until it has ended: go back to its first byte.
    const decoder = new TextDecoder(this.#encoding, { ignoreBOM: true })
    while (low > 0) {
      const before = decoder.decode(bytes.subarray(0, low)).length
      if (before <= at) break
      low--
    }
    return low
  }
}

const oneByteName = /^(ibm866|iso-8859-.*|koi8-.*|macintosh|windows-.*|x-mac-cyrillic)$/

/** The WHATWG name of an encoding label. Throws `open.undecodable` when the platform does not know it. */
export function encodingName(label: string, fileName: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch (cause) {
    throw new AppError('open.undecodable', { name: fileName, encoding: label }, { cause })
  }
}

/** A transcoder for an encoding label. */
export function transcoderOf(label: string, fileName: string): Transcoder {
  const name = encodingName(label, fileName)
  if (name === 'utf-8') return new Utf8()
  if (name === 'utf-16le' || name === 'utf-16be') return new Utf16(name === 'utf-16be')
  return oneByteName.test(name) ? new OneByte(name) : new ManyBytes(name)
}
