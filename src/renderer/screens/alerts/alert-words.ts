/** Alerts in sentences: condition, days, rows, value, and why one can't be judged. */
import { useMemo } from 'react'
import type { AlertCondition, Judged, Reading, Silence } from '../../../shared/domain/alert'
import { metricDefinitions } from '../../../shared/domain/query/metric-definitions'
import { fullValue, signedPercent, signedPoints } from '../../components/tiles/numbers'
import { reasonText } from '../../components/tiles/reason-text'
import { errorSentence, formatDecimal, useText } from '../../text'

export interface AlertWords {
  /** `above 1,000.00`. */
  condition(judged: Pick<Judged, 'metric' | 'condition' | 'compare'>, currency: string | null): string
  /** `month to date · Region: West`. */
  base(judged: Pick<Judged, 'span' | 'range' | 'filters'>): string
  value(reading: Pick<Reading, 'value' | 'unit' | 'currency'>): string
  /** `+12.4%` or `+1.2 pp`; null without a comparison. */
  change(reading: Reading): string | null
  silence(silence: Silence, unit: Reading['unit']): string
  metric(judged: Pick<Judged, 'metric'>): string
  /** Number, condition, days and rows; what its name says already is left out. */
  sentence(alert: Judged & { readonly name?: string }, currency: string | null): string
}

export function useAlertWords(): AlertWords {
  const { t } = useText('alerts')
  const { t: board } = useText('board')
  return useMemo(() => {
    const value: AlertWords['value'] = (reading) =>
      reading.value === null ? '—' : fullValue(reading.value, reading.unit, reading.currency)
    const days = ({ span, range }: Pick<Judged, 'span' | 'range'>) => {
      if (span !== 'range') return board(`spans.${span}`)
      return range === null ? t('all') : board('range.span', range)
    }
    const named = (one: string | null) => (one === null || one === '' ? board('notSet') : one)
    const words: Omit<AlertWords, 'sentence'> = {
      value,
      metric: ({ metric }) => board(`metrics.${metric}`),
      base: ({ filters, ...judged }) =>
        [
          days(judged),
          ...filters.map(({ role, values }) => `${board(`roles.${role}`)}: ${values.map(named).join(', ')}`)
        ].join(' · '),
      condition({ metric, condition, compare }, currency) {
        const { unit } = metricDefinitions[metric]
        return t(`condition.${condition.kind}`, {
          value: limitText(condition, unit, currency, {
            percent: (text) => t('percent', { value: text }),
            points: (text) => t('points', { value: text })
          }),
          base: t(`base.${compare}`)
        })
      },
      change({ unit, growth, change }) {
        if (unit === 'ratio') return change === null ? null : t('points', { value: signedPoints(Number(change)) })
        return growth === null ? null : signedPercent(growth)
      },
      silence(silence, unit) {
        switch (silence.kind) {
          case 'lacks':
            return reasonText({ lacks: silence.roles }, { t: board, role: (role) => board(`roles.${role}`) })
          case 'blocked':
            return board(`tile.blocked.${silence.blocked}`)
          case 'no-value':
            return t('silence.noValue', { reason: board(`noGrowth.${silence.reason}`) })
          case 'no-comparison':
            return t('silence.noComparison')
          case 'no-growth':
            return t(unit === 'ratio' ? 'silence.noPoints' : 'silence.noGrowth', {
              reason: board(`noGrowth.${silence.reason}`)
            })
          case 'running':
            return t('silence.running', { at: silence.until })
          case 'failed':
            return errorSentence(silence.error)
        }
      }
    }
    return {
      ...words,
      sentence(alert, currency) {
        const what = `${words.metric(alert)} ${words.condition(alert, currency)}`
        return alert.name === what ? words.base(alert) : `${what} · ${words.base(alert)}`
      }
    }
  }, [t, board])
}

/** The number of a condition: in the metric's unit, or in percent or points. */
function limitText(
  { kind, value }: AlertCondition,
  unit: Reading['unit'],
  currency: string | null,
  words: { percent: (text: string) => string; points: (text: string) => string }
): string {
  if (kind === 'above' || kind === 'below') return fullValue(value, unit, currency)
  return unit === 'ratio' ? words.points(formatDecimal(value)) : words.percent(formatDecimal(value))
}
