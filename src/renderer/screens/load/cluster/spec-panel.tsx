import type { IngestPlan } from '../../../../shared/contract/cluster'
import { CodeView } from '../../../components/code-view'
import { useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'

/** What would be submitted, to be read and copied. */
export function SpecPanel({ plan }: { plan: IngestPlan }) {
  const { t } = useText('ingest')
  if (plan.spec === '') return <p className={shared.note}>{t('specNone')}</p>
  return (
    <div className={classes.spec}>
      <p className={shared.note}>{t('specHint')}</p>
      <CodeView code={plan.spec} label={t('spec')} fill />
    </div>
  )
}
