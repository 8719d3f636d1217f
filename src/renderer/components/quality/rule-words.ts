/** Rules in words. */
import type { Rule } from '../../../shared/domain/rules'
import { formatDate, formatDecimal, useText } from '../../text'

const isDay = /^\d{4}-\d{2}-\d{2}/
const shownValues = 4

/** A number or day of a rule as people write it. */
export function boundText(text: string): string {
  return isDay.test(text) ? formatDate(text.slice(0, 10)) : formatDecimal(text)
}

/** A rule as one line: its name, else what it asks for. */
export function useRuleWords(): (rule: Pick<Rule, 'name' | 'check'>) => string {
  const { t } = useText('rules')
  return ({ name, check }) => {
    if (name.trim() !== '') return name
    switch (check.kind) {
      case 'not-null':
        return t('text.not-null', { column: check.column })
      case 'unique':
        return t('text.unique', { columns: check.columns.join(' + '), count: check.columns.length })
      case 'range': {
        const [min, max] = [check.min, check.max].map((bound) => (bound === null ? '' : boundText(bound)))
        if (check.min === null) return t('text.rangeMax', { column: check.column, max: max ?? '' })
        return check.max === null
          ? t('text.rangeMin', { column: check.column, min: min ?? '' })
          : t('text.rangeBoth', { column: check.column, min: min ?? '', max: max ?? '' })
      }
      case 'set': {
        const more = check.values.length > shownValues ? ' …' : ''
        return t('text.set', { column: check.column, values: check.values.slice(0, shownValues).join(', ') + more })
      }
      case 'pattern':
        return t('text.pattern', { column: check.column, pattern: check.pattern })
      case 'reference': {
        const { column, to } = check
        if (to.kind === 'list') return t('text.referenceList', { column, count: to.values.length })
        return t('text.referenceDataset', { column, dataset: to.dataset, other: to.column })
      }
      case 'freshness':
        return t('text.freshness', { column: check.column, count: check.days })
      case 'row-count': {
        const parts = [
          check.min === null ? null : t('text.rowsMin', { min: formatDecimal(String(check.min)) }),
          check.max === null ? null : t('text.rowsMax', { max: formatDecimal(String(check.max)) }),
          check.percent === null ? null : t('text.rowsPercent', { percent: formatDecimal(String(check.percent)) })
        ]
        return t('text.rowsBand', { parts: parts.filter(Boolean).join(', ') })
      }
      case 'sum': {
        const values = { column: check.column, percent: formatDecimal(String(check.percent)), loads: check.loads }
        return t(check.loads === 1 ? 'text.sumLast' : 'text.sumMean', values)
      }
      case 'expression':
        return check.expression
    }
  }
}
