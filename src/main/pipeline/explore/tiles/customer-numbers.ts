/** Numbers of customers: who is new, who came back, how much hangs on few. */
import type { Calculation, DateRange } from '../../../../shared/domain/board'
import type { Column } from '../../../../shared/domain/column-type'
import { add, compare, divide, type Exact, exactOf, numberOf, zero } from '../../../../shared/domain/exact'
import { growthOf } from '../../../../shared/domain/query/growth'
import type { MetricPlan } from '../../../../shared/domain/query/metrics'
import { addDays } from '../../../../shared/domain/query/period'
import {
  type Condition,
  type EntityFact,
  type EntityMeasure,
  type EntityTest,
  type Measure,
  measureKey
} from '../../../../shared/domain/query/tree'
import { allRows, type BoardContext, comparedRows, countOf, during, valueDuring } from '../board-context'
import { askGroups, type Run } from '../facts'
import { largestValues } from '../largest'
import { comparisonOf } from './number-tile'
import type { Worked } from './worked'

const customerCalculations = [
  'concentration',
  'top-10-share',
  'new-customers',
  'returning-customers',
  'repeat-rate',
  'same-store-growth'
] as const satisfies readonly Calculation[]
type CustomerCalculation = (typeof customerCalculations)[number]

export function isOfCustomers(calculation: Calculation): calculation is CustomerCalculation {
  return customerCalculations.some((one) => one === calculation)
}

const shareScale = 6
const mostOfTop = 10

export async function ofCustomers(
  calculation: CustomerCalculation,
  plan: MetricPlan,
  context: BoardContext,
  run: Run
): Promise<Worked> {
  const { range } = context
  const customer = context.columns('customer')
  if (!range || !customer) throw new Error('numbers of customers without customers or days')
  const base = { ...(await baseRows(customer, context, run)), range }
  switch (calculation) {
    case 'new-customers':
    case 'returning-customers':
      return { ...base, ...(await newOrReturning(calculation, customer, context, run)) }
    case 'repeat-rate':
      return { ...base, ...(await repeatRate(customer, context, run)) }
    case 'same-store-growth':
      return { ...base, ...(await sameCustomers(customer, plan, context, run)) }
    default:
      return { ...base, ...(await concentrated(calculation, customer, plan, context, run)) }
  }
}

type Answer = Pick<Worked, 'value' | 'reason' | 'comparison'>

/** Rows of the days, and those of them that have a customer. */
async function baseRows(
  customer: Column,
  context: BoardContext,
  run: Run
): Promise<{ readonly used: number; readonly all: number }> {
  const { range, dataset } = context
  const known = { kind: 'rows', when: [{ kind: 'known', column: customer }] } as const
  const measures = [allRows, known].map((measure) => during(measure, range))
  const [row] = await askGroups(
    { kind: 'group', dataset: dataset.name, where: comparedRows(context, context), keys: [], measures },
    run
  )
  if (!row) throw new Error('an aggregate without keys gave no row')
  return { all: countOf(row.facts(during(allRows, range))), used: countOf(row.facts(during(known, range))) }
}

interface EntityQuestion {
  readonly where: readonly Condition[]
  readonly facts: readonly EntityFact[]
  readonly measures: readonly EntityMeasure[]
}

async function askEntities(
  { where, facts, measures }: EntityQuestion,
  entity: Column,
  { dataset }: BoardContext,
  run: Run
): Promise<(Exact | null)[]> {
  const { rows } = await run({ kind: 'entities', dataset: dataset.name, where, entity, facts, measures })
  const [row] = rows
  return measures.map((_, index) => exactOf(row?.[index] ?? null))
}

const some = (fact: number): EntityTest => ({ fact, is: 'at-least', than: 1 })

/** All rows are looked at: who bought before the range is not new in it. */
async function newOrReturning(
  calculation: 'new-customers' | 'returning-customers',
  customer: Column,
  context: BoardContext,
  run: Run
): Promise<Answer> {
  const { range, earlier, isComparable, available, where } = context
  if (!range || !available) return { value: null, reason: 'no-value' }
  // Of the first days of the data nobody knows who is new.
  if (range.from <= available.from) return { value: null, reason: 'no-earlier-orders' }
  const isFirst = calculation === 'new-customers'
  const periods = [range, ...(isComparable && earlier && earlier.from > available.from ? [earlier] : [])]
  const measures = periods.map(
    (days, index): EntityMeasure => ({
      kind: 'count',
      tests: [
        some(index + 1),
        { fact: 0, is: isFirst ? 'at-least' : 'below', than: days.from },
        ...(isFirst ? [{ fact: 0, is: 'below', than: addDays(days.to, 1) } as const] : [])
      ]
    })
  )
  const facts: EntityFact[] = [{ kind: 'first' }, ...periods.map((days) => during(allRows, days))]
  const [value = null, previous = null] = await askEntities({ where, facts, measures }, customer, context, run)
  return { value, reason: null, comparison: comparisonOf(context, context, 'count', value, previous) }
}

