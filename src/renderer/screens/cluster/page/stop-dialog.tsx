import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { Overview } from '../../../../shared/contract/cluster'
import { api, appErrorOf } from '../../../client'
import { TypedDialog } from '../../../components/typed-dialog'
import { useText } from '../../../text'

interface StopDialogProps {
  readonly connectionId: string
  readonly task: Overview['tasks'][number]
  readonly onClose: () => void
}

/** Stops a task of anybody, once the name of its datasource (or its id) was typed; the feed shows what becomes of it. */
export function StopDialog({ connectionId, task, onClose }: StopDialogProps) {
  const { t } = useText('cluster')
  const { id, dataSource } = task
  const name = dataSource ?? id
  const stop = useMutation(
    api.cluster.stopTask.mutationOptions({
      onSuccess: ({ stopped }) => {
        notifications.show({ message: t(stopped ? 'page.stopped' : 'page.stopLate', { id }) })
        onClose()
      }
    })
  )
  return (
    <TypedDialog
      name={name}
      title={t('page.stopTitle')}
      label={t('page.stopLabel', { name })}
      confirm={t('page.stopConfirm')}
      cancel={t('page.stopCancel')}
      isRunning={stop.isPending}
      error={stop.error ? appErrorOf(stop.error) : null}
      failed={t('page.stopFailed')}
      onConfirm={() => stop.mutate({ connectionId, taskId: id, confirm: name })}
      onClose={onClose}
    >
      <p>
        <code>{id}</code>
      </p>
      <p>{t('page.stopText')}</p>
    </TypedDialog>
  )
}
