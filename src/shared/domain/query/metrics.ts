/**
 * Metrics, defined once over roles (README, "KPIs"; reference: kpis.md). A ratio is always made of sums at the level it is
 * shown at, never of ratios of its parts, and only of rows in which all its columns have values.
 */
import type { Metric, Unit } from '../board'
import type { Column } from '../column-type'
import { divide, type Exact, subtract } from '../exact'
import type { Role } from '../role'
import type { Condition, Measure } from './tree'

/** The column of a role; null when the dataset has none that can serve. */
export type RoleColumns = (role: Role) => Column | null

/** The answer to one measure; null is "no value in any row". */
export type Facts = (measure: Measure) => Exact | null

export interface MetricPlan {
  readonly metric: Metric
  readonly unit: Unit
  readonly measures: readonly Measure[]
  /** Counts the rows in which all needed columns have values. */
  readonly used: Measure
  value(facts: Facts): Exact | null
}

export interface MetricLack {
  /** Roles that would make the metric possible. */
  readonly lacks: readonly Role[]
}

/** Digits of a ratio, and the least of an average. */
const ratioScale = 6
const averageScale = 2

const rows: Measure = { kind: 'rows', when: [] }

/** What a metric asks for in a dataset with these roles, or which roles it lacks. */
export function planMetric(metric: Metric, columns: RoleColumns): MetricPlan | MetricLack {
  switch (metric) {
    case 'lines':
      return { metric, unit: 'count', measures: [], used: rows, value: (facts) => facts(rows) }
    case 'revenue':
      return withOne(columns, 'revenue', (revenue) => sumPlan(metric, 'money', revenue))
    case 'units':
      return withOne(columns, 'quantity', (quantity) => sumPlan(metric, 'count', quantity))
    case 'orders':
      return withOne(columns, 'orderId', (orderId) => {
        const orders = ordersOf(orderId)
        return plan(metric, 'count', rowsWith(orderId), [orders], (facts) => facts(orders))
      })
    case 'averageOrder':
      return withTwo(columns, 'revenue', 'orderId', (revenue, orderId) =>
        averagePlan(metric, rowsWith(revenue, orderId), sumOf(revenue, orderId), ordersOf(orderId))
      )
    case 'averagePrice':
      return withTwo(columns, 'revenue', 'quantity', (revenue, quantity) =>
        averagePlan(metric, rowsWith(revenue, quantity), sumOf(revenue, quantity), sumOf(quantity, revenue))
      )
    case 'profit':
      return columns('profit')
        ? withOne(columns, 'profit', (profit) => sumPlan(metric, 'money', profit))
        : withTwo(columns, 'revenue', 'cost', (revenue, cost) => {
            const [income, spent] = [sumOf(revenue, cost), sumOf(cost, revenue)]
            const value = (facts: Facts) => difference(facts(income), facts(spent))
            return plan(metric, 'money', rowsWith(revenue, cost), [income, spent], value)
          })
    case 'margin':
      return columns('profit')
        ? withTwo(columns, 'revenue', 'profit', (revenue, profit) => {
            const [income, earned] = [sumOf(revenue, profit), sumOf(profit, revenue)]
            const value = (facts: Facts) => marginOf(facts(earned), facts(income))
            return plan(metric, 'ratio', rowsWith(revenue, profit), [income, earned], value)
          })
        : withTwo(columns, 'revenue', 'cost', (revenue, cost) => {
            const [income, spent] = [sumOf(revenue, cost), sumOf(cost, revenue)]
            const value = (facts: Facts) => marginOf(difference(facts(income), facts(spent)), facts(income))
            return plan(metric, 'ratio', rowsWith(revenue, cost), [income, spent], value)
          })
  }
}

export function isPlan(planned: MetricPlan | MetricLack): planned is MetricPlan {
  return 'measures' in planned
}

function withOne(columns: RoleColumns, role: Role, make: (column: Column) => MetricPlan): MetricPlan | MetricLack {
  const column = columns(role)
  return column ? make(column) : { lacks: [role] }
}

function withTwo(
  columns: RoleColumns,
  one: Role,
  other: Role,
  make: (one: Column, other: Column) => MetricPlan
): MetricPlan | MetricLack {
  const [a, b] = [columns(one), columns(other)]
  if (a && b) return make(a, b)
  return { lacks: [...(a ? [] : [one]), ...(b ? [] : [other])] }
}

function plan(
  metric: Metric,
  unit: Unit,
  used: Measure,
  measures: readonly Measure[],
  value: (facts: Facts) => Exact | null
): MetricPlan {
  return { metric, unit, used, measures: [used, ...measures], value }
}

function sumPlan(metric: Metric, unit: Unit, column: Column): MetricPlan {
  const sum = sumOf(column)
  return plan(metric, unit, rowsWith(column), [sum], (facts) => facts(sum))
}

function averagePlan(metric: Metric, used: Measure, money: Measure, count: Measure): MetricPlan {
  return plan(metric, 'money', used, [money, count], (facts) => {
    const [sum, number] = [facts(money), facts(count)]
    return sum && number && divide(sum, number, Math.max(averageScale, sum.scale))
  })
}

/** Sum of a column over the rows in which the others have values too. */
function sumOf(column: Column, ...others: readonly Column[]): Measure {
  return { kind: 'sum', column, when: others.map(known) }
}

function ordersOf(orderId: Column): Measure {
  return { kind: 'distinct', column: orderId, when: [] }
}

function rowsWith(...columns: readonly Column[]): Measure {
  return { kind: 'rows', when: columns.map(known) }
}

function known(column: Column): Condition {
  return { kind: 'known', column }
}

function difference(a: Exact | null, b: Exact | null): Exact | null {
  return a && b && subtract(a, b)
}

/** Without revenue, or with more returned than sold, a margin says nothing. */
function marginOf(profit: Exact | null, revenue: Exact | null): Exact | null {
  if (!profit || !revenue || revenue.digits <= 0n) return null
  return divide(profit, revenue, ratioScale)
}
