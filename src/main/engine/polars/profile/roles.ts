/** Business roles of the columns of a report. */
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { assignedRoles, proposeRoles } from '../../../../shared/domain/propose-roles'
import type { RoleAssignment } from '../../../../shared/domain/role'

/** Roles as the columns' names, types and values propose them. */
export function rolesOf(columns: readonly ColumnReport[]): RoleAssignment {
  return assignedRoles(
    proposeRoles(
      columns.map((column) => ({
        name: column.name,
        type: column.reading.type,
        rowCount: column.rowCount,
        nullCount: column.nullCount,
        distinctCount: column.distinct.count
      }))
    )
  )
}
