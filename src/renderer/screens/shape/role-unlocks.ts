/** What a board gains when a column has a role. Follows the tiles' own needs (`lacks`). */
import type { Role } from '../../../shared/domain/role'

export const unlockWords = [
  'growth',
  'months',
  'heat',
  'revenue',
  'profit',
  'margin',
  'orders',
  'averageOrder',
  'units',
  'averagePrice',
  'products',
  'categories',
  'regions',
  'customers',
  'filter'
] as const
export type Unlock = (typeof unlockWords)[number]

const table: Partial<Record<Role, readonly Unlock[]>> = {
  orderDate: ['growth', 'months', 'heat'],
  orderId: ['orders', 'averageOrder'],
  revenue: ['revenue'],
  cost: ['profit', 'margin'],
  profit: ['profit', 'margin'],
  quantity: ['units', 'averagePrice'],
  customer: ['customers', 'filter'],
  product: ['products', 'filter'],
  category: ['categories', 'filter'],
  region: ['regions', 'filter'],
  country: ['regions', 'filter'],
  channel: ['filter'],
  salesperson: ['filter']
}

/** Roles in the order they are shown: what carries the board first. */
export const roleOrder: readonly Role[] = [
  'orderDate',
  'revenue',
  'orderId',
  'profit',
  'cost',
  'quantity',
  'customer',
  'product',
  'category',
  'region',
  'country',
  'unitPrice',
  'unitCost',
  'discount',
  'channel',
  'salesperson',
  'currency'
]

/** Tiles a missing role would bring, or none for one that only helps others. Cost and profit stand for each other. */
export function unlocksOf(role: Role, held: ReadonlySet<Role>): readonly Unlock[] {
  if ((role === 'cost' && held.has('profit')) || (role === 'profit' && held.has('cost'))) return []
  return table[role] ?? []
}
