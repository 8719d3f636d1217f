import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowUpToLine, RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { api, appErrorOf, isJobSettled, useJob } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { LedgerSum } from '../../components/ledger/ledger-sum'
import { Page, Panel } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useText } from '../../text'
import { ClusterCard, DocumentsCard } from './cluster-card'
import { CorrectButton, CorrectionsCard } from './corrections-card'
import { FilesCard } from './files-card'
import { CompareButton, ReceiptButton } from './job-links'
import { JobStateText } from './job-state'
import styles from './jobs.module.css'
import { ObjectsCard } from './objects-card'
import { Parity } from './parity-card'
import { DriftOfReceipt, RulesOfReceipt } from './receipt-rules'
import { Months, Timings } from './receipt-tables'
import { SourceCard } from './source-card'
import { Timeline } from './timeline'
import { isCancellable, isRetryable, useJobActs } from './use-job-acts'

/** One load: how it went, what it did, and the proof. */
export function JobPage({ jobId }: { jobId: string }) {
  const { t } = useText('jobs')
  const [, navigate] = useLocation()
  const query = useQuery(api.jobs.get.queryOptions({ input: { jobId } }))
  const live = useJob(jobId)
  const acts = useJobActs()
  const { refetch } = query
  // Each step the feed tells of is in the log too.
  const isOver = live !== null && isJobSettled(live.state)
  const heard = live ? `${live.state} ${live.attempt}` : null
  // Of one that is over the feed tells only when its receipt says more than before.
  const toldAgain = isOver ? live : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again, it is asked again
  useEffect(() => {
    if (heard !== null) void refetch()
  }, [heard, toldAgain, refetch])
  if (query.error && !query.data) {
    return (
      <Page title={t('title')} actions={<Back />}>
        <ErrorPanel title={t('failedOne')} error={appErrorOf(query.error)} onRetry={() => void refetch()} />
      </Page>
    )
  }
  const detail = query.data
  if (!detail || detail.id !== jobId) return <ScreenLoading />
  const job = live && live.updatedMs >= detail.updatedMs ? live : detail
  const { receipt } = detail
  // Rows that a warehouse answers other than shaped are there all the same.
  const isLoaded = job.state === 'done' || job.error?.code === 'load.cluster-parity'
  // A load that failed before its proof has compared nothing.
  const isProved = receipt !== null && receipt.parity.length + (receipt.notCompared?.length ?? 0) > 0
  return (
    <Page
      title={t('loadOf', { name: job.sourceName, dataset: job.dataset })}
      facts={<JobStateText job={job} />}
      factsKept
      actions={
        <>
          <Back />
          {receipt && job.state === 'done' && <CorrectButton receipt={receipt} />}
          <CompareButton job={detail} />
          {receipt && <ReceiptButton jobId={jobId} />}
          {job.queuePlace !== null && job.queuePlace > 1 && (
            <Button
              variant="default"
              leftSection={<ArrowUpToLine size={14} aria-hidden />}
              onClick={() => acts.runNext(jobId)}
              loading={acts.busy}
            >
              {t('runNext')}
            </Button>
          )}
          {isCancellable(job.state) && (
            <Button color="red" variant="light" onClick={() => acts.cancel(jobId)} loading={acts.busy} data-primary>
              {t('cancel')}
            </Button>
          )}
          {isRetryable(job.state) && (
            <Button
              leftSection={<RotateCw size={14} />}
              onClick={() => acts.retry(jobId)}
              loading={acts.busy}
              data-primary
            >
              {t('retry')}
            </Button>
          )}
          {job.state === 'done' && (
            <Button onClick={() => navigate(paths.board(job.dataset))} data-primary>
              {t('board')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        {acts.error && <ErrorPanel title={t('actFailed')} error={acts.error} onClose={acts.forget} />}
        {job.error && job.state !== 'cancelled' && isJobSettled(job.state) && (
          <ErrorPanel title={t('toast.failed', { name: job.sourceName })} error={job.error} />
        )}
        {!isJobSettled(job.state) && (
          <Progress value={(job.progress?.overall ?? 0) * 100} animated aria-label={t(`state.${job.state}`)} />
        )}
        {receipt && (
          <Panel className={styles.ledger}>
            <LedgerSum ledger={receipt.ledger} tense={isLoaded ? 'done' : 'planned'} />
          </Panel>
        )}
        <div className={styles.columns}>
          <div className={styles.stack}>
            {isProved ? <Parity job={detail} receipt={receipt} /> : <Timeline job={detail} />}
            <FilesCard job={detail} />
            {receipt && <RulesOfReceipt receipt={receipt} />}
            {receipt && <DriftOfReceipt receipt={receipt} />}
            {receipt && receipt.months.length > 0 && <Months receipt={receipt} />}
            {receipt?.cluster && <ObjectsCard proof={receipt.cluster} />}
            {receipt?.cluster && <DocumentsCard proof={receipt.cluster} />}
            {!receipt && !isJobSettled(job.state) && <p className="muted">{t('noReceipt')}</p>}
          </div>
          <div className={styles.stack}>
            {receipt?.cluster && <ClusterCard proof={receipt.cluster} />}
            {receipt && <CorrectionsCard receipt={receipt} />}
            {isProved && <Timeline job={detail} />}
            <SourceCard job={detail} />
            {receipt && receipt.timings.length > 0 && <Timings receipt={receipt} />}
          </div>
        </div>
      </div>
    </Page>
  )
}

function Back() {
  const { t } = useText('jobs')
  const [, navigate] = useLocation()
  return (
    <Button variant="default" onClick={() => navigate(paths.jobs)}>
      {t('back')}
    </Button>
  )
}
