import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { Overview } from '../../../../shared/contract/cluster'
import { Panel } from '../../../components/page'
import { SortHeading, sorted, useSorting } from '../../../components/sorting'
import { formatBytes, formatCount, formatDateTime, formatDuration, useText } from '../../../text'
import styles from '../cluster.module.css'
import own from './page.module.css'

type Service = Overview['services'][number]
type Column = 'type' | 'health' | 'host' | 'since' | 'memory' | 'held' | 'lag'

const valueIn: Readonly<Record<Column, (service: Service) => string | number | null>> = {
  type: ({ type }) => type,
  host: ({ host }) => host,
  since: ({ startedMs }) => startedMs,
  health: ({ health }) => health,
  memory: ({ memoryUsedBytes }) => memoryUsedBytes,
  held: ({ usedBytes }) => usedBytes,
  lag: ({ toLoad }) => toLoad
}

interface ServicesProps {
  readonly services: readonly Service[]
  readonly discovery: Overview['discovery']
}

/** The processes of the cluster, and what they find each other by. */
export function Services({ services, discovery }: ServicesProps) {
  const { t, i18n } = useText('cluster')
  const sorting = useSorting<Column>('type', false, ['memory', 'held', 'lag'])
  const typeWord = (type: string) => {
    const key = `cluster:serviceTypes.${type}`
    return i18n.exists(key) ? i18n.t(key as 'cluster:serviceTypes.router') : type
  }
  const heading = (of: Column, words: string, isNumber = true) => (
    <SortHeading sorting={sorting} of={of} isNumber={isNumber}>
      {words}
    </SortHeading>
  )
  return (
    <Panel title={t('page.services')} aside={formatCount(services.length)}>
      {services.length === 0 ? (
        <p className="muted">{t('page.noServices')}</p>
      ) : (
        <table className={styles.table} aria-label={t('page.services')}>
          <thead>
            <tr>
              {heading('type', t('page.service'), false)}
              {heading('health', t('page.health'), false)}
              {heading('host', t('page.host'), false)}
              <th scope="col">{t('page.version')}</th>
              {heading('since', t('page.since'))}
              {heading('memory', t('page.memory'))}
              {heading('held', t('page.held'))}
              {heading('lag', t('page.lag'))}
            </tr>
          </thead>
          <tbody>
            {sorted(services, valueIn[sorting.by], sorting.isDown).map((service) => (
              <tr key={`${service.type} ${service.host}`}>
                <th scope="row">
                  {typeWord(service.type)}
                  {service.isLeader && <span className={own.leader}>{t('page.leader')}</span>}
                </th>
                <td>
                  <Health state={service.health} />
                </td>
                <td title={service.tier ?? undefined}>{service.host}</td>
                <td>{service.version ?? <span className="muted">–</span>}</td>
                <td className="num" title={service.startedMs === null ? undefined : formatDateTime(service.startedMs)}>
                  {service.startedMs === null ? '–' : formatDuration(Date.now() - service.startedMs)}
                </td>
                <Share used={service.memoryUsedBytes} max={service.memoryMaxBytes} />
                <Share used={service.usedBytes} max={service.maxBytes} />
                <td className="num" data-low={(service.toLoad ?? 0) > 0}>
                  {service.toLoad === null ? '–' : t('page.toLoad', { count: service.toLoad })}
                </td>
              </tr>
            ))}
            {discovery !== null && (discovery.zookeeper !== null || discovery.works !== null) && (
              <tr>
                <th scope="row">{discovery.zookeeper === null ? t('page.discovery') : 'ZooKeeper'}</th>
                <td>{discovery.works === null ? '–' : <Health state={discovery.works ? 'works' : 'fails'} />}</td>
                <td colSpan={6} title={discovery.zookeeper ?? undefined}>
                  {discovery.zookeeper ?? '–'}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

const tones = { answers: 'good', works: 'good', listed: 'quiet', silent: 'bad', fails: 'bad' } as const
const icons = { good: CircleCheck, quiet: CircleDashed, bad: CircleX } as const

function Health({ state }: { state: keyof typeof tones }) {
  const { t } = useText('cluster')
  const tone = tones[state]
  const Icon = icons[tone]
  return (
    <span className={own.health} data-tone={tone} title={t(`page.healthHints.${state}`)}>
      <Icon size={14} aria-hidden />
      {t(`page.healths.${state}`)}
    </span>
  )
}

/** How much of what there is, with a bar; a dash where it is not known. */
function Share({ used, max }: { used: number | null; max: number | null }) {
  const { t } = useText('cluster')
  if (used === null || max === null || max === 0) return <td className="num">–</td>
  const words = t('page.usedOf', { used: formatBytes(used), max: formatBytes(max) })
  return (
    <td className="num" title={words}>
      {words}
      <span className={own.share} data-full={used / max > 0.9 || undefined} aria-hidden>
        <i style={{ width: `${Math.min(1, used / max) * 100}%` }} />
      </span>
    </td>
  )
}
