import { useMemo } from 'react'
import type { SeriesTile } from '../../../shared/domain/board'
import type { ChartOption } from '../chart/engine'
import { marksOf, withMarks } from '../chart/marks'
import { usePalette } from '../chart/palette'
import { useTileContext } from './tile-context'

/** The chart of a tile with the notes of the board on it. */
export function useMarked(option: ChartOption, { points }: SeriesTile): ChartOption {
  const { annotations } = useTileContext()
  const palette = usePalette()
  return useMemo(() => withMarks(option, marksOf(points, annotations), palette), [option, points, annotations, palette])
}
