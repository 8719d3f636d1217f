import { Kbd } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import {
  Bell,
  Database,
  FileSpreadsheet,
  House,
  Keyboard,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Search,
  Server,
  Settings,
  SquareTerminal
} from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { About } from '../../../shared/contract/settings'
import { api, isJobSettled, useJobs, useUnseenAlerts } from '../../client'
import { useModKey } from '../../components/hot-keys/mod-key'
import { paths } from '../../paths'
import { useWindow } from '../../state/window'
import { useWizard } from '../../state/wizard'
import { formatBytes, formatCount, formatShort, useText } from '../../text'
import styles from './frame.module.css'
import { Logo } from './logo'

const wizardPaths: readonly string[] = [paths.open, paths.check, paths.shape, paths.load]

export function Navigation() {
  const { t } = useText('app')
  const { t: to } = useText('open')
  const mod = useModKey()
  const [location] = useLocation()
  const show = useWindow((state) => state.set)
  const source = useWizard((state) => state.source)
  const reached = useWizard((state) => state.reached)
  const queued = useWizard((state) => state.alsoQueued.length)
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  const running = useJobs().jobs.filter((job) => !isJobSettled(job.state)).length
  const unseen = useUnseenAlerts()
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <Logo />
        <span>{t('name')}</span>
      </div>
      <button type="button" className={styles.search} title={t('nav.palette')} onClick={() => spotlight.open()}>
        <Search size={14} aria-hidden />
        <span>{t('nav.palette')}</span>
        <Kbd aria-hidden>{mod} K</Kbd>
      </button>
      <Item path={paths.home} icon={House} label={t('nav.home')} on={location === paths.home} />
      {source && (
        <Item
          path={wizardPaths.includes(location) ? location : paths[reached]}
          icon={FileSpreadsheet}
          label={source.name}
          hint={queued > 0 ? to('queued', { count: queued }) : undefined}
          count={queued > 0 ? `+${formatCount(queued)}` : ''}
          on={wizardPaths.includes(location)}
        />
      )}
      <Item
        path={paths.datasets}
        icon={Database}
        label={t('nav.datasets')}
        count={datasets.length > 0 ? formatCount(datasets.length) : ''}
        on={location.startsWith(paths.datasets)}
      />
      <Item
        path={paths.jobs}
        icon={ListChecks}
        label={t('nav.jobs')}
        count={running > 0 ? t('nav.running', { count: running }) : ''}
        on={location.startsWith(paths.jobs)}
      />
      <Item
        path={paths.alerts}
        icon={Bell}
        label={t('nav.alerts')}
        count={unseen > 0 ? t('nav.alertsUnseen', { count: unseen }) : ''}
        isLoud
        on={location.startsWith(paths.alerts)}
      />
      <Item path={paths.cluster} icon={Server} label={t('nav.cluster')} on={location.startsWith(paths.cluster)} />
      <Item path={paths.sql} icon={SquareTerminal} label={t('nav.sql')} on={location === paths.sql} />
      <div className={styles.sub}>
        <span>{t('nav.boards')}</span>
      </div>
      {datasets.length === 0 && (
        <Item
          path={paths.boards}
          icon={LayoutDashboard}
          label={t('nav.board')}
          on={location.startsWith(paths.boards)}
        />
      )}
      {datasets.map((dataset) => (
        <Item
          key={dataset.name}
          path={paths.board(dataset.name)}
          icon={LayoutDashboard}
          label={dataset.name}
          on={
            `${location}/`.startsWith(`${paths.board(dataset.name)}/`) ||
            (location === paths.boards && dataset === datasets[0])
          }
        />
      ))}
      <div className={styles.low}>
        <button type="button" className={styles.item} title={t('nav.keys')} onClick={() => show({ keys: true })}>
          <Keyboard size={16} aria-hidden />
          <span>{t('nav.keys')}</span>
          <Kbd aria-hidden>?</Kbd>
        </button>
        <Item path={paths.settings} icon={Settings} label={t('nav.settings')} on={location === paths.settings} />
        <Warehouse />
      </div>
    </nav>
  )
}

interface ItemProps {
  readonly path: string
  readonly icon: LucideIcon
  readonly label: string
  readonly on: boolean
  readonly count?: string
  /** The count is something to look at. */
  readonly isLoud?: boolean
  /** Said when the pointer rests on it, behind the label. */
  readonly hint?: string | undefined
}

function Item({ path, icon: Icon, label, on, count, isLoud, hint }: ItemProps) {
  return (
    <Link
      href={path}
      className={styles.item}
      data-on={on || undefined}
      aria-current={on ? 'page' : undefined}
      title={hint ? `${label}. ${hint}` : label}
    >
      <Icon size={16} aria-hidden />
      <span>{label}</span>
      {count && <em data-loud={isLoud || undefined}>{count}</em>}
    </Link>
  )
}

const lookEveryMs = 30_000
/** Between two looks at an engine that does not answer yet. */
const lookSoonMs = 1000

const warehouseOf = (about: About | undefined) => about?.engines.find(({ role }) => role === 'warehouse')

/** Where the rows are, how many, and whether the warehouse answers. */
function Warehouse() {
  const { t } = useText('app')
  const about = useQuery({
    ...api.settings.about.queryOptions({ input: {} }),
    refetchInterval: ({ state }) => (warehouseOf(state.data)?.state === 'ready' ? lookEveryMs : lookSoonMs)
  }).data
  const state = warehouseOf(about)?.state ?? 'ready'
  const well = state === 'ready'
  const rows = about?.warehouse.rows ?? 0
  return (
    <div className={styles.foot}>
      <div>
        <span className={styles.dot} data-well={well || undefined} />
        <span>{well ? t('warehouse.local') : t(`warehouse.${state}`)}</span>
      </div>
      <div>
        <span>
          {rows > 0
            ? t('warehouse.facts', { rows: formatShort(rows), size: formatBytes(about?.warehouse.sizeBytes ?? 0) })
            : t('warehouse.empty')}
        </span>
      </div>
    </div>
  )
}
