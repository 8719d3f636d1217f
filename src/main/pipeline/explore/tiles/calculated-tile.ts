/** Numbers that are worked out: of the months or days of a metric, or of what each customer did. The formulas: `shared/domain/kpi`. */
import type { Calculation, NumberTile, SpecOf, Unit } from '../../../../shared/domain/board'
import { type Exact, exactOf } from '../../../../shared/domain/exact'
import { runRateOf } from '../../../../shared/domain/kpi/run-rate'
import { forecastToYearEnd } from '../../../../shared/domain/kpi/timeline/forecast'
import { monthOverMonth } from '../../../../shared/domain/kpi/timeline/growth'
import { rollingAverage } from '../../../../shared/domain/kpi/timeline/rolling'
import { compoundGrowthOf } from '../../../../shared/domain/kpi/timeline/years'
import { periodKey as nameOfPeriod } from '../../../../shared/domain/periods/period'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { MetricPlan } from '../../../../shared/domain/query/metrics'
import type { Role } from '../../../../shared/domain/role'
import { allRows, type BoardContext, baseOf, countOf, during, emptyBase, planFor, valueDuring } from '../board-context'
import { askGroups, type Run } from '../facts'
import { dataUntil, monthValues } from '../month-values'
import { boardPeriods } from '../period-keys'
import { valueTextOrNull } from '../value-text'
import { isOfCustomers, ofCustomers } from './customer-numbers'
import type { Worked } from './worked'

const ratios: ReadonlySet<Calculation> = new Set<Calculation>([
  'month-growth',
  'cagr',
  'concentration',
  'top-10-share',
  'repeat-rate',
  'same-store-growth'
])

function unitOf({ calculation, metric }: SpecOf<'calculated'>): Unit {
  if (ratios.has(calculation)) return 'ratio'
  return isOfCustomers(calculation) ? 'count' : metricDefinitions[metric].unit
}

export async function calculatedTile(spec: SpecOf<'calculated'>, context: BoardContext, run: Run): Promise<NumberTile> {
  const { metric, calculation } = spec
  const unit = unitOf(spec)
  const head = { kind: 'number', metric, unit, span: 'range', calculation, spark: [] as NumberTile['spark'] } as const
  const nothing = { range: null, value: null, reason: null, comparison: null }
  const { plan, lacks } = planFor(context, metric)
  const missing: Role[] = [
    ...lacks,
    ...(context.range ? [] : ['orderDate' as const]),
    ...(isOfCustomers(calculation) && !context.columns('customer') ? ['customer' as const] : []),
    ...(calculation === 'repeat-rate' && !context.columns('orderId') ? ['orderId' as const] : [])
  ]
  if (!plan || missing.length > 0) return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  const worked = isOfCustomers(calculation)
    ? await ofCustomers(calculation, plan, context, run)
    : await ofTime(calculation, plan, context, run)
  return {
    ...head,
    ...baseOf(context, spec, worked.used, worked.all),
    range: worked.range,
    value: valueTextOrNull(worked.value, unit),
    reason: worked.reason,
    comparison: worked.comparison ?? null
  }
}

async function ofTime(calculation: Calculation, plan: MetricPlan, context: BoardContext, run: Run): Promise<Worked> {
  if (calculation === 'run-rate') return runRate(plan, context, run)
  const months = await monthValues(context, plan, run)
  if (!months) return { value: null, reason: 'no-value', range: null, used: 0, all: 0 }
  const base = { used: months.used, all: months.all, range: months.facts.data }
  switch (calculation) {
    case 'month-growth': {
      const { growth, month } = monthOverMonth(months.facts)
      const period = boardPeriods(base.range, 'month', context).find((one) => nameOfPeriod(one) === month)
      return {
        ...base,
        value: growth.value === null ? null : exactOf(growth.value.toFixed(6)),
        reason: growth.noFigure,
        range: period ? { from: period.from, to: period.to } : base.range
      }
    }
    case 'rolling-3-average': {
      const { value, range } = rollingAverage(months.facts)
      return { ...base, value: value.value, reason: value.noFigure, range }
    }
    case 'cagr': {
      const found = compoundGrowthOf(months.facts)
      if (found.value === null) return { ...base, value: null, reason: found.noFigure }
      const { rate, firstYear, lastYear } = found.value
      return {
        ...base,
        value: exactOf(rate.toFixed(6)),
        reason: null,
        range: { from: `${firstYear}-01-01`, to: `${lastYear}-12-31` }
      }
    }
    default: {
      const found = forecastToYearEnd(months.facts)
      return { ...base, value: found.value?.total ?? null, reason: found.noFigure }
    }
  }
}

async function runRate(plan: MetricPlan, context: BoardContext, run: Run): Promise<Worked> {
  const data = dataUntil(context)
  const { dataset, where, fiscal } = context
  if (!data) return { value: null, reason: 'no-value', range: null, used: 0, all: 0 }
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [data] }],
      keys: [{ kind: 'day' }],
      measures: [allRows, ...plan.measures].map((measure) => during(measure, data))
    },
    run
  )
  const days = new Map<string, Exact>()
  for (const { keys, facts } of rows) {
    const value = valueDuring(plan, facts, data)
    const day = keys[0]?.slice(0, 10)
    if (value && day) days.set(day, value)
  }
  const found = runRateOf({ days, data, calendar: dataset.calendar, fiscal })
  const sum = (measure: MetricPlan['used']) =>
    rows.reduce((total, { facts }) => total + countOf(facts(during(measure, data))), 0)
  return {
    value: found.value?.value ?? null,
    reason: found.noFigure,
    range: found.value?.period ?? null,
    used: sum(plan.used),
    all: sum(allRows)
  }
}
