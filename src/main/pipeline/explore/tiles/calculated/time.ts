/** Numbers of the months or days of a metric. The formulas: `shared/domain/kpi`. */
import type { Calculation, DateRange, NumberPart } from '../../../../../shared/domain/board'
import type { Exact } from '../../../../../shared/domain/exact'
import { runRateOf } from '../../../../../shared/domain/kpi/run-rate'
import { forecastToYearEnd } from '../../../../../shared/domain/kpi/timeline/forecast'
import {
  type MonthGrowth,
  monthOverMonth,
  yearGrowth,
  yearOverYear
} from '../../../../../shared/domain/kpi/timeline/growth'
import { rollingAverage } from '../../../../../shared/domain/kpi/timeline/rolling'
import { compoundGrowthOf } from '../../../../../shared/domain/kpi/timeline/years'
import { velocityOf } from '../../../../../shared/domain/kpi/velocity'
import { periodKey as nameOfPeriod, type Period } from '../../../../../shared/domain/periods/period'
import { metricDefinitions } from '../../../../../shared/domain/query/metric-definitions'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import { allRows, type BoardContext, countOf, during, valueDuring } from '../../board-context'
import { askGroups, type Run } from '../../facts'
import { dataUntil, monthValues } from '../../month-values'
import { boardPeriods } from '../../period-keys'
import { comparisonOf } from '../number-tile'
import { amountPart, countPart, daysPart, ratioPart } from './parts'
import { ratioAnswer, ratioOf, type Worked } from './worked'

export async function ofTime(
  calculation: Calculation,
  plan: MetricPlan,
  context: BoardContext,
  run: Run
): Promise<Worked> {
  if (calculation === 'run-rate') return runRate(plan, context, run)
  if (calculation === 'velocity') return velocity(plan, context, run)
  const months = await monthValues(context, plan, run)
  if (!months) return { value: null, reason: 'no-value', range: null, used: 0, all: 0 }
  const base = { used: months.used, all: months.all, range: months.facts.data }
  const spanOf = (unit: 'month' | 'year', isIt: (period: Period) => boolean): DateRange => {
    const period = boardPeriods(base.range, unit, context).find(isIt)
    return period ? { from: period.from, to: period.to } : base.range
  }
  switch (calculation) {
    case 'month-growth':
    case 'year-over-year': {
      const found = calculation === 'month-growth' ? monthOverMonth(months.facts) : yearOverYear(months.facts)
      return {
        ...base,
        ...ratioAnswer(found.growth),
        range: spanOf('month', (period) => nameOfPeriod(period) === found.month),
        parts: [...comparedParts(found, plan), ...ratioPart('perDay', found.growthPerDay.value)]
      }
    }
    case 'year-growth': {
      const found = yearGrowth(months.facts)
      return {
        ...base,
        ...ratioAnswer(found.growth),
        range: spanOf('year', ({ year }) => year === found.year),
        parts: comparedParts(found, plan)
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
      const [first, last] = [
        spanOf('year', ({ year }) => year === firstYear),
        spanOf('year', ({ year }) => year === lastYear)
      ]
      return { ...base, value: ratioOf(rate), reason: null, range: { from: first.from, to: last.to } }
    }
    default: {
      const found = forecastToYearEnd(months.facts)
      return { ...base, value: found.value?.total ?? null, reason: found.noFigure }
    }
  }
}

function comparedParts({ value, previous }: Pick<MonthGrowth, 'value' | 'previous'>, plan: MetricPlan): NumberPart[] {
  return [...amountPart('now', value, plan.unit), ...amountPart('before', previous, plan.unit)]
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

/** Whether a part of it for each day has a meaning: sums and counts have, ratios and averages have not. */
function hasPerDay({ metric }: MetricPlan): boolean {
  return metricDefinitions[metric].forms.every(({ value: { op } }) => op !== 'quotient' && op !== 'share')
}

async function velocity(plan: MetricPlan, context: BoardContext, run: Run): Promise<Worked> {
  const { range, earlier, isComparable, dataset, where } = context
  if (!range) return { value: null, reason: 'no-value', range: null, used: 0, all: 0 }
  const over = async (days: DateRange) => {
    const query = {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [days] }]
    } as const
    const [[whole], byDay] = await Promise.all([
      askGroups({ ...query, keys: [], measures: [allRows, ...plan.measures].map((one) => during(one, days)) }, run),
      askGroups({ ...query, keys: [{ kind: 'day' }], measures: [during(plan.used, days)] }, run)
    ])
    if (!whole) throw new Error('an aggregate without keys gave no row')
    const { facts } = whole
    const sum = hasPerDay(plan) ? valueDuring(plan, facts, days) : null
    const sellingDays = byDay.filter((day) => countOf(day.facts(during(plan.used, days))) > 0).length
    const used = countOf(facts(during(plan.used, days)))
    return { sum, used, all: countOf(facts(during(allRows, days))), found: velocityOf(sum, sellingDays, days) }
  }
  const [now, before] = await Promise.all([over(range), isComparable && earlier ? over(earlier) : null])
  const value = now.found.value?.value ?? null
  return {
    value,
    reason: now.found.noFigure,
    range,
    used: now.used,
    all: now.all,
    comparison: value && comparisonOf(context, context, plan.unit, value, before?.found.value?.value ?? null),
    parts: now.found.value
      ? [
          ...amountPart('amount', now.sum, plan.unit),
          ...countPart('sellingDays', now.found.value.sellingDays),
          ...daysPart('daysOfRange', now.found.value.days)
        ]
      : []
  }
}
