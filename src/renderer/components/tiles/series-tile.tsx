/** A metric along time, as one line or one for each of the largest values. */
import { useCallback, useMemo } from 'react'
import type { SeriesTile as SeriesTileData } from '../../../shared/domain/board'
import { lineColors, usePalette } from '../chart/palette'
import { seriesOption } from '../chart/series-option'
import { ChartTile } from './chart-tile'
import { axisText, fullValue } from './numbers'
import { shortPeriodName } from './period-names'
import { TargetLegend } from './targets/target-legend'
import { pickedValues, shownDays, type TileActions } from './tile-actions'
import { useTileContext } from './tile-context'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'
import { useMarked } from './use-marked'
import { colorsOf, useColorPlaces } from './value-colors'

type Props = { readonly tile: SeriesTileData; readonly actions: TileActions }

export function SeriesTile({ tile, actions }: Props) {
  const words = useTileWords()
  const palette = usePalette()
  const places = useColorPlaces()
  const { isFiscal } = useTileContext()
  const { t, period, label, metric } = words
  const colors = useMemo(() => colorsOf(tile, places, lineColors(palette), palette.rest), [tile, places, palette])
  const previous = tile.comparedBy === null ? '' : t(`series.previous.${tile.comparedBy}`)
  const { currency, pickPeriod, pickValue, filters, range } = actions
  const option = useMemo(() => {
    const days = { from: tile.points[0]?.from ?? '', to: tile.points.at(-1)?.from ?? '' }
    const at = (index: number) => tile.points[index]?.from ?? ''
    return seriesOption(tile, palette, colors, {
      period: (index) => period(at(index), tile.period),
      shortPeriod: (index) => shortPeriodName(at(index), tile.period, isFiscal, days) ?? period(at(index), tile.period),
      line: (index) => {
        const line = tile.lines[index]
        return tile.by === null || !line ? metric(tile.metric) : label(line)
      },
      previous,
      value: (text) => fullValue(text, tile.unit, currency),
      axis: axisText(tile.unit),
      missing: t('series.noData'),
      partial: (index) => {
        const point = tile.points[index]
        return point ? t('series.partial', shownDays(point, range)) : ''
      },
      target: t('targets.target'),
      wholeTarget: t('targets.whole')
    })
  }, [tile, palette, colors, period, label, metric, previous, currency, range, isFiscal, t])
  const marked = useMarked(option, tile)
  const onPick = useCallback(
    (index: number) => {
      const point = tile.points[index]
      if (point) pickPeriod({ from: point.from, to: point.to })
    },
    [tile, pickPeriod]
  )
  const { by } = tile
  const isCompared = tile.lines.length === 1 && tile.lines[0]?.previous !== null && previous !== ''
  const swatch = tile.shape === 'bar' ? classes.swatch : `${classes.swatch} ${classes.dash}`
  const picked = by === null ? null : pickedValues(filters, by)
  const own = words.subtitle(tile)
  return (
    <ChartTile
      tile={tile}
      actions={actions}
      option={marked}
      isEmpty={tile.lines.every((line) => line.values.every((value) => value === null))}
      onPick={onPick}
      subtitle={
        isCompared ? (
          <span className={classes.legendLine}>
            <i className={swatch} style={{ background: colors[0] }} />
            {metric(tile.metric)}
            <i
              className={swatch}
              style={{ background: tile.shape === 'bar' ? 'var(--prev)' : 'var(--ink3)', marginLeft: 12 }}
            />
            {previous}
            <TargetLegend target={tile.target} />
            <span className={classes.legendRest}>{own}</span>
          </span>
        ) : tile.target && (tile.by === null || tile.shape === 'line') ? (
          <span className={classes.legendLine}>
            <TargetLegend target={tile.target} />
            <span className={classes.legendRest}>{own}</span>
          </span>
        ) : (
          own
        )
      }
      legend={
        by !== null && (
          <ul className={classes.legend} aria-label={words.role(by)}>
            {tile.lines.map((line, index) => (
              <li key={line.otherCount === null ? `v${line.label}` : 'other'}>
                <i className={classes.swatch} style={{ background: colors[index] }} />
                {line.otherCount === null ? (
                  <button
                    type="button"
                    aria-pressed={picked?.has(line.label) === true}
                    title={t('tile.filterBy', { label: label(line) })}
                    onClick={() => pickValue(by, line.label)}
                  >
                    {label(line)}
                  </button>
                ) : (
                  label(line)
                )}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
