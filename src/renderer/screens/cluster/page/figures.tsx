import type { Overview } from '../../../../shared/contract/cluster'
import { formatBytes, formatCount, useText } from '../../../text'
import { isUnderWay } from '../task-states'
import { Figure, Figures as Row } from './figure'
import styles from './page.module.css'

/** The cluster in five figures. */
export function Figures({ overview: { version, services, slots, datasources, tasks } }: { overview: Overview }) {
  const { t } = useText('cluster')
  const segments = datasources.reduce((sum, one) => sum + one.segments, 0)
  const sizeBytes = datasources.reduce((sum, one) => sum + one.sizeBytes, 0)
  const running = tasks.filter(({ state }) => isUnderWay(state))
  return (
    <Row>
      <Figure
        name={t('page.version')}
        value={version ?? '–'}
        below={services.length === 0 ? '' : t('page.servicesCount', { count: services.length })}
      />
      <Figure
        name={t('page.slots')}
        value={
          slots === null ? '–' : t('page.slotsFree', { free: formatCount(slots.free), total: formatCount(slots.total) })
        }
        below={
          slots !== null && (
            <span
              className={styles.bar}
              role="img"
              aria-label={t('page.slotsUsed', { used: formatCount(slots.used), total: formatCount(slots.total) })}
            >
              <i style={{ width: `${slots.total === 0 ? 0 : (slots.used / slots.total) * 100}%` }} />
            </span>
          )
        }
      />
      <Figure
        name={t('page.datasources')}
        value={formatCount(datasources.length)}
        below={t('page.datasourcesSize', { size: formatBytes(sizeBytes), segments: formatCount(segments) })}
      />
      <Figure
        name={t('page.runningTasks')}
        value={formatCount(running.length)}
        below={
          running.length === 0 ? t('page.noRunning') : running.map((task) => task.dataSource ?? task.id).join(', ')
        }
      />
    </Row>
  )
}
