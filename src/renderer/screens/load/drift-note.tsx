import type { LoadPlan } from '../../../shared/contract/load'
import { DriftList } from '../../components/quality/drift-list'
import { formatDateTime, useText } from '../../text'
import classes from './load.module.css'

/** What is different from the last load of the dataset; nothing is shown when nothing is. */
export function DriftNote({ plan }: { plan: LoadPlan }) {
  const { t } = useText('rules')
  const { drift } = plan
  if (drift === null || drift.items.length === 0) return null
  return (
    <section className={classes.panel}>
      <h2>{t('receipt.drift')}</h2>
      <p className={classes.note}>
        {t('drift.since', { when: formatDateTime(drift.loadedMs), dataset: drift.dataset })}
      </p>
      <DriftList items={drift.items} />
    </section>
  )
}
