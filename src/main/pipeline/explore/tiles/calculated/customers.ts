/** Numbers of customers: who is new, who came back or stays away, and what one is worth. The formulas: `shared/domain/kpi/customers`. */
import type { Calculation, DateRange, NumberPart, SpecOf } from '../../../../../shared/domain/board'
import type { Column } from '../../../../../shared/domain/column-type'
import { type Exact, exactOf } from '../../../../../shared/domain/exact'
import {
  activeSince,
  inactiveAfter,
  inactiveOf,
  newReturningOf,
  repeatRateOf
} from '../../../../../shared/domain/kpi/customers/activity'
import { lifetimeValueOf } from '../../../../../shared/domain/kpi/customers/lifetime-value'
import { addDays } from '../../../../../shared/domain/query/period'
import type { Condition, EntityFact, EntityMeasure } from '../../../../../shared/domain/query/tree'
import { allRows, type BoardContext, countOf, during, planFor, valueDuring } from '../../board-context'
import { askGroups, type Run } from '../../facts'
import { dataUntil } from '../../month-values'
import { comparisonOf } from '../number-tile'
import { askEntities, baseRows, some } from './entities'
import { amountPart, countPart, dayPart, daysPart, ratioPart } from './parts'
import { type Answer, ratioAnswer, ratioOf, type Worked } from './worked'

const customerCalculations = [
  'new-customers',
  'returning-customers',
  'repeat-rate',
  'inactive-customers',
  'lifetime-value'
] as const satisfies readonly Calculation[]
type CustomerCalculation = (typeof customerCalculations)[number]

export function isOfCustomers(calculation: Calculation): calculation is CustomerCalculation {
  return customerCalculations.some((one) => one === calculation)
}

export async function ofCustomers(
  calculation: CustomerCalculation,
  spec: SpecOf<'calculated'>,
  context: BoardContext,
  run: Run
): Promise<Worked> {
  const { range } = context
  const customer = context.columns('customer')
  const data = dataUntil(context)
  if (!range || !customer || !data) throw new Error('numbers of customers without customers or days')
  const over = async (days: DateRange, answer: Promise<Answer>): Promise<Worked> => {
    const [base, found] = await Promise.all([baseRows(customer, days, context, run), answer])
    return { ...base, range: days, ...found }
  }
  switch (calculation) {
    case 'new-customers':
    case 'returning-customers':
      return over(range, newOrReturning(calculation, customer, context, run))
    case 'repeat-rate':
      return over(range, repeatRate(customer, context, run))
    case 'inactive-customers':
      return over(data, inactive(customer, data, context, run))
    case 'lifetime-value': {
      const window = { from: addDays(data.to, 1 - yearDays), to: data.to }
      if (window.from < data.from) return over(data, Promise.resolve({ value: null, reason: 'too-few-days' }))
      return over(window, lifetimeValue(customer, window, spec, context, run))
    }
  }
}

const yearDays = 365
const usualYears = 3

/** All rows are looked at: who bought before the range is not new in it. */
async function newOrReturning(
  calculation: 'new-customers' | 'returning-customers',
  customer: Column,
  context: BoardContext,
  run: Run
): Promise<Answer> {
  const { range, earlier, isComparable, available, where } = context
  if (!range || !available) return { value: null, reason: 'no-value' }
  const periods = [range, ...(isComparable && earlier ? [earlier] : [])]
  const measures = periods.flatMap((days, index): EntityMeasure[] => [
    { kind: 'count', tests: [some(index + 1)] },
    {
      kind: 'count',
      tests: [
        some(index + 1),
        { fact: 0, is: 'at-least', than: days.from },
        { fact: 0, is: 'below', than: addDays(days.to, 1) }
      ]
    }
  ])
  const facts: EntityFact[] = [{ kind: 'first' }, ...periods.map((days) => during(allRows, days))]
  const counts = (await askEntities({ where, facts, measures }, customer, context, run)).map(countOf)
  const [now, before] = periods.map((days, index) =>
    newReturningOf(counts[2 * index] ?? 0, counts[2 * index + 1] ?? 0, days, available)
  )
  const countIn = (found: typeof now) =>
    found?.value ? exactOf(calculation === 'new-customers' ? found.value.new : found.value.returning) : null
  // Nobody at all is no new one either.
  const value = now?.noFigure === 'no-value' ? exactOf(0) : countIn(now)
  return {
    value,
    reason: value === null ? (now?.noFigure ?? 'no-value') : null,
    comparison: value && comparisonOf(context, context, 'count', value, countIn(before)),
    parts: now?.value
      ? [...countPart('customers', now.value.active), ...ratioPart('share', shareOf(calculation, now.value.newShare))]
      : []
  }
}

