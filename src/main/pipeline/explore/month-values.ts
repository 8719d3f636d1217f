/** A metric by month over all data up to the board's last day, for what is worked out of months. */
import type { DateRange } from '../../../shared/domain/board'
import type { Exact } from '../../../shared/domain/exact'
import type { MonthlyFacts } from '../../../shared/domain/kpi/timeline/series'
import { periodKey as nameOfPeriod } from '../../../shared/domain/periods/period'
import type { MetricPlan } from '../../../shared/domain/query/metrics'
import { allRows, type BoardContext, countOf, during, valueDuring } from './board-context'
import { askGroups, type Run } from './facts'
import { boardPeriods, periodKey } from './period-keys'

export interface MonthValues {
  readonly facts: MonthlyFacts
  readonly used: number
  readonly all: number
}

/** Days of the data up to the last one that the board looks at; null without dates. */
export function dataUntil({ available, range }: BoardContext): DateRange | null {
  return available && range && { from: available.from, to: range.to < available.to ? range.to : available.to }
}

export async function monthValues(context: BoardContext, plan: MetricPlan, run: Run): Promise<MonthValues | null> {
  const data = dataUntil(context)
  if (!data) return null
  const { dataset, where, fiscal } = context
  const asked = periodKey('month', [data], context)
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [data] }],
      keys: [asked.key],
      measures: [allRows, ...plan.measures].map((measure) => during(measure, data))
    },
    run
  )
  const byDay = new Map(rows.map(({ keys, facts }) => [asked.label(keys[0] ?? null), facts]))
  const values = new Map<string, Exact | null>()
  for (const period of boardPeriods(data, 'month', context)) {
    const facts = byDay.get(period.from)
    values.set(nameOfPeriod(period), facts ? valueDuring(plan, facts, data) : null)
  }
  const sum = (measure: MetricPlan['used']) =>
    rows.reduce((total, { facts }) => total + countOf(facts(during(measure, data))), 0)
  return {
    facts: { values, data, calendar: dataset.calendar, fiscal },
    used: sum(plan.used),
    all: sum(allRows)
  }
}
