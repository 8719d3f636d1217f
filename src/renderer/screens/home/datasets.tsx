import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Panel } from '../../components/page'
import { paths } from '../../paths'
import { formatCount, formatDate, formatDecimal, useText } from '../../text'
import styles from './home.module.css'
import { HomeBoard } from './home-board'

const shown = 6

/** The datasets that were loaded last. */
export function Datasets() {
  const { t } = useText('home')
  const query = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const all = [...(query.data ?? [])].sort((a, b) => b.updatedMs - a.updatedMs)
  return (
    <Panel
      title={t('datasets')}
      aside={
        all.length > 0 && (
          <Link href={paths.datasets} className={styles.more}>
            {t('datasetsAll', { count: all.length })}
          </Link>
        )
      }
    >
      {query.error && (
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.data && all.length === 0 && <p className={styles.none}>{t('datasetsNone')}</p>}
      <HomeBoard datasets={all.map(({ name }) => name)} />
      {all.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th className="num">{t('rows')}</th>
              <th>{t('through')}</th>
              <th className="num">{t('quality')}</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, shown).map((dataset) => (
              <tr key={dataset.name}>
                <td className={styles.wide}>
                  <Link href={paths.board(dataset.name)} className={styles.link}>
                    {dataset.name}
                  </Link>
                </td>
                <td className="num">{formatCount(dataset.rows)}</td>
                <td>
                  {dataset.dataThrough ? formatDate(dataset.dataThrough) : <span className="muted">{t('noDate')}</span>}
                </td>
                <td className="num">{dataset.quality === null ? '–' : formatDecimal(dataset.quality.toFixed(1))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
