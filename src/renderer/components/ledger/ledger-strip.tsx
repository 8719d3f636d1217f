/** The strip at the bottom of the wizard: what stands left of it, the total revenue, and the rows that add up. */
import { Button, Loader, Skeleton } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Measure } from '../../../shared/domain/recipe'
import { formatDecimal, formatPercent, useText } from '../../text'
import classes from './ledger.module.css'
import { LedgerSum } from './ledger-sum'

type Props = {
  /** Null while the whole file is counted for the first time. */
  readonly measure: Measure | null
  /** The column whose exact sum is shown, or null. */
  readonly revenueColumn: string | null
  /** The column of the order date, or null. */
  readonly dateColumn: string | null
  /** The numbers belong to an earlier recipe; new ones are on their way. */
  readonly stale: boolean
  /** Why there are no numbers of this recipe; the ones shown are of an earlier one. */
  readonly problem?: string | null
  readonly left?: ReactNode
  /** How far the counting is, 0 to 1; left out or null where nothing is known of it. */
  readonly fraction?: number | null
  /** A person stopped the counting. */
  readonly stopped?: boolean
  readonly onStop?: () => void
  readonly onAgain?: () => void
}

export function LedgerStrip(props: Props) {
  const { measure, revenueColumn, stale, left, stopped = false } = props
  const { t } = useText('ledger')
  const revenue = revenueColumn === null ? undefined : measure?.totals[revenueColumn]
  return (
    <div className={classes.strip} aria-busy={stale || measure === null}>
      {left}
      {measure === null ? (
        <span className={classes.wait} role="status">
          {!stopped && <Loader size={14} aria-hidden />}
          <Counting {...props} />
          {!stopped && <Skeleton width={380} height={30} />}
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
          {props.problem && (
            <span className={classes.problem} role="alert" title={props.problem}>
              <CircleAlert size={14} aria-hidden />
              <span>{props.problem}</span>
            </span>
          )}
          {stale && (
            <span className={classes.again} role="status">
              {!stopped && <Loader size={14} role="img" aria-label={t('outdated')} />}
              <Counting {...props} />
            </span>
          )}
          <LedgerSum
            ledger={measure.ledger}
            tense="planned"
            rejected={{ reasons: measure.rejectedByReason, dateColumn: props.dateColumn }}
          />
        </>
      )}
    </div>
  )
}

/** How far the counting is, with a button to stop it; or that it was stopped, with a button to begin anew. */
function Counting({ measure, fraction = null, stopped = false, onStop, onAgain }: Props) {
  const { t } = useText('ledger')
  if (stopped) {
    return (
      <>
        {t('stopped')}
        {onAgain && (
          <Button size="compact-xs" variant="default" onClick={onAgain}>
            {t('again')}
          </Button>
        )}
      </>
    )
  }
  return (
    <>
      {fraction !== null
        ? t('measuringShare', { share: formatPercent(fraction, 0) })
        : measure === null && t('measuring')}
      {onStop && fraction !== null && (
        <Button size="compact-xs" variant="default" onClick={onStop}>
          {t('stop')}
        </Button>
      )}
    </>
  )
}
