import type { CheckReport } from '../../../shared/domain/check-report'
import type { PassProgress, Source } from '../../../shared/domain/source'
import type { Verification } from '../../../shared/domain/verification'
import { formatBytes, formatCount, formatDuration, formatPercent, useText } from '../../text'
import { SourceFacts } from '../open/source-facts'
import { firstViolation } from './first-violation'
import { useByteRate } from './use-byte-rate'

interface CheckFactsProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly verified: Verification | null
  readonly stale: boolean
  readonly progress: PassProgress | null
  readonly sampled: number
}

/** One line: the file, and how far the check is or on how many rows it stands. */
export function CheckFacts({ source, report, verified, stale, progress, sampled }: CheckFactsProps) {
  const { t } = useText('check')
  const rate = useByteRate(progress)
  const running = [
    t('checking', {
      step: t(`steps.${progress?.step ?? 'structure'}`),
      fraction: formatPercent(progress?.overall ?? 0, 0)
    }),
    rate === null ? null : t('rate', { rate: formatBytes(rate) })
  ]
  const early = () => {
    if (verified) {
      const holds = firstViolation(verified) === null
      const took = formatDuration(verified.tookMs)
      return t(holds ? 'verifiedEarly' : 'readEarly', { count: verified.rows, took })
    }
    if (report) return t('again')
    return sampled > 0 ? t('guess', { rows: formatCount(sampled) }) : null
  }
  const parts =
    report && !stale
      ? [t('verified', { count: report.structure.rowCount, took: formatDuration(report.tookMs) })]
      : [early(), ...running]
  return (
    <>
      <SourceFacts source={source} />
      {parts.filter(Boolean).map((part) => ` · ${part}`)}
    </>
  )
}
