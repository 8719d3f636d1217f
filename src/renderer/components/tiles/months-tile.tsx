/** Months of the year against the year before. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { DateRange, MonthsTile as MonthsTileData } from '../../../shared/domain/board'
import { daysInMonth, isoDay } from '../../../shared/domain/query/period'
import { formatMonth, formatMonthName } from '../../text'
import { Chart } from '../chart/chart'
import type { EChartsType } from '../chart/engine'
import { monthsOption } from '../chart/months-option'
import { usePalette } from '../chart/palette'
import { EmptyTile } from './empty-tile'
import { axisValue, fullValue } from './numbers'
import { chartPicture } from './picture'
import { hasNoResult } from './reason'
import { TargetLegend } from './targets/target-legend'
import { isAfter, type TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'
import { TwinTable } from './twin-table'

type Props = { readonly tile: MonthsTileData; readonly actions: TileActions }

export function MonthsTile({ tile, actions }: Props) {
  const words = useTileWords()
  const palette = usePalette()
  const chart = useRef<EChartsType | null>(null)
  const [asTable, setAsTable] = useState(false)
  const { t } = words
  const option = useMemo(
    () =>
      monthsOption(tile, palette, {
        shortMonth: (month) => formatMonthName(month),
        longMonth: (month, year) => formatMonth(`${year}-${String(month).padStart(2, '0')}`, 'long'),
        money: (value) => fullValue(value, tile.unit, actions.currency),
        axis: axisValue,
        missing: (month, year) => t(isAfter(actions.range, year, month) ? 'tile.outside' : 'tile.noMonth'),
        toDate: (day, of) => t('tile.toDate', { day, of }),
        target: t('targets.target'),
        wholeTarget: t('targets.whole')
      }),
    [tile, palette, t, actions.currency, actions.range]
  )
  const onReady = useCallback((ready: EChartsType | null) => {
    chart.current = ready
  }, [])
  const { pickPeriod } = actions
  const onPick = useCallback(
    (index: number) => {
      const month = tile.months[index]
      if (month && month.value !== null) pickPeriod(wholeMonth(tile.year, month.month))
    },
    [tile, pickPeriod]
  )
  const title = words.title(tile)
  const subtitle = words.subtitle(tile)
  const empty = hasNoResult(tile) || tile.months.every((month) => month.value === null && month.previous === null)
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      subtitle={
        <span className={classes.legendLine}>
          {!empty && (
            <>
              <i className={classes.swatch} style={{ background: 'var(--c1)' }} />
              {tile.year}
              <i className={classes.swatch} style={{ background: 'var(--prev)', marginLeft: 12 }} />
              {tile.year - 1}
              <TargetLegend target={tile.target} />
              <span className={classes.legendRest}>{subtitle.split(' · ').slice(1).join(' · ')}</span>
            </>
          )}
        </span>
      }
      twin={empty ? null : { asTable, onToggle: () => setAsTable(!asTable) }}
      picture={() => chartPicture(chart.current)}
    >
      {empty ? (
        <EmptyTile reason={tile} />
      ) : asTable ? (
        <TwinTable table={twinOf(tile, words, actions.range)} label={title} actions={actions} />
      ) : (
        <div className={classes.picture}>
          <Chart option={option} label={t('tile.chart', { title, subtitle })} onPick={onPick} onReady={onReady} />
        </div>
      )}
    </TileFrame>
  )
}

function wholeMonth(year: number, month: number): DateRange {
  return { from: isoDay(year, month, 1), to: isoDay(year, month, daysInMonth(year, month)) }
}
