/** Statements from before: what was asked, and what has a name. */
import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { Ban, Check, CircleAlert, Play, Search, Trash2 } from 'lucide-react'
import type { AskedStatement } from '../../../shared/domain/statement'
import { formatAgo, formatDuration, useText } from '../../text'
import classes from './sql.module.css'
import type { Shelf } from './use-shelf'

export type Shown = 'asked' | 'saved'

type Props = {
  readonly shelf: Shelf
  readonly shown: Shown
  readonly search: string
  readonly onShown: (shown: Shown) => void
  readonly onSearch: (search: string) => void
  readonly onTake: (sql: string) => void
  readonly onRun: (sql: string) => void
}

export function ShelfPanel({ shelf, shown, search, onShown, onSearch, onTake, onRun }: Props) {
  const { t } = useText('sql')
  const none = search.trim() === '' ? t(shown === 'asked' ? 'historyNone' : 'savedNone') : t('searchNone')
  const isEmpty = (shown === 'asked' ? shelf.asked : shelf.saved)?.length === 0
  return (
    <section className={classes.panel} aria-label={t('shelf')}>
      <div className={classes.panelTop}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('shelf')}
          data={[
            { value: 'asked', label: t('history') },
            { value: 'saved', label: t('saved') }
          ]}
          value={shown}
          onChange={(next) => onShown(next as Shown)}
        />
        <TextInput
          size="xs"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Search size={13} aria-hidden />}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </div>
      {isEmpty && <p className={classes.hint}>{none}</p>}
      <ul className={classes.history}>
        {shown === 'asked'
          ? shelf.asked?.map((one) => (
              <Line key={one.id} sql={one.sql} onTake={onTake} onRun={onRun} onRemove={() => shelf.forget(one.id)}>
                <Outcome asked={one} />
              </Line>
            ))
          : shelf.saved?.map((one) => (
              <Line
                key={one.id}
                name={one.name}
                sql={one.sql}
                onTake={onTake}
                onRun={onRun}
                onRemove={() => shelf.remove(one.id)}
              />
            ))}
      </ul>
      {shown === 'asked' && !isEmpty && search.trim() === '' && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={shelf.forgetAll}>
          {t('historyClear')}
        </Button>
      )}
    </section>
  )
}

type LineProps = {
  readonly name?: string
  readonly sql: string
  readonly onTake: (sql: string) => void
  readonly onRun: (sql: string) => void
  readonly onRemove: () => void
  readonly children?: React.ReactNode
}

function Line({ name, sql, onTake, onRun, onRemove, children }: LineProps) {
  const { t } = useText('sql')
  const called = name ?? sql
  return (
    <li>
      <button
        type="button"
        className={classes.take}
        title={sql}
        aria-label={t('historyTake', { text: called })}
        onClick={() => onTake(sql)}
      >
        {name !== undefined && <strong>{name}</strong>}
        <code>{sql.replace(/\s+/g, ' ')}</code>
        {children}
      </button>
      <span className={classes.lineActions}>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('runAgain', { text: called })}
          title={t('run')}
          onClick={() => onRun(sql)}
        >
          <Play size={13} aria-hidden />
        </ActionIcon>
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

function Outcome({ asked }: { asked: AskedStatement }) {
  const { t } = useText('sql')
  const icon =
    asked.outcome === 'done' ? (
      <Check size={12} aria-hidden className={classes.good} />
    ) : asked.outcome === 'failed' ? (
      <CircleAlert size={12} aria-hidden className={classes.bad} />
    ) : (
      <Ban size={12} aria-hidden />
    )
  const what = asked.rows === null ? t(`outcome.${asked.outcome}`) : t('rows', { count: asked.rows })
  return (
    <span className={classes.outcome}>
      {icon} {what} · {formatDuration(asked.tookMs)} · {formatAgo(asked.askedMs)}
      {asked.times > 1 && ` · ${t('times', { count: asked.times })}`}
    </span>
  )
}
