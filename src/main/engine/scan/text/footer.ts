/** Lines at the end of a text that are no data: where they begin, and what they say. */
import { type FileHandle, open } from 'node:fs/promises'
import type { Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { translateFileError } from '../source-file'

const LF = 10
const CR = 13
const blockBytes = 64 * 1024

/** Reads a block whole. Throws `open.changed` when the file has become shorter. */
async function block(file: FileHandle, path: string, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start)
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done)
    if (bytesRead === 0) throw new AppError('open.changed', { path })
    done += bytesRead
  }
  return bytes
}

/**
 * Byte offset at which the last `lines` lines of the text [start, end) begin that are not blank; `start` when it has
 * fewer. A line ends at LF, and with `crEnds` at CR, too; a line of one CR is blank.
 */
export async function footerStart(
  path: string,
  start: number,
  end: number,
  lines: number,
  crEnds: boolean
): Promise<number> {
  if (lines <= 0) return end
  const file = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  try {
    let left = lines
    let isBlank = true
    let lineStart = end
    for (let blockEnd = end; blockEnd > start; ) {
      const blockStart = Math.max(start, blockEnd - blockBytes)
      const bytes = await block(file, path, blockStart, blockEnd)
      for (let i = bytes.length - 1; i >= 0; i--) {
        const byte = bytes[i]
        if (byte === LF || (crEnds && byte === CR)) {
          if (!isBlank && --left === 0) return lineStart
          isBlank = true
        } else if (byte !== CR) isBlank = false
        lineStart = blockStart + i
      }
      blockEnd = blockStart
    }
    return start
  } finally {
    await file.close()
  }
}

const starts = new Map<string, Promise<number>>()
const keptStarts = 64

/** The end of a source's rows in its text [start, end): where its footer begins. */
export function endOfRows(source: Source, path: string, start: number, end: number): Promise<number> {
  const { footerLines, lineEnd } = source.dialect
  if (footerLines === 0) return Promise.resolve(end)
  const key = `${source.id}\n${path}\n${end}`
  let found = starts.get(key)
  if (!found) {
    found = footerStart(path, start, end, footerLines, lineEnd === 'cr' || lineEnd === 'mixed')
    found.catch(() => starts.delete(key))
    starts.set(key, found)
    const oldest = starts.keys().next()
    if (starts.size > keptStarts && !oldest.done) starts.delete(oldest.value)
  }
  return found
}

/** A physical line that is no row, as it stands in the file. */
export type OtherLine = { readonly line: number; readonly text: string }

const shownLines = 200
const shownBytes = 256 * 1024
const shownCharacters = 1000

/** The lines of [start, end) with their numbers, the first of which is `line`; blank ones are left out, long ones cut. */
export async function linesBetween(
  path: string,
  start: number,
  end: number,
  line: number,
  crEnds: boolean
): Promise<OtherLine[]> {
  if (end <= start) return []
  const file = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  try {
    const text = (await block(file, path, start, Math.min(end, start + shownBytes))).toString('utf8')
    return text
      .split(crEnds ? /\r\n|\n|\r/ : /\r?\n/)
      .map((each, i) => ({ line: line + i, text: each.slice(0, shownCharacters) }))
      .filter((each) => each.text.trim() !== '')
      .slice(0, shownLines)
  } finally {
    await file.close()
  }
}
