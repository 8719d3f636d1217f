/** Business presets as edits of a recipe: what each needs, the steps it adds, and the role its column gets. */
import type { ColumnReport } from './check-report'
import { printColumn } from './expression'
import type { FiscalCalendar } from './fiscal'
import type { Recipe, Step } from './recipe'
import type { Role, RoleAssignment } from './role'

/** Names of the columns there are at the end of the recipe. */
export type EndColumns = readonly string[]

/** A step without the id, which is given when it is added. */
type NewStep<S = Step> = S extends Step ? Omit<S, 'id' | 'enabled'> : never

/** The recipe with further steps at its end, and roles that change with them; undefined takes a role away. */
function extended(recipe: Recipe, name: string, steps: readonly NewStep[], roles: RoleAssignment = {}): Recipe {
  const taken = new Set(recipe.steps.map(({ id }) => id))
  const added = steps.map((step): Step => {
    let id = `preset-${name}`
    for (let n = 2; taken.has(id); n++) id = `preset-${name}-${n}`
    taken.add(id)
    return { ...step, id, enabled: true } as Step
  })
  const all = Object.entries({ ...recipe.roles, ...roles }).filter(([, column]) => column !== undefined)
  return { ...recipe, steps: [...recipe.steps, ...added], roles: Object.fromEntries(all) as RoleAssignment }
}

/** The wanted name, or the first of `name_2` … that is free; names are compared without case. */
export function freeColumn(wanted: string, columns: EndColumns): string {
  const taken = new Set(columns.map((column) => column.toLowerCase()))
  let name = wanted
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}_${n}`
  return name
}

export const presetNeeds: Readonly<
  Record<'cost' | 'margin' | 'returns' | 'tax' | 'currency' | 'fiscal', readonly Role[]>
> = {
  cost: ['quantity', 'unitCost'],
  margin: ['revenue', 'profit'],
  returns: [],
  tax: ['revenue'],
  currency: ['revenue', 'orderDate'],
  fiscal: ['orderDate']
}

export function missingRoles(recipe: Recipe, needed: readonly Role[]): Role[] {
  return needed.filter((role) => recipe.roles[role] === undefined)
}

/** Cost = quantity × cost of a unit. */
export function withCost(recipe: Recipe, columns: EndColumns): Recipe {
  const { quantity, unitCost } = recipe.roles
  if (!quantity || !unitCost) return recipe
  const column = freeColumn('cost', columns)
  const expression = `${printColumn(quantity)} * ${printColumn(unitCost)}`
  return extended(recipe, 'cost', [{ kind: 'derive', column, expression }], recipe.roles.cost ? {} : { cost: column })
}

/** Margin of each row = profit ÷ revenue; none where there is no revenue. Boards compute theirs from the sums. */
export function withMargin(recipe: Recipe, columns: EndColumns): Recipe {
  const { revenue, profit } = recipe.roles
  if (!revenue || !profit) return recipe
  const [sales, gain] = [printColumn(revenue), printColumn(profit)]
  const expression = `if(${sales} = 0, null, ${gain} / ${sales})`
  return extended(recipe, 'margin', [{ kind: 'derive', column: freeColumn('margin', columns), expression }])
}

export interface ReturnsChoice {
  /** A row with a negative quantity is a return. */
  readonly negativeQuantity: boolean
  /** A row with a negative revenue is one. */
  readonly negativeRevenue: boolean
  /** An order whose id begins so is a credit note or a cancellation; empty: none. */
  readonly orderPrefix: string
  readonly exclude: boolean
}

export const returnColumn = 'is_return'

/** The condition of a return, or null when nothing was chosen. */
export function returnCondition(roles: RoleAssignment, choice: ReturnsChoice): string | null {
  const prefix = choice.orderPrefix.trim()
  const parts = [
    ...(choice.negativeQuantity && roles.quantity ? [`coalesce(${printColumn(roles.quantity)} < 0, false)`] : []),
    ...(choice.negativeRevenue && roles.revenue ? [`coalesce(${printColumn(roles.revenue)} < 0, false)`] : []),
    ...(prefix !== '' && roles.orderId
      ? [`coalesce(starts_with(${printColumn(roles.orderId)}, '${prefix.replaceAll("'", "''")}'), false)`]
      : [])
  ]
  return parts.length === 0 ? null : parts.join(' or ')
}

/** Marks returns and cancellations in a column of their own; they stay, or are filtered. */
export function withReturns(recipe: Recipe, columns: EndColumns, choice: ReturnsChoice): Recipe {
  const condition = returnCondition(recipe.roles, choice)
  if (condition === null) return recipe
  const column = freeColumn(returnColumn, columns)
  return extended(recipe, 'returns', [
    { kind: 'derive', column, expression: condition },
    ...(choice.exclude ? [{ kind: 'filter' as const, expression: `not ${printColumn(column)}` }] : [])
  ])
}

