/** Statements from before: what was asked, what has a name, and what took long. */
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { Ban, Check, CircleAlert, Search } from 'lucide-react'
import type { AskedStatement } from '../../../shared/domain/statement'
import { formatAgo, formatDuration, useText } from '../../text'
import own from './shelf.module.css'
import { ShelfLine } from './shelf-line'
import { SlowList } from './slow-list'
import classes from './sql.module.css'
import type { Shelf } from './use-shelf'

export type Shown = 'asked' | 'saved' | 'slow'

type Props = {
  readonly shelf: Shelf
  readonly connectionId: string | null
  readonly shown: Shown
  readonly search: string
  readonly onShown: (shown: Shown) => void
  readonly onSearch: (search: string) => void
  readonly onTake: (sql: string) => void
  readonly onRun: (sql: string) => void
}

export function ShelfPanel({ shelf, connectionId, shown, search, onShown, onSearch, onTake, onRun }: Props) {
  const { t } = useText('sql')
  const none = search.trim() === '' ? t(shown === 'asked' ? 'historyNone' : 'savedNone') : t('searchNone')
  const isEmpty = shown !== 'slow' && (shown === 'asked' ? shelf.asked : shelf.saved)?.length === 0
  return (
    <section className={classes.panel} aria-label={t('shelf')}>
      <div className={own.panelTop}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('shelf')}
          data={[
            { value: 'asked', label: t('history') },
            { value: 'saved', label: t('saved') },
            { value: 'slow', label: t('slow') }
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
      {shown === 'slow' ? (
        <SlowList {...{ connectionId, search, onTake, onRun }} />
      ) : (
        <ul className={own.history}>
          {shown === 'asked'
            ? shelf.asked?.map((one) => (
                <ShelfLine
                  key={one.id}
                  sql={one.sql}
                  onTake={onTake}
                  onRun={onRun}
                  onRemove={() => shelf.forget(one.id)}
                >
                  <Outcome asked={one} />
                </ShelfLine>
              ))
            : shelf.saved?.map((one) => (
                <ShelfLine
                  key={one.id}
                  name={one.name}
                  sql={one.sql}
                  onTake={onTake}
                  onRun={onRun}
                  onRemove={() => shelf.remove(one.id)}
                />
              ))}
        </ul>
      )}
      {shown === 'asked' && !isEmpty && search.trim() === '' && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={shelf.forgetAll}>
          {t('historyClear')}
        </Button>
      )}
    </section>
  )
}

function Outcome({ asked }: { asked: AskedStatement }) {
  const { t } = useText('sql')
  const icon =
    asked.outcome === 'done' ? (
      <Check size={12} aria-hidden className={own.good} />
    ) : asked.outcome === 'failed' ? (
      <CircleAlert size={12} aria-hidden className={own.bad} />
    ) : (
      <Ban size={12} aria-hidden />
    )
  const what = asked.rows === null ? t(`outcome.${asked.outcome}`) : t('rows', { count: asked.rows })
  return (
    <span className={own.outcome}>
      {icon} {what} · {formatDuration(asked.tookMs)} · {formatAgo(asked.askedMs)}
      {asked.times > 1 && ` · ${t('times', { count: asked.times })}`}
    </span>
  )
}
