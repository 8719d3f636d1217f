/** Parts of a clean text for several workers, and the way from its rows back to the source's. */
import { marksOf } from './clean-copy'
import type { CleanText, RowMap, RowRange } from './model'
import { indexStep } from './row-index'

/**
 * Byte ranges of a clean text, at most `parts`, about equally long, split at row borders, without the header. Empty for
 * a text without rows. Ranges are cut at every 1,024th row, so a small file is one range.
 */
export function rangesOf(clean: CleanText, parts: number): RowRange[] {
  const marks = marksOf.get(clean) ?? new Float64Array(0)
  const ranges: RowRange[] = []
  if (clean.rowCount === 0) return ranges
  const partBytes = (clean.dataEnd - clean.dataStart) / Math.max(1, parts)
  let first = 0
  for (let part = 1; first < marks.length; part++) {
    let next = first + 1
    const target = clean.dataStart + part * partBytes
    while (next < marks.length && (part >= parts || (marks[next] ?? 0) < target)) next++
    const firstRow = first * indexStep
    ranges.push({
      start: marks[first] ?? 0,
      end: next < marks.length ? (marks[next] ?? 0) : clean.dataEnd,
      firstRow,
      rows: (next < marks.length ? next * indexStep : clean.rowCount) - firstRow
    })
    first = next
  }
  return ranges
}

/** Ranges of `rows` rows (a multiple of 1,024) of a clean text from `cleanCopy`; the last one has what is left. */
export function rangesOfRows(clean: CleanText, rows: number): RowRange[] {
  const marks = marksOf.get(clean)
  if (marks === undefined) throw new TypeError('a clean text without its marks')
  const ranges: RowRange[] = []
  const step = Math.max(1, Math.floor(rows / indexStep))
  for (let first = 0; first < marks.length; first += step) {
    const next = first + step
    const firstRow = first * indexStep
    ranges.push({
      start: marks[first] ?? 0,
      end: next < marks.length ? (marks[next] ?? 0) : clean.dataEnd,
      firstRow,
      rows: Math.min(clean.rowCount, next * indexStep) - firstRow
    })
  }
  return ranges
}

/** The source's row number of a row of its clean text. */
export function originalRow(map: RowMap, cleanRow: number): number {
  // ragged[i] - i: clean rows before the i-th ragged row; as many ragged rows stand before ours as have no more than that.
  let low = 0
  let high = map.ragged.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map.ragged[middle] ?? 0) - middle <= cleanRow) low = middle + 1
    else high = middle
  }
  return cleanRow + low
}
