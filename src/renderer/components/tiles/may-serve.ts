/** Which columns of a dataset could have a role that a tile lacks. */
import { type Column, isNumeric, isTemporal } from '../../../shared/domain/column-type'
import type { Dataset } from '../../../shared/domain/dataset'
import { nameTokens } from '../../../shared/domain/propose-roles'
import type { Role } from '../../../shared/domain/role'
import { meaningsOf } from '../../../shared/domain/role-vocabulary'

type Kind = 'date' | 'number' | 'name'

const kinds: Readonly<Record<Role, Kind>> = {
  orderDate: 'date',
  orderId: 'name',
  revenue: 'number',
  cost: 'number',
  profit: 'number',
  quantity: 'number',
  unitPrice: 'number',
  unitCost: 'number',
  discount: 'number',
  customer: 'name',
  product: 'name',
  category: 'name',
  region: 'name',
  country: 'name',
  channel: 'name',
  salesperson: 'name',
  currency: 'name'
}

/** Roles whose values may be numbers that name something. */
const numbered: ReadonlySet<Role> = new Set(['orderId', 'customer', 'product', 'salesperson'])

/** Names of the columns without a role whose type fits, in the order of the dataset. */
export function columnsThatMayServe(role: Role, { schema, roles }: Pick<Dataset, 'schema' | 'roles'>): string[] {
  const taken = new Set(Object.values(roles))
  return schema.filter((column) => !taken.has(column.name) && fits(column, role)).map((column) => column.name)
}

/** Words of names whose numbers number things: a row id, a postal code or a year is no price. */
const numbering = ['id', 'lines', 'address', 'trait'] as const

function numbersThings(name: string, role: Role): boolean {
  // `number of items` is a quantity.
  const words = role === 'quantity' ? numbering : [...numbering, 'number' as const]
  return meaningsOf(nameTokens(name)).some((meaning) => words.some((word) => meaning.includes(word)))
}

function fits({ name, type }: Column, role: Role): boolean {
  switch (kinds[role]) {
    case 'date':
      return isTemporal(type)
    case 'number':
      return isNumeric(type) && !numbersThings(name, role)
    case 'name':
      return type.kind === 'string' || (type.kind === 'long' && numbered.has(role))
  }
}
