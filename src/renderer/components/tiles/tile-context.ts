/** What the tiles of a board share beside their actions: the dataset, its calendar, and which colour a value has. */
import { createContext, useContext } from 'react'
import type {
  Annotation,
  BoardFilter,
  DrillStep,
  GroupsTile,
  NumberTile,
  RankingTile,
  Tile
} from '../../../shared/domain/board'
import { type Calendar, type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import type { Role } from '../../../shared/domain/role'

/** How a ranking goes into one of its values, and back. */
export type TileDrill = {
  /** The values that the tile looks into, the widest first. */
  readonly stepsOf: (tile: Tile) => readonly DrillStep[]
  /** What the tile ranks where it looks into nothing. */
  readonly top: (tile: Tile) => Role | null
  /** Whether the level that was asked for is still to come. */
  readonly isBusy: (tile: Tile) => boolean
  /** The level below; null: the rows. */
  readonly below: (role: Role) => Role | null
  readonly into: (tile: RankingTile, value: string | null) => void
  /** Keeps so many steps. */
  readonly back: (tile: Tile, count: number) => void
}

export type TileSurroundings = {
  readonly dataset: Pick<Dataset, 'name' | 'schema' | 'roles'> | null
  readonly calendar: Calendar
  /** Whether months, quarters and years are those of the fiscal year. */
  readonly isFiscal: boolean
  /** Shows how a tile was made; null where there is no such place. */
  readonly explain: ((tile: Tile) => void) | null
  /** Shows the rows behind a tile, or those of one value of it; null where there is no such place. */
  readonly showRows: ((tile: Tile, only: BoardFilter | null) => void) | null
  /** Asks what to be told of a number; null where there is no such place. */
  readonly watch: ((tile: NumberTile) => void) | null
  /** Shows the rows of group A or B of a comparison; null where there is no place for them. */
  readonly showGroup: ((tile: GroupsTile, side: 'a' | 'b') => void) | null
  /** Null where there is nothing to go into: on paper, and while a board is edited. */
  readonly drill: TileDrill | null
  /** What happened on which day, for charts along time. */
  readonly annotations: readonly Annotation[]
}

const nowhere: TileSurroundings = {
  dataset: null,
  calendar: defaultCalendar,
  isFiscal: false,
  explain: null,
  showRows: null,
  watch: null,
  showGroup: null,
  drill: null,
  annotations: []
}

const Surroundings = createContext(nowhere)

export const TileContext = Surroundings.Provider

export function useTileContext(): TileSurroundings {
  return useContext(Surroundings)
}
