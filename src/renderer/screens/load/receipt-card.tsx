/** The proof of a load on one card: the rows that add up, and what the warehouse answered against what was shaped. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { api } from '../../client'
import { LedgerSum } from '../../components/ledger/ledger-sum'
import { paths } from '../../paths'
import { formatDate, formatDecimal, useText } from '../../text'
import classes from './load.module.css'

const isDay = /^\d{4}-\d{2}-\d{2}/

export function ReceiptCard({ jobId, dataset, note }: { jobId: string; dataset: string; note: ReactNode }) {
  const { t } = useText('load')
  const { t: jobs } = useText('jobs')
  const { t: words } = useText('rejected')
  const receipt = useQuery(api.load.receipt.queryOptions({ input: { jobId } })).data
  if (!receipt) return <Skeleton height={220} radius="md" />
  const allEqual = receipt.parity.every((row) => row.equal)
  const say = (value: string | null) =>
    value === null ? '—' : isDay.test(value) ? formatDate(value) : formatDecimal(value)
  return (
    <section className={classes.receipt}>
      <header>
        {allEqual ? <ShieldCheck size={20} aria-hidden /> : <CircleAlert size={20} aria-hidden />}
        <div>
          <h2>{t('run.done', { count: receipt.ledger.loaded, dataset })}</h2>
          <span className="muted">
            {allEqual ? t('run.proof', { count: receipt.parity.length }) : t('run.noProof')}
          </span>
        </div>
        {note}
      </header>
      <LedgerSum ledger={receipt.ledger} tense="done" />
      <table className={classes.parity} aria-label={jobs('parity')}>
        <thead>
          <tr>
            <th scope="col">{jobs('measure')}</th>
            <th scope="col" className={classes.number}>
              {jobs('shaped')}
            </th>
            <th scope="col" className={classes.number}>
              {jobs('warehouse')}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {receipt.parity.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className={classes.number}>{say(row.shaped)}</td>
              <td className={classes.number}>{say(row.warehouse)}</td>
              <td data-equal={row.equal}>{row.equal ? jobs('equal') : jobs('differs')}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
