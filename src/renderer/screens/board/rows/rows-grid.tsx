/** Rows of a dataset by windows. */
import { InfiniteRowModelModule, ModuleRegistry } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo } from 'react'
import type { Table } from '../../../../shared/contract/explore'
import { type TableRow, tableGrid, tableGridClass, useTableColumns } from '../../../components/table-grid/columns'
import { pageRows } from './rows-asked'

ModuleRegistry.registerModules([InfiniteRowModelModule])

type Page = Table & { total: number }

/** A browser draws no box that is higher than these rows are. */
const mostShown = 1_000_000
const pagesKept = 40

type Props = {
  readonly first: Page
  readonly label: string
  readonly pageAt: (offset: number, limit: number) => Promise<Page>
}

export function RowsGrid({ first, label, pageAt }: Props) {
  const columns = useTableColumns(first.columns)
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
        successCallback: (rows: TableRow[], last?: number) => void
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
    <section className={tableGridClass} aria-label={label}>
      <AgGridReact<TableRow>
        {...tableGrid}
        rowModelType="infinite"
        datasource={source}
        columnDefs={columns}
        cacheBlockSize={pageRows}
        maxBlocksInCache={pagesKept}
        maxConcurrentDatasourceRequests={2}
        blockLoadDebounceMillis={40}
        infiniteInitialRowCount={Math.min(first.total, pageRows)}
      />
    </section>
  )
}
