/** One metric of both groups along time, on one axis. */
import { useCallback, useMemo } from 'react'
import type { GroupsTile, SeriesTile } from '../../../../shared/domain/board'
import { Chart } from '../../chart/chart'
import { lineColors, usePalette } from '../../chart/palette'
import { seriesOption } from '../../chart/series-option'
import { axisText, fullValue } from '../numbers'
import { shortPeriodName } from '../period-names'
import { shownDays, type TileActions } from '../tile-actions'
import { useTileContext } from '../tile-context'
import { useTileWords } from '../tile-words'
import { useMarked } from '../use-marked'
import classes from './groups.module.css'

type Props = {
  readonly tile: GroupsTile
  readonly names: readonly [string, string]
  readonly actions: TileActions
  readonly label: string
}

export function GroupsChart({ tile, names, actions, label }: Props) {
  const { t, period } = useTileWords()
  const { isFiscal } = useTileContext()
  const palette = usePalette()
  const { currency, range, pickPeriod } = actions
  const series = useMemo(() => seriesOf(tile), [tile])
  const option = useMemo(() => {
    const days = { from: tile.points[0]?.from ?? '', to: tile.points.at(-1)?.from ?? '' }
    const at = (index: number) => tile.points[index]?.from ?? ''
    return seriesOption(series, palette, lineColors(palette), {
      period: (index) => period(at(index), tile.period),
      shortPeriod: (index) => shortPeriodName(at(index), tile.period, isFiscal, days) ?? period(at(index), tile.period),
      line: (index) => names[index] ?? '',
      previous: '',
      value: (text) => fullValue(text, tile.unit, currency),
      axis: axisText(tile.unit),
      missing: t('series.noData'),
      partial: (index) => {
        const point = tile.points[index]
        return point ? t('series.partial', shownDays(point, range)) : ''
      },
      target: '',
      wholeTarget: ''
    })
  }, [tile, series, palette, names, period, isFiscal, currency, range, t])
  const marked = useMarked(option, series)
  const onPick = useCallback(
    (index: number) => {
      const point = tile.points[index]
      if (point) pickPeriod({ from: point.from, to: point.to })
    },
    [tile, pickPeriod]
  )
  return (
    <div className={classes.picture}>
      <Chart option={marked} label={t('tile.chart', { title: label, subtitle: names.join(', ') })} onPick={onPick} />
    </div>
  )
}

/** The two lines as a chart of lines has them. */
function seriesOf({
  a,
  b,
  points,
  values: _values,
  metrics: _metrics,
  overlap: _overlap,
  ...tile
}: GroupsTile): SeriesTile {
  const line = (label: string, values: SeriesTile['lines'][number]['values']) => ({
    label,
    otherCount: null,
    values,
    previous: null
  })
  return {
    ...tile,
    kind: 'series',
    shape: 'line',
    cumulative: false,
    by: null,
    comparedBy: null,
    points: points.map(({ key, from, to, isPartial }) => ({ key, from, to, isPartial })),
    lines: [
      line(
        a.name,
        points.map((point) => point.a)
      ),
      line(
        b.name,
        points.map((point) => point.b)
      )
    ]
  }
}
