/** Where bytes stand that the encoding does not know: row, line and offset in the file. */
import type { Source } from '../../../shared/domain/source'
import { fileFeed } from './feed'
import { indexStep, type RowIndex } from './row-index'
import { readCells } from './rows-reader'
import { rulesOf } from './rules'
import { needsDecoding, type TextFile } from './text/decode'

const keptPlaces = 50
const markBytes = 3

/** `row`: 0-based data row, null before the first. `line`: physical line. `byte`: offset in the file, decompressed where it is. */
export type UndecodablePlace = { readonly row: number | null; readonly line: number; readonly byte: number }

/** The first 50 undecodable sequences of a source whose structural pass has ended. */
export async function undecodablePlaces(source: Source, index: RowIndex, text: TextFile): Promise<UndecodablePlace[]> {
  const offsets = index.facts.undecodable
  // A mark that was taken off a decompressed text is a part of the file.
  const shift = needsDecoding(source) && source.hasBom ? markBytes : 0
  const bytes = text.undecodable?.bytes ?? offsets.map((offset) => offset + shift)
  const found: UndecodablePlace[] = []
  for (const [i, offset] of offsets.slice(0, keptPlaces).entries()) {
    found.push({ ...(await placeOf(source, index, text, offset)), byte: bytes[i] ?? offset })
  }
  return found
}

/** Row and line of a byte: counts rows of the text between its block's beginning and the byte. */
async function placeOf(
  source: Source,
  index: RowIndex,
  text: TextFile,
  offset: number
): Promise<{ row: number | null; line: number }> {
  let entry = -1
  for (let low = 0, high = index.facts.entryCount - 1; low <= high; ) {
    const middle = (low + high) >> 1
    if ((index.entries[middle * 2] ?? 0) <= offset) {
      entry = middle
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  const rules = rulesOf(source)
  const start = entry < 0 ? text.start : (index.entries[entry * 2] ?? 0)
  const plan = {
    name: source.name,
    skipRows: 0,
    maxRows: indexStep + 1,
    firstRow: entry < 0 ? 0 : entry * indexStep,
    firstLine: entry < 0 ? 1 : (index.entries[entry * 2 + 1] ?? 1)
  }
  // The text up to and with the byte: the row that it ends in is the row of the byte.
  const feed = await fileFeed(text.path, start, offset + 1)
  const rows = await readCells(feed, entry < 0 ? rules : { ...rules, skipLines: 0 }, plan)
  const last = rows.at(-1)
  if (entry < 0 || !last) return { row: null, line: last?.line ?? 1 }
  return { row: last.row, line: last.line }
}
