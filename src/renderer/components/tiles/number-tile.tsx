/** One number with its comparison and its way over the months. */
import { Menu, Tooltip } from '@mantine/core'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import type { Comparison, NumberTile as NumberTileData } from '../../../shared/domain/board'
import { Sparkline } from '../chart/sparkline'
import { betterOf } from './better'
import { Delta } from './delta'
import { Lacking } from './lacking'
import { noteOf, partsOf } from './number-parts'
import { differenceText, fullNumber, hasGrowth, splitNumber } from './number-value'
import { signedChange, signedPercent, signedPoints } from './numbers'
import { hasNoResult } from './reason'
import { SetTargets } from './targets/set-targets'
import type { TileActions } from './tile-actions'
import { useTileContext } from './tile-context'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { numberBasis, numberName } from './tile-titles'
import { type TileWords, useTileWords } from './tile-words'
import classes from './tiles.module.css'
import { TwinTable } from './twin-table'

type Props = { readonly tile: NumberTileData; readonly actions: TileActions }

export function NumberTile({ tile, actions }: Props) {
  const words = useTileWords()
  const { explain, watch } = useTileContext()
  const [asTable, setAsTable] = useState(false)
  const { t } = words
  const title = words.title(tile)
  const basis = tile.title === '' ? numberBasis(tile, words) : null
  const heading = basis === null ? null : { heading: <Heading name={numberName(tile, words)} basis={basis} /> }
  if (hasNoResult(tile)) {
    return (
      <TileFrame tile={tile} caption={actions.caption} subtitle={null} twin={null} {...heading}>
        <div className={classes.value}>—</div>
        <Lacking reason={tile} />
      </TileFrame>
    )
  }
  const { comparison, value } = tile
  const { currency } = actions
  const full = value === null ? '—' : fullNumber(tile, value, currency)
  const lines = comparison ? [deltaLine(comparison, tile, words)] : []
  const split = value === null ? null : splitNumber(tile, value, currency)
  const shown = (
    <>
      {split?.prefix && <small className={classes.prefix}>{split.prefix}</small>}
      {split?.main ?? '—'}
      {split?.suffix && <small>{split.suffix}</small>}
    </>
  )
  const days = tile.range === null ? null : t('range.span', tile.range)
  const note = noteOf(tile, words) ?? (tile.spark.length === 0 ? days : null)
  const parts = partsOf(tile, words).map(({ term, text }) => `${term}: ${text}`)
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      subtitle={null}
      {...heading}
      menu={
        watch &&
        tile.calculation === null && (
          <Menu.Item leftSection={<Bell size={14} />} onClick={() => watch(tile)}>
            {t('tile.tellMe')}
          </Menu.Item>
        )
      }
      twin={tile.spark.length > 0 ? { asTable, onToggle: () => setAsTable(!asTable) } : null}
      picture={() => ({ kind: 'number', value: full, lines, spark: tile.spark.map((month) => month.value) })}
    >
      {asTable ? (
        <TwinTable table={twinOf(tile, words)} label={title} actions={actions} />
      ) : (
        <>
          <Tooltip label={[full, days, ...parts, words.subtitle(tile)].filter((part) => part !== null).join(' · ')}>
            {explain ? (
              <button type="button" className={classes.value} aria-haspopup="dialog" onClick={() => explain(tile)}>
                {shown}
              </button>
            ) : (
              <div className={classes.value}>{shown}</div>
            )}
          </Tooltip>
          {(comparison || tile.spark.length > 0) && (
            <div className={classes.way}>
              {comparison ? <ComparisonDelta comparison={comparison} tile={tile} /> : <span />}
              <Sparkline
                values={tile.spark.map((month) => month.value)}
                label={t('tile.spark', { metric: words.metric(tile.metric) })}
              />
            </div>
          )}
          {value === null && (
            <div className={classes.note}>
              {tile.reason === null ? t('tile.noValue') : t(`noGrowth.${tile.reason}`)}
            </div>
          )}
          {tile.reason === 'no-target' && <SetTargets />}
          {!comparison && value !== null && note !== null && <div className={classes.note}>{note}</div>}
          {comparison && value !== null && (
            <Tooltip label={comparisonHint(comparison, tile, words)}>
              <div className={classes.note}>
                <ComparisonNote comparison={comparison} tile={tile} />
              </div>
            </Tooltip>
          )}
        </>
      )}
    </TileFrame>
  )
}

/** What is counted, and below it of what, or of which days. */
function Heading({ name, basis }: { name: string; basis: string }) {
  return (
    <>
      <span className={classes.name}>{name}</span>
      <span className={classes.basis}>{basis}</span>
    </>
  )
}

type Compared = { readonly comparison: Comparison; readonly tile: NumberTileData }

function ComparisonDelta({ comparison, tile }: Compared) {
  const { t } = useTileWords()
  const { noGrowth } = comparison
  if (!hasGrowth(tile.unit)) {
    const change = comparison.change === null ? null : Number(comparison.change)
    const text =
      comparison.change === null ? '' : differenceText(tile, comparison.change, (points) => t('points', { points }))
    return <Delta change={change} text={text} noGrowth={noGrowth} better={betterOf(tile)} />
  }
  const text = comparison.growth === null ? '' : signedPercent(comparison.growth)
  return <Delta change={comparison.growth} text={text} noGrowth={noGrowth} better={betterOf(tile)} />
}

/** The difference is left out where the tile is narrow; the tooltip has it. */
function ComparisonNote({ comparison, tile }: Compared) {
  const words = useTileWords()
  if (comparison.noGrowth !== null || comparison.change === null || !hasGrowth(tile.unit)) {
    return comparisonLine(comparison, tile, words)
  }
  return (
    <>
      <span className={classes.wideOnly}>{comparisonLine(comparison, tile, words)}</span>
      <span className={classes.narrowOnly}>{words.t(`compare.with.${comparison.by}`)}</span>
    </>
  )
}

/** `+9.65 M vs same days last year`; where no percentage is honest, the reason, with the difference if there is one. */
function comparisonLine(comparison: Comparison, { unit }: NumberTileData, { t }: TileWords): string {
  const change = comparison.change === null || !hasGrowth(unit) ? null : signedChange(comparison.change, unit)
  if (comparison.noGrowth !== null) {
    const reason = t(`noGrowth.${comparison.noGrowth}`)
    return change === null || comparison.noGrowth === 'no-earlier-data' ? reason : `${change} · ${reason}`
  }
  const other = t(`compare.with.${comparison.by}`)
  return change === null ? other : `${change} ${other}`
}

/** The change as the tile marks it, and the line beside it. */
function deltaLine(comparison: Comparison, tile: NumberTileData, words: TileWords): string {
  const { growth, change } = comparison
  const points =
    tile.unit === 'ratio' && change !== null ? words.t('points', { points: signedPoints(Number(change)) }) : null
  const delta = growth === null ? points : signedPercent(growth)
  const line = comparisonLine(comparison, tile, words)
  return delta === null ? line : `${delta} · ${line}`
}

/** The very days and the value compared with. */
function comparisonHint(comparison: Comparison, tile: NumberTileData, { t }: TileWords): string {
  const range = t('compare.range', comparison.range)
  const value = comparison.previous === null ? null : fullNumber(tile, comparison.previous)
  const cut = comparison.partial ? t('compare.toDay', comparison.partial) : null
  const change = comparison.change === null || !hasGrowth(tile.unit) ? null : signedChange(comparison.change, tile.unit)
  return [value === null ? range : `${range}: ${value}`, change, cut].filter((part) => part !== null).join('. ')
}
