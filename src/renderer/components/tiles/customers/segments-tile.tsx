/** Customers in groups by when, how often and how much they bought. Each group says what it means. */
import type { SegmentsTile as SegmentsTileData } from '../../../../shared/domain/board'
import { formatCount } from '../../../text'
import { EmptyTile } from '../empty-tile'
import { cellValue, fullValue, shareText } from '../numbers'
import { hasNoResult } from '../reason'
import { Scroll } from '../scroll'
import table from '../table.module.css'
import type { TileActions } from '../tile-actions'
import { TileFrame } from '../tile-frame'
import { useTileWords } from '../tile-words'
import classes from './segments.module.css'

type Props = { readonly tile: SegmentsTileData; readonly actions: TileActions }

export function SegmentsTile({ tile, actions }: Props) {
  const words = useTileWords()
  const { t, metric } = words
  const empty = hasNoResult(tile) || tile.segments.length === 0
  const title = words.title(tile)
  const most = Math.max(...tile.segments.map((one) => one.customers), 1)
  const largest = Math.max(...tile.segments.map((one) => Math.abs(Number(one.revenue))), 0)
  return (
    <TileFrame tile={tile} caption={actions.caption} twin={null} {...(empty ? { subtitle: null } : {})}>
      {empty ? (
        <EmptyTile reason={tile} />
      ) : (
        <Scroll label={title}>
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('segments.segment')}</th>
                <th scope="col" className={table.number}>
                  {t('segments.customers')}
                </th>
                <th scope="col" className={table.number}>
                  {metric('revenue')}
                </th>
                <th scope="col" className={`${table.number} ${table.wideOnly}`}>
                  {t('tile.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tile.segments.map(({ segment, customers, revenue, share }) => (
                <tr key={segment}>
                  <td className={classes.segment} title={t(`segments.meaning.${segment}`)}>
                    <span className={classes.name}>{t(`segments.names.${segment}`)}</span>
                    <span className={classes.meaning}>{t(`segments.meaning.${segment}`)}</span>
                  </td>
                  <td className={`${table.barCell} ${table.number}`}>
                    <i className={table.bar} style={{ width: `${(customers / most) * 100}%` }} />
                    <span>{formatCount(customers)}</span>
                  </td>
                  <td className={table.number} title={fullValue(revenue, 'money', actions.currency)}>
                    {cellValue(revenue, largest, 'money')}
                  </td>
                  <td className={`${table.number} ${table.wideOnly}`}>
                    {share === null ? t('notAvailable') : shareText(share)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </TileFrame>
  )
}
