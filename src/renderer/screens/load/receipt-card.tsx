/** The proof of a load on one card: the rows that add up, and what the warehouse answered against what was shaped. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { splitParity } from '../../../shared/domain/receipt-parity'
import { api } from '../../client'
import { LedgerSum } from '../../components/ledger/ledger-sum'
import { ParityTable } from '../../components/parity'
import { MonthParity } from '../../components/parity/month-parity'
import { paths } from '../../paths'
import { useText } from '../../text'
import classes from './load.module.css'

export function ReceiptCard({ jobId, dataset, note }: { jobId: string; dataset: string; note: ReactNode }) {
  const { t } = useText('load')
  const { t: words } = useText('rejected')
  const receipt = useQuery(api.load.receipt.queryOptions({ input: { jobId } })).data
  if (!receipt) return <Skeleton height={220} radius="md" />
  const allEqual = receipt.parity.every((row) => row.equal)
  const isCluster = receipt.warehouse === 'cluster'
  const { whole, months, measures } = splitParity(receipt.parity)
  return (
    <section className={classes.receipt}>
      <header>
        {allEqual ? <ShieldCheck size={20} aria-hidden /> : <CircleAlert size={20} aria-hidden />}
        <div>
          <h2>{t('run.done', { count: receipt.ledger.loaded, dataset })}</h2>
          <span className="muted">
            {allEqual
              ? t(isCluster ? 'run.clusterProof' : 'run.proof', { count: receipt.parity.length })
              : t(isCluster ? 'run.noClusterProof' : 'run.noProof')}
          </span>
        </div>
        {note}
      </header>
      <LedgerSum ledger={receipt.ledger} tense="done" />
      <div>
        <ParityTable parity={whole} notCompared={receipt.notCompared} />
        {months.length > 0 && <MonthParity months={months} measures={measures} />}
      </div>
      {receipt.ledger.rejected > 0 && receipt.rejectedPath !== null && (
        <Link href={paths.rejected(jobId)} className={classes.link ?? ''}>
          {words('open', { count: receipt.ledger.rejected })}
        </Link>
      )}
      <Link href={paths.job(jobId)} className={classes.link ?? ''}>
        {t('run.receipt')}
      </Link>
    </section>
  )
}
