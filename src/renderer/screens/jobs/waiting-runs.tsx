import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Clock } from 'lucide-react'
import { isRunOver, isStopped, type LoadRun, type RunItem } from '../../../shared/domain/load-run'
import { api, appErrorOf, queryClient } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { errorSentence, useText } from '../../text'
import styles from './jobs.module.css'

const lookAgainMs = 3000

/** A file that no job has to do with yet: nothing else in Jobs tells of it. */
const isWaiting = (item: RunItem) =>
  item.state === 'waiting' || item.state === 'checking' || (isStopped(item) && item.jobId === null)

/** Files that wait for their turn behind a load, in any window: which, and on with them where a load has failed. */
export function WaitingRuns() {
  const options = api.load.runs.queryOptions({ input: {} })
  // What was known before the last look elsewhere is not shown: those files may have been loaded since.
  const runs = useQuery({ ...options, refetchInterval: lookAgainMs, staleTime: 0, gcTime: 0 }).data ?? []
  return runs.filter(({ items }) => items.some(isWaiting)).map((run) => <WaitingRun key={run.id} run={run} />)
}

function WaitingRun({ run }: { run: LoadRun }) {
  const { t } = useText('jobs')
  const { dataset } = run.order
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.load.runs.key() })
  const forget = useMutation(api.load.forgetRun.mutationOptions({ onSettled }))
  const goOn = useMutation(api.load.retryRun.mutationOptions({ onSettled }))
  const refused = forget.error ?? goOn.error
  const isBusy = forget.isPending || goOn.isPending
  const names = run.items.filter(isWaiting).map(({ name }) => name)
  const stopped = run.items.find(isStopped)
  const title = t('waiting.title', { count: names.length, dataset })
  return (
    <section className={styles.waiting} aria-label={title}>
      <Clock size={16} aria-hidden className={styles.waitingIcon} />
      <div className={styles.waitingText}>
        <b>{title}</b>
        <p className="muted">{names.join(', ')}</p>
        {stopped && (
          <p className={styles.waitingWhy}>
            {stopped.error
              ? t('waiting.failed', { name: stopped.name, reason: errorSentence(stopped.error) })
              : t('waiting.cancelled', { name: stopped.name })}
          </p>
        )}
      </div>
      {isRunOver(run) && (
        <div className={styles.waitingActs}>
          <Button
            variant="default"
            loading={forget.isPending}
            disabled={isBusy}
            onClick={() => forget.mutate({ runId: run.id })}
          >
            {t('waiting.forget', { count: names.length })}
          </Button>
          <Button loading={goOn.isPending} disabled={isBusy} onClick={() => goOn.mutate({ runId: run.id })}>
            {t('waiting.goOn')}
          </Button>
        </div>
      )}
      {refused && <ErrorPanel title={t('actFailed')} error={appErrorOf(refused)} />}
    </section>
  )
}
