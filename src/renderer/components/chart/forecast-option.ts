/** Months that were, solid; months that are expected, hatched. */
import type { ForecastTile } from '../../../shared/domain/board'
import { categoryAxis, valueAxis } from './axes'
import type { ChartOption } from './engine'
import { hatched } from './hatched'
import type { Palette } from './palette'
import { pickedIndex, type TooltipLine, tooltipBox, tooltipStyle } from './tooltip'

export type ForecastWords = {
  readonly shortMonth: (month: string) => string
  readonly longMonth: (month: string) => string
  readonly value: (text: string) => string
  readonly axis: (value: number) => string
  readonly actual: string
  readonly forecast: string
  /** How wrong the method was before. */
  readonly error: string
}

export function forecastOption(tile: ForecastTile, palette: Palette, words: ForecastWords): ChartOption {
  // The running month has both: what came so far stands in front of what is expected of all of it.
  const bar = { type: 'bar' as const, barMaxWidth: 34, barGap: '-100%', barCategoryGap: '30%' }
  const rounded = [2, 2, 0, 0]
  return {
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      formatter: (params: unknown) => {
        const month = tile.months[pickedIndex(params)]
        if (!month) return tooltipBox('', [], null)
        const lines: TooltipLine[] = []
        if (month.actual !== null) {
          lines.push({ color: palette.main, label: words.actual, value: words.value(month.actual) })
        }
        if (month.forecast !== null) {
          lines.push({ color: palette.middle, label: words.forecast, value: words.value(month.forecast) })
        }
        return tooltipBox(words.longMonth(month.month), lines, month.forecast === null ? null : words.error)
      }
    },
    xAxis: categoryAxis(
      palette,
      tile.months.map(({ month }) => words.shortMonth(month))
    ),
    yAxis: valueAxis(palette, words.axis),
    series: [
      {
        ...bar,
        z: 1,
        itemStyle: { ...hatched(palette.middle), borderRadius: rounded },
        data: tile.months.map(({ forecast }) => (forecast === null ? null : Number(forecast)))
      },
      {
        ...bar,
        z: 2,
        itemStyle: { color: palette.main, borderRadius: rounded },
        data: tile.months.map(({ actual }) => (actual === null ? null : Number(actual)))
      }
    ]
  }
}
