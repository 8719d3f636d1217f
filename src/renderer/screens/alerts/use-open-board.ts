/** The board on which a number stands, with the days and rows of an alert. */
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { Judged, Reading } from '../../../shared/domain/alert'
import { ReadyBoard, readyTiles } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { paths } from '../../paths'
import { useBoardViews } from '../board/board-view'

/** @returns opens the board; of a dataset that is gone the board says so */
export function useOpenBoard(datasets: readonly Dataset[]) {
  const [, navigate] = useLocation()
  return useCallback(
    ({ dataset: name, metric, filters, compare, fiscal }: Judged, reading: Reading | null) => {
      const dataset = datasets.find((one) => one.name === name)
      const board = ReadyBoard.options.find((one) =>
        readyTiles(one, (role) => dataset?.roles[role] !== undefined).some(
          (tile) => tile.kind === 'number' && tile.metric === metric && tile.span === 'range'
        )
      )
      const { look, set } = useBoardViews.getState()
      look(name, board ?? null)
      set(name, { range: reading?.range ?? null, filters, compare, fiscal })
      navigate(paths.board(name, board))
    },
    [datasets, navigate]
  )
}
