/** Rows and values of a dataset, for the grid, the API and the filters. */
import type { Table } from '../../../shared/contract/explore'
import type { BoardFilter, DateRange } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { textOf, zero } from '../../../shared/domain/exact'
import type { Condition, Measure } from '../../../shared/domain/query/tree'
import type { Role } from '../../../shared/domain/role'
import { AppError } from '../../../shared/errors'
import { columnsOf } from './columns'
import { conditionsOf } from './conditions'
import { ask, askGroups, type Run } from './facts'

/** Far past any date a file has; an open end of a range. */
const always: DateRange = { from: '0001-01-01', to: '9999-12-30' }

export interface SalesWindow {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** Typed rows in time order; `truncated` says that more follow. Rows without a date are left out once a range is given. */
export async function salesRows(window: SalesWindow, dataset: Dataset, run: Run): Promise<Table> {
  const { from, to, offset, limit } = window
  const range = { from: from ?? always.from, to: to ?? always.to }
  const where: Condition[] = from || to ? [{ kind: 'during', ranges: [range] }] : []
  // One row more than asked for tells whether there are more.
  const answer = await ask(
    { kind: 'rows', dataset: dataset.name, where, columns: dataset.schema, limit: limit + 1, offset },
    run
  )
  return { ...answer, rows: answer.rows.slice(0, limit), truncated: answer.rows.length > limit }
}

export interface BoardRows {
  readonly range: DateRange | null
  readonly filters: readonly BoardFilter[]
  /** Rows that fulfil all of these are left out; none are without any. */
  readonly except?: readonly BoardFilter[]
  readonly offset: number
  readonly limit: number
}

/**
 * The rows behind a number, typed and in time order, with how many there are.
 * @throws AppError `explore.no-role`
 */
export async function rowsBehind(
  { range, filters, except = [], offset, limit }: BoardRows,
  dataset: Dataset,
  run: Run
): Promise<Table & { total: number }> {
  const columns = columnsOf(dataset)
  const where: Condition[] = [
    ...conditionsOf(filters, columns, dataset.name),
    ...(except.length > 0 ? [{ kind: 'except', of: conditionsOf(except, columns, dataset.name) } as const] : []),
    ...(range ? [{ kind: 'during', ranges: [range] } as const] : [])
  ]
  const rows: Measure = { kind: 'rows', when: [] }
  const [answer, [counted]] = await Promise.all([
    ask({ kind: 'rows', dataset: dataset.name, where, columns: dataset.schema, limit, offset }, run),
    askGroups({ kind: 'group', dataset: dataset.name, where, keys: [], measures: [rows] }, run)
  ])
  const total = counted ? Number(textOf(counted.facts(rows) ?? zero)) : 0
  return { ...answer, truncated: offset + answer.rows.length < total, total }
}

const maxValues = 200

export interface ValuesInput {
  readonly role: Role
  readonly search: string
  readonly filters: readonly BoardFilter[]
}

/**
 * Values of a dimension, largest revenue first (most rows first where there is no revenue), at most 200. The filter on
 * the dimension itself is left out, so that a person can choose a second value.
 * @throws AppError `explore.no-role`
 */
export async function dimensionValues(
  { role, search, filters }: ValuesInput,
  dataset: Dataset,
  run: Run
): Promise<{ value: string | null; rows: number }[]> {
  const columns = columnsOf(dataset)
  const dimension = columns(role)
  if (!dimension) throw new AppError('explore.no-role', { dataset: dataset.name, role })
  const others = filters.filter((filter) => filter.role !== role)
  const where: Condition[] = conditionsOf(others, columns, dataset.name)
  if (search.trim() !== '') where.push({ kind: 'contains', column: dimension, text: search.trim() })
  const revenue = columns('revenue')
  const by: Measure = revenue ? { kind: 'sum', column: revenue, when: [] } : { kind: 'rows', when: [] }
  const { rows } = await ask({ kind: 'values', dataset: dataset.name, where, dimension, by, limit: maxValues }, run)
  return rows.map(([value, count]) => ({
    value: value === null || value === undefined ? null : String(value),
    rows: Number(count)
  }))
}
