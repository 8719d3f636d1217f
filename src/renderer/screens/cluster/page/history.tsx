import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ClusterSample } from '../../../../shared/domain/cluster-sample'
import { api } from '../../../client'
import { Chart } from '../../../components/chart/chart'
import { dayOption } from '../../../components/chart/day-option'
import { usePalette } from '../../../components/chart/palette'
import { Panel } from '../../../components/page'
import { formatBytes, formatClock, formatCount, formatDateTime, formatShort, useText } from '../../../text'
import styles from '../cluster.module.css'
import { hoursOf, type Measure, pointsOf } from './hours'
import own from './page.module.css'

interface HistoryProps {
  readonly connectionId: string
  /** Of the newest sample: what was asked before is old when there is a newer one. */
  readonly sampledMs: number | null
}

const charts = [
  { measure: 'slotsUsed', word: 'slots' },
  { measure: 'runningTasks', word: 'running' },
  { measure: 'unavailable', word: 'unavailable' },
  { measure: 'sizeBytes', word: 'size' }
] as const

/** The last 24 hours as this app saw them: small charts, or the same by hour as a table. */
export function History({ connectionId, sampledMs }: HistoryProps) {
  const { t } = useText('cluster')
  const [asTable, setAsTable] = useState(false)
  const query = useQuery({
    ...api.cluster.history.queryOptions({ input: { connectionId } }),
    queryKey: [...api.cluster.history.key({ input: { connectionId } }), sampledMs]
  })
  const samples = query.data?.samples ?? []
  const isEmpty = samples.every(({ services, slotsTotal }) => services === null && slotsTotal === null)
  return (
    <Panel
      title={t('page.history.title')}
      aside={
        !isEmpty && (
          <Button variant="default" size="compact-sm" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('page.history.asCharts') : t('page.history.asTable')}
          </Button>
        )
      }
    >
      {isEmpty ? (
        <p className="muted">{t('page.history.none')}</p>
      ) : asTable ? (
        <HourTable samples={samples} />
      ) : (
        <div className={own.charts}>
          {charts.map(({ measure, word }) => (
            <DayChart key={measure} samples={samples} measure={measure} name={t(`page.history.${word}`)} />
          ))}
        </div>
      )}
    </Panel>
  )
}

function format(measure: Measure, value: number): string {
  return measure === 'sizeBytes' ? formatBytes(value) : formatCount(value)
}

function DayChart({ samples, measure, name }: { samples: readonly ClusterSample[]; measure: Measure; name: string }) {
  const { t } = useText('cluster')
  const palette = usePalette()
  const newest = samples.at(-1)
  const value = newest?.[measure] ?? null
  const words = value === null ? t('page.history.noAnswer') : format(measure, value)
  const most = measure === 'slotsUsed' ? (newest?.slotsTotal ?? null) : null
  const option = useMemo(
    () =>
      dayOption(pointsOf(samples, measure), samples.at(-1)?.atMs ?? 0, most, palette, {
        name,
        time: formatDateTime,
        clock: formatClock,
        value: (at) => format(measure, at),
        axis: (at) => (measure === 'sizeBytes' ? formatBytes(at) : formatShort(at)),
        missing: t('page.history.noAnswer')
      }),
    [samples, measure, most, palette, name, t]
  )
  return (
    <figure className={own.dayChart}>
      <figcaption>
        <span>{name}</span>
        <b>{words}</b>
        {most !== null && <span>{t('page.history.of', { total: formatCount(most) })}</span>}
      </figcaption>
      <div className={own.picture}>
        <Chart option={option} label={t('page.history.chart', { name, value: words })} />
      </div>
    </figure>
  )
}

const columns = [
  { measure: 'slotsUsed', word: 'slots', of: 'most' },
  { measure: 'runningTasks', word: 'running', of: 'most' },
  { measure: 'unavailable', word: 'unavailable', of: 'most' },
  { measure: 'services', word: 'services', of: 'least' },
  { measure: 'segments', word: 'segments', of: 'last' },
  { measure: 'sizeBytes', word: 'size', of: 'last' }
] as const

function HourTable({ samples }: { samples: readonly ClusterSample[] }) {
  const { t } = useText('cluster')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={own.scroll} tabIndex={0} aria-label={t('page.history.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('page.history.hour')}</th>
            {columns.map(({ measure, word, of }) => (
              <th key={measure} scope="col" className="num">
                {t(`page.history.${word}`)}
                <span className={styles.below}>{t(`page.history.${of}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursOf(samples).map((hour) => (
            <tr key={hour.atMs}>
              <th scope="row">{formatDateTime(hour.atMs)}</th>
              {columns.map(({ measure, of }) => {
                const value = hour[of][measure]
                return (
                  <td key={measure} className="num">
                    {value === null ? (
                      <span className="muted">{t('page.history.noAnswer')}</span>
                    ) : (
                      format(measure, value)
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
