import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import { api } from '../../client'
import { LedgerSum } from '../../components/ledger/ledger-sum'
import { paths } from '../../paths'
import { useText } from '../../text'
import classes from './rejected.module.css'

/** What became of the rows that were put back. */
export function PutBackResult({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { t } = useText('rejected')
  const receipt = useQuery(api.load.receipt.queryOptions({ input: { jobId } })).data
  if (!receipt || receipt.jobId !== jobId) return null
  const { loaded, rejected } = receipt.ledger
  const clean = rejected === 0 && loaded > 0
  return (
    <section className={classes.result} data-clean={clean} role="status">
      {clean ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
      <div>
        <h2>{t('done', { count: loaded, dataset: receipt.dataset })}</h2>
        <Link href={paths.job(jobId)}>{t('receipt')}</Link>
      </div>
      <span className={classes.resultSum}>
        <LedgerSum ledger={receipt.ledger} tense="done" />
      </span>
      <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
    </section>
  )
}