/**
 * What the check saw of credit notes: the letters with which some order ids begin while others begin with a digit, as in
 * `536365` and `C536379`; empty when there are none. The largest id in the order of texts shows them.
 */
export function creditPrefix(orderId: ColumnReport | undefined): string {
  if (orderId?.reading.type.kind !== 'string' || !orderId.min || !orderId.max) return ''
  const letters = /^([A-Za-z]{1,3})[-_ ]?\d/.exec(orderId.max)
  return /^\d/.test(orderId.min) && letters ? (letters[1] ?? '') : ''
}

export interface TaxChoice {
  /** `net`: the tax is taken out of the revenue; `gross`: it is added. */
  readonly to: 'net' | 'gross'
  /** Percent as a person writes it (`19`), or null when a column holds the tax. */
  readonly ratePercent: string | null
  /** Column of the tax: an amount, or a rate in percent. */
  readonly column: string | null
  readonly columnHolds: 'amount' | 'percent'
}

/** Revenue with tax taken out or added, as a new column that becomes the revenue. */
export function withTax(recipe: Recipe, columns: EndColumns, choice: TaxChoice): Recipe {
  const { revenue } = recipe.roles
  const expression = revenue ? taxExpression(revenue, choice) : null
  if (expression === null) return recipe
  const column = freeColumn(`${choice.to}_revenue`, columns)
  return extended(recipe, 'tax', [{ kind: 'derive', column, expression }], { revenue: column })
}

/** Null while the choice is not complete. */
function taxExpression(revenue: string, { to, ratePercent, column, columnHolds }: TaxChoice): string | null {
  const sales = printColumn(revenue)
  if (column !== null && columnHolds === 'amount') {
    return `${sales} ${to === 'net' ? '-' : '+'} coalesce(${printColumn(column)}, 0)`
  }
  const percent =
    column !== null
      ? `coalesce(${printColumn(column)}, 0)`
      : ratePercent !== null && /^\d{1,3}(\.\d{1,6})?$/.test(ratePercent.trim())
        ? ratePercent.trim()
        : null
  if (percent === null) return null
  // A net amount has no last digit of its own: it is kept to a hundredth of a cent.
  return to === 'net' ? `round(${sales} * 100 / (100 + ${percent}), 4)` : `${sales} * (100 + ${percent}) / 100`
}

export interface CurrencyChoice extends Omit<Extract<NewStep, { kind: 'rate' }>, 'kind'> {
  /** Columns of money that are converted. */
  readonly amounts: readonly string[]
  /** `units`: how many of the home currency a foreign unit is; `foreign`: how many foreign units one of the home currency is. */
  readonly quoted: 'units' | 'foreign'
}

/** Roles whose columns hold money. */
const moneyRoles: readonly Role[] = ['revenue', 'cost', 'profit', 'unitPrice', 'unitCost']

/** Columns of money that a conversion would take. */
export function moneyColumns(recipe: Recipe): string[] {
  return moneyRoles.flatMap((role) => recipe.roles[role] ?? [])
}

/** Amounts in one currency by the rate of the day; the new columns take over the roles, and the currency's role is over. */
export function withCurrency(recipe: Recipe, columns: EndColumns, choice: CurrencyChoice): Recipe {
  const { amounts, quoted, ...rate } = choice
  const column = freeColumn(rate.column, columns)
  const names = [...columns, column]
  const home = rate.home.trim().toUpperCase()
  const roles: RoleAssignment = { currency: undefined }
  const derived = amounts.map((amount): NewStep => {
    const name = freeColumn(`${amount}_${home.toLowerCase()}`, names)
    names.push(name)
    for (const role of moneyRoles) if (recipe.roles[role] === amount) roles[role] = name
    const operator = quoted === 'units' ? '*' : '/'
    return { kind: 'derive', column: name, expression: `${printColumn(amount)} ${operator} ${printColumn(column)}` }
  })
  return extended(recipe, 'currency', [{ kind: 'rate', ...rate, home, column }, ...derived], roles)
}

/** Fiscal year, quarter and period of the order date. */
export function withFiscal(recipe: Recipe, calendar: FiscalCalendar): Recipe {
  const { orderDate } = recipe.roles
  if (!orderDate) return recipe
  const others = { ...recipe, steps: recipe.steps.filter((step) => step.kind !== 'fiscal') }
  return extended(others, 'fiscal', [{ kind: 'fiscal', date: orderDate, calendar }])
}
