import type { Receipt } from '../../../shared/domain/job'
import { ruleCostId } from '../../../shared/domain/quality'
import { Panel } from '../../components/page'
import { DriftList } from '../../components/quality/drift-list'
import { RuleLine } from '../../components/quality/rule-line'
import { formatCount, useText } from '../../text'
import styles from './jobs.module.css'

/** How the dataset's rules ended at the load. */
export function RulesOfReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useText('rules')
  const rules = receipt.rules ?? []
  if (rules.length === 0) return null
  const broken = rules.filter(({ state }) => state === 'failed').length
  const costs = receipt.quality?.dimensions.flatMap((dimension) => dimension.costs ?? []) ?? []
  return (
    <Panel title={t('receipt.title')} aside={broken === 0 ? t('receipt.all') : t('receipt.broken', { count: broken })}>
      <ul className={styles.ruleLines}>
        {rules.map((outcome) => (
          <RuleLine
            key={outcome.rule.id}
            rule={outcome.rule}
            outcome={outcome}
            lost={costs.find(({ id }) => id === ruleCostId(outcome.rule.id))?.lost ?? 0}
            open={false}
          />
        ))}
      </ul>
    </Panel>
  )
}

/** What was different from the load before. */
export function DriftOfReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useText('rules')
  const drift = receipt.drift ?? null
  if (drift === null) return null
  return (
    <Panel title={t('receipt.drift')} aside={formatCount(drift.items.length)}>
      {drift.items.length === 0 ? <p className="muted">{t('drift.nothing')}</p> : <DriftList items={drift.items} />}
    </Panel>
  )
}
