/** Business presets: a first recipe from a check report, with revenue and profit where the columns allow them. */
import type { ColumnReport } from './check-report'
import { isNumeric } from './column-type'
import { printColumn } from './expression'
import { asDecimal, keptScale, maxDigits } from './expression/decimal-types'
import { assignedRoles, proposeRoles, type RoleMemory, roleFactsOf } from './propose-roles'
import { loadColumn, timeColumn } from './query/dialect'
import type { Recipe, Step } from './recipe'
import type { Role, RoleAssignment, RoleProposal } from './role'

export interface ProposedRecipe {
  readonly recipe: Recipe
  readonly roles: RoleProposal[]
  /** Columns that the presets add. */
  readonly derivedColumns: string[]
}

/**
 * Readings as checked, then, where a role is missing and can be computed: revenue = quantity × unit price, less the
 * discount (a percentage when written as one, a share when all its values lie within 0 and 1, else an amount); profit = revenue − cost, or
 * revenue − quantity × unit cost. Nothing is filtered and no duplicate removed: that is for a person to decide.
 */
export function proposeRecipe(columns: readonly ColumnReport[], memory: RoleMemory = new Map()): ProposedRecipe {
  const proposals = proposeRoles(columns.map(roleFactsOf), memory)
  const roles = assignedRoles(proposals)
  const names = new Set(columns.map((column) => column.name.toLowerCase()))
  const steps: Step[] = renamesOf(columns, names)
  const renamed = new Map(steps.flatMap((step) => (step.kind === 'rename' ? [[step.from, step.to] as const] : [])))
  for (const [from, to] of renamed) moveRoles(roles, proposals, from, to)
  const derivedColumns: string[] = []

  const derive = (role: Role, expression: string) => {
    const column = freeName(role, names)
    derivedColumns.push(column)
    steps.push({ id: `preset-${role}`, enabled: true, kind: 'derive', column, expression })
    roles[role] = column
    proposals.push({ role, column, confidence: 0.9, because: ['derived'] })
  }

  const reportOf = (role: Role) => columns.find(({ name }) => (renamed.get(name) ?? name) === roles[role])
  const discount = roles.discount === undefined ? undefined : reportOf('discount')
  const isKept = (price: Role) => canMultiply(reportOf('quantity'), reportOf(price), discount !== undefined)
  const revenue = roles.revenue || !isKept('unitPrice') ? null : revenueExpression(roles, discount)
  if (revenue !== null) derive('revenue', revenue)
  const profit = roles.profit || !isKept('unitCost') ? null : profitExpression(roles)
  if (profit !== null) derive('profit', profit)
  const readings = columns.map((column) => column.reading)
  // A role that was only offered gives way to the same role computed.
  const shown = proposals.filter(
    (proposal) => roles[proposal.role] === undefined || roles[proposal.role] === proposal.column
  )
  return { recipe: { version: 1, readings, steps, roles }, roles: shown, derivedColumns }
}

/**
 * Revenue from quantity and unit price, or null when one is missing.
 * @param discount report of the discount's column; without one nothing is known of its unit, and it is left out
 */
export function revenueExpression(roles: RoleAssignment, discount: ColumnReport | undefined): string | null {
  if (!roles.quantity || !roles.unitPrice) return null
  const product = `${printColumn(roles.quantity)} * ${printColumn(roles.unitPrice)}`
  return afterDiscount(product, roles.discount, discount)
}

/** Profit from revenue and cost, or the cost of a unit; null when they are missing. */
export function profitExpression({ revenue, cost, unitCost, quantity }: RoleAssignment): string | null {
  if (!revenue) return null
  if (cost) return `${printColumn(revenue)} - ${printColumn(cost)}`
  if (!unitCost || !quantity) return null
  return `${printColumn(revenue)} - ${printColumn(quantity)} * ${printColumn(unitCost)}`
}

/** The amount less the discount, which is an amount, a share of 1, or a percentage. No discount counts as none. */
function afterDiscount(amount: string, name: string | undefined, discount: ColumnReport | undefined): string {
  if (name === undefined || discount === undefined || !isNumeric(discount.reading.type)) return amount
  const value = `coalesce(${printColumn(name)}, 0)`
  if (discount.reading.format?.kind === 'number' && discount.reading.format.percent) {
    return `${amount} * (1 - ${value} / 100)`
  }
  return isShare(discount) ? `${amount} * (1 - ${value})` : `${amount} - ${value}`
}

/** Whether every product of two columns can be kept exactly, by their largest values; where one is missing, nothing is multiplied. */
function canMultiply(left: ColumnReport | undefined, right: ColumnReport | undefined, isDiscounted: boolean): boolean {
  const [l, r] = [left, right].map(exactTypeOf)
  if (!left || !right || !l || !r) return true
  // Scales that add up to more give way; see decimal-types.ts.
  const scale = isDiscounted ? keptScale : Math.min(keptScale, l.scale + r.scale)
  return wholeDigits(left) + wholeDigits(right) + scale <= maxDigits
}

function exactTypeOf(column: ColumnReport | undefined) {
  const type = column?.reading.type
  return type?.kind === 'long' || type?.kind === 'decimal' ? asDecimal(type) : null
}

function wholeDigits({ min, max }: ColumnReport): number {
  const digits = (text: string | null) => /^[-+]?0*(\d*)/.exec(text ?? '')?.[1]?.length ?? 0
  return Math.max(digits(min), digits(max))
}

function isShare(column: ColumnReport): boolean {
  return Number(column.min) >= 0 && Number(column.max) <= 1
}

/** Renames for columns whose names the warehouse would take for one: it reads names without upper and lower case. */
function renamesOf(columns: readonly ColumnReport[], names: Set<string>): Step[] {
  const seen = new Set<string>([timeColumn, loadColumn])
  return columns.flatMap(({ name }, i): Step[] => {
    if (!seen.has(name.toLowerCase())) {
      seen.add(name.toLowerCase())
      return []
    }
    return [{ id: `preset-name-${i + 1}`, enabled: true, kind: 'rename', from: name, to: freeName(name, names) }]
  })
}

function moveRoles(roles: RoleAssignment, proposals: RoleProposal[], from: string, to: string) {
  for (const [i, proposal] of proposals.entries()) {
    if (proposal.column !== from) continue
    proposals[i] = { ...proposal, column: to }
    if (roles[proposal.role] === from) roles[proposal.role] = to
  }
}

/** The wanted name, or the first of `name 2`, `name 3` … that is free; it is taken from now on. */
function freeName(wanted: string, names: Set<string>): string {
  let name = wanted
  for (let n = 2; names.has(name.toLowerCase()); n++) name = `${wanted} ${n}`
  names.add(name.toLowerCase())
  return name
}
