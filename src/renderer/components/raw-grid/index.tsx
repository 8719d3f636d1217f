import {
  type CellFocusedEvent,
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  type GridApi,
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
import { useText } from '../../text'
import { gridTheme } from '../../theme/grid-theme'
import {
  beyondColumn,
  type CellLooks,
  type CellView,
  fileColumn,
  numberColumn,
  textColumn,
  widthFor
} from './column-defs'
import { GridColumns, type HeaderOf } from './header-slot'
import styles from './raw-grid.module.css'
import { blockRows } from './row-window'
import { rowHeight, useRowWindow } from './use-row-window'

export type { CellMark, CellView } from './column-defs'

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  CellStyleModule,
  RowStyleModule,
  ScrollApiModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  RenderApiModule,
  RowApiModule,
  EventApiModule
])

export interface RawGridHandle {
  /** Shows and focuses a row by its place in the grid, 0-based. `row`: its number in the file, where that is another. */
  jump(place: number, column?: number, row?: number): void
}

interface RawGridProps extends CellLooks {
  /** Changes when the rows behind the grid are others. */
  readonly rowsKey: string
  readonly columns: readonly string[]
  /** Exact count, or null while it is not known yet. */
  readonly rowCount: number | null
  /** Rows of the whole file, where the grid shows some of them only. */
  readonly fileRows?: number | null
  readonly fetchRows: (offset: number, limit: number) => Promise<RowWindow>
  /** First rows, to size the columns by. */
  readonly sample: readonly RawRow[]
  readonly label: string
  readonly headerHeight: number
  readonly header: HeaderOf
  readonly onSelect?: (column: number) => void
  /** Told of the first row in view, 0-based, when scrolling has come to rest. */
  readonly onView?: (firstRow: number) => void
  /** Raw texts by default. */
  readonly view?: CellView
  /** Shows the number of the row beside its line. */
  readonly rowNumbers?: boolean
  /** Names of the files that the rows come from, where there are several. */
  readonly files?: readonly string[] | undefined
  readonly ref?: Ref<RawGridHandle>
}

const blocksKept = 30

/** A few narrow columns share the whole width; many keep their own and scroll. */
function fillWidth({ api }: { api: GridApi<RawRow> }): void {
  const { left, right } = api.getHorizontalPixelRange()
  const columns = api.getAllDisplayedColumns()
  const pinned = columns.filter((column) => column.isPinned()).reduce((sum, column) => sum + column.getActualWidth(), 0)
  const all = columns.reduce((sum, column) => sum + column.getActualWidth(), 0)
  if (right > left && all - pinned < right - left) api.sizeColumnsToFit()
}

/** Raw rows over a file of any length, by windows; cells are text as the file has them. */
export function RawGrid(props: RawGridProps) {
  const { columns, rowCount, sample, label, headerHeight, header, selected, onSelect, rowsKey, rowNumbers, files } =
    props
  const { view = 'raw', typedOf } = props
  const widestNumber = props.fileRows ?? rowCount
  const { t } = useText('open')
  const live = useRef(props)
  live.current = props
  const { api, target, onGridReady, onBodyScrollEnd, jump } = useRowWindow(live)
  useImperativeHandle(props.ref, () => ({ jump }), [jump])

  // Marks follow the report and the selection; the rows themselves stay.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the cell classes read
  useEffect(() => {
    api.current?.refreshCells({ force: true })
  }, [api, props.markOf, selected, props.numeric, typedOf])

  // Two texts in a cell need more room than one.
  const wide = useRef<CellView>('raw')
  useEffect(() => {
    const grid = api.current
    if (!grid || (wide.current !== 'both' && view !== 'both')) return
    wide.current = view
    const widthOf = (name: string, index: number) => widthFor(view, name, index, sample, typedOf)
    grid.setColumnWidths(columns.map((name, index) => ({ key: `c${index}`, newWidth: widthOf(name, index) })))
  }, [api, view, typedOf, columns, sample])

  // A column that was selected elsewhere (inspector, finding) comes into view.
  useEffect(() => {
    if (typeof selected === 'number') api.current?.ensureColumnVisible(`c${selected}`)
  }, [api, selected])

  const widest = sample.reduce((most, row) => Math.max(most, row.cells.length), columns.length)
  const columnDefs = useMemo<ColDef<RawRow>[]>(() => {
    const cells = columns.map((name, index) => textColumn(name, index, sample, live, view))
    return [
      ...(rowNumbers ? [numberColumn('row', t('grid.row'), widestNumber)] : []),
      ...(files ? [fileColumn(t('grid.file'), files)] : []),
      numberColumn('line', t('grid.line'), widestNumber),
      ...cells,
      ...(widest > columns.length ? [beyondColumn(t('grid.beyond'), columns.length)] : [])
    ]
  }, [columns, sample, widest, widestNumber, rowNumbers, files, view, t])

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
          columnDefs={columnDefs}
          headerHeight={headerHeight}
          rowHeight={rowHeight}
          cacheBlockSize={blockRows}
          maxBlocksInCache={blocksKept}
          blockLoadDebounceMillis={40}
          maxConcurrentDatasourceRequests={3}
          infiniteInitialRowCount={Math.max(sample.length, 1)}
          suppressDragLeaveHidesColumns
          enableCellTextSelection
          ensureDomOrder
          animateRows={false}
          onGridReady={onGridReady}
          onBodyScrollEnd={onBodyScrollEnd}
          onCellFocused={focused}
          onGridSizeChanged={fillWidth}
          onFirstDataRendered={fillWidth}
          rowClassRules={{
            [styles.target ?? '']: ({ data }) => data !== undefined && data.row === target.current,
            [styles.ragged ?? '']: ({ data }) => data !== undefined && data.cells.length !== live.current.columns.length
          }}
        />
      </section>
    </GridColumns>
  )
}