async function repeatRate(customer: Column, context: BoardContext, run: Run): Promise<Answer> {
  const { range, earlier, isComparable, where } = context
  const orderId = context.columns('orderId')
  if (!orderId) return { value: null, reason: 'no-value' }
  const rateOf = async (days: DateRange | null): Promise<Exact | null> => {
    if (!days) return null
    const rows: Condition[] = [...where, { kind: 'during', ranges: [days] }]
    const facts: EntityFact[] = [{ kind: 'distinct', column: orderId, when: [] }]
    const measures: EntityMeasure[] = [
      { kind: 'count', tests: [some(0)] },
      { kind: 'count', tests: [{ fact: 0, is: 'at-least', than: 2 }] }
    ]
    const [all, repeating] = await askEntities({ where: rows, facts, measures }, customer, context, run)
    return all && repeating ? divide(repeating, all, shareScale) : null
  }
  const [value, previous] = await Promise.all([rateOf(range), rateOf(isComparable ? earlier : null)])
  return {
    value,
    reason: value === null ? 'no-value' : null,
    comparison: comparisonOf(context, context, 'ratio', value, previous)
  }
}

/** Growth over the customers that bought in both periods. */
async function sameCustomers(customer: Column, plan: MetricPlan, context: BoardContext, run: Run): Promise<Answer> {
  const { range, earlier, isComparable } = context
  const sum = valueMeasure(plan)
  if (!isComparable || !earlier) return { value: null, reason: 'no-earlier-data' }
  if (!sum) return { value: null, reason: 'no-value' }
  const facts: EntityFact[] = [range, earlier].flatMap((days) => [during(plan.used, days), during(sum, days)])
  const tests = [some(0), some(2)]
  const measures: EntityMeasure[] = [
    { kind: 'sum', fact: 1, tests },
    { kind: 'sum', fact: 3, tests }
  ]
  const where = comparedRows(context, context)
  const [now = null, before = null] = await askEntities({ where, facts, measures }, customer, context, run)
  const { growth, noGrowth } = growthOf(now, before)
  return { value: growth === null ? null : exactOf(growth.toFixed(shareScale)), reason: noGrowth }
}

/** Over those above zero: who has returned more than bought has no share. */
async function concentrated(
  calculation: 'concentration' | 'top-10-share',
  customer: Column,
  plan: MetricPlan,
  context: BoardContext,
  run: Run
): Promise<Answer> {
  const { range, earlier, isComparable } = context
  const of = calculation === 'concentration' ? herfindahl : topShare
  const [value, previous] = await Promise.all([
    range && of(customer, plan, context, range, run),
    isComparable && earlier ? of(customer, plan, context, earlier, run) : null
  ])
  return {
    value,
    reason: value === null ? 'not-positive' : null,
    comparison: comparisonOf(context, context, 'ratio', value, previous)
  }
}

/** Σ share². */
async function herfindahl(
  customer: Column,
  plan: MetricPlan,
  context: BoardContext,
  days: DateRange,
  run: Run
): Promise<Exact | null> {
  const sum = valueMeasure(plan)
  if (!sum) return null
  const tests: EntityTest[] = [{ fact: 0, is: 'at-least', than: 0 }]
  const measures: EntityMeasure[] = [
    { kind: 'squares', fact: 0, tests },
    { kind: 'sum', fact: 0, tests }
  ]
  const where: Condition[] = [...context.where, { kind: 'during', ranges: [days] }]
  const [squares, total] = await askEntities({ where, facts: [sum], measures }, customer, context, run)
  if (!squares || !total || numberOf(total) <= 0) return null
  return exactOf((numberOf(squares) / numberOf(total) ** 2).toFixed(shareScale))
}

async function topShare(
  customer: Column,
  plan: MetricPlan,
  context: BoardContext,
  days: DateRange,
  run: Run
): Promise<Exact | null> {
  const known: Condition = { kind: 'known', column: customer }
  const named = { ...context, where: [...context.where, known], range: days, earlier: null, isComparable: false }
  const { labels, positiveTotal } = await largestValues(named, customer, plan, mostOfTop, run)
  if (!positiveTotal) return null
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: comparedRows(named, named),
      keys: [{ kind: 'place', column: customer, values: labels }],
      measures: plan.measures.map((measure) => during(measure, days))
    },
    run
  )
  const values = rows.flatMap(({ keys: [place], facts }) =>
    Number(place) < labels.length ? (valueDuring(plan, facts, days) ?? []) : []
  )
  const top = values.filter((value) => compare(value, zero) > 0).reduce(add, zero)
  return divide(top, positiveTotal, shareScale)
}

/** The sum that an additive metric is made of. */
function valueMeasure({ measures, used }: MetricPlan): Measure | null {
  return measures.find((measure) => measureKey(measure) !== measureKey(used)) ?? null
}
