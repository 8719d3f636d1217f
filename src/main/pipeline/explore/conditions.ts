/** Filters of a person as conditions of a query. */
import type { BoardFilter } from '../../../shared/domain/board'
import type { RoleColumns } from '../../../shared/domain/query/metrics'
import type { OneOf } from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'

/** @throws AppError `explore.no-role` when the dataset has no column for a filter's role */
export function conditionsOf(filters: readonly BoardFilter[], columns: RoleColumns, dataset: string): OneOf[] {
  return filters.map(({ role, values }) => {
    const column = columns(role)
    if (!column) throw new AppError('explore.no-role', { dataset, role })
    return { kind: 'in', column, values }
  })
}
