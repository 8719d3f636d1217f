import { Skeleton } from '@mantine/core'
import { CircleCheck } from 'lucide-react'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Source } from '../../../shared/domain/source'
import { useDatasetRules } from '../../client/dataset-rules'
import { ErrorPanel } from '../../components/error-panel'
import { DriftList } from '../../components/quality/drift-list'
import { Thresholds } from '../../components/quality/thresholds'
import { formatDateTime, useText } from '../../text'
import styles from './drift-panel.module.css'
import { useCheckJudgement } from './use-target'

interface DriftPanelProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly onSelect: (column: number) => void
}

/** What is different from the dataset's last load, most important first. */
export function DriftPanel({ source, report, onSelect }: DriftPanelProps) {
  const { t } = useText('rules')
  const { target, judgement, error, again } = useCheckJudgement(source.id, report !== null)
  const rules = useDatasetRules(target.dataset)
  if (error) return <ErrorPanel title={t('failed')} error={error} onRetry={again} />
  if (judgement === null) return <Skeleton height={120} />
  const { drift, dataset } = judgement
  if (drift === null) return <p className={styles.quiet}>{t('drift.first', { dataset })}</p>
  return (
    <div className={styles.panel}>
      <p className={styles.quiet}>{t('drift.since', { when: formatDateTime(drift.loadedMs), dataset })}</p>
      {drift.items.length === 0 ? (
        <p className={styles.nothing}>
          <CircleCheck size={15} aria-hidden />
          {t('drift.nothing')}
        </p>
      ) : (
        <DriftList
          items={drift.items}
          onColumn={(column) => {
            const at = source.columns.indexOf(column)
            if (at >= 0) onSelect(at)
          }}
        />
      )}
      <section className={styles.thresholds}>
        <h3>{t('drift.thresholds')}</h3>
        <Thresholds thresholds={rules.stored.drift} onChange={(thresholds) => rules.save({ drift: thresholds })} />
      </section>
    </div>
  )
}
