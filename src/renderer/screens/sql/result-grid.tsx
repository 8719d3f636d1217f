/** The rows of an answer. Values stand exactly as the database wrote them. */
import {
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  ColumnAutoSizeModule,
  ModuleRegistry,
  TooltipModule
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo } from 'react'
import type { Table } from '../../../shared/contract/explore'
import { formatCount, useText } from '../../text'
import { gridTheme } from '../../theme/grid-theme'
import classes from './sql.module.css'

ModuleRegistry.registerModules([ClientSideRowModelModule, CellStyleModule, ColumnAutoSizeModule, TooltipModule])

type Row = Table['rows'][number]

const numericType = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|DOUBLE|FLOAT|REAL|long|double|decimal)\b/i

export function ResultGrid({ table }: { table: Table }) {
  const { t } = useText('sql')
  const columns = useMemo<ColDef<Row>[]>(() => {
    const number: ColDef<Row> = {
      colId: '#',
      headerName: '',
      pinned: 'left',
      width: 64,
      resizable: false,
      suppressMovable: true,
      cellClass: classes.rowNumber ?? '',
      valueGetter: ({ node }) => formatCount((node?.rowIndex ?? 0) + 1)
    }
    const cells = table.columns.map<ColDef<Row>>((column, index) => {
      const numeric = numericType.test(column.type)
      return {
        colId: `c${index}`,
        headerName: column.name,
        headerTooltip: column.type,
        headerClass: numeric ? (classes.numberHead ?? '') : '',
        suppressMovable: true,
        valueGetter: ({ data }) => data?.[index],
        valueFormatter: ({ value }) => (value === null || value === undefined ? t('noValue') : String(value)),
        cellClassRules: {
          [classes.number ?? '']: () => numeric,
          [classes.null ?? '']: ({ value }) => value === null
        }
      }
    })
    return [number, ...cells]
  }, [table.columns, t])
  return (
    <div className={classes.grid}>
      <AgGridReact<Row>
        theme={gridTheme}
        rowData={table.rows}
        columnDefs={columns}
        rowHeight={28}
        headerHeight={34}
        animateRows={false}
        enableCellTextSelection
        ensureDomOrder
        suppressDragLeaveHidesColumns
        autoSizeStrategy={{ type: 'fitCellContents' }}
      />
    </div>
  )
}
