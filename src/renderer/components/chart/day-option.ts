/** One measure over the last 24 hours: a line that breaks where nothing was seen. */
import { valueAxis } from './axes'
import type { ChartOption } from './engine'
import { type Palette, withOpacity } from './palette'
import { pickedIndex, tooltipBox, tooltipStyle } from './tooltip'

export interface DayPoint {
  readonly atMs: number
  readonly value: number | null
}

interface DayWords {
  readonly name: string
  readonly time: (atMs: number) => string
  readonly clock: (atMs: number) => string
  readonly value: (value: number) => string
  readonly axis: (value: number) => string
  readonly missing: string
}

const hourMs = 3_600_000

/** @param most the upper end of the axis where it is known, like the number of slots */
export function dayOption(
  points: readonly DayPoint[],
  untilMs: number,
  most: number | null,
  palette: Palette,
  words: DayWords
): ChartOption {
  return {
    grid: { left: 4, right: 8, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      axisPointer: { type: 'line', lineStyle: { color: palette.lineStrong } },
      formatter: (params: unknown) => {
        const point = points[pickedIndex(params)]
        if (!point) return tooltipBox('', [], null)
        const value = point.value === null ? words.missing : words.value(point.value)
        return tooltipBox(words.time(point.atMs), [{ color: palette.main, label: words.name, value }], null)
      }
    },
    xAxis: {
      type: 'time',
      min: untilMs - 24 * hourMs,
      max: untilMs,
      interval: 6 * hourMs,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: palette.inkFaint,
        fontFamily: palette.font,
        fontSize: 11,
        margin: 6,
        hideOverlap: true,
        formatter: words.clock
      }
    },
    yAxis: {
      ...valueAxis(palette, words.axis),
      min: 0,
      splitNumber: 2,
      minInterval: 1,
      ...(most !== null && { max: most })
    },
    series: [
      {
        type: 'line',
        step: 'end',
        // A line of one point is none.
        showSymbol: points.filter(({ value }) => value !== null).length < 3,
        symbol: 'circle',
        symbolSize: 5,
        connectNulls: false,
        lineStyle: { color: palette.main, width: 1.5 },
        itemStyle: { color: palette.main },
        areaStyle: { color: withOpacity(palette.main, 0.12) },
        data: points.map(({ atMs, value }) => [atMs, value])
      }
    ]
  }
}
