/** The values that tiles can look into, as words of the palette. */
import { useMemo } from 'react'
import type { Tile } from '../../../../shared/domain/board'
import type { TileDrill } from '../../../components/tiles/tile-context'
import { useTileWords } from '../../../components/tiles/tile-words'
import { type ScreenCommand, useScreenCommands } from '../../../state/commands'

const none: readonly ScreenCommand[] = []

export function useDrillCommands(tiles: readonly Tile[], drill: TileDrill | null): void {
  const words = useTileWords()
  const commands = useMemo(
    () => (drill ? tiles.flatMap((tile) => commandsOf(tile, drill, words)) : none),
    [tiles, drill, words]
  )
  useScreenCommands('drill', commands)
}

function commandsOf(tile: Tile, drill: TileDrill, words: ReturnType<typeof useTileWords>): ScreenCommand[] {
  if (tile.kind !== 'ranking') return []
  const { t, plural, label, title } = words
  const below = drill.below(tile.dimension)
  const top = drill.top(tile)
  const depth = drill.stepsOf(tile).length
  const back: ScreenCommand[] =
    depth === 0 || top === null
      ? []
      : [
          {
            id: `drill back ${tile.id}`,
            label: `${title(tile)}: ${t('drill.backAll', { role: plural(top) })}`,
            act: () => drill.back(tile, 0)
          }
        ]
  const into = tile.rows.flatMap((row): ScreenCommand[] => {
    if (row.otherCount !== null) return []
    const name = label(row)
    return [
      {
        id: `drill ${tile.id} ${depth} ${row.label}`,
        label: t('drill.command', { title: title(tile), label: name }),
        description:
          below === null ? t('drill.rows', { label: name }) : t('drill.into', { label: name, role: plural(below) }),
        act: () => drill.into(tile, row.label)
      }
    ]
  })
  return [...back, ...into]
}
