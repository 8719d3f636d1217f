/** Business presets: a first recipe from a check report, with revenue and profit where the columns allow them. */
import type { ColumnReport } from './check-report'
import { assignedRoles, proposeRoles } from './propose-roles'
import type { Recipe, Step } from './recipe'
import type { Role, RoleProposal } from './role'

export interface ProposedRecipe {
  readonly recipe: Recipe
  readonly roles: RoleProposal[]
  /** Columns that the presets add. */
  readonly derivedColumns: string[]
}

/**
 * Readings as checked, then, where a role is missing and can be computed: revenue = quantity × unit price, less the
 * discount (a share when all its values lie within 0 and 1, else an amount); profit = revenue − cost, or
 * revenue − quantity × unit cost. Nothing is filtered and no duplicate removed: that is for a person to decide.
 */
export function proposeRecipe(columns: readonly ColumnReport[]): ProposedRecipe {
  const proposals = proposeRoles(
    columns.map((column) => ({
      name: column.name,
      type: column.reading.type,
      rowCount: column.rowCount,
      nullCount: column.nullCount,
      distinctCount: column.distinct.count
    }))
  )
  const roles = assignedRoles(proposals)
  const names = new Set(columns.map((column) => column.name))
  const steps: Step[] = []
  const derivedColumns: string[] = []

  const derive = (role: Role, expression: string) => {
    const column = freeName(role, names)
    names.add(column)
    derivedColumns.push(column)
    steps.push({ id: `preset-${role}`, enabled: true, kind: 'derive', column, expression })
    roles[role] = column
    proposals.push({ role, column, confidence: 0.9, because: ['derived'] })
  }

  if (!roles.revenue && roles.quantity && roles.unitPrice) {
    const product = `${ref(roles.quantity)} * ${ref(roles.unitPrice)}`
    const discount = columns.find((column) => column.name === roles.discount)
    if (!discount) derive('revenue', product)
    else if (isShare(discount)) derive('revenue', `${product} * (1 - coalesce(${ref(discount.name)}, 0))`)
    else derive('revenue', `${product} - coalesce(${ref(discount.name)}, 0)`)
  }
  if (!roles.profit && roles.revenue) {
    if (roles.cost) derive('profit', `${ref(roles.revenue)} - ${ref(roles.cost)}`)
    else if (roles.unitCost && roles.quantity) {
      derive('profit', `${ref(roles.revenue)} - ${ref(roles.quantity)} * ${ref(roles.unitCost)}`)
    }
  }
  const readings = columns.map((column) => column.reading)
  // A role that was only offered gives way to the same role computed.
  const shown = proposals.filter(
    (proposal) => roles[proposal.role] === undefined || roles[proposal.role] === proposal.column
  )
  return { recipe: { version: 1, readings, steps, roles }, roles: shown, derivedColumns }
}

/** A column as the expression language names it. */
function ref(column: string): string {
  return `[${column.replaceAll(']', ']]')}]`
}

function isShare(column: ColumnReport): boolean {
  return Number(column.min) >= 0 && Number(column.max) <= 1
}

function freeName(wanted: string, names: ReadonlySet<string>): string {
  if (!names.has(wanted)) return wanted
  for (let n = 2; ; n++) if (!names.has(`${wanted} ${n}`)) return `${wanted} ${n}`
}
