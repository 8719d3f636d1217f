import type { Overview } from '../../../../shared/contract/cluster'
import { Panel } from '../../../components/page'
import { SortHeading, sorted, useSorting } from '../../../components/sorting'
import { formatBytes, formatCount, formatDateTime, formatDuration, useText } from '../../../text'
import styles from '../cluster.module.css'
import own from './page.module.css'

type Service = Overview['services'][number]
type Column = 'type' | 'host' | 'since' | 'memory'

const valueIn: Readonly<Record<Column, (service: Service) => string | number | null>> = {
  type: ({ type }) => type,
  host: ({ host }) => host,
  since: ({ startedMs }) => startedMs,
  memory: ({ usedBytes }) => usedBytes
}

/** The processes of the cluster. */
export function Services({ services }: { services: readonly Service[] }) {
  const { t, i18n } = useText('cluster')
  const sorting = useSorting<Column>('type', false, ['memory'])
  const typeWord = (type: string) => {
    const key = `cluster:serviceTypes.${type}`
    return i18n.exists(key) ? i18n.t(key as 'cluster:serviceTypes.router') : type
  }
  return (
    <Panel title={t('page.services')} aside={formatCount(services.length)}>
      {services.length === 0 ? (
        <p className="muted">{t('page.noServices')}</p>
      ) : (
        <table className={styles.table} aria-label={t('page.services')}>
          <thead>
            <tr>
              <SortHeading sorting={sorting} of="type">
                {t('page.service')}
              </SortHeading>
              <SortHeading sorting={sorting} of="host">
                {t('page.host')}
              </SortHeading>
              <th scope="col">{t('page.tier')}</th>
              <SortHeading sorting={sorting} of="since" isNumber>
                {t('page.since')}
              </SortHeading>
              <SortHeading sorting={sorting} of="memory" isNumber>
                {t('page.memory')}
              </SortHeading>
            </tr>
          </thead>
          <tbody>
            {sorted(services, valueIn[sorting.by], sorting.isDown).map((service) => (
              <tr key={`${service.type} ${service.host}`}>
                <th scope="row">
                  {typeWord(service.type)}
                  {service.isLeader && <span className={own.leader}>{t('page.leader')}</span>}
                </th>
                <td>{service.host}</td>
                <td>{service.tier ?? <span className="muted">–</span>}</td>
                <td className="num" title={service.startedMs === null ? undefined : formatDateTime(service.startedMs)}>
                  {service.startedMs === null ? '–' : formatDuration(Date.now() - service.startedMs)}
                </td>
                <td className="num">
                  {service.maxBytes === null || service.maxBytes === 0
                    ? '–'
                    : t('page.memoryOf', {
                        used: formatBytes(service.usedBytes ?? 0),
                        max: formatBytes(service.maxBytes)
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
