import type { Period } from '../../../../shared/domain/druid/period'
import type { Retention } from '../../../../shared/domain/druid/retention'
import { formatDate, useText } from '../../../text'

/** How rules and spans are said. */
export function useDatasourceWords() {
  const { t } = useText('datasource')
  const period = ({ amount, unit }: Period) => t(`period.${unit}`, { count: amount })
  const retention = (rules: Retention): string => {
    switch (rules.kind) {
      case 'keep-last':
        return t('retention.keep-last', { period: period(rules.period) })
      case 'drop-before':
        return t('retention.drop-before', { day: formatDate(rules.day) })
      default:
        return t(`retention.${rules.kind}`)
    }
  }
  return { t, period, retention }
}
