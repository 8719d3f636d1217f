import type { CheckReport, Finding } from '../../../../shared/domain/check-report'
import { formatDate, formatMonth, useText } from '../../../text'
import { valueText } from '../value-text'

/** A finding in words. */
export function useSentence(report: Pick<CheckReport, 'columns'> | null): (finding: Finding) => string {
  const { t } = useText('check')
  return ({ rule, column, values }) => {
    const type = report?.columns.find((one) => one.name === column)?.reading.type
    const text = (key: string) => {
      const value = values[key]
      if (value === undefined) return ''
      if (key === 'unit') return t(value === 'months' ? 'findings.months' : 'findings.days')
      if (key === 'value' && rule === 'time-gaps') {
        const said = values.unit === 'months' ? formatMonth : formatDate
        return String(value)
          .split(', ')
          .map((day) => said(day))
          .join(' · ')
      }
      return type && typeof value === 'string' && key !== 'value' ? valueText(value, type) : String(value)
    }
    return t(`findings.rule.${rule}`, {
      column: column ?? '',
      expected: text('expected'),
      type: type ? t(`typeWord.${type.kind}`) : '',
      value: text('value'),
      min: text('min'),
      max: text('max'),
      unit: text('unit')
    })
  }
}
