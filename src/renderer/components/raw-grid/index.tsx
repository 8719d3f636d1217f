import {
  type CellClassRules,
  type CellFocusedEvent,
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  EventApiModule,
  type GridApi,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { RawRow, RowWindow } from '../../../shared/domain/source'
import { formatCount, useText } from '../../text'
import { gridTheme } from '../../theme/grid-theme'
import { columnWidth, measureText } from './column-width'
import { GridColumns, type HeaderOf, HeaderSlot } from './header-slot'
import styles from './raw-grid.module.css'

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  CellStyleModule,
  RowStyleModule,
  ScrollApiModule,
  ColumnApiModule,
  RenderApiModule,
  RowApiModule,
  EventApiModule
])

/** What is wrong with one cell, or null. */
export type CellMark = 'invalid' | 'empty' | null

export interface RawGridHandle {
  /** Shows and focuses a row, 0-based. */
  jump(row: number, column?: number): void
}

interface RawGridProps {
  /** Changes when the rows behind the grid are others. */
  readonly rowsKey: string
  readonly columns: readonly string[]
  /** Exact count, or null while it is not known yet. */
  readonly rowCount: number | null
  readonly fetchRows: (offset: number, limit: number) => Promise<RowWindow>
  /** First rows, to size the columns by. */
  readonly sample: readonly RawRow[]
  readonly label: string
  readonly headerHeight: number
  readonly header: HeaderOf
  readonly selected?: number | null
  readonly onSelect?: (column: number) => void
  /** Shows the number of the row beside its line. */
  readonly rowNumbers?: boolean
  readonly numeric?: (column: number) => boolean
  readonly markOf?: (column: number, text: string) => CellMark
  readonly ref?: Ref<RawGridHandle>
}

const blockRows = 200
const blocksKept = 30

/** Raw rows over a file of any length, by windows; cells are text as the file has them. */
export function RawGrid(props: RawGridProps) {
  const { columns, rowCount, sample, label, headerHeight, header, selected, onSelect, rowsKey, rowNumbers } = props
  const { t } = useText('open')
  const api = useRef<GridApi<RawRow> | null>(null)
  const target = useRef<number | null>(null)
  const live = useRef(props)
  live.current = props

  useImperativeHandle(
    props.ref,
    () => ({
      jump(row, column) {
        const grid = api.current
        if (!grid) return
        const known = live.current.rowCount
        const index = known === null ? row : Math.max(0, Math.min(row, known - 1))
        // Before the count is known the grid only has the rows it has seen.
        if (index >= grid.getDisplayedRowCount()) grid.setRowCount(index + 1, false)
        grid.ensureIndexVisible(index, 'middle')
        const name = `c${column ?? 0}`
        if (column !== undefined) grid.ensureColumnVisible(name)
        target.current = index
        grid.redrawRows()
        grid.setFocusedCell(index, name)
      }
    }),
    []
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another key stands for other rows
  const datasource = useMemo<IDatasource>(
    () => ({
      getRows({ startRow, endRow, successCallback, failCallback }) {
        live.current.fetchRows(startRow, endRow - startRow).then(
          ({ rows, rowCount: count }) => {
            const short = rows.length < endRow - startRow
            successCallback([...rows], count ?? (short ? startRow + rows.length : undefined))
          },
          () => failCallback()
        )
      }
    }),
    [rowsKey]
  )

  useEffect(() => {
    if (rowCount !== null) api.current?.setRowCount(rowCount, true)
  }, [rowCount])

  // Marks follow the report and the selection; the rows themselves stay.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the cell classes read
  useEffect(() => {
    api.current?.refreshCells({ force: true })
  }, [props.markOf, selected, props.numeric])

  const widest = sample.reduce((most, row) => Math.max(most, row.cells.length), columns.length)
  const columnDefs = useMemo<ColDef<RawRow>[]>(() => {
    const rules = (index: number): CellClassRules<RawRow> => ({
      [styles.invalid ?? '']: ({ value }) => live.current.markOf?.(index, value ?? '') === 'invalid',
      [styles.empty ?? '']: ({ value }) => live.current.markOf?.(index, value ?? '') === 'empty',
      [styles.selected ?? '']: () => live.current.selected === index,
      [styles.number ?? '']: () => live.current.numeric?.(index) ?? false
    })
    const number = (colId: 'row' | 'line'): ColDef<RawRow> => ({
      colId,
      headerName: t(`grid.${colId}`),
      pinned: 'left',
      lockPosition: 'left',
      width: measureText(formatCount(Math.max(rowCount ?? 0, 9999))) + 26,
      resizable: false,
      suppressMovable: true,
      cellClass: styles.line ?? '',
      headerClass: styles.lineHeader ?? '',
      valueGetter: ({ data }) => (colId === 'line' ? data?.line : data && data.row + 1),
      valueFormatter: ({ value }) => (typeof value === 'number' ? formatCount(value) : '')
    })
    const cells = columns.map<ColDef<RawRow>>((name, index) => ({
      colId: `c${index}`,
      headerName: name,
      headerComponent: HeaderSlot,
      headerComponentParams: { index },
      initialWidth: columnWidth(name, index, sample),
      minWidth: 60,
      resizable: true,
      suppressMovable: true,
      valueGetter: ({ data }) => data?.cells[index],
      cellClassRules: rules(index)
    }))
    // Fields beyond the last named column stand in one more column, so that no text of the file is hidden.
    if (widest > columns.length) {
      cells.push({
        colId: 'beyond',
        headerName: t('grid.beyond'),
        initialWidth: 160,
        suppressMovable: true,
        cellClass: styles.invalid ?? '',
        valueGetter: ({ data }) => data?.cells.slice(columns.length).join(' ¦ ')
      })
    }
    return [...(rowNumbers ? [number('row')] : []), number('line'), ...cells]
  }, [columns, sample, widest, rowCount, rowNumbers, t])

  const focused = useCallback(({ column }: CellFocusedEvent) => {
    const id = typeof column === 'string' ? column : (column?.getColId() ?? '')
    const index = /^c(\d+)$/.exec(id)?.[1]
    if (index !== undefined) live.current.onSelect?.(Number(index))
  }, [])

  const context = useMemo(() => ({ header, selected: selected ?? null, onSelect }), [header, selected, onSelect])
  return (
    <GridColumns value={context}>
      <section className={styles.grid} aria-label={label}>
        <AgGridReact<RawRow>
          key={rowsKey}
          theme={gridTheme}
          rowModelType="infinite"
          datasource={datasource}
          columnDefs={columnDefs}
          headerHeight={headerHeight}
          rowHeight={28}
          cacheBlockSize={blockRows}
          maxBlocksInCache={blocksKept}
          blockLoadDebounceMillis={40}
          maxConcurrentDatasourceRequests={3}
          infiniteInitialRowCount={rowCount ?? Math.max(sample.length, 1)}
          suppressDragLeaveHidesColumns
          // At the end of millions of rows a transform is off by pixels (32-bit floats); `top` is exact.
          suppressRowTransform
          enableCellTextSelection
          ensureDomOrder
          animateRows={false}
          onGridReady={(event) => {
            api.current = event.api
          }}
          onCellFocused={focused}
          rowClassRules={{
            [styles.target ?? '']: ({ rowIndex }) => rowIndex === target.current,
            [styles.ragged ?? '']: ({ data }) => data !== undefined && data.cells.length !== live.current.columns.length
          }}
        />
      </section>
    </GridColumns>
  )
}
