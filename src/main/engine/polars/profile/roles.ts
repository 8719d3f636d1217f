/** Business roles of the columns of a report. */
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { assignedRoles, proposeRoles, roleFactsOf } from '../../../../shared/domain/propose-roles'
import type { RoleAssignment } from '../../../../shared/domain/role'

/** Roles as the columns' names, types and values propose them. */
export function rolesOf(columns: readonly ColumnReport[]): RoleAssignment {
  return assignedRoles(proposeRoles(columns.map(roleFactsOf)))
}
