/**
 * What every metric is made of, as data over roles (README, "KPIs"; reference: kpis.md). Of several forms the first is used whose roles the
 * dataset has.
 */
import type { Metric, Unit } from '../board'
import type { Role } from '../role'

/** Which lines count, by the sign of a role's value. */
export interface SignTest {
  readonly role: Role
  readonly sign: Sign
}
export type Sign = 'positive' | 'negative' | 'not-positive'

/** A number made of sums. `quotient` is null where its divisor is zero, `share` also where it is negative: it then says nothing. */
export type Expression =
  | { readonly op: 'rows' }
  | { readonly op: 'sum'; readonly of: readonly [Role, ...Role[]]; readonly when?: readonly SignTest[] }
  | { readonly op: 'distinct'; readonly of: Role; readonly when?: readonly SignTest[] }
  | { readonly op: 'minus'; readonly a: Expression; readonly b: Expression }
  | { readonly op: 'negative'; readonly a: Expression }
  | { readonly op: 'quotient'; readonly a: Expression; readonly b: Expression }
  | { readonly op: 'share'; readonly a: Expression; readonly b: Expression }
  /** One less a share. */
  | { readonly op: 'rest'; readonly a: Expression }

export interface Form {
  /** Only lines count in which all of these have values. */
  readonly needs: readonly Role[]
  readonly value: Expression
}

export interface MetricDefinition {
  readonly unit: Unit
  readonly forms: readonly [Form, ...Form[]]
  /** Whether money goes into it, which is never added up over currencies. */
  readonly isOfMoney: boolean
  /** Whether more is good, bad, or neither. */
  readonly better: 'more' | 'less' | 'neither'
}

const sum = (...of: [Role, ...Role[]]): Expression => ({ op: 'sum', of })
const sumWhen = (role: Role, ...when: SignTest[]): Expression => ({ op: 'sum', of: [role], when })
const distinct = (of: Role, ...when: SignTest[]): Expression => ({ op: 'distinct', of, when })
const minus = (a: Expression, b: Expression): Expression => ({ op: 'minus', a, b })
const quotient = (a: Expression, b: Expression): Expression => ({ op: 'quotient', a, b })
const share = (a: Expression, b: Expression): Expression => ({ op: 'share', a, b })
const rows: Expression = { op: 'rows' }

const returned: SignTest = { role: 'revenue', sign: 'negative' }
const sold: SignTest = { role: 'revenue', sign: 'positive' }
const returnedRevenue: Expression = { op: 'negative', a: sumWhen('revenue', returned) }
const returnedUnits: Expression = {
  op: 'negative',
  a: sumWhen('quantity', { role: 'quantity', sign: 'negative' })
}
const discounted: SignTest = { role: 'discount', sign: 'positive' }
const fullPrice: SignTest = { role: 'discount', sign: 'not-positive' }

/** Profit over the lines that pass, and their revenue. */
function marginForms(needs: readonly Role[], ...when: SignTest[]): [Form, ...Form[]] {
  const revenue = sumWhen('revenue', ...when)
  return [
    { needs: ['revenue', 'profit', ...needs], value: share(sumWhen('profit', ...when), revenue) },
    { needs: ['revenue', 'cost', ...needs], value: share(minus(revenue, sumWhen('cost', ...when)), revenue) }
  ]
}

const money = { unit: 'money', isOfMoney: true, better: 'more' } as const
const count = { unit: 'count', isOfMoney: false, better: 'more' } as const
const ratio = { unit: 'ratio', isOfMoney: true, better: 'more' } as const

