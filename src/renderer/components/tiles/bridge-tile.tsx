/** What made revenue change: the steps as a waterfall, and the values that changed most. */
import { useMemo } from 'react'
import type { BridgeTile as BridgeTileData } from '../../../shared/domain/board'
import { bridgeOption } from '../chart/bridge-option'
import { usePalette } from '../chart/palette'
import { ChartTile } from './chart-tile'
import { axisValue, cellValue, fullValue } from './numbers'
import { Scroll } from './scroll'
import table from './table.module.css'
import type { TileActions } from './tile-actions'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

type Props = { readonly tile: BridgeTileData; readonly actions: TileActions }

/** An amount in full with its sign. */
function signedMoney(value: string, currency: string | null): string {
  const text = fullValue(value, 'money', currency)
  return Number(value) > 0 ? `+${text}` : text
}

/** A change as exact as the whole that it is a part of. */
function signedLike(value: string, largest: number): string {
  const text = cellValue(value, largest, 'money')
  return Number(value) > 0 ? `+${text}` : text
}

export function BridgeTile({ tile, actions }: Props) {
  const words = useTileWords()
  const palette = usePalette()
  const { t } = words
  const { currency } = actions
  const option = useMemo(() => {
    const largest = Math.max(Math.abs(Number(tile.before ?? 0)), Math.abs(Number(tile.after ?? 0)))
    // A part of nothing is no step.
    const steps = tile.steps.filter((step) => step.part !== 'unexplained' || Number(step.value) !== 0)
    return bridgeOption({ ...tile, steps }, palette, {
      before: t('bridge.before'),
      after: t('bridge.after'),
      part: (part) => t(`bridge.parts.${part}`),
      meaning: (part) => t(`bridge.meaning.${part}`),
      money: (value) => fullValue(value, 'money', currency),
      change: (value) => signedMoney(value, currency),
      short: (value) => cellValue(value, largest, 'money'),
      shortChange: (value) => signedLike(value, largest),
      axis: axisValue,
      beforeDays: tile.earlier && t('range.span', tile.earlier),
      afterDays: tile.range && t('range.span', tile.range)
    })
  }, [tile, palette, currency, t])
  return (
    <ChartTile
      tile={tile}
      actions={actions}
      option={option}
      isEmpty={tile.before === null && tile.after === null}
      {...(tile.earlier ? { subtitle: t('compare.range', tile.earlier) } : {})}
      beside={tile.items.length > 0 ? <Items tile={tile} actions={actions} /> : null}
    />
  )
}

/** Of each part, the values that have the most of it. */
function Items({ tile, actions }: Props) {
  const { t, label, role } = useTileWords()
  const largest = Math.max(...tile.items.map((item) => Math.abs(Number(item.value))), Number.MIN_VALUE)
  return (
    <Scroll label={t('bridge.items')} className={classes.items}>
      <table className={table.table} aria-label={t('bridge.items')}>
        <thead>
          <tr>
            <th scope="col">{t('bridge.part')}</th>
            <th scope="col">{role(tile.dimension)}</th>
            <th scope="col" className={table.number}>
              {t('tile.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tile.items.map((item, index) => {
            const name = label({ label: item.label, otherCount: null })
            const isFirst = tile.items[index - 1]?.part !== item.part
            const isDown = Number(item.value) < 0
            const part = t(`bridge.parts.${item.part}`)
            return (
              <tr key={`${item.part}\u0000${item.label}`}>
                <td className={isFirst ? undefined : classes.again}>{part}</td>
                <td className={table.name} title={name}>
                  <button
                    type="button"
                    className={table.nameButton}
                    aria-label={t('tile.filterBy', { label: name })}
                    onClick={() => actions.pickValue(tile.dimension, item.label)}
                  >
                    {name}
                  </button>
                </td>
                <td className={`${table.barCell} ${table.number}`} title={signedMoney(item.value, actions.currency)}>
                  <i
                    className={table.bar}
                    style={{
                      width: `${(Math.abs(Number(item.value)) / largest) * 100}%`,
                      background: `color-mix(in srgb, var(${isDown ? '--c2' : '--c3'}) 28%, transparent)`
                    }}
                  />
                  <span>{signedLike(item.value, largest)}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
