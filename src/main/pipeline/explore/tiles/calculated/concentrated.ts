/** How much of a metric hangs on few customers. The formulas: `shared/domain/kpi/pareto.ts`. */
import type { Calculation, DateRange } from '../../../../../shared/domain/board'
import type { Column } from '../../../../../shared/domain/column-type'
import type { Exact } from '../../../../../shared/domain/exact'
import { concentrationOf, herfindahlOf, topShareOf } from '../../../../../shared/domain/kpi/pareto'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import type { Condition, EntityMeasure, EntityTest, Measure } from '../../../../../shared/domain/query/tree'
import { type BoardContext, comparedRows, during, valueDuring } from '../../board-context'
import { askGroups, type Run } from '../../facts'
import { largestValues } from '../../largest'
import { comparisonOf } from '../number-tile'
import { askEntities, baseRows, onlyMeasure } from './entities'
import { ratioOf, type Worked } from './worked'

type Concentration = Extract<Calculation, 'concentration' | 'top-10-share'>

export function isConcentration(calculation: Calculation): calculation is Concentration {
  return calculation === 'concentration' || calculation === 'top-10-share'
}

const mostOfTop = 10

/** Over those above zero: who has returned more than bought has no share. */
export async function concentrated(
  calculation: Concentration,
  plan: MetricPlan,
  context: BoardContext,
  run: Run
): Promise<Worked> {
  const { range, earlier, isComparable } = context
  const customer = context.columns('customer')
  if (!range || !customer) throw new Error('numbers of customers without customers or days')
  const of = async (days: DateRange) =>
    ratioOf(
      calculation === 'concentration'
        ? await herfindahl(customer, plan, context, days, run)
        : await topShare(customer, plan, context, days, run)
    )
  const [base, value, previous] = await Promise.all([
    baseRows(customer, range, context, run),
    of(range),
    isComparable && earlier ? of(earlier) : null
  ])
  return {
    ...base,
    range,
    value,
    reason: value === null ? 'not-positive' : null,
    comparison: comparisonOf(context, context, 'ratio', value, previous)
  }
}

async function herfindahl(
  customer: Column,
  plan: MetricPlan,
  context: BoardContext,
  days: DateRange,
  run: Run
): Promise<number | null> {
  const only = onlyMeasure(plan)
  if (!only) {
    const members = await membersOf(customer, plan, context, days, run)
    return concentrationOf(members).value?.hhi ?? null
  }
  const [squares, total] = await squaresOf(only, customer, context, days, run)
  return squares && total ? herfindahlOf(squares, total) : null
}

/** Each of them is not looked at here: there may be millions. */
function squaresOf(measure: Measure, customer: Column, context: BoardContext, days: DateRange, run: Run) {
  const tests: EntityTest[] = [{ fact: 0, is: 'at-least', than: 0 }]
  const measures: EntityMeasure[] = [
    { kind: 'squares', fact: 0, tests },
    { kind: 'sum', fact: 0, tests }
  ]
  const where: Condition[] = [...context.where, { kind: 'during', ranges: [days] }]
  return askEntities({ where, facts: [measure], measures }, customer, context, run)
}

async function membersOf(customer: Column, plan: MetricPlan, context: BoardContext, days: DateRange, run: Run) {
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: [...context.where, { kind: 'known', column: customer }, { kind: 'during', ranges: [days] }],
      keys: [{ kind: 'value', column: customer }],
      measures: plan.measures.map((measure) => during(measure, days))
    },
    run
  )
  return rows.map(({ keys: [label = null], facts }) => ({ label, value: valueDuring(plan, facts, days) }))
}

async function topShare(
  customer: Column,
  plan: MetricPlan,
  context: BoardContext,
  days: DateRange,
  run: Run
): Promise<number | null> {
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
  const largest = rows.flatMap(({ keys: [place], facts }): Exact[] => {
    const value = Number(place) < labels.length ? valueDuring(plan, facts, days) : null
    return value ? [value] : []
  })
  return topShareOf(largest, positiveTotal)
}
