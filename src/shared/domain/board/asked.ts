/** What of the tiles of a board makes a difference to its numbers. */
import type { TileSpec } from './spec'

/**
 * What the core is asked for these tiles: titles, sizes and the order do not change a result, so that moving a tile asks
 * nothing anew.
 */
export function askedTiles(tiles: readonly TileSpec[]): TileSpec[] {
  return tiles
    .map(({ title: _title, ...tile }): TileSpec => ({ ...tile, size: { w: 1, h: 1 } }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
