/** What the tiles of a board share beside their actions: the dataset, its calendar, and which colour a value has. */
import { createContext, useContext } from 'react'
import type { Annotation, BoardFilter, Tile } from '../../../shared/domain/board'
import { type Calendar, type Dataset, defaultCalendar } from '../../../shared/domain/dataset'

export type TileSurroundings = {
  readonly dataset: Pick<Dataset, 'name' | 'schema' | 'roles'> | null
  readonly calendar: Calendar
  /** Whether months, quarters and years are those of the fiscal year. */
  readonly isFiscal: boolean
  /** Shows how a tile was made; null where there is no such place. */
  readonly explain: ((tile: Tile) => void) | null
  /** Shows the rows behind a tile, or those of one value of it; null where there is no such place. */
  readonly showRows: ((tile: Tile, only: BoardFilter | null) => void) | null
  /** What happened on which day, for charts along time. */
  readonly annotations: readonly Annotation[]
}

const nowhere: TileSurroundings = {
  dataset: null,
  calendar: defaultCalendar,
  isFiscal: false,
  explain: null,
  showRows: null,
  annotations: []
}

const Surroundings = createContext(nowhere)

export const TileContext = Surroundings.Provider

export function useTileContext(): TileSurroundings {
  return useContext(Surroundings)
}
