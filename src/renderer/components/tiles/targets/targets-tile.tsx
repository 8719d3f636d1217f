/** Sales against targets: how much of each is reached, best first, and all together. */

import type { TargetsTile as TargetsTileData } from '../../../../shared/domain/board'
import { EmptyTile } from '../empty-tile'
import { NameButton } from '../name-button'
import { cellValue, fullValue, shareText, signedChange } from '../numbers'
import { hasNoResult } from '../reason'
import { Scroll } from '../scroll'
import table from '../table.module.css'
import { pickedValues, type TileActions } from '../tile-actions'
import { TileFrame } from '../tile-frame'
import { useTileWords } from '../tile-words'
import { targetName } from '../twins/targets-twin'
import { SetTargets } from './set-targets'
import classes from './targets.module.css'

type Props = { readonly tile: TargetsTileData; readonly actions: TileActions }
type Cells = NonNullable<TargetsTileData['total']>

export function TargetsTile({ tile, actions }: Props) {
  const words = useTileWords()
  const { t } = words
  const { dimension } = tile
  const empty = hasNoResult(tile) || (tile.rows.length === 0 && tile.total === null)
  const title = words.title(tile)
  const picked = dimension === null ? null : pickedValues(actions.filters, dimension)
  const rates = [...tile.rows, ...(tile.total ? [tile.total] : [])].map((row) => row.attainment ?? 0)
  const scale = Math.max(1, ...rates)
  const largest = Math.max(0, ...tile.rows.map((row) => Math.abs(Number(row.target ?? row.sales ?? 0))))
  const cells = (row: Cells) => (
    <Row row={row} tile={tile} scale={scale} largest={largest} currency={actions.currency} />
  )
  return (
    <TileFrame tile={tile} caption={actions.caption} twin={null} {...(empty ? { subtitle: null } : {})}>
      {empty ? (
        <>
          <EmptyTile reason={tile} nothing={t('targets.none')} />
          {tile.reason === 'no-target' && <SetTargets />}
        </>
      ) : (
        <Scroll label={title}>
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{dimension === null ? t('tile.month') : words.role(dimension)}</th>
                <th scope="col" className={table.number}>
                  {t('targets.sales')}
                </th>
                <th scope="col" className={table.number}>
                  {t('targets.target')}
                </th>
                <th scope="col" colSpan={2} className={table.number}>
                  {t('targets.reached')}
                </th>
                <th scope="col" className={`${table.number} ${table.wideOnly}`}>
                  {t('targets.gap')}
                </th>
                {tile.whole && (
                  <th scope="col" className={`${table.number} ${table.wideOnly}`} title={t('range.span', tile.whole)}>
                    {t('targets.wholeReached')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {tile.rows.map((row) => {
                const name = targetName(row.label, tile, words)
                return (
                  <tr key={row.label} className={picked && !picked.has(row.label) ? table.faded : undefined}>
                    <td className={classes.name} title={name}>
                      {dimension === null ? (
                        name
                      ) : (
                        <NameButton
                          name={name}
                          isPicked={picked?.has(row.label) === true}
                          onClick={() => actions.pickValue(dimension, row.label)}
                        />
                      )}
                    </td>
                    {cells(row)}
                  </tr>
                )
              })}
              {tile.total !== null && (
                <tr className={classes.total}>
                  <td>{t('targets.total')}</td>
                  {cells(tile.total)}
                </tr>
              )}
            </tbody>
          </table>
          {tile.withoutTarget > 0 && (
            <p className={classes.without}>{t('targets.without', { count: tile.withoutTarget })}</p>
          )}
        </Scroll>
      )}
    </TileFrame>
  )
}

type RowProps = {
  readonly row: Cells
  readonly tile: TargetsTileData
  /** The longest bar stands for so much. */
  readonly scale: number
  readonly largest: number
  readonly currency: string | null
}

function Row({ row, tile: { unit, whole }, scale, largest, currency }: RowProps) {
  const { t } = useTileWords()
  const amount = (value: string | null) => (
    <td className={table.number} title={value === null ? undefined : fullValue(value, unit, currency)}>
      {value === null ? '—' : cellValue(value, largest, unit)}
    </td>
  )
  const why = row.noNumber === null ? undefined : t(`noGrowth.${row.noNumber}`)
  return (
    <>
      {amount(row.sales)}
      {amount(row.target)}
      <td className={classes.track}>
        {row.attainment !== null && (
          <div className={classes.rail}>
            <i
              className={classes.bar}
              data-reached={row.attainment >= 1 || undefined}
              style={{ width: `${(Math.max(0, row.attainment) / scale) * 100}%` }}
            />
            <i className={classes.goal} style={{ left: `${100 / scale}%` }} />
          </div>
        )}
      </td>
      <td className={table.number} title={why}>
        {row.attainment === null ? t('notAvailable') : shareText(row.attainment)}
      </td>
      <td className={`${table.number} ${table.wideOnly}`}>{row.gap === null ? '—' : signedChange(row.gap, unit)}</td>
      {whole && (
        <td
          className={`${table.number} ${table.wideOnly}`}
          title={row.wholeTarget === null ? undefined : fullValue(row.wholeTarget, unit, currency)}
        >
          {row.wholeAttainment === null ? '—' : shareText(row.wholeAttainment)}
        </td>
      )}
    </>
  )
}
