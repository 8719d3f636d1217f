/**
 * The right roles of published sales files, written down by looking at the files. A role may have several right columns (the id
 * or the name of a customer); a role that is not named must not be set.
 */
import type { Role } from '../../src/shared/domain/role'

export type RoleTruth = Readonly<Partial<Record<Role, readonly string[]>>>

const yearlySales: RoleTruth = {
  orderDate: ['OrderDate'],
  orderId: ['OrderNumber'],
  product: ['ProductKey'],
  customer: ['CustomerKey'],
  region: ['TerritoryKey'],
  quantity: ['OrderQuantity']
}
const products: RoleTruth = {
  product: ['ProductName'],
  category: ['ProductSubcategoryKey'],
  unitCost: ['ProductCost'],
  unitPrice: ['ProductPrice']
}

export const roleTruth: Readonly<Record<string, RoleTruth>> = {
  'aw_sales_2017.csv': yearlySales,
  'aw_sales_2018.csv': yearlySales,
  'aw_sales_2019.csv': yearlySales,
  'aw_products.csv': products,
  'aw_products_unclean.csv': products,
  'aw_customers.csv': { customer: ['CustomerKey'] },
  'superstore_packt_dmy.csv': {
    orderDate: ['Order Date'],
    orderId: ['Order ID'],
    customer: ['Customer ID', 'Customer Name'],
    product: ['Product Name', 'Product ID'],
    category: ['Category'],
    region: ['Region'],
    country: ['Country'],
    revenue: ['Sales'],
    quantity: ['Quantity'],
    discount: ['Discount'],
    profit: ['Profit']
  },
  'online_retail.csv.gz': {
    orderDate: ['InvoiceDate'],
    orderId: ['InvoiceNo'],
    product: ['Description', 'StockCode'],
    quantity: ['Quantity'],
    unitPrice: ['UnitPrice'],
    customer: ['CustomerID'],
    country: ['Country']
  },
  // `profit_margin` is a share, no amount of profit.
  'walmart_10k_usd_ddmmyy.csv': {
    orderDate: ['date'],
    orderId: ['invoice_id'],
    category: ['category'],
    region: ['branch', 'city'],
    unitPrice: ['unit_price'],
    quantity: ['quantity']
  },
  // Contracts, not orders of customers: the contractor is who sells, the agency is who buys.
  'openrefine_government_contracts.csv': {
    orderDate: ['Date of Award'],
    orderId: ['Contract ID'],
    category: ['Type of Contract'],
    revenue: ['Total value of Contract'],
    customer: ['Agency ID']
  }
}

export interface RoleScore {
  readonly right: number
  /** Roles that are to be set, and those that were set without need. */
  readonly of: number
  /** `role: wanted, got` of each that is wrong. */
  readonly misses: readonly string[]
}

/** Roles set right, of those that are to be set and those that are set wrongly. */
export function scoreRoles(truth: RoleTruth, set: Readonly<Partial<Record<Role, string>>>): RoleScore {
  const roles = new Set([...Object.keys(truth), ...Object.keys(set)] as Role[])
  const misses: string[] = []
  for (const role of roles) {
    const got = set[role]
    const wanted = truth[role]
    if (got !== undefined && wanted?.includes(got)) continue
    if (got === undefined && wanted === undefined) continue
    misses.push(`${role}: ${wanted?.join(' or ') ?? 'none'}, got ${got ?? 'none'}`)
  }
  return { right: roles.size - misses.length, of: roles.size, misses }
}
