/** The picture of an answer. */
import { categoryAxis, valueAxis } from '../../components/chart/axes'
import type { ChartOption } from '../../components/chart/engine'
import type { Palette } from '../../components/chart/palette'
import { pickedIndex, tooltipBox, tooltipStyle } from '../../components/chart/tooltip'
import type { ChartKind, ChartPoint } from './chart-choice'

interface Words {
  /** Of the measure. */
  readonly name: string
  readonly missing: string
  readonly axis: (value: number) => string
}

export function resultOption(
  points: readonly ChartPoint[],
  kind: ChartKind,
  palette: Palette,
  words: Words
): ChartOption {
  const labels = points.map(({ label }) => label ?? words.missing)
  const data = points.map(({ value }) => value)
  const across = categoryAxis(palette, labels)
  // A line begins and ends at the edges: its outer labels stay inside of them.
  const inside = kind === 'line' && { alignMinLabel: 'left' as const, alignMaxLabel: 'right' as const }
  return {
    grid: { left: 8, right: 16, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      ...(kind === 'line' && { axisPointer: { type: 'line', lineStyle: { color: palette.lineStrong } } }),
      formatter: (params: unknown) => {
        const index = pickedIndex(params)
        const point = points[index]
        if (!point) return tooltipBox('', [], null)
        const value = point.text ?? words.missing
        return tooltipBox(labels[index] ?? '', [{ color: palette.main, label: words.name, value }], null)
      }
    },
    xAxis: { ...across, axisLabel: { ...across.axisLabel, ...inside }, boundaryGap: kind === 'bar' },
    // Bars stand on nothing; a line may begin where its values do.
    yAxis: { ...valueAxis(palette, words.axis), scale: kind === 'line' },
    series: [
      kind === 'bar'
        ? {
            type: 'bar',
            barMaxWidth: 48,
            barCategoryGap: '28%',
            itemStyle: { color: palette.main, borderRadius: [2, 2, 0, 0] },
            data
          }
        : {
            type: 'line',
            showSymbol: points.length <= 40,
            symbol: 'circle',
            symbolSize: 6,
            connectNulls: false,
            lineStyle: { color: palette.main, width: 2 },
            itemStyle: { color: palette.main },
            data
          }
    ]
  }
}
