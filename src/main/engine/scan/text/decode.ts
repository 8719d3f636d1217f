/** The text of a source that is not plain UTF-8: decompressed and decoded, streaming. */
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '../../../../shared/domain/source'
import type { PassOptions } from '../model'
import { checkSignal, translateFileError, whileUnchanged } from '../source-file'
import { plainBytes } from './containers'
import { endOfRows } from './footer'
import { encodingName, transcoderOf } from './transcoder'

/** What is kept beside a decoded text. */
type DecodeFacts = {
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly textBytes: number
  readonly undecodableCount: number
  readonly undecodable: readonly number[]
  readonly undecodableBytes: readonly number[]
}

/** The UTF-8 text of a source on disk. */
export type TextFile = {
  readonly path: string
  /** Bytes of a byte order mark. */
  readonly start: number
  /** Behind the last row: where the footer begins, or the end of the text. */
  readonly end: number
  /** The end of the text with its footer. */
  readonly wholeEnd: number
  /** Found while decoding; null for text that is UTF-8 as it came, where the structural pass counts. */
  readonly undecodable: Undecodable | null
}

/** How many sequences an encoding does not know, and where the first stand: in the UTF-8 text, and in the file's (decompressed) bytes. */
type Undecodable = {
  readonly count: number
  readonly positions: readonly number[]
  readonly bytes: readonly number[]
}

/** Whether the source's bytes are not its text. */
export function needsDecoding(source: Source): boolean {
  return source.compression !== 'none' || encodingName(source.encoding, source.name) !== 'utf-8'
}

export function textPathOf(workDir: string, sourceId: string): string {
  return join(workDir, `${sourceId}.text.csv`)
}

const factsPathOf = (workDir: string, sourceId: string) => join(workDir, `${sourceId}.text.json`)

type Decoding = {
  readonly chunks: AsyncGenerator<Uint8Array>
  /** Known when the chunks have ended. */
  readonly undecodable: () => Undecodable
}

/** UTF-8 text of a source from its beginning, without byte order mark. */
export function decodeFromStart(source: Source, onBytes: (bytes: number) => void = () => {}): Decoding {
  const transcoder = transcoderOf(source.encoding, source.name)
  let markBytes = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    // The first three bytes are held back until it is known whether they are a byte order mark.
    let head: Uint8Array | null = new Uint8Array(0)
    const withoutMark = (piece: Uint8Array): Uint8Array => {
      const isMark = piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf
      markBytes = isMark ? 3 : 0
      return isMark ? piece.subarray(3) : piece
    }
    for await (const bytes of plainBytes(source, onBytes)) {
      let piece = transcoder.write(bytes)
      if (head) {
        head = Buffer.concat([head, piece])
        if (head.length < 3) continue
        piece = withoutMark(head)
        head = null
      }
      if (piece.length > 0) yield piece
    }
    const rest = transcoder.end()
    const last = head ? withoutMark(Buffer.concat([head, rest])) : rest
    if (last.length > 0) yield last
  }
  return {
    chunks: chunks(),
    undecodable: () => ({
      count: transcoder.undecodableCount,
      positions: transcoder.positions.map((at) => at - markBytes),
      bytes: transcoder.sourcePositions
    })
  }
}

async function storedFacts(source: Source, workDir: string): Promise<DecodeFacts | null> {
  try {
    const facts: DecodeFacts = JSON.parse(await readFile(factsPathOf(workDir, source.id), 'utf8'))
    const text = await stat(textPathOf(workDir, source.id))
    const same = facts.sizeBytes === source.sizeBytes && facts.modifiedMs === source.modifiedMs
    return same && text.size === facts.textBytes ? facts : null
  } catch {
    return null
  }
}

async function textFileOf(source: Source, workDir: string, facts: DecodeFacts): Promise<TextFile> {
  const isUtf8 = encodingName(source.encoding, source.name) === 'utf-8'
  const path = textPathOf(workDir, source.id)
  return {
    path,
    start: 0,
    end: await endOfRows(source, path, 0, facts.textBytes),
    wholeEnd: facts.textBytes,
    undecodable: isUtf8
      ? null
      : { count: facts.undecodableCount, positions: facts.undecodable, bytes: facts.undecodableBytes }
  }
}

/** The text of a source where it is on disk already: the file itself, or what `decode` wrote before. Else null. */
export async function findText(source: Source, workDir: string): Promise<TextFile | null> {
  if (!needsDecoding(source)) {
    const { path, sizeBytes } = source
    const start = source.hasBom ? 3 : 0
    const end = await endOfRows(source, path, start, sizeBytes)
    return { path, start, end, wholeEnd: sizeBytes, undecodable: null }
  }
  const facts = await storedFacts(source, workDir)
  return facts ? await textFileOf(source, workDir, facts) : null
}

let temporaryCount = 0
/** A name beside `path` that no other pass uses. */
export function temporaryNameOf(path: string): string {
  temporaryCount++
  return `${path}.${process.pid}-${temporaryCount}.tmp`
}

export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.byteLength) done += (await file.write(bytes, done, bytes.byteLength - done)).bytesWritten
}

/**
 * The text of a source as a UTF-8 file. Plain UTF-8 needs no work; everything else is written once to
 * `<workDir>/<id>.text.csv` and found again later. Progress by bytes of the source's file. Throws `open.broken-archive`,
 * `open.undecodable`, `open.changed`, `open.vanished`, `load.disk-full`, `cancelled`.
 */
export async function decode(source: Source, workDir: string, options: PassOptions = {}): Promise<TextFile> {
  const found = await findText(source, workDir)
  if (found) return found
  checkSignal(options.signal)
  await mkdir(workDir, { recursive: true })
  const path = textPathOf(workDir, source.id)
  const temporary = temporaryNameOf(path)
  const temporaryFacts = temporaryNameOf(factsPathOf(workDir, source.id))
  let bytesDone = 0
  let textBytes = 0
  const decoding = decodeFromStart(source, (bytes) => {
    bytesDone += bytes
  })
  try {
    await whileUnchanged(source, async () => {
      const file = await open(temporary, 'w')
      try {
        for await (const piece of decoding.chunks) {
          await writeAll(file, piece)
          textBytes += piece.length
          checkSignal(options.signal)
          const fraction = source.sizeBytes === 0 ? 1 : Math.min(1, bytesDone / source.sizeBytes)
          options.onProgress?.({ step: 'decode', fraction, overall: fraction, rowsDone: null, bytesDone })
        }
      } finally {
        await file.close()
      }
    })
    const undecodable = decoding.undecodable()
    const facts: DecodeFacts = {
      sizeBytes: source.sizeBytes,
      modifiedMs: source.modifiedMs,
      textBytes,
      undecodableCount: undecodable.count,
      undecodable: undecodable.positions,
      undecodableBytes: undecodable.bytes
    }
    await writeFile(temporaryFacts, JSON.stringify(facts))
    await rename(temporaryFacts, factsPathOf(workDir, source.id))
    await rename(temporary, path)
    return await textFileOf(source, workDir, facts)
  } catch (error) {
    await rm(temporary, { force: true })
    await rm(temporaryFacts, { force: true })
    throw translateFileError(error, source.path, path)
  }
}
