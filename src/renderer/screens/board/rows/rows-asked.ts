/** Which rows are shown behind a number, and how they are all written to a file. */
import type { Table } from '../../../../shared/contract/explore'
import type { BoardFilter, DateRange } from '../../../../shared/domain/board'
import type { ExportTable } from '../../../components/export/csv'

export type AskedRows = {
  /** What they are the rows of. */
  readonly title: string
  readonly range: DateRange | null
  readonly filters: readonly BoardFilter[]
  /** Rows that fulfil all of these are left out. */
  readonly except?: readonly BoardFilter[]
}

/** Rows of one answer, the most that the core gives at once. */
export const pageRows = 500
/** More rows than these are not written to a file from here: they have to fit the memory of the page. */
export const mostExported = 100_000

/** The filters with that of one value: of a role that has a filter the value is the only one left. */
export function narrowed(filters: readonly BoardFilter[], only: BoardFilter | null): BoardFilter[] {
  if (only === null) return [...filters]
  return [...filters.filter(({ role }) => role !== only.role), only]
}

export type Exported = { readonly table: ExportTable; readonly isCut: boolean }

/**
 * All rows, page by page, up to `most`.
 * @param pageAt reads a page; a failure of it is a failure of the whole
 * @param onRead told how many were read after each page
 */
export async function allRows(
  pageAt: (offset: number, limit: number) => Promise<Table & { total: number }>,
  most: number,
  onRead: (count: number) => void
): Promise<Exported> {
  const rows: Table['rows'] = []
  let columns: string[] = []
  let total = Number.POSITIVE_INFINITY
  while (rows.length < Math.min(total, most)) {
    const page = await pageAt(rows.length, Math.min(pageRows, most - rows.length))
    columns = page.columns.map(({ name }) => name)
    total = page.total
    rows.push(...page.rows)
    onRead(rows.length)
    // Fewer than were promised: a load took rows away meanwhile.
    if (page.rows.length === 0) break
  }
  return { table: { columns, rows }, isCut: rows.length < total && rows.length >= most }
}
