/** Columns of a table whose values stand exactly as the database wrote them: the row's number, then one for each of the table. */
import {
  CellStyleModule,
  type ColDef,
  ColumnAutoSizeModule,
  type GridOptions,
  ModuleRegistry,
  TooltipModule
} from 'ag-grid-community'
import { useMemo } from 'react'
import type { Table } from '../../../shared/contract/explore'
import { formatCount, useText } from '../../text'
import { gridTheme } from '../../theme/grid-theme'
import classes from './table-grid.module.css'

ModuleRegistry.registerModules([CellStyleModule, ColumnAutoSizeModule, TooltipModule])

export type TableRow = Table['rows'][number]

const numericType = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|DOUBLE|FLOAT|REAL|long|double|decimal)\b/i

/** What every grid of a table has in common. */
export const tableGrid = {
  theme: gridTheme,
  rowHeight: 28,
  headerHeight: 34,
  animateRows: false,
  enableCellTextSelection: true,
  ensureDomOrder: true,
  suppressDragLeaveHidesColumns: true,
  autoSizeStrategy: { type: 'fitCellContents' }
} as const satisfies GridOptions<TableRow>

export const tableGridClass = classes.grid ?? ''

export function useTableColumns(table: Table['columns']): ColDef<TableRow>[] {
  const { t } = useText('sql')
  return useMemo(() => {
    const number: ColDef<TableRow> = {
      colId: '#',
      headerName: '',
      pinned: 'left',
      width: 72,
      resizable: false,
      suppressMovable: true,
      cellClass: classes.rowNumber ?? '',
      valueGetter: ({ node }) => formatCount((node?.rowIndex ?? 0) + 1)
    }
    const cells = table.map<ColDef<TableRow>>((column, index) => {
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
  }, [table, t])
}
