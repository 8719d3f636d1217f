import { Link } from 'wouter'
import type { Overview } from '../../../../shared/contract/cluster'
import { Panel } from '../../../components/page'
import { SortHeading, sorted, useSorting } from '../../../components/sorting'
import { paths } from '../../../paths'
import { formatBytes, formatCount, formatPercent, formatTimestamp, useText } from '../../../text'
import styles from '../cluster.module.css'
import own from './page.module.css'

type Datasource = Overview['datasources'][number]
type Column = 'name' | 'segments' | 'size' | 'loaded' | 'range'

const valueIn: Readonly<Record<Column, (datasource: Datasource) => string | number | null>> = {
  name: ({ name }) => name,
  segments: ({ segments }) => segments,
  size: ({ sizeBytes }) => sizeBytes,
  loaded: ({ loaded }) => loaded,
  range: ({ toMs }) => toMs
}

/** Years that Druid takes for the beginning and the end of all time say nothing. */
const sensible = (ms: number | null): ms is number => ms !== null && Math.abs(ms) < 8e13

interface DatasourcesProps {
  readonly connectionId: string
  readonly datasources: readonly Datasource[]
  readonly outOfService: readonly string[]
  /** Those that this app has loaded. */
  readonly ours: ReadonlySet<string>
}

/** The tables of the cluster. */
export function Datasources({ connectionId, datasources, outOfService, ours }: DatasourcesProps) {
  const { t } = useText('cluster')
  const sorting = useSorting<Column>('name', false, ['segments', 'size', 'range'])
  return (
    <Panel title={t('page.datasources')} aside={formatCount(datasources.length)}>
      {datasources.length === 0 ? (
        <p className="muted">{t('page.noDatasources')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className={own.scroll} tabIndex={0} aria-label={t('page.datasources')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <SortHeading sorting={sorting} of="name">
                  {t('page.datasource')}
                </SortHeading>
                <SortHeading sorting={sorting} of="range">
                  {t('page.range')}
                </SortHeading>
                <SortHeading sorting={sorting} of="segments" isNumber>
                  {t('page.segments')}
                </SortHeading>
                <SortHeading sorting={sorting} of="size" isNumber>
                  {t('page.size')}
                </SortHeading>
                <SortHeading sorting={sorting} of="loaded" isNumber>
                  {t('page.loaded')}
                </SortHeading>
              </tr>
            </thead>
            <tbody>
              {sorted(datasources, valueIn[sorting.by], sorting.isDown).map(
                ({ name, segments, sizeBytes, fromMs, toMs, loaded }) => (
                  <tr key={name}>
                    <th scope="row">
                      <Link href={paths.clusterDatasource(connectionId, name)} className={styles.name ?? ''}>
                        {name}
                      </Link>
                      {ours.has(name) && <span className={own.leader}>{t('page.ours')}</span>}
                    </th>
                    <td>
                      {sensible(fromMs) && sensible(toMs) ? (
                        `${day(fromMs)} – ${day(toMs - 1)}`
                      ) : (
                        <span className="muted">–</span>
                      )}
                    </td>
                    <td className="num">{formatCount(segments)}</td>
                    <td className="num">{formatBytes(sizeBytes)}</td>
                    <td className="num" data-low={loaded !== null && loaded < 1}>
                      {loaded === null ? '–' : formatPercent(loaded, 0)}
                    </td>
                  </tr>
                )
              )}
            </tbody>
          </table>
        </section>
      )}
      {outOfService.length > 0 && (
        <p className={own.out}>
          <span className="muted">{t('page.outOfService')}</span>
          {outOfService.map((name) => (
            <Link key={name} href={paths.clusterDatasource(connectionId, name)} className={styles.name ?? ''}>
              {name}
            </Link>
          ))}
        </p>
      )}
    </Panel>
  )
}

/** Segments begin and end with days of UTC. */
function day(ms: number): string {
  return formatTimestamp(new Date(ms).toISOString().slice(0, 10))
}
