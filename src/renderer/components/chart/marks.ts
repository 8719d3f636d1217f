/** Days of note on a chart along periods: a line through the period of the day, with what happened. */
import type { Annotation, SeriesTile } from '../../../shared/domain/board'
import type { ChartOption } from './engine'
import type { Palette } from './palette'

/** Characters of a note beside its line; the list of notes has all of it. */
const longestLabel = 28

export type Mark = { readonly index: number; readonly text: string }

/** Which periods have notes, with their texts; notes of days outside of the chart are left out. */
export function marksOf(points: SeriesTile['points'], annotations: readonly Annotation[]): Mark[] {
  return points.flatMap(({ from, to }, index) => {
    const texts = annotations.filter(({ day }) => day >= from && day <= to).map(({ text }) => text)
    return texts.length === 0 ? [] : [{ index, text: shortened(texts.join(', ')) }]
  })
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length <= longestLabel ? text : `${letters.slice(0, longestLabel - 1).join('')}…`
}

/** The chart with the marks over its first series. */
export function withMarks(option: ChartOption, marks: readonly Mark[], palette: Palette): ChartOption {
  const { series } = option
  if (marks.length === 0 || !Array.isArray(series)) return option
  const markLine = {
    symbol: 'none',
    silent: true,
    animation: false,
    lineStyle: { color: palette.inkFaint, width: 1.2, type: 'dashed' },
    label: {
      color: palette.inkFaint,
      fontSize: 11,
      position: 'end',
      distance: 1,
      backgroundColor: palette.panel,
      padding: [0, 3],
      formatter: ({ name }: { name: string }) => name
    },
    data: marks.map(({ index, text }) => ({ xAxis: index, name: text }))
  }
  return { ...option, series: series.map((one: object, at) => (at === 0 ? { ...one, markLine } : one)) }
}