function shareOf(calculation: 'new-customers' | 'returning-customers', newShare: number): number {
  return calculation === 'new-customers' ? newShare : 1 - newShare
}

async function repeatRate(customer: Column, context: BoardContext, run: Run): Promise<Answer> {
  const { range, earlier, isComparable, where } = context
  const orderId = context.columns('orderId')
  if (!orderId || !range) return { value: null, reason: 'no-value' }
  const rateOf = async (days: DateRange) => {
    const rows: Condition[] = [...where, { kind: 'during', ranges: [days] }]
    const facts: EntityFact[] = [{ kind: 'distinct', column: orderId, when: [] }]
    const measures: EntityMeasure[] = [
      { kind: 'count', tests: [some(0)] },
      { kind: 'count', tests: [{ fact: 0, is: 'at-least', than: 2 }] }
    ]
    const [all = 0, repeating = 0] = (await askEntities({ where: rows, facts, measures }, customer, context, run)).map(
      countOf
    )
    return repeatRateOf(
      new Map([
        [1, all - repeating],
        [2, repeating]
      ]),
      days
    )
  }
  const [now, before] = await Promise.all([rateOf(range), isComparable && earlier ? rateOf(earlier) : null])
  const value = ratioOf(now.value?.rate ?? null)
  const previous = ratioOf(before?.value?.rate ?? null)
  return {
    value,
    reason: now.noFigure,
    comparison: comparisonOf(context, context, 'ratio', value, previous),
    parts: now.value ? countPart('customers', now.value.customers) : []
  }
}

/** Counted from the last day of the data that the board looks at, over all days before it. */
async function inactive(customer: Column, data: DateRange, context: BoardContext, run: Run): Promise<Answer> {
  const where: Condition[] = [...context.where, { kind: 'during', ranges: [data] }]
  const { rows } = await run({ kind: 'gaps', dataset: context.dataset.name, where, entity: customer })
  const gaps = new Map(rows.map(([days, times]) => [Number(days), Number(times)]))
  const since = activeSince(data.to, inactiveAfter(gaps) ?? 0)
  const measures: EntityMeasure[] = [
    { kind: 'count', tests: [] },
    { kind: 'count', tests: [{ fact: 0, is: 'below', than: since }] }
  ]
  const counts = await askEntities({ where, facts: [{ kind: 'last' }], measures }, customer, context, run)
  const [all = 0, gone = 0] = counts.map(countOf)
  const found = inactiveOf(gaps, { all, inactive: gone })
  if (found.value === null) return { value: null, reason: found.noFigure }
  const { afterDays, customers, share } = found.value
  return {
    value: exactOf(found.value.inactive),
    reason: null,
    parts: [
      ...daysPart('afterDays', afterDays),
      ...dayPart('referenceDay', data.to),
      ...countPart('customers', customers),
      ...ratioPart('share', share)
    ]
  }
}

/** Of the year up to the last day of the data, and of sales that have a customer. */
async function lifetimeValue(
  customer: Column,
  window: DateRange,
  { expectedYears = usualYears }: SpecOf<'calculated'>,
  context: BoardContext,
  run: Run
): Promise<Answer> {
  const plans = (['revenue', 'orders', 'customers', 'margin'] as const).flatMap((metric) => {
    const { plan } = planFor(context, metric)
    return plan ? [plan] : []
  })
  const [row] = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: [...context.where, { kind: 'known', column: customer }, { kind: 'during', ranges: [window] }],
      keys: [],
      measures: plans.flatMap((plan) => plan.measures.map((measure) => during(measure, window)))
    },
    run
  )
  const amountOf = (wanted: string): Exact | null => {
    const plan = plans.find(({ metric }) => metric === wanted)
    return plan && row ? valueDuring(plan, row.facts, window) : null
  }
  const margin = amountOf('margin')
  const found = lifetimeValueOf({
    revenue: amountOf('revenue'),
    orders: countOf(amountOf('orders')),
    customers: countOf(amountOf('customers')),
    window,
    margin,
    expectedYears: { digits: BigInt(expectedYears), scale: 0 }
  })
  if (found.value === null) return { value: null, reason: found.noFigure }
  const { value, averageOrder, ordersPerYear } = found.value
  const parts: NumberPart[] = [
    ...amountPart('averageOrder', averageOrder, 'money'),
    ...amountPart('ordersPerYear', ratioAnswer({ value: ordersPerYear, noFigure: null }).value, 'count'),
    ...amountPart('margin', margin, 'ratio'),
    ...countPart('expectedYears', expectedYears)
  ]
  return { value, reason: null, parts }
}
