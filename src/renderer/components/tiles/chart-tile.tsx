/** A tile that is a chart: its frame, its table twin, its PNG, and what stands around the picture. */
import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { Tile } from '../../../shared/domain/board'
import { Chart } from '../chart/chart'
import type { ChartOption, EChartsType } from '../chart/engine'
import { EmptyTile } from './empty-tile'
import { chartPicture } from './picture'
import { hasNoResult } from './reason'
import type { TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'
import { TwinTable } from './twin-table'

type Props = {
  readonly tile: Tile
  readonly actions: TileActions
  readonly option: ChartOption
  /** There is a result, but nothing in it to draw. */
  readonly isEmpty: boolean
  /** A click on a column of the chart. */
  readonly onPick?: (index: number) => void
  /** Right of the title; the tile's own words when absent. */
  readonly subtitle?: ReactNode
  /** Above the picture, and beside it where the tile is wide. */
  readonly legend?: ReactNode
  readonly beside?: ReactNode
}

export function ChartTile({ tile, actions, option, isEmpty, onPick, subtitle, legend, beside }: Props) {
  const words = useTileWords()
  const chart = useRef<EChartsType | null>(null)
  const [asTable, setAsTable] = useState(false)
  const onReady = useCallback((ready: EChartsType | null) => {
    chart.current = ready
  }, [])
  const { t } = words
  const title = words.title(tile)
  const empty = hasNoResult(tile) || isEmpty
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      subtitle={empty ? null : (subtitle ?? words.subtitle(tile))}
      twin={empty ? null : { asTable, onToggle: () => setAsTable(!asTable) }}
      picture={() => chartPicture(chart.current)}
    >
      {empty ? (
        <EmptyTile reason={tile} />
      ) : asTable ? (
        <TwinTable table={twinOf(tile, words, actions.range)} label={title} actions={actions} />
      ) : (
        <div className={classes.beside}>
          <div className={classes.split}>
            {legend}
            <div className={classes.picture}>
              <Chart
                option={option}
                label={t('tile.chart', { title, subtitle: words.subtitle(tile) })}
                {...(onPick ? { onPick } : {})}
                onReady={onReady}
              />
            </div>
          </div>
          {beside}
        </div>
      )}
    </TileFrame>
  )
}
