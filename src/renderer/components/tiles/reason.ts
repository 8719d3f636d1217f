/** Whether a tile has no result by its nature: a column is missing, or its money can't be added up. */
import type { NoNumber, Tile } from '../../../shared/domain/board'

export type Reason = Pick<Tile, 'lacks' | 'blocked'> & { readonly reason?: NoNumber | null }

export function hasNoResult(tile: Reason): boolean {
  return tile.lacks.length > 0 || tile.blocked !== undefined
}
