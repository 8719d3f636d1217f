/** Forecast: the year that runs, month by month. The method: `shared/domain/kpi/timeline/forecast.ts`. */
import type { ForecastTile, SpecOf } from '../../../../shared/domain/board'
import { forecastToYearEnd } from '../../../../shared/domain/kpi/timeline/forecast'
import { periodKey as nameOfPeriod, periodOf, periodsIn } from '../../../../shared/domain/periods/period'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import { type BoardContext, baseOf, emptyBase, planFor } from '../board-context'
import type { Run } from '../facts'
import { monthValues } from '../month-values'
import { grainOf } from '../period-keys'
import { valueText, valueTextOrNull } from '../value-text'

export async function forecastTile(spec: SpecOf<'forecast'>, context: BoardContext, run: Run): Promise<ForecastTile> {
  const { metric } = spec
  const { unit } = metricDefinitions[metric]
  const head = { kind: 'forecast', metric, unit } as const
  const nothing = { reason: null, months: [], total: null, error: null }
  const { plan, lacks } = planFor(context, metric)
  const found = plan && (await monthValues(context, plan, run))
  if (!plan || !found) {
    return { ...head, ...emptyBase(context, spec, context.range ? lacks : ['orderDate', ...lacks]), ...nothing }
  }
  const base = baseOf(context, spec, found.used, found.all)
  const { calendar } = context.dataset
  const { data, values } = found.facts
  const year = periodOf(data.to, grainOf('year', context), calendar)
  const outlook = forecastToYearEnd(found.facts)
  const foretold = new Map(outlook.value?.months.map((month) => [month.month, month.forecast]))
  const months = periodsIn(year, grainOf('month', context), calendar).map((period) => {
    const key = nameOfPeriod(period)
    const forecast = foretold.get(key)
    return {
      month: period.from.slice(0, 7),
      actual: period.from > data.to ? null : valueTextOrNull(values.get(key) ?? null, unit),
      forecast: forecast ? valueText(forecast, unit) : null
    }
  })
  return {
    ...head,
    ...base,
    reason: outlook.noFigure,
    months,
    total: valueTextOrNull(outlook.value?.total ?? null, unit),
    error: outlook.value?.backTest.meanError.value ?? null
  }
}
