/** Which column of a dataset serves a role. */
import { type Column, isNumeric } from '../../../shared/domain/column-type'
import type { Dataset } from '../../../shared/domain/dataset'
import type { RoleColumns } from '../../../shared/domain/query/metrics'
import { Role } from '../../../shared/domain/role'

/** Roles whose columns are added up: a text column can't serve them. */
const numericRoles: ReadonlySet<Role> = new Set<Role>([
  'revenue',
  'cost',
  'profit',
  'quantity',
  'unitPrice',
  'unitCost',
  'discount'
])

/** Columns by role, as far as they exist and have a type that fits. */
export function columnsOf(dataset: Dataset): RoleColumns {
  const byName = new Map(dataset.schema.map((column) => [column.name, column]))
  const byRole = new Map<Role, Column>()
  for (const role of Role.options) {
    const column = byName.get(dataset.roles[role] ?? '')
    if (column && (!numericRoles.has(role) || isNumeric(column.type))) byRole.set(role, column)
  }
  return (role) => byRole.get(role) ?? null
}
