import type { ColumnReport } from '../../../shared/domain/check-report'
import type { ColumnKind } from '../../../shared/domain/column-type'
import type { VerifiedColumn } from '../../../shared/domain/verification'
import { formatPercent, formatShort, useText } from '../../text'
import { Bars } from '../bars'
import styles from './column-card.module.css'
import { TypeIcon } from './type-icon'

interface ColumnCardProps {
  readonly name: string
  /** Null until the check has read every row. */
  readonly report: ColumnReport | null
  /** Verified on every row, shown until the report is there. */
  readonly verified: VerifiedColumn | null
  /** Type by the first rows, shown until anything better is there. */
  readonly guess: ColumnKind | null
}

/** Height of the card, for the grid's header. */
export const columnCardHeight = 98

/** Header of a column: type, name in full, distinct values, share of empty ones, distribution, share of good values. */
export function ColumnCard({ name, report, verified, guess }: ColumnCardProps) {
  const { t } = useText('check')
  const known = verified !== null && verified.state !== 'unread' ? verified.reading : null
  const kind = report?.reading.type.kind ?? known?.type.kind ?? guess
  const open = report?.state === 'ambiguous'
  return (
    <div
      className={styles.card}
      data-open={open || undefined}
      data-guess={(report === null && known === null) || undefined}
    >
      <div className={styles.title}>
        {kind && <TypeIcon kind={kind} />}
        <span>{name}</span>
      </div>
      {report ? (
        <>
          <Distinct report={report} />
          <div className={styles.meta}>
            {report.nullCount === 0
              ? t('card.full')
              : t('card.empty', { share: formatPercent(report.nullCount / Math.max(1, report.rowCount)) })}
          </div>
          <div className={styles.bars}>
            <Bars counts={countsOf(report)} height={20} />
          </div>
          <Validity report={report} />
        </>
      ) : (
        <>
          {verified && known && known.type.kind !== 'string' && <Verified column={verified} kind={known.type.kind} />}
          <div className={styles.wait} aria-hidden>
            <i />
            <i />
            <b />
          </div>
        </>
      )}
    </div>
  )
}

/** What every row says of the type while the column is still being profiled. */
function Verified({ column, kind }: { column: VerifiedColumn; kind: ColumnKind }) {
  const { t } = useText('check')
  const [first] = column.violations
  const type = t(`typeWord.${kind}`)
  if (first) return <div className={styles.meta}>{t('card.breaks', { type, text: first.text })}</div>
  return column.state === 'verified' ? <div className={styles.meta}>{t('card.verified', { type })}</div> : null
}

function Distinct({ report }: { report: ColumnReport }) {
  const { t } = useText('check')
  const { count, exact } = report.distinct
  const values = report.rowCount - report.nullCount
  const all = exact && count === values && count > 1
  const few = all ? t('card.allDistinct') : t('card.distinct', { count })
  return <div className={styles.meta}>{exact ? few : t('card.about', { number: formatShort(count) })}</div>
}

function countsOf(report: ColumnReport): number[] {
  const bins = report.histogram.map((bin) => bin.count)
  return bins.length > 0 ? bins : report.top.map((value) => value.count)
}

/** Green what parses, red what does not, nothing where there is no value. What fails is never too thin to be seen. */
function Validity({ report }: { report: ColumnReport }) {
  const { t } = useText('check')
  const rows = Math.max(1, report.rowCount)
  const least = 2.5
  const bad = report.invalidCount === 0 ? 0 : Math.max(least, (report.invalidCount / rows) * 100)
  const good = Math.min((report.validCount / rows) * 100, 100 - bad)
  const share = report.validCount / Math.max(1, report.validCount + report.invalidCount)
  const label = t('card.valid', { share: formatPercent(share), type: t(`typeWord.${report.reading.type.kind}`) })
  return (
    <div className={styles.validity} role="img" aria-label={label} title={label}>
      <i style={{ width: `${good}%` }} />
      <b style={{ width: `${bad}%` }} />
    </div>
  )
}
