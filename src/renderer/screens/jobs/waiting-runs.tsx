import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Clock } from 'lucide-react'
import { isRunOver, type LoadRun } from '../../../shared/domain/load-run'
import { api, client, queryClient } from '../../client'
import { useText } from '../../text'
import styles from './jobs.module.css'

const lookAgainMs = 3000

/** Files that wait for their turn behind a load, in any window: which, and on with them where a load has failed. */
export function WaitingRuns() {
  const runs = useQuery({ ...api.load.runs.queryOptions({ input: {} }), refetchInterval: lookAgainMs }).data ?? []
  const waiting = runs.filter(({ items }) => items.some(({ state }) => state === 'waiting'))
  return waiting.map((run) => <WaitingRun key={run.id} run={run} />)
}

function WaitingRun({ run }: { run: LoadRun }) {
  const { t } = useText('jobs')
  const { dataset } = run.order
  const names = run.items.filter(({ state }) => state === 'waiting').map(({ name }) => name)
  const failed = run.items.find(({ state }) => state === 'failed' || state === 'cancelled')
  const act = (call: Promise<unknown>) =>
    void call
      .catch(() => undefined)
      .finally(() => void queryClient.invalidateQueries({ queryKey: api.load.runs.key() }))
  return (
    <section className={styles.waiting} aria-label={t('waiting.title', { count: names.length, dataset })}>
      <Clock size={16} aria-hidden className={styles.waitingIcon} />
      <div className={styles.waitingText}>
        <b>{t('waiting.title', { count: names.length, dataset })}</b>
        <p className="muted">
          {names.join(', ')}
          {failed && ` · ${t('waiting.stopped', { name: failed.name })}`}
        </p>
      </div>
      {isRunOver(run) && (
        <>
          <Button variant="default" onClick={() => act(client.load.forgetRun({ runId: run.id }))}>
            {t('waiting.forget')}
          </Button>
          <Button onClick={() => act(client.load.retryRun({ runId: run.id }))}>{t('waiting.goOn')}</Button>
        </>
      )}
    </section>
  )
}
