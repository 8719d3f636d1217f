/**
 * Summaries: what the warehouse keeps of a dataset beside its rows, so that boards need not read them all. A summary has one row for each
 * combination of a day or month and the values of some columns, with sums and counts. Which measures it keeps follows from the metrics; a query
 * is asked of a summary only where that gives the same answer to the last digit.
 */
import { Metric } from '../board'
import type { Column } from '../column-type'
import type { Role } from '../role'
import { duckdb, quoted, timeColumn } from './dialect'
import { isPlan, planMetric, type RoleColumns } from './metrics'
import { cutMonths, monthAfter } from './period'
import { conditionsText } from './sql-parts'
import type { Summary, SummaryPlan } from './summary-plan'
import type { ClassesQuery, Condition, GroupQuery, Key, Measure, Query, RankQuery } from './tree'

/** Columns of few values, by which boards filter and group. */
const dimensionRoles: readonly Role[] = ['category', 'region', 'country', 'channel', 'salesperson', 'currency']
const entityRoles: readonly Role[] = ['product', 'customer']

/** Months that a range cuts are read from the rows; with more of them the rows are read at once. */
const mostCutMonths = 8

/** Fewer rows are read faster than anybody notices. */
const leastSummedRows = 200_000

/** What a dataset's summaries should have; null for one without dates. @param leastRows smaller tables get none */
export function summaryPlan(columns: RoleColumns, leastRows = leastSummedRows): SummaryPlan | null {
  if (!columns('orderDate')) return null
  const names = (roles: readonly Role[]) => [...new Set(roles.flatMap((role) => columns(role)?.name ?? []))]
  const dimensions = names(dimensionRoles)
  const order = columns('orderId')
  const kept = keptMeasures(columns)
  const isOrders = (measure: Measure) => measure.kind === 'distinct' && measure.column.name === order?.name
  const orders = kept.filter(isOrders)
  return {
    leastRows,
    dimensions,
    entities: names(entityRoles).filter((name) => !dimensions.includes(name)),
    values: kept
      .filter(({ kind }) => kind !== 'distinct')
      .map((measure, index) => ({
        name: `m${index}`,
        of: flavour(measure, []),
        row: rowText(measure),
        whole: flavour({ ...measure, when: measure.when.filter(({ kind }) => kind !== 'known') }, []),
        known: measure.when.flatMap((one) => (one.kind === 'known' ? [duckdb.exact(one.column)] : []))
      })),
    orders:
      order && orders.length > 0
        ? {
            column: order.name,
            counts: orders.map((measure, index) => ({
              name: `o${index}`,
              of: flavour(measure, []),
              when: measure.when.length === 0 ? 'true' : textOf(measure.when)
            }))
          }
        : null
  }
}

/** Every measure that a metric of this dataset asks for, and the count of all rows. */
function keptMeasures(columns: RoleColumns): Measure[] {
  const planned = Metric.options.flatMap((metric) => {
    const plan = planMetric(metric, columns)
    return isPlan(plan) ? plan.measures : []
  })
  const all: Measure[] = [{ kind: 'rows', when: [] }, ...planned]
  return [...new Map(all.map((measure) => [flavour(measure, []), measure])).values()]
}

function textOf(conditions: readonly Condition[]): string {
  const { sql, params } = conditionsText(conditions, duckdb)
  if (params.length > 0) throw new Error('a measure of a metric has no parameters')
  return sql
}

/** The measure of a single row, as SQL. */
function rowText(measure: Measure): string {
  const value =
    measure.kind === 'rows'
      ? 'CAST(1 AS BIGINT)'
      : measure.kind === 'product'
        ? duckdb.product(measure.columns)
        : duckdb.exact(measure.column)
  const otherwise = measure.kind === 'rows' ? ' ELSE 0' : ''
  return measure.when.length === 0 ? value : `CASE WHEN ${textOf(measure.when)} THEN ${value}${otherwise} END`
}

