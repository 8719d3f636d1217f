import type { ComparedName, ComparedValue } from '../../../../shared/domain/compare-loads'
import type { JobState } from '../../../../shared/domain/job'
import type { LoadMode } from '../../../../shared/domain/load-mode'
import { useMeasureWords } from '../../../components/parity/measure-words'
import {
  errorSentence,
  formatBytes,
  formatCount,
  formatDateTime,
  formatDecimal,
  formatDuration,
  formatMonth,
  formatPercent,
  formatTimestamp,
  useText
} from '../../../text'
import { useDescribeReading } from '../../check/describe-reading'
import { stepSays, stepTitle } from '../../shape/step-words'
import { usePlaceNames } from '../use-place-names'

/** Names, values and changes of a comparison in the person's words. */
export function useComparedWords() {
  const { t, i18n } = useText('history')
  const { t: tj } = useText('jobs')
  const { t: ts } = useText('shape')
  const { t: tc } = useText('check')
  const { t: tb } = useText('board')
  const { t: tp } = useText('receipt')
  const measure = useMeasureWords()
  const reading = useDescribeReading()
  const { placeName } = usePlaceNames()

  function name({ of, name }: ComparedName): string {
    switch (of) {
      case 'sums': {
        const [, month, of = name] = /^(\d{4}-\d{2}) (.+)$/s.exec(name) ?? []
        const said = of === 'rows of other months' ? tp('otherMonths') : measure(of)
        return month === undefined ? said : `${formatMonth(month)} · ${said}`
      }
      case 'months':
        return formatMonth(name)
      case 'timings':
        return i18n.exists(`jobs:step.${name}`) ? tj(`step.${name}` as 'step.shape') : name
      case 'quality':
        return name === 'score' ? t('compare.names.score') : tc(`quality.dimensions.${name}`)
      case 'steps':
        return t('compare.names.step', { number: name })
      case 'roles':
        return i18n.exists(`board:roles.${name}`) ? tb(`roles.${name}` as 'roles.revenue') : name
      case 'readings':
      case 'schema':
        return name
      case 'load':
      case 'source':
      case 'ledger':
        return t(`compare.names.${name}`)
    }
  }

  function value(of: ComparedValue): string {
    if (of === null) return '–'
    switch (of.kind) {
      case 'text':
        return /^\d{4}-\d{2}-\d{2}/.test(of.text) ? formatTimestamp(of.text) : of.text
      case 'count':
        return formatCount(of.count)
      case 'bytes':
        return formatBytes(of.bytes)
      case 'took':
        return formatDuration(of.ms)
      case 'at':
        return formatDateTime(of.ms)
      case 'exact':
        return formatDecimal(of.text)
      case 'score':
        return formatDecimal(of.score.toFixed(1))
      case 'share':
        return formatPercent(of.share)
      case 'word':
        return of.of === 'state'
          ? tj(`state.${of.word as JobState}`)
          : of.of === 'mode'
            ? tj(`modes.${of.word as LoadMode}`)
            : placeName(of.word === 'local' ? null : of.word)
      case 'error':
        return errorSentence(of.error)
      case 'reading':
        return reading(of.reading)
      case 'step': {
        const said = `${stepTitle(of.step, ts)}: ${stepSays(of.step, ts)}`
        return of.step.enabled ? said : t('compare.stepOff', { step: said })
      }
    }
  }

  /** With its sign. */
  function change(of: NonNullable<ComparedValue>): string {
    const signed = (amount: number, text: string) => `${amount < 0 ? '−' : '+'}${text}`
    switch (of.kind) {
      case 'count':
        return signed(of.count, formatCount(Math.abs(of.count)))
      case 'bytes':
        return signed(of.bytes, formatBytes(Math.abs(of.bytes)))
      case 'took':
        return signed(of.ms, formatDuration(Math.abs(of.ms)))
      case 'score':
        return signed(of.score, formatDecimal(Math.abs(of.score).toFixed(1)))
      case 'share':
        return signed(of.share, formatPercent(Math.abs(of.share)))
      case 'exact':
        return of.text.startsWith('-') ? formatDecimal(of.text) : `+${formatDecimal(of.text)}`
      default:
        return value(of)
    }
  }

  return { name, value, change }
}
