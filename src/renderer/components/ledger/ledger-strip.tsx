/** The strip at the bottom of the wizard: what stands left of it, the total revenue, and the rows that add up. */
import { Loader, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Measure } from '../../../shared/domain/recipe'
import { formatDecimal, useText } from '../../text'
import classes from './ledger.module.css'
import { LedgerSum } from './ledger-sum'

type Props = {
  /** Null while the whole file is counted for the first time. */
  readonly measure: Measure | null
  /** The column whose exact sum is shown, or null. */
  readonly revenueColumn: string | null
  /** The numbers belong to an earlier recipe; new ones are on their way. */
  readonly stale: boolean
  readonly left?: ReactNode
}

export function LedgerStrip({ measure, revenueColumn, stale, left }: Props) {
  const { t } = useText('ledger')
  const revenue = revenueColumn === null ? undefined : measure?.totals[revenueColumn]
  return (
    <div className={classes.strip} aria-busy={stale || measure === null}>
      {left}
      {measure === null ? (
        <span className={classes.wait} role="status">
          <Loader size={14} aria-hidden />
          {t('measuring')}
          <Skeleton width={420} height={30} />
        </span>
      ) : (
        <>
          {revenue !== undefined && (
            <div className={classes.revenue}>
              <b>{formatDecimal(revenue)}</b>
              <span>{t('revenue')}</span>
            </div>
          )}
          <span className={classes.space} />
          {stale && <Loader size={14} aria-label={t('outdated')} />}
          <LedgerSum ledger={measure.ledger} tense="planned" reasons={measure.rejectedByReason} />
        </>
      )}
    </div>
  )
}