/** What is measured, without conditions on days and on these columns; equal for equal measures. */
function flavour(measure: Measure, dimensions: readonly string[]): string {
  const when = measure.when.filter((condition) => !isOn(condition, dimensions)).map((one) => JSON.stringify(one))
  return JSON.stringify({ ...measure, when: [...new Set(when)].sort() })
}

/** Whether the condition can be asked of a summary with these columns. */
function isOn(condition: Condition, dimensions: readonly string[]): boolean {
  switch (condition.kind) {
    case 'during':
      return true
    case 'known':
    case 'in':
    case 'contains':
      return dimensions.includes(condition.column.name)
    case 'except':
      return condition.of.every((one) => isOn(one, dimensions))
    case 'any':
      // Days of its own would not be among those that a range cuts.
      return condition.of.flat().every((one) => one.kind !== 'during' && isOn(one, dimensions))
    default:
      return false
  }
}

export type Summarised = GroupQuery | RankQuery | ClassesQuery

export function isSummarised(query: Query): query is Summarised {
  return query.kind === 'group' || query.kind === 'rank' || query.kind === 'classes'
}

function keysOf(query: Summarised): readonly Key[] {
  return query.kind === 'group' ? query.keys : [{ kind: 'value', column: query.dimension }]
}

function measuresOf(query: Summarised): readonly Measure[] {
  switch (query.kind) {
    case 'group':
      return query.measures
    case 'rank':
      return [query.by, query.present]
    case 'classes':
      return [query.used, ...query.terms.map(({ measure }) => measure)]
  }
}

/** A query of a summary, with the SQL of what it reads; `asked` are the places of the measures that are in it. */
export interface OnSummary<Q extends Summarised = Summarised> {
  readonly query: Q
  readonly from: string
  readonly asked: readonly number[]
}

/** Whether the summary has rows and keys of the query; then `measureOn` says which measures. */
function fits(query: Summarised, { grain, dimensions }: Summary): boolean {
  return (
    query.where.every((condition) => isOn(condition, dimensions)) &&
    keysOf(query).every((key) => hasKey(key, grain, dimensions)) &&
    (grain === 'day' || cutMonths(rangesOf(query)).length <= mostCutMonths)
  )
}

function hasKey(key: Key, grain: Summary['grain'], dimensions: readonly string[]): boolean {
  switch (key.kind) {
    case 'value':
    case 'place':
      return dimensions.includes(key.column.name)
    case 'month':
    case 'quarter':
    case 'year':
    case 'ranges':
      return true
    case 'hour':
      return false
    default:
      return grain === 'day'
  }
}

/** All days that a query names. */
function rangesOf(query: Summarised) {
  const conditions = [...query.where, ...measuresOf(query).flatMap(({ when }) => when)]
  return [
    ...conditions.flatMap((condition) => (condition.kind === 'during' ? condition.ranges : [])),
    ...keysOf(query).flatMap((key) => (key.kind === 'ranges' ? key.ranges : []))
  ]
}

