/** The year that runs: months that were, and months as they are expected. */
import { useMemo } from 'react'
import type { ForecastTile as ForecastTileData } from '../../../shared/domain/board'
import { formatMonth, formatMonthName } from '../../text'
import { forecastOption } from '../chart/forecast-option'
import { usePalette } from '../chart/palette'
import { ChartTile } from './chart-tile'
import { axisText, fullValue, shareText } from './numbers'
import type { TileActions } from './tile-actions'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

type Props = { readonly tile: ForecastTileData; readonly actions: TileActions }

export function ForecastTile({ tile, actions }: Props) {
  const words = useTileWords()
  const palette = usePalette()
  const { t } = words
  const { currency } = actions
  const error = tile.error === null ? t('forecast.noError') : t('forecast.error', { error: shareText(tile.error) })
  const isOneYear = new Set(tile.months.map(({ month }) => month.slice(0, 4))).size === 1
  const option = useMemo(
    () =>
      forecastOption(tile, palette, {
        shortMonth: (month) => (isOneYear ? formatMonthName(Number(month.slice(5, 7))) : formatMonth(month)),
        longMonth: (month) => formatMonth(month, 'long'),
        value: (text) => fullValue(text, tile.unit, currency),
        axis: axisText(tile.unit),
        actual: t('forecast.actual'),
        forecast: t('forecast.forecast'),
        error
      }),
    [tile, palette, currency, t, error, isOneYear]
  )
  return (
    <ChartTile
      tile={tile}
      actions={actions}
      option={option}
      isEmpty={tile.months.every((month) => month.actual === null && month.forecast === null)}
      subtitle={
        <span className={classes.legendLine}>
          <i className={classes.swatch} style={{ background: 'var(--c1)' }} />
          {t('forecast.actual')}
          <i className={`${classes.swatch} ${classes.hatch}`} style={{ marginLeft: 12 }} />
          {t('forecast.forecast')}
        </span>
      }
      legend={
        <p className={classes.said}>
          {tile.total !== null && <b>{t('forecast.total', { total: fullValue(tile.total, tile.unit, currency) })}</b>}{' '}
          <span className="muted">
            {tile.reason === null ? error : t('forecast.none', { reason: t(`noGrowth.${tile.reason}`) })}
          </span>
        </p>
      }
    />
  )
}
