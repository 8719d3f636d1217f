import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { byCost, findingCosts } from '../../../../shared/domain/finding-cost'
import { formatCount, formatDecimal, formatPercent, useText } from '../../../text'
import { DeepStatus } from './deep-status'
import { FindingDetails } from './finding-details'
import type { FindingsProps } from './finding-props'
import { useSentence } from './finding-sentence'
import styles from './findings.module.css'

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const

const pointsText = (points: number) => formatDecimal(points.toFixed(points >= 10 ? 1 : 2))

/** Everything remarkable about the file, what costs most first; a click leads to the rows and to what can be done. */
export function Findings(props: FindingsProps) {
  const { report, findings, deep, openId, onOpen } = props
  const { t } = useText('profile')
  const { t: tc } = useText('check')
  const sentence = useSentence(report)
  const costs = useMemo(() => findingCosts(report), [report])
  const sorted = useMemo(() => byCost(findings, costs), [findings, costs])
  const lost = sorted.reduce((sum, { id }) => sum + (costs.get(id) ?? 0), 0)
  return (
    <>
      <DeepStatus deep={deep} />
      {sorted.length === 0 ? (
        <p className={styles.none}>{tc('findings.none')}</p>
      ) : (
        <p className={styles.sum}>
          <b>{t('findings.sum', { count: sorted.length })}</b>{' '}
          {lost >= 0.005 ? t('findings.lost', { points: pointsText(lost) }) : t('findings.costsNothing')}
        </p>
      )}
      <ul className={styles.list} aria-label={tc('findings.title')}>
        {sorted.map((finding) => {
          const Icon = icons[finding.severity]
          const isOpen = openId === finding.id
          const points = costs.get(finding.id) ?? 0
          return (
            <li key={finding.id} data-open={isOpen || undefined}>
              <button
                type="button"
                className={styles.finding}
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? null : finding)}
              >
                <span className={styles.severity} data-severity={finding.severity}>
                  <Icon size={14} aria-label={tc(`findings.severity.${finding.severity}`)} />
                  {formatCount(finding.count)}
                </span>
                <span className={styles.words}>
                  {sentence(finding)}
                  {finding.share > 0 && (
                    <span className={styles.share}>
                      {tc('findings.share', { share: formatPercent(finding.share, finding.share < 0.001 ? 2 : 1) })}
                    </span>
                  )}
                </span>
                {points >= 0.005 && (
                  <span className={styles.points} title={t('findings.pointsTitle', { points: pointsText(points) })}>
                    {t('findings.points', { points: pointsText(points) })}
                  </span>
                )}
              </button>
              {isOpen && <FindingDetails {...props} finding={finding} />}
            </li>
          )
        })}
      </ul>
    </>
  )
}
