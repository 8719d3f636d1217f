/** Rejected rows of a load, to be corrected in a grid and put back. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useLocation, useParams } from 'wouter'
import { correctionLimits, csvRecord, type RejectedPage } from '../../../shared/domain/corrections'
import type { JobDetail } from '../../../shared/domain/job'
import { api, appErrorOf, client } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { saveText } from '../../components/export/save-text'
import { Page } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { formatCount, useText } from '../../text'
import { CorrectionGrid } from './correction-grid'
import { PutBackResult } from './put-back-result'
import classes from './rejected.module.css'
import { useCorrections } from './use-corrections'
import { usePutBack } from './use-put-back'

const pageRows = 500

/** All rows that can be corrected here, page by page. */
async function allRows(jobId: string, signal: AbortSignal): Promise<RejectedPage> {
  const first = await client.jobs.rejected({ jobId, offset: 0, limit: pageRows }, { signal })
  const rows = [...first.rows]
  while (rows.length < Math.min(first.total, correctionLimits.rows)) {
    const next = await client.jobs.rejected({ jobId, offset: rows.length, limit: pageRows }, { signal })
    if (next.rows.length === 0) break
    rows.push(...next.rows)
  }
  return { ...first, rows }
}

export default function Rejected() {
  const { t } = useText('rejected')
  const { jobId: named = '' } = useParams<{ jobId?: string }>()
  const jobId = decodeURIComponent(named)
  const job = useQuery(api.jobs.get.queryOptions({ input: { jobId } }))
  const page = useQuery({
    queryKey: [...api.jobs.rejected.key(), 'all', jobId],
    queryFn: ({ signal }) => allRows(jobId, signal),
    placeholderData: undefined,
    staleTime: 0
  })
  const error = job.error ?? page.error
  if (error) {
    return (
      <Page title={t('title')} actions={<Back jobId={jobId} />}>
        <ErrorPanel title={t('failed')} error={appErrorOf(error)} onRetry={() => void page.refetch()} />
      </Page>
    )
  }
  if (!job.data || job.data.id !== jobId || !page.data) return <ScreenLoading />
  return <RejectedRows key={jobId} job={job.data} page={page.data} again={() => void page.refetch()} />
}

function RejectedRows({ job, page, again }: { job: JobDetail; page: RejectedPage; again: () => void }) {
  const { t } = useText('rejected')
  const { recipe } = job.request
  const corrections = useCorrections(job.id, page, recipe)
  const putBack = usePutBack(job.id, () => {
    corrections.forget()
    again()
  })
  const { ready } = corrections
  const back = page.rows.filter((row) => row.putBackBy !== null).length
  const facts = [
    t('facts', { count: page.total, name: job.sourceName }),
    ...(back > 0 ? [t('factsBack', { count: back })] : [])
  ]
  return (
    <Page
      title={t('title')}
      facts={facts.join(' · ')}
      body="fill"
      actions={
        <>
          <Back jobId={job.id} />
          <Button
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            onClick={() => saveText(`rejected-${job.dataset}.csv`, csvOf(page), 'text/csv')}
          >
            {t('save')}
          </Button>
          <Button
            data-primary
            disabled={ready.length === 0}
            loading={putBack.busy}
            title={ready.length === 0 ? t('noneReady') : undefined}
            onClick={() => putBack.start(ready)}
          >
            {ready.length === 0 ? t('putBackNone') : t('putBack', { count: ready.length, dataset: job.dataset })}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        {putBack.error && <ErrorPanel title={t('putBackFailed')} error={putBack.error} onClose={putBack.dismiss} />}
        {putBack.jobId !== null && <PutBackResult jobId={putBack.jobId} onClose={putBack.dismiss} />}
        <p className={classes.hint}>
          {t('hint')}
          {page.rows.length < page.total && ` ${t('more', { count: page.total - page.rows.length })}`}
        </p>
        <CorrectionGrid page={page} recipe={recipe} corrections={corrections} />
        <p className={classes.tally} aria-live="polite">
          {t('tally', { ready: formatCount(ready.length), open: formatCount(corrections.open) })}
        </p>
      </div>
    </Page>
  )
}

/** The rejected rows as the load's own file has them. */
function csvOf({ rows }: RejectedPage): string {
  const head = ['line', 'row', 'column', 'reason', 'value', 'text']
  const lines = rows.map(({ line, row, column, reason, value, cells }) => [
    String(line),
    String(row),
    column,
    reason,
    value,
    csvRecord(cells).trimEnd()
  ])
  return [head, ...lines].map(csvRecord).join('')
}

function Back({ jobId }: { jobId: string }) {
  const { t } = useText('rejected')
  const [, navigate] = useLocation()
  return (
    <Button variant="default" onClick={() => navigate(paths.job(jobId))}>
      {t('back')}
    </Button>
  )
}
