/** Revenue by month with last year behind it. A month without data has no bar; a running month is hatched. */
import type { MonthsTile } from '../../../shared/domain/board'
import { categoryAxis, valueAxis } from './axes'
import type { ChartOption } from './engine'
import { hatched } from './hatched'
import type { Palette } from './palette'
import { targetLines, targetTicks } from './target-ticks'
import { pickedIndex, tooltipBox, tooltipStyle } from './tooltip'

export type MonthsWords = {
  readonly shortMonth: (month: number) => string
  readonly longMonth: (month: number, year: number) => string
  /** Exact, for the tooltip. */
  readonly money: (value: string) => string
  /** Short, for the axis. */
  readonly axis: (value: number) => string
  /** Why a month has no value: no data, or it lies after the days that are looked at. */
  readonly missing: (month: number, year: number) => string
  readonly toDate: (day: number, of: number) => string
  readonly target: string
  readonly wholeTarget: string
}

/** Bars of the twelve months. Values become floating numbers only to be drawn; words are made of the exact text. */
export function monthsOption(tile: MonthsTile, palette: Palette, words: MonthsWords): ChartOption {
  const current = tile.months.map((month) => ({
    value: month.value === null ? null : Number(month.value),
    itemStyle: month.partial ? hatched(palette.main) : undefined
  }))
  const bar = { type: 'bar' as const, barMaxWidth: 26, barGap: '8%', barCategoryGap: '26%' }
  return {
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      formatter: (params: unknown) => tooltipOf(tile, pickedIndex(params), palette, words)
    },
    xAxis: categoryAxis(
      palette,
      tile.months.map((month) => words.shortMonth(month.month))
    ),
    yAxis: valueAxis(palette, words.axis),
    series: [
      {
        ...bar,
        name: String(tile.year - 1),
        itemStyle: { color: palette.previous, borderRadius: [2, 2, 0, 0] },
        data: tile.months.map((month) => (month.previous === null ? null : Number(month.previous)))
      },
      {
        ...bar,
        name: String(tile.year),
        itemStyle: { color: palette.main, borderRadius: [2, 2, 0, 0] },
        data: current
      },
      ...(tile.target?.lines ?? []).map((line) => targetTicks(line, palette.ink))
    ]
  }
}

function tooltipOf(tile: MonthsTile, index: number, palette: Palette, words: MonthsWords): HTMLElement {
  const month = tile.months[index]
  if (!month) return tooltipBox('', [], null)
  const say = (value: string | null, year: number) =>
    value === null ? words.missing(month.month, year) : words.money(value)
  return tooltipBox(
    words.longMonth(month.month, tile.year),
    [
      { color: palette.main, label: String(tile.year), value: say(month.value, tile.year) },
      { color: palette.previous, label: String(tile.year - 1), value: say(month.previous, tile.year - 1) },
      ...(tile.target?.lines ?? []).flatMap((line) =>
        targetLines(line, index, palette.ink, { target: words.target, whole: words.wholeTarget, value: words.money })
      )
    ],
    month.partial ? words.toDate(month.partial.day, month.partial.of) : null
  )
}
