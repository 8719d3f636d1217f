import type { BodyScrollEndEvent, GridApi, GridReadyEvent, IDatasource } from 'ag-grid-community'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { RawRow, RowWindow } from '../../../shared/domain/source'
import { baseAround, baseShowing, blockRows, rowsInWindow } from './row-window'

interface Rows {
  readonly rowsKey: string
  readonly rowCount: number | null
  readonly fetchRows: (offset: number, limit: number) => Promise<RowWindow>
  /** Told of the first row in view, 0-based, when scrolling has come to rest. */
  readonly onView?: ((firstRow: number) => void) | undefined
}

/** Feeds the grid with the window of the file that it shows, and moves the window. */
export function useRowWindow(live: RefObject<Rows>) {
  const api = useRef<GridApi<RawRow> | null>(null)
  const base = useRef(0)
  const target = useRef<number | null>(null)
  const { rowCount, rowsKey } = live.current

  const move = useCallback(
    (to: number) => {
      const grid = api.current
      if (!grid) return
      base.current = to
      grid.setGridOption('datasource', datasourceAt(to, live))
      const rows = rowsInWindow(to, live.current.rowCount)
      if (rows !== null) grid.setRowCount(rows, true)
    },
    [live]
  )

  useEffect(() => {
    const rows = rowsInWindow(base.current, rowCount)
    if (rows !== null) api.current?.setRowCount(rows, true)
  }, [rowCount])

  // The grid of another source is another grid, which begins at its first row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the source
  useEffect(
    () => () => {
      base.current = 0
      target.current = null
      api.current = null
    },
    [rowsKey]
  )

  const onGridReady = useCallback(
    (event: GridReadyEvent<RawRow>) => {
      api.current = event.api
      move(0)
    },
    [move]
  )

  const jump = useCallback(
    (row: number, column?: number, numbered?: number) => {
      const grid = api.current
      if (!grid) return
      const total = live.current.rowCount
      const wanted = total === null ? row : Math.max(0, Math.min(row, total - 1))
      const to = baseShowing(wanted, base.current, total)
      // Asked for while the grid still arranges itself: it finds the block in the cache.
      const block = to + Math.floor((wanted - to) / blockRows) * blockRows
      live.current.fetchRows(block, blockRows).catch(() => undefined)
      if (to !== base.current) move(to)
      const index = wanted - to
      // Before the count is known the grid has only the rows that it has seen.
      if (index >= grid.getDisplayedRowCount()) grid.setRowCount(index + 1, false)
      grid.ensureIndexVisible(index, 'middle')
      if (column !== undefined) grid.ensureColumnVisible(`c${column}`)
      target.current = numbered ?? wanted
      grid.redrawRows()
      grid.setFocusedCell(index, `c${column ?? 0}`)
      live.current.onView?.(wanted)
    },
    [live, move]
  )

  const onBodyScrollEnd = useCallback(
    ({ api: grid, direction }: BodyScrollEndEvent<RawRow>) => {
      if (direction !== 'vertical') return
      const { top, bottom } = grid.getVerticalPixelRange()
      const height = rowHeight
      const first = base.current + Math.floor(top / height)
      const last = base.current + Math.ceil(bottom / height)
      live.current.onView?.(first)
      const to = baseAround(first, last, base.current, live.current.rowCount)
      if (to === base.current) return
      const focused = grid.getFocusedCell()
      const focusedRow = focused ? focused.rowIndex + base.current : null
      move(to)
      grid.ensureIndexVisible(first - to, 'top')
      // The grid keeps the focus by place, which is another row now.
      if (focused && focusedRow !== null && focusedRow >= first && focusedRow <= last) {
        grid.setFocusedCell(focusedRow - to, focused.column)
      } else grid.clearFocusedCell()
    },
    [live, move]
  )

  return { api, target, onGridReady, onBodyScrollEnd, jump }
}

export const rowHeight = 28

function datasourceAt(base: number, live: RefObject<Rows>): IDatasource {
  return {
    getRows({ startRow, endRow, successCallback, failCallback }) {
      const wanted = endRow - startRow
      live.current.fetchRows(base + startRow, wanted).then(
        ({ rows, rowCount: total }) => {
          const short = rows.length < wanted ? startRow + rows.length : undefined
          successCallback([...rows], rowsInWindow(base, total) ?? short)
        },
        () => failCallback()
      )
    }
  }
}
