/** Where tiles stand: as their sizes say on twelve columns where there is room, in full rows where there is less. */
import type { TileSize } from '../../../shared/domain/board'

export const columnCount = 12

/** Widths of the grid, in pixels, from which sizes count as they are, and from which two pictures stand side by side. */
const wholeFromPx = 900
const halvesFromPx = 620

/** Columns and rows counted from 1, as CSS does. */
export type Place = TileSize & { readonly column: number; readonly row: number }

/** What is to be placed: its size, and whether it is a number, which needs less width than a picture. */
export type Placed = { readonly size: TileSize; readonly isNumber: boolean }

/** A place for every tile, in their order. @param widthPx of the grid; 0 is not known yet */
export function placesOf(tiles: readonly Placed[], widthPx: number): Place[] {
  if (widthPx === 0 || widthPx >= wholeFromPx) return withoutHoles(tiles, firstFit(tiles.map((tile) => tile.size)))
  return fullRows(tiles, widthPx >= halvesFromPx ? { number: 4, picture: 6 } : { number: 6, picture: columnCount })
}

/** The first free place of each tile that is not above the one before it: holes are filled only beside it. */
function firstFit(sizes: readonly TileSize[]): Place[] {
  const taken: boolean[][] = []
  const isFree = (column: number, row: number, { w, h }: TileSize) => {
    for (let y = row; y < row + h; y++) {
      for (let x = column; x < column + w; x++) if (taken[y]?.[x]) return false
    }
    return true
  }
  let firstRow = 0
  return sizes.map((size) => {
    for (let row = firstRow; ; row++) {
      for (let column = 0; column + size.w <= columnCount; column++) {
        if (!isFree(column, row, size)) continue
        for (let y = row; y < row + size.h; y++) {
          taken[y] ??= []
          for (let x = column; x < column + size.w; x++) (taken[y] ?? [])[x] = true
        }
        firstRow = row
        return { ...size, column: column + 1, row: row + 1 }
      }
    }
  })
}

/** Numbers that would leave the end of their row empty share it. */
function withoutHoles(tiles: readonly Placed[], places: readonly Place[]): Place[] {
  const filled = [...places]
  let begin = 0
  while (begin < places.length) {
    const first = places[begin]
    if (!first) break
    let end = begin
    while (end < places.length && places[end]?.row === first.row) end++
    const row = places.slice(begin, end)
    const isOfNumbers = tiles.slice(begin, end).every((tile) => tile.isNumber)
    const isOneHeight = row.every((place) => place.h === first.h)
    const used = row.reduce((sum, place) => sum + place.w, 0)
    // What stands lower down beside them needs the room.
    const isFree = places.every((place, at) => (at >= begin && at < end) || !overlaps(place, first))
    if (isOfNumbers && isOneHeight && isFree && used < columnCount) {
      let column = 1
      evenSpans(row.length, row.length).forEach((w, at) => {
        filled[begin + at] = { w, h: first.h, column, row: first.row }
        column += w
      })
    }
    begin = end
  }
  return filled
}

function overlaps(one: Place, other: Place): boolean {
  return one.row < other.row + other.h && other.row < one.row + one.h
}

export type PaperRow = {
  /** Places in the list, and the columns that each takes; together all of the twelve. */
  readonly tiles: readonly { readonly index: number; readonly w: number }[]
  readonly isNumbers: boolean
  /** Of the highest. */
  readonly h: number
}

/** Rows one below the other, as paper has them: none is cut, none ends in a hole. */
export function paperRows(tiles: readonly Placed[]): PaperRow[] {
  const rows: { tiles: { index: number; w: number }[]; isNumbers: boolean; h: number; used: number }[] = []
  tiles.forEach(({ size, isNumber }, index) => {
    const last = rows.at(-1)
    // Numbers and pictures differ in height, so they share no row.
    const row =
      last && last.isNumbers === isNumber && last.used + size.w <= columnCount
        ? last
        : { tiles: [], isNumbers: isNumber, h: 0, used: 0 }
    if (row !== last) rows.push(row)
    row.tiles.push({ index, w: size.w })
    row.used += size.w
    row.h = Math.max(row.h, size.h)
  })
  return rows.map(({ tiles: placed, isNumbers, h, used }) => {
    const isEven = placed.every((one) => one.w === placed[0]?.w)
    const spans = evenSpans(placed.length, placed.length)
    const over = columnCount - used
    const widened = placed.map((one, at) => ({
      index: one.index,
      w: isEven ? (spans[at] ?? one.w) : one.w + (at === 0 ? over : 0)
    }))
    return { tiles: widened, isNumbers, h }
  })
}

/** Rows that end in no hole: tiles are at least as wide as they need, and what is left over goes to all of a row. */
function fullRows(tiles: readonly Placed[], least: { readonly number: number; readonly picture: number }): Place[] {
  const rows: { size: TileSize; isNumber: boolean; w: number }[][] = []
  let used = columnCount
  for (const { size, isNumber } of tiles) {
    const w = Math.min(columnCount, Math.max(isNumber ? least.number : least.picture, size.w))
    const last = rows.at(-1)
    // Numbers and pictures differ in height, so they share no row.
    if (!last || used + w > columnCount || last[0]?.isNumber !== isNumber) {
      rows.push([{ size, isNumber, w }])
      used = w
    } else {
      last.push({ size, isNumber, w })
      used += w
    }
  }
  let top = 1
  return rows.flatMap((row) => {
    const height = Math.max(...row.map((one) => one.size.h))
    const spans = evenSpans(row.length, row.length)
    const isEven = row.every((one) => one.w === row[0]?.w)
    const over = columnCount - row.reduce((sum, one) => sum + one.w, 0)
    let column = 1
    const places = row.map(({ w }, index) => {
      const span = isEven ? (spans[index] ?? columnCount) : w + (index === 0 ? over : 0)
      const place = { w: span, h: height, column, row: top }
      column += span
      return place
    })
    top += height
    return places
  })
}

/**
 * Spans for `count` tiles with at most `perRow` in a row, spread evenly so that no row ends in a hole: five tiles at
 * three a row become 4 4 4 and 6 6.
 */
export function evenSpans(count: number, perRow: number): number[] {
  if (count <= 0) return []
  const rowCount = Math.ceil(count / perRow)
  const spans: number[] = []
  for (let row = 0; row < rowCount; row++) {
    const inRow = Math.floor(count / rowCount) + (row < count % rowCount ? 1 : 0)
    const width = Math.floor(columnCount / inRow)
    for (let place = 0; place < inRow; place++) {
      // What does not divide goes to the first of the row.
      spans.push(place === 0 ? columnCount - width * (inRow - 1) : width)
    }
  }
  return spans
}
