/** Names of what boards measure. What each is made of: `query/metrics.ts`. */
import { z } from 'zod'

export const Metric = z.enum([
  'revenue',
  'listRevenue',
  'cost',
  'profit',
  'margin',
  'markup',
  'orders',
  'averageOrder',
  'units',
  'averagePrice',
  'lines',
  'linesPerOrder',
  'unitsPerOrder',
  'products',
  'customers',
  'revenuePerCustomer',
  'ordersPerCustomer',
  'discountAmount',
  'discountRate',
  'priceRealisation',
  'discountedShare',
  'marginDiscounted',
  'marginFullPrice',
  'returnedRevenue',
  'returnRate',
  'returnedUnits',
  'unitReturnRate',
  'returnedOrders',
  'orderReturnRate'
])
export type Metric = z.infer<typeof Metric>

export const Unit = z.enum(['money', 'count', 'ratio'])
export type Unit = z.infer<typeof Unit>