/** The measure as one over a summary's rows; null when the summary does not have it. */
function measureOn(measure: Measure, query: Summarised, summary: Summary, plan: SummaryPlan): Measure | null {
  const { dimensions } = summary
  const when = measure.when.filter((condition) => isOn(condition, dimensions))
  if (measure.kind !== 'distinct') {
    const of = flavour(measure, dimensions)
    const kept = plan.values.find((value) => value.of === of)
    if (!kept) return null
    const column: Column = { name: summary.same[kept.name] ?? kept.name, type: { kind: 'long' } }
    return measure.kind === 'rows' ? { kind: 'total', column, when } : { kind: 'sum', column, when }
  }
  const isPlain = when.length === measure.when.length
  if (isPlain && dimensions.includes(measure.column.name)) return measure
  const of = flavour(measure, dimensions)
  const kept = plan.orders?.counts.find((count) => count.of === of)
  if (!kept || !summary.orders) return null
  const pins = pinsOf(query, when, summary.orders.fixed, plan)
  const place = pins && summary.orders.pins.findIndex((one) => isSameSet(one, pins))
  if (place === null || place < 0) return null
  return { kind: 'total', column: { name: `${kept.name}_${place}`, type: { kind: 'long' } }, when }
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

/**
 * Columns that an order may have several values of and of which the query takes one at a time: then no order counts twice. Null when it takes
 * several together.
 */
function pinsOf(
  query: Summarised,
  when: readonly Condition[],
  fixed: readonly string[],
  plan: SummaryPlan
): string[] | null {
  const pins = new Set<string>()
  const keys = keysOf(query)
  const conditions = [...query.where, ...when]
  for (const key of keys) if (key.kind === 'value' && isLoose(key.column.name)) pins.add(key.column.name)
  for (const condition of conditions) {
    if (condition.kind === 'in' && condition.values.length === 1 && isLoose(condition.column.name)) {
      pins.add(condition.column.name)
    }
  }
  const touched = [
    ...conditions.flatMap(columnsOf),
    ...keys.flatMap((key) => (key.kind === 'value' || key.kind === 'place' ? [key.column.name] : []))
  ]
  return touched.every((name) => !isLoose(name) || pins.has(name)) ? [...pins] : null

  function isLoose(name: string): boolean {
    return plan.dimensions.includes(name) && !fixed.includes(name)
  }
}

function columnsOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'during':
      return []
    case 'except':
      return condition.of.flatMap(columnsOf)
    case 'any':
      return condition.of.flat().flatMap(columnsOf)
    default:
      return [condition.column.name]
  }
}

/** What a summary can answer of the query; null for nothing. Rankings and classes are answered as a whole. */
export function onSummary(query: Summarised, summary: Summary, plan: SummaryPlan): OnSummary | null {
  if (!fits(query, summary)) return null
  const from = fromText(query, summary, plan)
  if (query.kind === 'rank') {
    const [by, present] = [query.by, query.present].map((measure) => measureOn(measure, query, summary, plan))
    return by && present ? { query: { ...query, by, present }, from, asked: [] } : null
  }
  if (query.kind === 'classes') {
    const used = measureOn(query.used, query, summary, plan)
    const terms = query.terms.flatMap((term) => {
      const measure = measureOn(term.measure, query, summary, plan)
      return measure ? [{ ...term, measure }] : []
    })
    return used && terms.length === query.terms.length ? { query: { ...query, used, terms }, from, asked: [] } : null
  }
  const found = query.measures.flatMap((measure, place) => {
    const on = measureOn(measure, query, summary, plan)
    return on ? [{ on, place }] : []
  })
  if (found.length === 0) return null
  return { query: { ...query, measures: found.map(({ on }) => on) }, from, asked: found.map(({ place }) => place) }
}

/** The summary; of months that a range cuts, the rows themselves. */
function fromText(query: Summarised, summary: Summary, plan: SummaryPlan): string {
  const table = `"summary".${quoted(summary.table)}`
  const cut = summary.grain === 'day' ? [] : cutMonths(rangesOf(query))
  if (cut.length === 0) return table
  const time = quoted(timeColumn)
  const values = plan.values.filter(({ name }) => summary.same[name] === undefined)
  const names = [timeColumn, ...summary.dimensions, ...values.map(({ name }) => name)].map(quoted)
  const own = [timeColumn, ...summary.dimensions].map(quoted)
  const rows = [...own, ...values.map(({ name, row }) => `${row} AS ${quoted(name)}`)]
  const first = (month: string) => `TIMESTAMP '${month}-01 00:00:00'`
  const parts = cut.map(
    (month) =>
      `SELECT ${rows.join(', ')} FROM ${quoted(query.dataset)} WHERE ${time} >= ${first(month)} AND ${time} < ${first(monthAfter(month))}`
  )
  const whole = `SELECT ${names.join(', ')} FROM ${table} WHERE ${time} IS NULL OR ${time} NOT IN (${cut.map(first).join(', ')})`
  return `(${[whole, ...parts].join(' UNION ALL ')}) AS lines`
}
