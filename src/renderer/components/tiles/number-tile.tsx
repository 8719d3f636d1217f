/** One number with its comparison and its way over the months. */
import { Tooltip } from '@mantine/core'
import { useState } from 'react'
import type { Comparison, NumberTile as NumberTileData, Unit } from '../../../shared/domain/board'
import { Sparkline } from '../chart/sparkline'
import { Delta } from './delta'
import { Lacking } from './lacking'
import { fullValue, signedChange, signedPercent, signedPoints, splitValue } from './numbers'
import { hasNoResult } from './reason'
import type { TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { type TileWords, useTileWords } from './tile-words'
import classes from './tiles.module.css'
import { TwinTable } from './twin-table'

type Props = { readonly tile: NumberTileData; readonly span: number; readonly actions: TileActions }

export function NumberTile({ tile, span, actions }: Props) {
  const words = useTileWords()
  const [asTable, setAsTable] = useState(false)
  const { t } = words
  const title = words.title(tile)
  if (hasNoResult(tile)) {
    return (
      <TileFrame tile={tile} span={span} caption={actions.caption} subtitle={null} twin={null}>
        <div className={classes.value}>—</div>
        <Lacking reason={tile} />
      </TileFrame>
    )
  }
  const { comparison, value, unit } = tile
  const { currency } = actions
  const lines = comparison ? [deltaLine(comparison, unit, words)] : []
  const split = value === null ? null : splitValue(value, unit, currency)
  return (
    <TileFrame
      tile={tile}
      span={span}
      caption={actions.caption}
      subtitle={null}
      twin={tile.spark.length > 0 ? { asTable, onToggle: () => setAsTable(!asTable) } : null}
      picture={() => ({
        kind: 'number',
        value: value === null ? '—' : fullValue(value, unit, currency),
        lines,
        spark: tile.spark.map((month) => month.value)
      })}
    >
      {asTable ? (
        <TwinTable table={twinOf(tile, words)} label={title} actions={actions} />
      ) : (
        <>
          <Tooltip
            label={value === null ? t('tile.noValue') : `${fullValue(value, unit, currency)} · ${words.subtitle(tile)}`}
          >
            <div className={classes.value}>
              {split?.prefix && <small className={classes.prefix}>{split.prefix}</small>}
              {split?.main ?? '—'}
              {split?.suffix && <small>{split.suffix}</small>}
            </div>
          </Tooltip>
          <div className={classes.way}>
            {comparison ? <ComparisonDelta comparison={comparison} unit={unit} /> : <span />}
            <Sparkline
              values={tile.spark.map((month) => month.value)}
              label={t('tile.spark', { metric: words.metric(tile.metric) })}
            />
          </div>
          {value === null && <div className={classes.note}>{t('tile.noValue')}</div>}
          {comparison && value !== null && (
            <Tooltip label={comparisonHint(comparison, unit, words)}>
              <div className={classes.note}>
                <ComparisonNote comparison={comparison} unit={unit} />
              </div>
            </Tooltip>
          )}
        </>
      )}
    </TileFrame>
  )
}

function ComparisonDelta({ comparison, unit }: { comparison: Comparison; unit: Unit }) {
  const { t } = useTileWords()
  if (unit === 'ratio') {
    const change = comparison.change === null ? null : Number(comparison.change)
    const text = change === null ? '' : t('points', { points: signedPoints(change) })
    return <Delta change={change} text={text} noGrowth={comparison.noGrowth} />
  }
  const text = comparison.growth === null ? '' : signedPercent(comparison.growth)
  return <Delta change={comparison.growth} text={text} noGrowth={comparison.noGrowth} />
}

/** The difference is left out where the tile is narrow; the tooltip has it. */
function ComparisonNote({ comparison, unit }: { comparison: Comparison; unit: Unit }) {
  const words = useTileWords()
  if (comparison.noGrowth !== null || comparison.change === null || unit === 'ratio') {
    return comparisonLine(comparison, unit, words)
  }
  return (
    <>
      <span className={classes.wideOnly}>{comparisonLine(comparison, unit, words)}</span>
      <span className={classes.narrowOnly}>{words.t(`compare.with.${comparison.by}`)}</span>
    </>
  )
}

/** `+9.65 M vs same days last year`; where no percentage is honest, the reason, with the difference if there is one. */
function comparisonLine(comparison: Comparison, unit: Unit, { t }: TileWords): string {
  const change = comparison.change === null || unit === 'ratio' ? null : signedChange(comparison.change, unit)
  if (comparison.noGrowth !== null) {
    const reason = t(`noGrowth.${comparison.noGrowth}`)
    return change === null || comparison.noGrowth === 'no-earlier-data' ? reason : `${change} · ${reason}`
  }
  const other = t(`compare.with.${comparison.by}`)
  return change === null ? other : `${change} ${other}`
}

/** The change as the tile marks it, and the line beside it. */
function deltaLine(comparison: Comparison, unit: Unit, words: TileWords): string {
  const { growth, change } = comparison
  const points =
    unit === 'ratio' && change !== null ? words.t('points', { points: signedPoints(Number(change)) }) : null
  const delta = growth === null ? points : signedPercent(growth)
  const line = comparisonLine(comparison, unit, words)
  return delta === null ? line : `${delta} · ${line}`
}

/** The very days and the value compared with. */
function comparisonHint(comparison: Comparison, unit: Unit, { t }: TileWords): string {
  const range = t('compare.range', comparison.range)
  const value = comparison.previous === null ? null : fullValue(comparison.previous, unit)
  const cut = comparison.partial ? t('compare.toDay', comparison.partial) : null
  const change = comparison.change === null || unit === 'ratio' ? null : signedChange(comparison.change, unit)
  return [value === null ? range : `${range}: ${value}`, change, cut].filter((part) => part !== null).join('. ')
}
