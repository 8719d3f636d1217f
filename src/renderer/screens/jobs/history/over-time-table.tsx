import type { HistoryPoint, JobSummary } from '../../../../shared/domain/job-history'
import {
  formatCount,
  formatDate,
  formatDecimal,
  formatDuration,
  formatMonth,
  formatPercent,
  useText
} from '../../../text'
import classes from './history.module.css'

/** A point's time in words. */
export function pointName({ from }: HistoryPoint, every: JobSummary['every']): string {
  return every === 'month' ? formatMonth(from) : formatDate(from)
}

/** The table twin of the picture, newest first. */
export function OverTimeTable({ summary }: { summary: JobSummary }) {
  const { t } = useText('history')
  const score = (value: number | null) => (value === null ? '–' : formatDecimal(value.toFixed(1)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={classes.pointScroll} tabIndex={0} aria-label={t('qualityOverTime')}>
      <table className={classes.points} aria-label={t('qualityOverTime')}>
        <thead>
          <tr>
            <th scope="col">{t(`from.${summary.every}`)}</th>
            <th scope="col" className="num">
              {t('meanQuality')}
            </th>
            <th scope="col" className="num">
              {t('lowestQuality')}
            </th>
            <th scope="col" className="num">
              {t('loads')}
            </th>
            <th scope="col" className="num">
              {t('successShort')}
            </th>
            <th scope="col" className="num">
              {t('medianShort')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...summary.points].reverse().map((point) => (
            <tr key={point.from}>
              <th scope="row">{pointName(point, summary.every)}</th>
              <td className="num">{score(point.quality)}</td>
              <td className="num">{score(point.lowestQuality)}</td>
              <td className="num">{formatCount(point.done + point.failed)}</td>
              <td className="num">{formatPercent(point.done / (point.done + point.failed))}</td>
              <td className="num">{point.medianMs === null ? '–' : formatDuration(point.medianMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
