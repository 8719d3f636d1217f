import { Button, Modal, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { api, appErrorOf } from '../../../client'
import { CodeView } from '../../../components/code-view'
import { ErrorPanel } from '../../../components/error-panel'
import { useText } from '../../../text'
import own from './page.module.css'

interface LogDialogProps {
  readonly connectionId: string
  readonly taskId: string
  readonly onClose: () => void
}

/** The end of a task's log. */
export function LogDialog({ connectionId, taskId, onClose }: LogDialogProps) {
  const { t } = useText('cluster')
  const query = useQuery({
    ...api.cluster.taskLog.queryOptions({ input: { connectionId, taskId } }),
    staleTime: 0,
    placeholderData: undefined
  })
  return (
    <Modal opened onClose={onClose} title={t('page.logOf', { id: taskId })} size="min(1200px, 92vw)">
      <div className={own.log}>
        {query.error && (
          <ErrorPanel
            title={t('page.logFailed')}
            error={appErrorOf(query.error)}
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isPending && !query.error && <Skeleton height={320} />}
        {query.data &&
          (query.data.log === null ? (
            <p className="muted">{t('page.logNone')}</p>
          ) : (
            <CodeView code={query.data.log} label={t('page.log')} fill />
          ))}
        <div>
          <Button
            variant="default"
            leftSection={<RotateCw size={14} aria-hidden />}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {t('page.reload')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
