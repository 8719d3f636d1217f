import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, FileText, Printer } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useLocation, useParams } from 'wouter'
import type { JobDetail, Receipt } from '../../../../shared/domain/job'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { printablePage } from '../../../components/export/printable-page'
import { saveText } from '../../../components/export/save-text'
import { Page } from '../../../components/page'
import { ScreenLoading } from '../../../components/screen-loading'
import { paths } from '../../../paths'
import { useText } from '../../../text'
import { saveReceipt } from '../save-receipt'
import classes from './receipt.module.css'
import { receiptPage } from './receipt-page'
import { useReceiptWords } from './use-receipt-words'

/** A receipt as it is printed, and as it is saved. */
export default function ReceiptScreen() {
  const { t } = useText('receipt')
  const jobId = decodeURIComponent(useParams<{ jobId: string }>().jobId)
  const [, navigate] = useLocation()
  const query = useQuery(api.jobs.get.queryOptions({ input: { jobId } }))
  const job = query.data
  if (query.error || (job && job.receipt === null)) {
    const back = (
      <Button variant="default" onClick={() => navigate(paths.job(jobId))}>
        {t('back')}
      </Button>
    )
    return (
      <Page title={t('screen')} actions={back}>
        {query.error ? (
          <ErrorPanel title={t('screen')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <p className="muted">{t('none')}</p>
        )}
      </Page>
    )
  }
  if (!job?.receipt) return <ScreenLoading />
  return <Shown job={job} receipt={job.receipt} />
}

function Shown({ job, receipt }: { job: JobDetail; receipt: Receipt }) {
  const words = useReceiptWords()
  const { t } = words
  const [, navigate] = useLocation()
  const frame = useRef<HTMLIFrameElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with their language only
  const html = useMemo(() => printablePage(receiptPage(job, receipt, words)), [job, receipt, t])
  return (
    <Page
      body="fill"
      title={t('title', { dataset: receipt.dataset })}
      actions={
        <>
          <Button variant="default" onClick={() => navigate(paths.job(receipt.jobId))}>
            {t('back')}
          </Button>
          <Button
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            onClick={() => saveReceipt(receipt)}
          >
            {t('saveJson')}
          </Button>
          <Button
            variant="default"
            leftSection={<FileText size={14} aria-hidden />}
            onClick={() =>
              saveText(`receipt-${receipt.dataset}-${receipt.jobId}.html`, html, 'text/html;charset=utf-8')
            }
          >
            {t('savePage')}
          </Button>
          <Button
            leftSection={<Printer size={14} aria-hidden />}
            onClick={() => frame.current?.contentWindow?.print()}
            data-primary
          >
            {t('print')}
          </Button>
        </>
      }
    >
      {/* No scripts in there, whatever the file says; the same origin only so that this page may call its print. */}
      <iframe
        ref={frame}
        className={classes.page}
        title={t('title', { dataset: receipt.dataset })}
        sandbox="allow-same-origin allow-modals"
        srcDoc={html}
      />
    </Page>
  )
}
