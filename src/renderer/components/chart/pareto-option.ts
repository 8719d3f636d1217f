/** Values of a dimension from the largest down, with their cumulative share: class A to 80 %, B to 95 %, C the rest. */
import type { RankingRow } from '../../../shared/domain/board'
import { categoryAxis, valueAxis } from './axes'
import type { ChartOption } from './engine'
import { type Palette, withOpacity } from './palette'
import { pickedIndex, tooltipBox, tooltipStyle } from './tooltip'

export type ParetoWords = {
  readonly label: (row: RankingRow) => string
  readonly money: (value: string) => string
  readonly axis: (value: number) => string
  readonly percent: (share: number) => string
  /** Without digits after the mark, for the axis. */
  readonly axisPercent: (share: number) => string
  readonly value: string
  readonly share: string
  readonly cumulative: string
  readonly classOf: (letter: AbcClass) => string
}

export type AbcClass = 'A' | 'B' | 'C'

/**
 * Class of a value by the cumulative share before it: the value that crosses 80 % still belongs to A, as it is needed
 * to reach it.
 */
export function abcClass(cumulativeBefore: number): AbcClass {
  if (cumulativeBefore < 0.8) return 'A'
  return cumulativeBefore < 0.95 ? 'B' : 'C'
}

/** Bars and line of the first values; `picked` are the labels a filter keeps, the others step back. */
export function paretoOption(
  rows: readonly RankingRow[],
  cumulative: readonly number[],
  picked: ReadonlySet<string | null> | null,
  palette: Palette,
  words: ParetoWords
): ChartOption {
  const colors = { A: palette.main, B: palette.middle, C: palette.previous }
  const colorOf = (index: number) => colors[abcClass(cumulative[index - 1] ?? 0)]
  return {
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipStyle(palette),
      formatter: (params: unknown) => {
        const index = pickedIndex(params)
        const row = rows[index]
        if (!row) return tooltipBox('', [], null)
        const share = cumulative[index]
        return tooltipBox(
          words.label(row),
          [
            { color: colorOf(index), label: words.value, value: row.value === null ? '' : words.money(row.value) },
            ...(row.share === null ? [] : [{ color: null, label: words.share, value: words.percent(row.share) }]),
            ...(share === undefined
              ? []
              : [{ color: palette.second, label: words.cumulative, value: words.percent(share) }])
          ],
          words.classOf(abcClass(cumulative[index - 1] ?? 0))
        )
      }
    },
    xAxis: categoryAxis(
      palette,
      rows.map((_, index) => String(index + 1))
    ),
    yAxis: [{ ...valueAxis(palette, words.axis), splitNumber: 2 }, shareAxis(cumulative, palette, words.axisPercent)],
    series: [
      {
        type: 'bar',
        barCategoryGap: '18%',
        barMaxWidth: 28,
        data: rows.map((row, index) => ({
          value: row.value === null ? null : Number(row.value),
          itemStyle: {
            color: picked && !picked.has(row.label) ? withOpacity(colorOf(index), 0.3) : colorOf(index),
            borderRadius: [2, 2, 0, 0]
          }
        }))
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: rows.map((_, index) => cumulative[index] ?? null),
        symbol: 'circle',
        symbolSize: 4,
        showSymbol: rows.length <= 16,
        lineStyle: { color: palette.second, width: 2 },
        itemStyle: { color: palette.second }
      }
    ]
  }
}

/** Below this share of the first values the line of 80 % is too far off to be on the picture. */
const farFromMost = 0.6

/** The axis of the cumulative share. Ticks at 0 and 80 % only, the line that matters; a long tail gets its own scale. */
function shareAxis(cumulative: readonly number[], palette: Palette, percent: (share: number) => string) {
  const last = cumulative.at(-1) ?? 1
  const far = last < farFromMost
  const max = far ? Math.max(0.02, Math.ceil(last * 20) / 20) : 1
  const interval = far ? max : 0.8
  return {
    type: 'value',
    min: 0,
    max,
    interval,
    axisLabel: {
      color: palette.inkFaint,
      fontFamily: palette.font,
      fontSize: 11,
      showMaxLabel: far,
      formatter: (share: number) => (share > 0 ? percent(share) : '')
    },
    splitLine: { show: !far, showMaxLine: false, lineStyle: { color: palette.lineStrong, type: 'dashed' } }
  }
}
