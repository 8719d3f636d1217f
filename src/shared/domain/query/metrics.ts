/**
 * Metrics of a dataset: what each asks of a warehouse, and its value out of the answers. A ratio is always made of sums at the level it is
 * shown at, never of ratios of its parts, and only of rows in which all its columns have values.
 */
import type { Metric, Unit } from '../board'
import type { Column } from '../column-type'
import { divide, type Exact, subtract } from '../exact'
import type { Role } from '../role'
import { type Expression, type Form, metricDefinitions, type SignTest } from './metric-definitions'
import { type Condition, type Measure, measureKey, type Term } from './tree'

/** The column of a role; null when the dataset has none that can serve. */
export type RoleColumns = (role: Role) => Column | null

/** The answer to one measure; null is "no value in any row". */
export type Facts = (measure: Measure) => Exact | null

export interface MetricPlan {
  readonly metric: Metric
  readonly unit: Unit
  readonly isOfMoney: boolean
  /** Whether the values of parts add up to that of the whole. */
  readonly isAdditive: boolean
  readonly measures: readonly Measure[]
  /** What an additive value is made of, where a measure without a value counts as zero; null of others. */
  readonly terms: readonly Term[] | null
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

/** What a metric asks for in a dataset with these roles, or which roles it lacks. */
export function planMetric(metric: Metric, columns: RoleColumns): MetricPlan | MetricLack {
  const { forms, unit, isOfMoney } = metricDefinitions[metric]
  const lacks = forms.map(({ needs }) => needs.filter((role) => columns(role) === null))
  const at = lacks.findIndex((missing) => missing.length === 0)
  const form = forms[at]
  if (form === undefined) return { lacks: fewest(lacks) }
  const bind = bound(form, columns)
  const used: Measure = { kind: 'rows', when: form.needs.map((role) => known(columnOf(role, columns))) }
  const measures = new Map([used, ...bind.measures(form.value)].map((one) => [measureKey(one), one]))
  const terms = bind.terms(form.value, false)
  return {
    metric,
    unit,
    isOfMoney,
    isAdditive: terms !== null,
    terms,
    used,
    measures: [...measures.values()],
    value: (facts) => bind.value(form.value, facts)
  }
}

export function isPlan(planned: MetricPlan | MetricLack): planned is MetricPlan {
  return 'measures' in planned
}

/** The form that is nearest: a person who has half of it is told the other half. */
function fewest(lacks: readonly (readonly Role[])[]): readonly Role[] {
  return lacks.reduce((least, one) => (one.length < least.length || isBetterHalf(one, least) ? one : least))
}

/** Of forms that lack equally much, revenue and cost are what most files can have. */
function isBetterHalf(one: readonly Role[], least: readonly Role[]): boolean {
  return one.length === least.length && one.includes('cost') && least.includes('profit')
}

function columnOf(role: Role, columns: RoleColumns): Column {
  const column = columns(role)
  if (column === null) throw new Error(`no column for ${role}`)
  return column
}

function known(column: Column): Condition {
  return { kind: 'known', column }
}

type Leaf = Extract<Expression, { op: 'rows' | 'sum' | 'distinct' }>

/** Zero with the digits that a sum of the columns, multiplied, has. */
function zeroOf(columns: readonly Column[]): Exact {
  return { digits: 0n, scale: columns.reduce((sum, { type }) => sum + (type.kind === 'decimal' ? type.scale : 0), 0) }
}

/** An expression over the columns of one dataset. */
function bound({ needs }: Form, columns: RoleColumns) {
  const column = (role: Role) => columnOf(role, columns)
  const signs = (tests: readonly SignTest[]): Condition[] =>
    tests.map(({ role, sign }) => ({ kind: 'sign', column: column(role), sign }))

  const leaves = new Map<Expression, Measure>()

  /** The same one each time: a table of many cells asks for it for each. */
  function leaf(value: Leaf): Measure {
    const known = leaves.get(value) ?? measureOf(value)
    leaves.set(value, known)
    return known
  }

  /** The measure of a leaf. A distinct count asks nothing of other columns: an order is one even where a line lacks its amount. */
  function measureOf(value: Leaf): Measure {
    switch (value.op) {
      case 'rows':
        return { kind: 'rows', when: needs.map((role) => known(column(role))) }
      case 'distinct':
        return { kind: 'distinct', column: column(value.of), when: signs(value.when ?? []) }
      case 'sum': {
        const [first, ...more] = value.of
        const own = new Set<Role>(more.length === 0 ? [first] : [])
        const when = [
          ...needs.filter((role) => !own.has(role)).map((role) => known(column(role))),
          ...signs(value.when ?? [])
        ]
        return more.length === 0
          ? { kind: 'sum', column: column(first), when }
          : { kind: 'product', columns: [column(first), ...more.map(column)], when }
      }
    }
  }

  function measures(value: Expression): Measure[] {
    switch (value.op) {
      case 'rows':
      case 'sum':
      case 'distinct':
        return [leaf(value)]
      case 'negative':
      case 'rest':
        return measures(value.a)
      default:
        return [...measures(value.a), ...measures(value.b)]
    }
  }

  /** Null of what does not add up. */
  function terms(value: Expression, isTakenOff: boolean): Term[] | null {
    switch (value.op) {
      case 'rows':
      case 'sum':
        return [{ measure: leaf(value), isTakenOff }]
      case 'minus': {
        const [a, b] = [terms(value.a, isTakenOff), terms(value.b, !isTakenOff)]
        return a && b && [...a, ...b]
      }
      case 'negative':
        return terms(value.a, !isTakenOff)
      default:
        return null
    }
  }

  function evaluated(value: Expression, facts: Facts): Exact | null {
    switch (value.op) {
      case 'rows':
      case 'distinct':
        return facts(leaf(value))
      case 'sum':
        // Rows there are, but none of that sign: their sum is zero, not unknown.
        return facts(leaf(value)) ?? (value.when?.length ? zeroOf(value.of.map(column)) : null)
      case 'negative': {
        const inner = evaluated(value.a, facts)
        return inner && { digits: -inner.digits, scale: inner.scale }
      }
      case 'rest': {
        const inner = evaluated(value.a, facts)
        return inner && subtract({ digits: 1n, scale: 0 }, inner)
      }
      case 'minus': {
        const [a, b] = [evaluated(value.a, facts), evaluated(value.b, facts)]
        return a && b && subtract(a, b)
      }
      case 'quotient': {
        const [a, b] = [evaluated(value.a, facts), evaluated(value.b, facts)]
        return a && b && divide(a, b, Math.max(averageScale, a.scale))
      }
      case 'share': {
        const [a, b] = [evaluated(value.a, facts), evaluated(value.b, facts)]
        return a && b && b.digits > 0n ? divide(a, b, ratioScale) : null
      }
    }
  }

  return { measures, terms, value: evaluated }
}
