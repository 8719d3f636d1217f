import type { LoadPlan } from '../../../shared/contract/load'
import type { LoadMode } from '../../../shared/domain/load-mode'
import { formatMonth, useText } from '../../text'
import { monthSpan } from './months-text'

/** What the primary button says: how many rows go where and what they replace. */
export function usePrimary(plan: LoadPlan | null, dataset: string, mode: LoadMode, stale: boolean): string {
  const { t } = useText('load')
  if (plan === null || stale) return t('primary.waiting')
  const load = t('primary.into', { count: plan.measure.ledger.loaded, dataset })
  const there = plan.rowsStaying + plan.rowsReplaced
  if (there === 0) return load
  if (mode === 'append') return t('primary.adding', { load, count: there })
  const replaced = plan.months.filter((month) => month.replaced).map((month) => month.month)
  if (mode === 'replace-all' || plan.months.length === 0) {
    return t('primary.replacingAll', { load, count: plan.rowsReplaced })
  }
  const span = monthSpan(replaced)
  switch (span.kind) {
    case 'none':
      return load
    case 'one':
      return t('primary.replacing', { load, months: formatMonth(span.month) })
    case 'run':
    case 'some': {
      const ends = { from: formatMonth(span.from), to: formatMonth(span.to) }
      const months = span.kind === 'run' ? t('months.range', ends) : t('months.some', { ...ends, count: span.count })
      return t('primary.replacing', { load, months })
    }
  }
}
