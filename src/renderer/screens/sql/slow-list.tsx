/** Statements of boards and of SQL that took long at a place: the longest first, or the newest. */
import { ActionIcon, Button, CopyButton, Select } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, CircleAlert, Copy, Hourglass } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SlowQuery } from '../../../shared/domain/slow-query'
import { api } from '../../client'
import { paths } from '../../paths'
import { formatAgo, formatDuration, useText } from '../../text'
import own from './shelf.module.css'
import { ShelfLine } from './shelf-line'
import classes from './sql.module.css'

type Order = 'longest' | 'newest'

type Props = {
  /** Null: this machine. */
  readonly connectionId: string | null
  readonly search: string
  readonly onTake: (sql: string) => void
  readonly onRun: (sql: string) => void
}

export function SlowList({ connectionId, search, onTake, onRun }: Props) {
  const { t } = useText('sql')
  const [order, setOrder] = useState<Order>('longest')
  const queries = useQueryClient()
  const place = connectionId === null ? {} : { connectionId }
  const slow = useQuery({
    ...api.explore.slowQueries.queryOptions({ input: { ...place, search, order } }),
    // Boards add to it behind this screen.
    staleTime: 0
  }).data
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: api.explore.slowQueries.key() }) }
  const forget = useMutation(api.explore.forgetSlowQuery.mutationOptions(after))
  const forgetAll = useMutation(api.explore.forgetSlowQueries.mutationOptions(after))
  const isEmpty = slow?.length === 0
  return (
    <>
      <SlowHint
        connectionId={connectionId}
        none={isEmpty ? t(search.trim() === '' ? 'slowNone' : 'searchNone') : null}
      />
      {!isEmpty && (
        <Select
          size="xs"
          mt={6}
          aria-label={t('slowOrder')}
          value={order}
          allowDeselect={false}
          data={[
            { value: 'longest', label: t('slowOrders.longest') },
            { value: 'newest', label: t('slowOrders.newest') }
          ]}
          onChange={(next) => next && setOrder(next as Order)}
        />
      )}
      <ul className={own.history}>
        {slow?.map((one) => (
          <ShelfLine
            key={one.id}
            sql={one.sql}
            onTake={onTake}
            onRun={onRun}
            onRemove={() => forget.mutate({ id: one.id })}
            actions={<CopySql sql={one.sql} />}
          >
            <SlowFacts slow={one} />
          </ShelfLine>
        ))}
      </ul>
      {!isEmpty && search.trim() === '' && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => forgetAll.mutate(place)}>
          {t('historyClear')}
        </Button>
      )}
    </>
  )
}

/** From when on a statement counts as slow, and where that is set. */
function SlowHint({ connectionId, none }: { readonly connectionId: string | null; readonly none: string | null }) {
  const { t } = useText('sql')
  const preferences = useQuery(api.settings.get.queryOptions({ input: {} })).data
  const fromMs = connectionId === null ? preferences?.slowHereMs : preferences?.slowClusterMs
  return (
    <p className={classes.hint}>
      {none !== null && `${none} `}
      {fromMs !== undefined && t('slowFrom', { took: formatDuration(fromMs) })}{' '}
      <Link href={paths.settings}>{t('slowSet')}</Link>
    </p>
  )
}

function SlowFacts({ slow }: { readonly slow: SlowQuery }) {
  const { t } = useText('sql')
  const { t: words } = useText('board')
  const origin =
    slow.dataset === null
      ? t('slowOwn')
      : [
          slow.dataset,
          slow.savedBoard ?? (slow.board && words(`boards.${slow.board}`)),
          slow.tiles.length > 0 && t('slowTiles', { count: slow.tiles.length }),
          slow.isSummed && t('slowSummed')
        ]
          .filter(Boolean)
          .join(' · ')
  return (
    <>
      <span className={own.outcome}>
        {slow.errorCode === null ? (
          <Hourglass size={12} aria-hidden />
        ) : (
          <CircleAlert size={12} aria-hidden className={own.bad} />
        )}
        <b>{formatDuration(slow.tookMs)}</b>
        {' · '}
        {slow.rows === null ? t('slowStopped') : t('rows', { count: slow.rows })} · {formatAgo(slow.atMs)}
      </span>
      <span className={own.origin} title={slow.tiles.join(', ') || undefined}>
        {origin}
      </span>
      {slow.waitedMs >= waitWorthSayingMs && (
        <span className={own.origin}>{t('slowWaited', { took: formatDuration(slow.waitedMs) })}</span>
      )}
    </>
  )
}

/** A moment between two statements is no wait. */
const waitWorthSayingMs = 20

function CopySql({ sql }: { readonly sql: string }) {
  const { t } = useText('app')
  return (
    <CopyButton value={sql}>
      {({ copied, copy }) => (
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('copy')}
          title={t(copied ? 'copied' : 'copy')}
          onClick={copy}
        >
          {copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
