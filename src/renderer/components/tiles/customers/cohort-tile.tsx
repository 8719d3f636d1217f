/** Who comes back: a row for the customers of each first month, a column for each month after it. */
import { useState } from 'react'
import type { CohortTile as CohortTileData } from '../../../../shared/domain/board'
import { formatCount, formatMonth, formatPercent } from '../../../text'
import { EmptyTile } from '../empty-tile'
import { shareText } from '../numbers'
import { hasNoResult } from '../reason'
import { Scroll } from '../scroll'
import type { TileActions } from '../tile-actions'
import { TileFrame } from '../tile-frame'
import { twinOf } from '../tile-table'
import { useTileWords } from '../tile-words'
import { TwinTable } from '../twin-table'
import classes from './cohort.module.css'
import { shadeOfShare, strongestShare } from './cohort-shades'

type Props = { readonly tile: CohortTileData; readonly actions: TileActions }
type Cohort = CohortTileData['cohorts'][number]

export function CohortTile({ tile, actions }: Props) {
  const words = useTileWords()
  const [asTable, setAsTable] = useState(false)
  const { t } = words
  const empty = hasNoResult(tile) || tile.cohorts.length === 0
  // In the month itself all of them bought, which says nothing.
  const last = Math.max(0, ...tile.cohorts.map((cohort) => cohort.shares.length - 1))
  const months = Array.from({ length: last }, (_, index) => index + 1)
  const strongest = strongestShare(tile.cohorts)
  const title = words.title(tile)
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      {...(empty ? { subtitle: null } : {})}
      twin={empty ? null : { asTable, onToggle: () => setAsTable(!asTable) }}
    >
      {empty ? (
        <EmptyTile reason={tile} />
      ) : asTable ? (
        <TwinTable table={twinOf(tile, words)} label={title} actions={actions} />
      ) : (
        <Scroll label={title}>
          <table className={classes.cohorts} aria-label={title}>
            <thead>
              <tr>
                <th scope="col" className={classes.month}>
                  {t('cohort.month')}
                </th>
                <th scope="col" className={classes.size}>
                  {t('cohort.size')}
                </th>
                {months.map((month) => (
                  <th key={month} scope="col" aria-label={t('cohort.after', { count: month })}>
                    {month}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tile.cohorts.map((cohort) => (
                <tr key={cohort.month} data-start={cohort.isStart || undefined}>
                  <th scope="row" className={classes.month} title={cohort.isStart ? t('cohort.start') : undefined}>
                    {formatMonth(cohort.month)}
                    {cohort.isStart && (
                      <>
                        <span aria-hidden="true"> *</span>
                        <span className="spoken">{t('cohort.start')}</span>
                      </>
                    )}
                  </th>
                  <td className={classes.size}>{formatCount(cohort.size)}</td>
                  {months.map((month) => (
                    <Cell key={month} cohort={cohort} month={month} strongest={strongest} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {tile.cohorts.some((cohort) => cohort.isStart) && <p className={classes.remark}>* {t('cohort.start')}</p>}
        </Scroll>
      )}
    </TileFrame>
  )
}

function Cell({ cohort, month, strongest }: { cohort: Cohort; month: number; strongest: number }) {
  const { t } = useTileWords()
  const share = cohort.shares[month]
  // Months that are not there yet are blank, not zero.
  if (share === undefined || share === null) return <td />
  const isPartial = cohort.isPartial && month === cohort.shares.length - 1
  const shade = shadeOfShare(share, strongest)
  const said = t('cohort.cell', {
    share: shareText(share),
    size: cohort.size,
    month: cohort.month,
    index: String(month)
  })
  const title = isPartial ? `${said} · ${t('cohort.partial')}` : said
  return (
    <td
      className={classes.cell}
      data-partial={isPartial || undefined}
      title={title}
      style={{ background: `color-mix(in srgb, var(--c1) ${shade}%, var(--panel))` }}
    >
      <span>{share === 0 ? '0' : formatPercent(share, 0)}</span>
    </td>
  )
}
