/** What the short lines of a chart are, or why there are none. */
import type { TargetLine } from '../../../../shared/domain/board'
import { useText } from '../../../text'
import classes from '../tiles.module.css'

export function TargetLegend({ target }: { target: TargetLine | undefined }) {
  const { t } = useText('board')
  if (!target) return null
  if (target.reason !== null) return <span className={classes.legendRest}>{t('series.noTarget')}</span>
  return (
    <span title={t('targets.sub', { plan: target.plan })}>
      <i className={`${classes.swatch} ${classes.tick}`} />
      {t('targets.target')}
    </span>
  )
}
