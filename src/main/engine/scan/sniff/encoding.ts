/** Which encoding the bytes are in: byte order mark, UTF-16 by its NULs, valid UTF-8, else the most plausible legacy one. */
import { isUtf8 } from 'node:buffer'
import { AppError } from '../../../../shared/errors'
import { isControlRich } from './binary-kind'
import { decodeText } from './decode-text'
import { type EncodingGuess, scoreOneByte } from './encoding-one-byte'
import { scoreTwoByte } from './encoding-two-byte'
import type { FileSample } from './file-sample'

export interface EncodingFound {
  /** WHATWG label in lower case. */
  readonly encoding: string
  readonly hasBom: boolean
  /** 0 to 1: lead over the next reading of the bytes. */
  readonly confidence: number
}

/** Bytes of lines with characters above ASCII that a legacy encoding is judged by. */
const evidenceBytes = 24 * 1024
/** Below this no reading of the high bytes is a text: then they are damage in UTF-8. */
const plausibleScore = -7.5

/**
 * @throws AppError `open.binary` when the bytes are no text, `open.undecodable` for UTF-32 or an unknown label in `wanted`
 */
export function detectEncoding(sample: FileSample, wanted: string | undefined): EncodingFound {
  const { head, name } = sample
  const bom = bomOf(head)
  if (bom === 'utf-32') throw new AppError('open.undecodable', { name, encoding: 'UTF-32' })
  if (wanted !== undefined) {
    const encoding = labelOf(wanted, name)
    return { encoding, hasBom: bom === encoding, confidence: 1 }
  }
  if (bom !== null) return { encoding: bom, hasBom: true, confidence: 1 }
  const wide = wideOrder(head)
  if (wide !== null) return { encoding: wide, hasBom: false, confidence: 0.95 }
  if (isControlRich(head)) throw new AppError('open.binary', { name, what: 'a binary file' })
  return { ...narrowEncoding(sample), hasBom: false }
}

/** The label as TextDecoder names it. */
function labelOf(label: string, name: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    throw new AppError('open.undecodable', { name, encoding: label }, { cause: error })
  }
}

function bomOf(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return isUtf32(head) ? 'utf-32' : 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff) return 'utf-32'
  return null
}

/** UTF-32 has two NULs in every character; UTF-16 text that begins with a NUL character does not go on like that. */
function isUtf32(head: Buffer): boolean {
  if (head[2] !== 0 || head[3] !== 0 || head.length % 4 !== 0) return false
  const end = Math.min(head.length, 400)
  for (let i = 4; i + 3 < end; i += 4) if ((head[i + 2] ?? 1) > 0x10 || head[i + 3] !== 0) return false
  return true
}

/** UTF-16 without a mark: in text nearly every line end, digit and separator has a NUL on the same side. */
function wideOrder(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(head.length, 64 * 1024) & ~1
  if (end < 4) return null
  let littleAscii = 0
  let bigAscii = 0
  let surrogateErrors = 0
  for (let i = 0; i < end; i += 2) {
    const first = head[i] ?? 0
    const second = head[i + 1] ?? 0
    if (second === 0 && isTextByte(first)) littleAscii++
    else if (first === 0 && isTextByte(second)) bigAscii++
    else if (first === 0 && second === 0) surrogateErrors++
  }
  const units = end / 2
  if (surrogateErrors > units * 0.02) return null
  // Files in other scripts have few ASCII characters, but no other text has any of these pairs.
  const needed = Math.max(2, units * 0.04)
  if (littleAscii >= needed && littleAscii > bigAscii * 10) return 'utf-16le'
  if (bigAscii >= needed && bigAscii > littleAscii * 10) return 'utf-16be'
  return null
}

function isTextByte(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || (byte >= 0x20 && byte < 0x7f)
}

function narrowEncoding(sample: FileSample): { encoding: string; confidence: number } {
  const pieces = [sample.headIsAll ? sample.head : wholeCharacters(sample.head), ...sample.blocks.map(wholeCharacters)]
  if (pieces.every((piece) => isUtf8(piece)))
    return { encoding: hasJisEscape(sample.head) ? 'iso-2022-jp' : 'utf-8', confidence: 1 }
  const evidence = linesAboveAscii(pieces)
  const { valid, invalid } = countSequences(evidence)
  // A few damaged bytes in a text that is UTF-8 otherwise: to be read as UTF-8, the damage is reported.
  if (valid > invalid * 3) return { encoding: 'utf-8', confidence: valid / (valid + invalid) }
  const guesses = legacyGuesses(evidence)
  const [best] = guesses
  if (best !== undefined && best.plausibility > plausibleScore) {
    // Another name for the same text is no other reading.
    const text = decodeText(evidence, best.encoding, true)
    const next = guesses.find(({ encoding }) => decodeText(evidence, encoding, true) !== text)
    return { encoding: best.encoding, confidence: Math.min(1, next === undefined ? 1 : best.score - next.score) }
  }
  return { encoding: valid >= invalid || invalid < 8 ? 'utf-8' : 'windows-1252', confidence: 0.2 }
}

/** One-byte and two-byte readings on one scale, best first. */
function legacyGuesses(evidence: Buffer): EncodingGuess[] {
  return [...scoreTwoByte(evidence), ...scoreOneByte(evidence)].sort((a, b) => b.score - a.score)
}

/** Cuts what may be a part of a character off both ends of a block. */
function wholeCharacters(block: Buffer): Buffer {
  let start = 0
  while (start < 3 && start < block.length && isContinuation(block[start] ?? 0)) start++
  let end = block.length
  for (let back = 1; back <= 3 && back <= block.length - start; back++) {
    const byte = block[block.length - back] ?? 0
    if (isContinuation(byte)) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (length > back) end = block.length - back
    break
  }
  return block.subarray(start, end)
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

/** Lines that hold a byte above ASCII, up to `evidenceBytes`. */
function linesAboveAscii(pieces: readonly Buffer[]): Buffer {
  const lines: Buffer[] = []
  let total = 0
  for (const piece of pieces) {
    for (let i = 0; i < piece.length && total < evidenceBytes; i++) {
      if ((piece[i] ?? 0) < 0x80) continue
      const start = Math.max(piece.lastIndexOf(10, i) + 1, i - 2000)
      const lineEnd = piece.indexOf(10, i)
      const end = Math.min(lineEnd < 0 ? piece.length : lineEnd + 1, i + 4000)
      lines.push(piece.subarray(start, end))
      total += end - start
      i = end - 1
    }
  }
  return Buffer.concat(lines)
}

/** Well-formed UTF-8 sequences of two bytes and more, and bytes above ASCII that belong to none. */
function countSequences(bytes: Buffer): { valid: number; invalid: number } {
  let valid = 0
  let invalid = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    const length =
      byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xc2 && byte <= 0xdf ? 2 : 0
    if (length > 0 && i + length <= bytes.length && isUtf8(bytes.subarray(i, i + length))) {
      valid++
      i += length - 1
    } else invalid++
  }
  return { valid, invalid }
}

function hasJisEscape(head: Buffer): boolean {
  const latin = head.toString('latin1', 0, 64 * 1024)
  return latin.includes('\x1b$B') || latin.includes('\x1b$@')
}
