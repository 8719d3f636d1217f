import type { DatasourceDetails, SegmentMonth } from '../../../../shared/contract/cluster-datasource'
import { Panel } from '../../../components/page'
import { SortHeading, sorted, useSorting } from '../../../components/sorting'
import { formatBytes, formatCount, formatMonth, formatPercent, useText } from '../../../text'
import styles from '../cluster.module.css'
import pageStyles from '../page/page.module.css'
import own from './datasource.module.css'
import { rangeWords } from './days'

type Column = 'month' | 'segments' | 'rows' | 'size' | 'available' | 'copies'

const valueIn: Readonly<Record<Column, (month: SegmentMonth) => number | null>> = {
  month: ({ fromMs }) => fromMs,
  segments: ({ segments }) => segments,
  rows: ({ rows }) => rows,
  size: ({ sizeBytes }) => sizeBytes,
  available: ({ available, segments }) => (segments === 0 ? null : available / segments),
  copies: ({ copies }) => copies
}

interface MonthsProps {
  readonly months: readonly SegmentMonth[]
  readonly unused: DatasourceDetails['unused']
}

/** Segments by month: the newest first, with a bar for the rows. */
export function Months({ months, unused }: MonthsProps) {
  const { t } = useText('datasource')
  const sorting = useSorting<Column>('month', true, ['month', 'segments', 'rows', 'size', 'available', 'copies'])
  const most = Math.max(1, ...months.map(({ rows }) => rows))
  const heading = (of: Column, words: string) => (
    <SortHeading sorting={sorting} of={of} isNumber={of !== 'month'}>
      {words}
    </SortHeading>
  )
  return (
    <Panel title={t('months')} aside={formatCount(months.length)}>
      {months.length === 0 ? (
        <>
          <p>{t('empty')}</p>
          {unused !== null && unused.segments > 0 && (
            <p className="muted">
              {t('outThere', {
                count: unused.segments,
                range: rangeWords(unused.fromMs, unused.toMs, t('allTime'))
              })}
            </p>
          )}
        </>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className={`${pageStyles.scroll} ${own.months}`} tabIndex={0} aria-label={t('months')}>
          <table className={styles.table}>
            <thead>
              <tr>
                {heading('month', t('month'))}
                {heading('rows', t('rows'))}
                <th scope="col" aria-label={t('share')} />
                {heading('size', t('size'))}
                {heading('segments', t('segments'))}
                {heading('available', t('available'))}
                {heading('copies', t('copies'))}
              </tr>
            </thead>
            <tbody>
              {sorted(months, valueIn[sorting.by], sorting.isDown).map((month) => {
                const { fromMs, toMs, rows, segments, available, copies, copiesWanted } = month
                return (
                  <tr key={month.month ?? `${fromMs}/${toMs}`}>
                    <th scope="row">
                      {month.month === null ? rangeWords(fromMs, toMs, t('allTime')) : formatMonth(month.month)}
                    </th>
                    <td className="num">{formatCount(rows)}</td>
                    <td className={own.barCell} aria-hidden>
                      <i className={own.bar} style={{ width: `${(rows / most) * 100}%` }} />
                    </td>
                    <td className="num">{formatBytes(month.sizeBytes)}</td>
                    <td className="num">{formatCount(segments)}</td>
                    <td className="num" data-low={available < segments}>
                      {formatPercent(available / segments, 0)}
                    </td>
                    <td className="num">
                      {copiesWanted === null
                        ? formatCount(copies)
                        : `${formatCount(copies)} / ${formatCount(copiesWanted)}`}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}
