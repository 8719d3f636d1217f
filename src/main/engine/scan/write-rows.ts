/** Writes a source's rows as RFC 4180: the work that clean copies and exports share. */
import { open, rename, rm } from 'node:fs/promises'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { chunkFeed, type Feed, fileFeed } from './feed'
import type { PassOptions } from './model'
import type { RowIndex } from './row-index'
import { rewriteCells } from './rows-reader'
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

/** Writes rows to a temporary file beside `path`, then gives it its name. `start` is written first. */
export async function writeRows(
  source: Source,
  index: RowIndex,
  text: TextFile,
  path: string,
  plan: { readonly start: string; readonly from: number; readonly columns: number; readonly skipLines: number },
  options: PassOptions
) {
  const temporary = temporaryNameOf(path)
  try {
    const file = await open(temporary, 'w')
    try {
      const start = Buffer.from(plan.start)
      await writeAll(file, start)
      const rules = { ...rulesOf(source), skipLines: plan.skipLines }
      const whole = Math.max(1, text.end - plan.from)
      const written = await rewriteCells(
        await feedOf(index, text, plan.from),
        rules,
        {
          name: source.name,
          columns: plan.columns,
          outStart: start.length,
          signal: options.signal,
          onBytes: (bytesDone, rowsDone) => {
            const fraction = Math.min(1, bytesDone / whole)
            options.onProgress?.({ step: 'write', fraction, overall: fraction, rowsDone, bytesDone })
          }
        },
        (bytes) => writeAll(file, bytes)
      )
      await file.close()
      await checkUnchanged(source)
      await rename(temporary, path)
      return { ...written, startBytes: start.length }
    } finally {
      await file.close().catch(() => undefined)
    }
  } catch (error) {
    await rm(temporary, { force: true })
    throw translateFileError(error, path)
  }
}

export async function textOf(source: Source, workDir: string): Promise<TextFile> {
  const text = await findText(source, workDir)
  if (!text) throw new AppError('internal', { reference: 'decoded text' })
  return text
}

/** Where the first data row begins, or the end of the text when there is none. */
export const firstRowStart = (index: RowIndex, text: TextFile) => index.entries[0] ?? text.end
