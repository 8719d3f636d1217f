/** Edits of the tiles of a board, as values: each gives new tiles, or the same ones where nothing changes. */
import type { TileSize, TileSpec } from '../../../../shared/domain/board'

export type Tiles = readonly TileSpec[]

/** Tiles of a board at most, and its columns and the rows of a tile. */
export const mostTiles = 60
const widest = 12
const highest = 8
const longestId = 60

/** `wish`, or with the next number behind it where that is taken. */
export function freeId(tiles: Tiles, wish: string): string {
  const taken = new Set(tiles.map(({ id }) => id))
  const stem = wish.replace(/-\d+$/, '').slice(0, longestId - 4) || 'tile'
  if (!taken.has(stem)) return stem
  let next = 2
  while (taken.has(`${stem}-${next}`)) next += 1
  return `${stem}-${next}`
}

/** The tile at the end, with an id of its own. */
export function added(tiles: Tiles, tile: TileSpec): Tiles {
  if (tiles.length >= mostTiles) return tiles
  return [...tiles, { ...tile, id: freeId(tiles, tile.kind) }]
}

export function removed(tiles: Tiles, id: string): Tiles {
  const rest = tiles.filter((tile) => tile.id !== id)
  return rest.length === tiles.length ? tiles : rest
}

/** A second one right behind it. */
export function duplicated(tiles: Tiles, id: string): Tiles {
  const at = tiles.findIndex((tile) => tile.id === id)
  const tile = tiles[at]
  if (!tile || tiles.length >= mostTiles) return tiles
  return [...tiles.slice(0, at + 1), { ...tile, id: freeId(tiles, id) }, ...tiles.slice(at + 1)]
}

/** At another place among the others, counted from 0. */
export function moved(tiles: Tiles, id: string, to: number): Tiles {
  const at = tiles.findIndex((tile) => tile.id === id)
  const tile = tiles[at]
  const target = Math.max(0, Math.min(tiles.length - 1, to))
  if (!tile || target === at) return tiles
  const others = tiles.filter((one) => one !== tile)
  return [...others.slice(0, target), tile, ...others.slice(target)]
}

/** The nearest size that a tile can have. */
export function sizeWithin({ w, h }: TileSize): TileSize {
  const clamp = (value: number, most: number) => Math.max(1, Math.min(most, Math.round(value)))
  return { w: clamp(w, widest), h: clamp(h, highest) }
}

export function resized(tiles: Tiles, id: string, size: TileSize): Tiles {
  const next = sizeWithin(size)
  const tile = tiles.find((one) => one.id === id)
  if (!tile || (tile.size.w === next.w && tile.size.h === next.h)) return tiles
  return tiles.map((one) => (one.id === id ? { ...one, size: next } : one))
}

/** Another tile in the place of one; it takes over the id. */
export function replaced(tiles: Tiles, id: string, tile: TileSpec): Tiles {
  const before = tiles.find((one) => one.id === id)
  const next = { ...tile, id }
  if (!before || JSON.stringify(before) === JSON.stringify(next)) return tiles
  return tiles.map((one) => (one.id === id ? next : one))
}
