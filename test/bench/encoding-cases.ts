/** Tables in many languages and encodings, short and long, and how many of their encodings are found. */
import { isAscii } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sniff } from '../../src/main/engine/scan/sniff'
import { decodeText } from '../../src/main/engine/scan/sniff/decode-text'
import { Random } from './dialect-cases/random'
import { languages } from './encoding-words'

const tables = new Map<string, Map<string, readonly number[]>>()

/** Bytes of every character of an encoding, found by decoding all of them. */
function tableOf(encoding: string): Map<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const add = (bytes: readonly number[]) => {
    const text = decodeText(Uint8Array.from(bytes), encoding, true)
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let byte = 0; byte < 256; byte++) add([byte])
  if (/jis|euc|gb|big5/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail])
  }
  tables.set(encoding, table)
  return table
}

export function encode(text: string, encoding: string): Buffer | null {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding.startsWith('utf-16')) {
    const bytes = Buffer.from(text, 'utf16le')
    return encoding === 'utf-16be' ? bytes.swap16() : bytes
  }
  const table = tableOf(encoding)
  const bytes: number[] = []
  for (const char of text) {
    const found = table.get(char)
    if (!found) return null
    bytes.push(...found)
  }
  return Buffer.from(bytes)
}

export interface EncodingCase {
  readonly language: string
  readonly encoding: string
  /** `few`: one word above ASCII among ASCII lines. */
  readonly size: 'few' | 'short' | 'long'
  readonly text: string
  readonly bytes: Buffer
}

/** Every language in each of its encodings and sizes. */
export function encodingCases(perCase: number): EncodingCase[] {
  const found: EncodingCase[] = []
  for (const [language, { encodings, header, words }] of Object.entries(languages)) {
    for (const encoding of [...encodings, 'utf-8', 'utf-16le', 'utf-16be']) {
      for (const size of ['few', 'short', 'long'] as const) {
        for (let i = 0; i < perCase; i++) {
          const random = new Random(i * 7919 + language.length * 31 + encoding.length)
          const usable = words.filter((word) => encode(word, encoding) !== null)
          const above = usable.filter((word) => !isAscii(Buffer.from(word)))
          const text = tableText(random, size, header, usable, above)
          const bytes = encode(text, encoding)
          if (bytes !== null) found.push({ language, encoding, size, text, bytes })
        }
      }
    }
  }
  return found
}

function tableText(
  random: Random,
  size: EncodingCase['size'],
  header: string,
  words: readonly string[],
  above: readonly string[]
): string {
  const price = () => `${random.int(1, 999)},${random.int(10, 99)}`
  if (size === 'few') {
    const at = random.int(0, 29)
    const rows = Array.from({ length: 30 }, (_, row) => `${row};${row === at ? random.pick(above) : 'item'};${price()}`)
    return `id;name;amount\r\n${rows.join('\r\n')}\r\n`
  }
  const rows = Array.from({ length: size === 'short' ? 8 : 400 }, (_, row) =>
    [random.pick(words), String(row), random.pick(words), `${random.pick(words)} ${random.pick(words)}`].join(';')
  )
  return `${header}\r\n${rows.join('\r\n')}\r\n`
}

export interface EncodingResult {
  readonly language: string
  readonly encoding: string
  readonly size: string
  readonly got: string
  /** Whether the text read is the text written, whatever the label. */
  readonly isSameText: boolean
}

/** Sniffs the cases through files. */
export async function measureEncodings(perCase: number): Promise<EncodingResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'encodings-'))
  try {
    const results: EncodingResult[] = []
    const path = join(folder, 'one.csv')
    for (const { language, encoding, size, text, bytes } of encodingCases(perCase)) {
      writeFileSync(path, bytes)
      const { source } = await sniff(path)
      const isSameText = decodeText(bytes, source.encoding, true) === text
      results.push({ language, encoding, size, got: source.encoding, isSameText })
    }
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
