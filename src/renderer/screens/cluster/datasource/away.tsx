import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import { api, appErrorOf, queryClient } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Panel } from '../../../components/page'
import { TypedDialog } from '../../../components/typed-dialog'
import { formatBytes, formatCount, useText } from '../../../text'
import styles from './datasource.module.css'

interface AwayProps {
  readonly connectionId: string
  readonly details: DatasourceDetails
  readonly totals: NonNullable<DatasourceDetails['totals']>
}

const known = () => queryClient.invalidateQueries({ queryKey: api.cluster.key() })

/** Out of service, back, and away for ever: in this order, each with what it means. */
export function Away({ connectionId, details, totals }: AwayProps) {
  const { t } = useText('datasource')
  const [asked, setAsked] = useState<'drop' | 'kill' | null>(null)
  const { name, unused } = details
  const back = useMutation(
    api.cluster.bringBack.mutationOptions({
      onSuccess: ({ segments }) => {
        notifications.show({ message: t('away.broughtBack', { name, count: segments }) })
        void known()
      }
    })
  )
  const rules = details.retention
  const holding = rules?.own.kind === 'inherit' ? rules.fallback : rules?.own
  const dropsByRule = holding !== undefined && holding.kind !== 'keep-all'
  const mayHaveUnused = unused === null ? details.known : unused.segments > 0
  return (
    <Panel title={t('away.title')}>
      <div className={styles.away}>
        {totals.segments > 0 && (
          <Act hint={t('away.dropHint')} label={t('away.drop')} onClick={() => setAsked('drop')} isRed />
        )}
        {mayHaveUnused && (
          <Act
            hint={unusedWords(unused, t)}
            label={t('away.back')}
            isRunning={back.isPending}
            onClick={() => back.mutate({ connectionId, dataSource: name })}
          />
        )}
        {mayHaveUnused && dropsByRule && <p className="muted">{t('away.backRules')}</p>}
        {back.error && <ErrorPanel title={t('away.backFailed', { name })} error={appErrorOf(back.error)} />}
        {mayHaveUnused ? (
          <Act hint={t('away.killHint')} label={t('away.kill')} onClick={() => setAsked('kill')} isRed />
        ) : (
          <p className="muted">{t('away.killFirst')}</p>
        )}
      </div>
      {asked === 'drop' && (
        <Drop connectionId={connectionId} details={details} totals={totals} onClose={() => setAsked(null)} />
      )}
      {asked === 'kill' && (
        <Kill connectionId={connectionId} details={details} totals={totals} onClose={() => setAsked(null)} />
      )}
    </Panel>
  )
}

type T = ReturnType<typeof useText<'datasource'>>['t']

function unusedWords(unused: DatasourceDetails['unused'], t: T): string {
  if (unused === null) return t('away.backUnknown')
  if (unused.more) return t('away.backMany', { segments: formatCount(unused.segments) })
  return t('away.backHint', { count: unused.segments, size: formatBytes(unused.sizeBytes) })
}

interface ActProps {
  readonly hint: string
  readonly label: string
  readonly isRed?: boolean
  readonly isRunning?: boolean
  readonly onClick: () => void
}

function Act({ hint, label, isRed = false, isRunning = false, onClick }: ActProps) {
  return (
    <div className={styles.act}>
      <p className="muted">{hint}</p>
      <Button
        variant={isRed ? 'light' : 'default'}
        {...(isRed && { color: 'red' })}
        loading={isRunning}
        onClick={onClick}
      >
        {label}
      </Button>
    </div>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <p className={styles.note}>
      <TriangleAlert size={15} aria-hidden />
      {text}
    </p>
  )
}

function Drop({ connectionId, details, totals, onClose }: AwayProps & { onClose: () => void }) {
  const { t } = useText('datasource')
  const { name, datasets } = details
  const drop = useMutation(
    api.cluster.dropDatasource.mutationOptions({
      onSuccess: ({ segments }) => {
        notifications.show({ message: t('away.dropped', { name, count: segments }) })
        void known()
        onClose()
      }
    })
  )
  return (
    <TypedDialog
      name={name}
      title={t('away.dropTitle', { name })}
      label={t('away.label', { name })}
      confirm={t('away.dropConfirm')}
      cancel={t('away.cancel')}
      isRunning={drop.isPending}
      error={drop.error ? appErrorOf(drop.error) : null}
      failed={t('away.dropFailed', { name })}
      onConfirm={() => drop.mutate({ connectionId, dataSource: name, confirm: name })}
      onClose={onClose}
    >
      <p>{t('away.dropText', { count: totals.segments, rows: formatCount(totals.rows) })}</p>
      {datasets.length > 0 && <Warning text={t('away.warnDrop', { names: datasets.join(', ') })} />}
    </TypedDialog>
  )
}

function Kill({ connectionId, details, totals, onClose }: AwayProps & { onClose: () => void }) {
  const { t } = useText('datasource')
  const { name, unused, datasets } = details
  const kill = useMutation(
    api.cluster.killDatasource.mutationOptions({
      onSuccess: ({ taskId }) => {
        notifications.show({ message: t('away.killing', { taskId }) })
        void known()
        onClose()
      }
    })
  )
  const text =
    unused === null
      ? t('away.killUnknown')
      : unused.more
        ? t('away.killMany', { segments: formatCount(unused.segments) })
        : t('away.killText', { count: unused.segments, size: formatBytes(unused.sizeBytes) })
  return (
    <TypedDialog
      name={name}
      title={t('away.killTitle', { name })}
      label={t('away.label', { name })}
      confirm={t('away.killConfirm')}
      cancel={t('away.cancel')}
      isRunning={kill.isPending}
      error={kill.error ? appErrorOf(kill.error) : null}
      failed={t('away.killFailed')}
      onConfirm={() => kill.mutate({ connectionId, dataSource: name, confirm: name })}
      onClose={onClose}
    >
      <p>{text}</p>
      {totals.segments > 0 && <p>{t('away.killStays', { count: totals.segments })}</p>}
      {datasets.length > 0 && <Warning text={t('away.warnKill', { names: datasets.join(', ') })} />}
    </TypedDialog>
  )
}
