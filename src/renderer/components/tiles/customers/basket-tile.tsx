/** What is bought together: pairs, the strongest first. */
import type { BasketTile as BasketTileData } from '../../../../shared/domain/board'
import { formatCount } from '../../../text'
import { EmptyTile } from '../empty-tile'
import { shareText } from '../numbers'
import { hasNoResult } from '../reason'
import { Scroll } from '../scroll'
import table from '../table.module.css'
import { pickedValues, type TileActions } from '../tile-actions'
import { TileFrame } from '../tile-frame'
import { useTileWords } from '../tile-words'
import { liftText } from '../twins/customer-twins'
import classes from './basket.module.css'

type Props = { readonly tile: BasketTileData; readonly actions: TileActions }

export function BasketTile({ tile, actions }: Props) {
  const words = useTileWords()
  const { t } = words
  const empty = hasNoResult(tile) || tile.pairs.length === 0
  const title = words.title(tile)
  const strongest = Math.max(...tile.pairs.map((pair) => pair.confidence), Number.MIN_VALUE)
  const picked = pickedValues(actions.filters, tile.dimension)
  const value = (name: string) => (
    <td className={classes.value} title={name}>
      <button
        type="button"
        className={table.nameButton}
        aria-pressed={picked?.has(name) === true}
        aria-label={t('tile.filterBy', { label: name })}
        onClick={() => actions.pickValue(tile.dimension, name)}
      >
        {name}
      </button>
    </td>
  )
  return (
    <TileFrame tile={tile} caption={actions.caption} twin={null} {...(empty ? { subtitle: null } : {})}>
      {empty ? (
        <EmptyTile reason={tile} nothing={t('basket.none', { role: words.plural(tile.dimension) })} />
      ) : (
        <Scroll label={title}>
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('basket.one')}</th>
                <th scope="col">{t('basket.other')}</th>
                <th scope="col" className={`${table.number} ${table.wideOnly}`}>
                  {t('basket.orders')}
                </th>
                <th scope="col" className={`${table.number} ${table.wideOnly}`} title={t('basket.supportHint')}>
                  {t('basket.support')}
                </th>
                <th scope="col" className={table.number} title={t('basket.confidenceHint')}>
                  {t('basket.confidence')}
                </th>
                <th scope="col" className={table.number} title={t('basket.liftHint')}>
                  {t('basket.lift')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tile.pairs.map((pair) => (
                <tr key={`${pair.one}\u0000${pair.other}`}>
                  {value(pair.one)}
                  {value(pair.other)}
                  <td className={`${table.number} ${table.wideOnly}`}>{formatCount(pair.orders)}</td>
                  <td className={`${table.number} ${table.wideOnly}`}>{shareText(pair.support)}</td>
                  <td
                    className={`${table.barCell} ${table.number}`}
                    title={`${t('basket.reverse')}: ${shareText(pair.reverseConfidence)}`}
                  >
                    <i className={table.bar} style={{ width: `${(pair.confidence / strongest) * 100}%` }} />
                    <span>{shareText(pair.confidence)}</span>
                  </td>
                  <td className={table.number}>{liftText(pair.lift)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </TileFrame>
  )
}
