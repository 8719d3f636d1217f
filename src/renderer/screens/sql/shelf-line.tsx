/** A statement from before: taken into the editor, run again, removed. */
import { ActionIcon } from '@mantine/core'
import { Play, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../text'
import own from './shelf.module.css'

type Props = {
  readonly name?: string
  readonly sql: string
  readonly onTake: (sql: string) => void
  readonly onRun: (sql: string) => void
  readonly onRemove: () => void
  /** Further ones, before the removal. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

export function ShelfLine({ name, sql, onTake, onRun, onRemove, actions, children }: Props) {
  const { t } = useText('sql')
  const called = name ?? sql
  return (
    <li>
      <button
        type="button"
        className={own.take}
        title={sql}
        aria-label={t('historyTake', { text: called })}
        onClick={() => onTake(sql)}
      >
        {name !== undefined && <strong>{name}</strong>}
        <code>{sql.replace(/\s+/g, ' ')}</code>
        {children}
      </button>
      <span className={own.lineActions}>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('runAgain', { text: called })}
          title={t('run')}
          onClick={() => onRun(sql)}
        >
          <Play size={13} aria-hidden />
        </ActionIcon>
        {actions}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('forget', { text: called })}
          title={t('forgetOne')}
          onClick={onRemove}
        >
          <Trash2 size={13} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  )
}
