/** Products: the picture of how few make most, and the names of the first below it. */
import { useElementSize } from '@mantine/hooks'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { RankingTile } from '../../../shared/domain/board'
import { formatPercent } from '../../text'
import { Chart } from '../chart/chart'
import type { EChartsType } from '../chart/engine'
import { usePalette } from '../chart/palette'
import { type AbcClass, paretoOption } from '../chart/pareto-option'
import { EmptyTile } from './empty-tile'
import { axisValue, fullValue, shareText } from './numbers'
import { chartPicture } from './picture'
import { RankingTable } from './ranking-table'
import { hasNoResult } from './reason'
import { pickedValues, type TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'
import { TwinTable } from './twin-table'

type Props = { readonly tile: RankingTile; readonly actions: TileActions }

/** Height of one row of the list and least height of the picture, in pixels, for choosing how many names fit. */
const rowHeightPx = 28
const leastPictureHeightPx = 130
const mostFirsts = 6

export function ParetoTile({ tile, actions }: Props) {
  const words = useTileWords()
  const palette = usePalette()
  const chart = useRef<EChartsType | null>(null)
  const [asTable, setAsTable] = useState(false)
  const { ref, height } = useElementSize()
  const { t } = words
  const rows = useMemo(() => tile.rows.filter((row) => row.otherCount === null), [tile])
  const option = useMemo(
    () =>
      paretoOption(rows, tile.cumulative, pickedValues(actions.filters, tile.dimension), palette, {
        label: words.label,
        money: (value) => fullValue(value, tile.unit, actions.currency),
        axis: axisValue,
        percent: shareText,
        axisPercent: (share) => formatPercent(share, 0),
        value: words.metric(tile.metric),
        share: t('tile.share'),
        cumulative: t('tile.cumulative'),
        classOf: (letter: AbcClass) => t(`tile.class${letter}`)
      }),
    [rows, tile, actions.filters, actions.currency, palette, words, t]
  )
  const onReady = useCallback((ready: EChartsType | null) => {
    chart.current = ready
  }, [])
  const { pickValue } = actions
  const onPick = useCallback(
    (index: number) => {
      const row = rows[index]
      if (row) pickValue(tile.dimension, row.label)
    },
    [rows, tile.dimension, pickValue]
  )
  const title = words.title(tile)
  const subtitle = words.subtitle(tile)
  const empty = hasNoResult(tile) || rows.length === 0
  const firsts = Math.max(0, Math.min(mostFirsts, Math.floor((height - leastPictureHeightPx) / rowHeightPx)))
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      {...(empty ? { subtitle: null } : {})}
      twin={empty ? null : { asTable, onToggle: () => setAsTable(!asTable) }}
      picture={() => chartPicture(chart.current)}
    >
      {empty ? (
        <EmptyTile reason={tile} />
      ) : asTable ? (
        <TwinTable table={twinOf(tile, words)} label={title} actions={actions} />
      ) : (
        <div className={classes.split} ref={ref}>
          <div className={classes.picture}>
            <Chart option={option} label={t('tile.chart', { title, subtitle })} onPick={onPick} onReady={onReady} />
          </div>
          {firsts > 0 && (
            <div className={classes.firsts}>
              <RankingTable tile={tile} limit={firsts} columns={['growth']} label={title} actions={actions} headless />
            </div>
          )}
        </div>
      )}
    </TileFrame>
  )
}
