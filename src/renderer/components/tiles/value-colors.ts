/** The same value has the same colour on every tile of a board. */
import { createContext, useContext } from 'react'
import type { SeriesTile, Tile } from '../../../shared/domain/board'
import type { Role } from '../../../shared/domain/role'

/** A place in the row of colours for each value that is a line somewhere, in the order in which they first appear. */
export type ColorPlaces = ReadonlyMap<string, number>

const placeKey = (role: Role, label: string | null) => `${role}\u0000${label ?? '\u0000'}`

export function colorPlacesOf(tiles: readonly Tile[]): ColorPlaces {
  const places = new Map<string, number>()
  const next = new Map<Role, number>()
  for (const tile of tiles) {
    if (tile.kind !== 'series' || tile.by === null) continue
    for (const line of tile.lines) {
      const key = placeKey(tile.by, line.label)
      if (line.otherCount !== null || places.has(key)) continue
      const place = next.get(tile.by) ?? 0
      places.set(key, place)
      next.set(tile.by, place + 1)
    }
  }
  return places
}

/**
 * A colour for each line of a tile: those of its values on the whole board, or, where two of them would be alike, its
 * own order. All others together have the colour of the rest.
 */
export function colorsOf(
  { by, lines }: Pick<SeriesTile, 'by' | 'lines'>,
  places: ColorPlaces,
  colors: readonly string[],
  rest: string
): string[] {
  const shared = lines.map((line) => (by === null ? undefined : places.get(placeKey(by, line.label))))
  const taken = lines.flatMap((line, index) =>
    line.otherCount === null ? [(shared[index] ?? index) % colors.length] : []
  )
  const isAlike = new Set(taken).size < taken.length
  return lines.map((line, index) => {
    if (line.otherCount !== null) return rest
    const place = isAlike ? index : (shared[index] ?? index)
    return colors[place % colors.length] ?? rest
  })
}

const Places = createContext<ColorPlaces>(new Map())

export const ValueColors = Places.Provider

export function useColorPlaces(): ColorPlaces {
  return useContext(Places)
}
