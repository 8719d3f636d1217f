/** Whether a tile has no result by its nature: a column is missing, or its money can't be added up. */
import type { Tile } from '../../../shared/domain/board'

export type Reason = Pick<Tile, 'lacks' | 'blocked'>

export function hasNoResult(tile: Reason): boolean {
  return tile.lacks.length > 0 || tile.blocked !== undefined
}
