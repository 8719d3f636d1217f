/** The rows of an answer. */
import { ClientSideRowModelModule, ModuleRegistry } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import type { Table } from '../../../shared/contract/explore'
import { type TableRow, tableGrid, tableGridClass, useTableColumns } from '../../components/table-grid/columns'

ModuleRegistry.registerModules([ClientSideRowModelModule])

export function ResultGrid({ table }: { table: Table }) {
  const columns = useTableColumns(table.columns)
  return (
    <div className={tableGridClass}>
      <AgGridReact<TableRow> {...tableGrid} rowData={table.rows} columnDefs={columns} />
    </div>
  )
}