export const metricDefinitions: Readonly<Record<Metric, MetricDefinition>> = {
  revenue: { ...money, forms: [{ needs: ['revenue'], value: sum('revenue') }] },
  listRevenue: { ...money, forms: [{ needs: ['quantity', 'unitPrice'], value: sum('quantity', 'unitPrice') }] },
  cost: {
    ...money,
    better: 'less',
    forms: [
      { needs: ['cost'], value: sum('cost') },
      { needs: ['quantity', 'unitCost'], value: sum('quantity', 'unitCost') },
      { needs: ['revenue', 'profit'], value: minus(sum('revenue'), sum('profit')) }
    ]
  },
  profit: {
    ...money,
    forms: [
      { needs: ['profit'], value: sum('profit') },
      { needs: ['revenue', 'cost'], value: minus(sum('revenue'), sum('cost')) },
      { needs: ['revenue', 'quantity', 'unitCost'], value: minus(sum('revenue'), sum('quantity', 'unitCost')) }
    ]
  },
  margin: {
    ...ratio,
    forms: [
      ...marginForms([]),
      {
        needs: ['revenue', 'quantity', 'unitCost'],
        value: share(minus(sum('revenue'), sum('quantity', 'unitCost')), sum('revenue'))
      }
    ]
  },
  markup: {
    ...ratio,
    forms: [
      { needs: ['revenue', 'cost'], value: share(minus(sum('revenue'), sum('cost')), sum('cost')) },
      { needs: ['revenue', 'profit'], value: share(sum('profit'), minus(sum('revenue'), sum('profit'))) }
    ]
  },
  orders: { ...count, forms: [{ needs: ['orderId'], value: distinct('orderId') }] },
  averageOrder: {
    ...money,
    forms: [{ needs: ['revenue', 'orderId'], value: quotient(sum('revenue'), distinct('orderId')) }]
  },
  units: { ...count, forms: [{ needs: ['quantity'], value: sum('quantity') }] },
  averagePrice: {
    ...money,
    better: 'neither',
    forms: [{ needs: ['revenue', 'quantity'], value: quotient(sum('revenue'), sum('quantity')) }]
  },
  lines: { ...count, forms: [{ needs: [], value: rows }] },
  linesPerOrder: { ...count, forms: [{ needs: ['orderId'], value: quotient(rows, distinct('orderId')) }] },
  unitsPerOrder: {
    ...count,
    forms: [{ needs: ['quantity', 'orderId'], value: quotient(sum('quantity'), distinct('orderId')) }]
  },
  products: { ...count, better: 'neither', forms: [{ needs: ['product'], value: distinct('product') }] },
  customers: { ...count, forms: [{ needs: ['customer'], value: distinct('customer') }] },
  revenuePerCustomer: {
    ...money,
    forms: [{ needs: ['revenue', 'customer'], value: quotient(sum('revenue'), distinct('customer')) }]
  },
  ordersPerCustomer: {
    ...count,
    forms: [{ needs: ['orderId', 'customer'], value: quotient(distinct('orderId'), distinct('customer')) }]
  },
  discountAmount: {
    ...money,
    better: 'less',
    forms: [{ needs: ['quantity', 'unitPrice', 'revenue'], value: minus(sum('quantity', 'unitPrice'), sum('revenue')) }]
  },
  discountRate: {
    ...ratio,
    better: 'less',
    forms: [
      {
        needs: ['quantity', 'unitPrice', 'revenue'],
        value: share(minus(sum('quantity', 'unitPrice'), sum('revenue')), sum('quantity', 'unitPrice'))
      }
    ]
  },
  priceRealisation: {
    ...ratio,
    forms: [{ needs: ['quantity', 'unitPrice', 'revenue'], value: share(sum('revenue'), sum('quantity', 'unitPrice')) }]
  },
  discountedShare: {
    ...ratio,
    better: 'less',
    forms: [{ needs: ['revenue', 'discount'], value: share(sumWhen('revenue', discounted), sum('revenue')) }]
  },
  marginDiscounted: { ...ratio, forms: marginForms(['discount'], discounted) },
  marginFullPrice: { ...ratio, forms: marginForms(['discount'], fullPrice) },
  returnedRevenue: { ...money, better: 'less', forms: [{ needs: ['revenue'], value: returnedRevenue }] },
  returnRate: {
    ...ratio,
    better: 'less',
    forms: [{ needs: ['revenue'], value: share(returnedRevenue, sumWhen('revenue', sold)) }]
  },
  returnedUnits: { ...count, better: 'less', forms: [{ needs: ['quantity'], value: returnedUnits }] },
  unitReturnRate: {
    ...ratio,
    isOfMoney: false,
    better: 'less',
    forms: [
      { needs: ['quantity'], value: share(returnedUnits, sumWhen('quantity', { role: 'quantity', sign: 'positive' })) }
    ]
  },
  returnedOrders: {
    ...count,
    better: 'less',
    forms: [{ needs: ['revenue', 'orderId'], value: distinct('orderId', returned) }]
  },
  orderReturnRate: {
    ...ratio,
    isOfMoney: false,
    better: 'less',
    forms: [{ needs: ['revenue', 'orderId'], value: share(distinct('orderId', returned), distinct('orderId')) }]
  }
}
