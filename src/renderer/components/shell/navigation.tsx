import { Briefcase, Database, House, LayoutDashboard, type LucideIcon, Settings, SquareTerminal } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { paths } from '../../paths'
import { useText } from '../../text'
import { Logo } from './logo'
import styles from './shell.module.css'

interface Item {
  readonly key: 'home' | 'datasets' | 'board' | 'jobs' | 'sql' | 'settings'
  readonly path: string
  readonly icon: LucideIcon
  readonly also: readonly string[]
}

const items: readonly Item[] = [
  { key: 'home', path: paths.home, icon: House, also: [paths.open, paths.check, paths.shape, paths.load] },
  { key: 'board', path: paths.boards, icon: LayoutDashboard, also: [] },
  { key: 'datasets', path: paths.datasets, icon: Database, also: [] },
  { key: 'jobs', path: paths.jobs, icon: Briefcase, also: [] },
  { key: 'sql', path: paths.sql, icon: SquareTerminal, also: [] },
  { key: 'settings', path: paths.settings, icon: Settings, also: [] }
]

export function Navigation() {
  const { t } = useText('app')
  const [location] = useLocation()
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <Logo />
        {t('name')}
      </div>
      {items.map(({ key, path, icon: Icon, also }) => {
        const on = location === path || (path !== '/' && location.startsWith(`${path}/`)) || also.includes(location)
        return (
          <Link
            key={key}
            href={path}
            className={styles.item}
            data-on={on || undefined}
            aria-current={on ? 'page' : undefined}
          >
            <Icon size={16} aria-hidden />
            <span>{t(`nav.${key}`)}</span>
          </Link>
        )
      })}
    </nav>
  )
}
