/** The way to the board that a person made the home. */
import { useQuery } from '@tanstack/react-query'
import { LayoutDashboard } from 'lucide-react'
import { Link } from 'wouter'
import { api } from '../../client'
import { paths } from '../../paths'
import { useText } from '../../text'
import styles from './home.module.css'

export function HomeBoard({ datasets }: { datasets: readonly string[] }) {
  const { t } = useText('home')
  const boards = useQuery(api.explore.boards.queryOptions({ input: {} })).data ?? []
  const home = boards.find((board) => board.isHome && datasets.includes(board.dataset))
  if (!home) return null
  return (
    <p className={styles.homeBoard}>
      <LayoutDashboard size={14} aria-hidden />
      <Link href={paths.savedBoard(home.dataset, home.id)} className={styles.link}>
        {t('homeBoard', { name: home.content.name })}
      </Link>
      <span className="muted">{home.dataset}</span>
    </p>
  )
}
