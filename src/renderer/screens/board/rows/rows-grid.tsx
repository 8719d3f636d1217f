/** Rows of a dataset by windows; values stand exactly as the warehouse has them. */
import {
  CellStyleModule,
  type ColDef,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  TooltipModule
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo } from 'react'
import type { Table } from '../../../../shared/contract/explore'
import { formatCount, useText } from '../../../text'
import { gridTheme } from '../../../theme/grid-theme'
import classes from './rows.module.css'
import { pageRows } from './rows-asked'

ModuleRegistry.registerModules([InfiniteRowModelModule, CellStyleModule, ColumnAutoSizeModule, TooltipModule])

type Row = Table['rows'][number]
type Page = Table & { total: number }

/** A browser draws no box that is higher than these rows are. */
const mostShown = 1_000_000
const pagesKept = 40
const numericType = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|DOUBLE|FLOAT|REAL|long|double|decimal)\b/i

type Props = {
  readonly first: Page
  readonly label: string
  readonly pageAt: (offset: number, limit: number) => Promise<Page>
}

export function RowsGrid({ first, label, pageAt }: Props) {
  const { t } = useText('sql')
  const columns = useMemo<ColDef<Row>[]>(() => {
    const number: ColDef<Row> = {
      colId: '#',
      headerName: '',
      pinned: 'left',
      width: 72,
      resizable: false,
      suppressMovable: true,
      cellClass: classes.rowNumber ?? '',
      valueGetter: ({ node }) => formatCount((node?.rowIndex ?? 0) + 1)
    }
    const cells = first.columns.map<ColDef<Row>>((column, index) => {
      const isNumber = numericType.test(column.type)
      return {
        colId: `c${index}`,
        headerName: column.name,
        headerTooltip: column.type,
        headerClass: isNumber ? (classes.numberHead ?? '') : '',
        suppressMovable: true,
        valueGetter: ({ data }) => data?.[index],
        // A row that is still read is blank, not empty.
        valueFormatter: ({ value }) => (value === undefined ? '' : value === null ? t('noValue') : String(value)),
        cellClassRules: {
          [classes.number ?? '']: () => isNumber,
          [classes.null ?? '']: ({ value }) => value === null
        }
      }
    })
    return [number, ...cells]
  }, [first.columns, t])
  const source = useMemo(
    () => ({
      rowCount: Math.min(first.total, mostShown),
      getRows: ({
        startRow,
        endRow,
        successCallback,
        failCallback
      }: {
        startRow: number
        endRow: number
        successCallback: (rows: Row[], last?: number) => void
        failCallback: () => void
      }) => {
        pageAt(startRow, endRow - startRow).then(
          (page) => successCallback([...page.rows], Math.min(page.total, mostShown)),
          () => failCallback()
        )
      }
    }),
    [first.total, pageAt]
  )
  return (
    <section className={classes.grid} aria-label={label}>
      <AgGridReact<Row>
        theme={gridTheme}
        rowModelType="infinite"
        datasource={source}
        columnDefs={columns}
        rowHeight={28}
        headerHeight={34}
        cacheBlockSize={pageRows}
        maxBlocksInCache={pagesKept}
        maxConcurrentDatasourceRequests={2}
        blockLoadDebounceMillis={40}
        infiniteInitialRowCount={Math.min(first.total, pageRows)}
        animateRows={false}
        enableCellTextSelection
        ensureDomOrder
        suppressDragLeaveHidesColumns
        autoSizeStrategy={{ type: 'fitCellContents' }}
      />
    </section>
  )
}
