/** Writes a source's rows as RFC 4180: the work that clean copies and exports share. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { chunkFeed, type Feed, fileFeed } from './feed'
import type { PassOptions } from './model'
import type { RowIndex } from './row-index'
import { type RewritePlan, type Rewritten, rewriteCells } from './rows-reader'
import { rulesOf } from './rules'
import { checkUnchanged, translateFileError } from './source-file'
import { findText, type TextFile, temporaryNameOf, writeAll } from './text/decode'

/** The bytes of a text as valid UTF-8. */
async function* repaired(text: TextFile, start: number): AsyncGenerator<Uint8Array> {
  const feed = await fileFeed(text.path, start, text.end)
  try {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const buffer = Buffer.alloc(256 * 1024)
    for (;;) {
      const count = await feed.read(buffer)
      const piece = count === 0 ? decoder.decode() : decoder.decode(buffer.subarray(0, count), { stream: true })
      if (piece.length > 0) yield Buffer.from(piece)
      if (count === 0) return
    }
  } finally {
    await feed.close()
  }
}

async function feedOf(index: RowIndex, text: TextFile, start: number): Promise<Feed> {
  if (index.facts.undecodableCount === 0 || text.undecodable) return await fileFeed(text.path, start, text.end)
  return chunkFeed(repaired(text, start))
}

/** Which rows of a source are written, and how. */
export type WritePlan = {
  /** Offset of the text at which the rows begin. */
  readonly from: number
  readonly skipLines: number
} & Pick<RewritePlan, 'columns' | 'align' | 'keepRagged' | 'outStart'>

/** Writes rows of a source behind what `file` has already. */
export async function appendRows(
  source: Source,
  index: RowIndex,
  text: TextFile,
  file: FileHandle,
  { from, skipLines, ...plan }: WritePlan,
  options: PassOptions
): Promise<Rewritten> {
  const whole = Math.max(1, text.end - from)
  return await rewriteCells(
    await feedOf(index, text, from),
    { ...rulesOf(source), skipLines },
    {
      ...plan,
      name: source.name,
      signal: options.signal,
      onBytes: (bytesDone, rowsDone) => {
        const fraction = Math.min(1, bytesDone / whole)
        options.onProgress?.({ step: 'write', fraction, overall: fraction, rowsDone, bytesDone })
      }
    },
    (bytes) => writeAll(file, bytes)
  )
}

/**
 * Makes the file at `path` whole or not at all: `write` gets a temporary file beside it, which gets its name at the end.
 * System errors that are met are taken for errors of writing.
 */
export async function writeWhole<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const temporary = temporaryNameOf(path)
  try {
    const file = await open(temporary, 'w')
    try {
      const written = await write(file)
      await file.close()
      await rename(temporary, path)
      return written
    } finally {
      await file.close().catch(() => undefined)
    }
  } catch (error) {
    await rm(temporary, { force: true })
    throw translateFileError(error, path)
  }
}

/** Writes `start` and rows of a source to the file at `path`. */
export async function writeRows(
  source: Source,
  index: RowIndex,
  text: TextFile,
  path: string,
  plan: Omit<WritePlan, 'outStart'> & { readonly start: string },
  options: PassOptions
) {
  return await writeWhole(path, async (file) => {
    const start = Buffer.from(plan.start)
    await writeAll(file, start)
    const { start: _start, ...rest } = plan
    const written = await appendRows(source, index, text, file, { ...rest, outStart: start.length }, options)
    await checkUnchanged(source)
    return { ...written, startBytes: start.length }
  })
}

export async function textOf(source: Source, workDir: string): Promise<TextFile> {
  const text = await findText(source, workDir)
  if (!text) throw new AppError('internal', { reference: 'decoded text' })
  return text
}

/** Where the first data row begins, or the end of the text when there is none. */
export const firstRowStart = (index: RowIndex, text: TextFile) => index.entries[0] ?? text.end
