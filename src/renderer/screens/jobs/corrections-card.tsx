/** On the page of a load: its rejected rows, those that went back, or the load whose rows these were. */
import { Button } from '@mantine/core'
import { PencilLine } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { Receipt } from '../../../shared/domain/job'
import { Panel } from '../../components/page'
import { paths } from '../../paths'
import { formatCount, useText } from '../../text'
import styles from './jobs.module.css'

export function CorrectionsCard({ receipt }: { receipt: Receipt }) {
  const { t } = useText('rejected')
  const { putBack = [], correctionOf } = receipt
  return (
    <>
      {correctionOf && (
        <Panel title={t('correctionOf')}>
          <Link href={paths.job(correctionOf.jobId)} className={styles.plainLink ?? ''}>
            {t('original')}
          </Link>
        </Panel>
      )}
      {putBack.length > 0 && (
        <Panel title={t('putBackOf')}>
          <ul className={styles.putBack}>
            {putBack.map(({ jobId, loaded, rejected }) => (
              <li key={jobId}>
                <Link href={paths.job(jobId)} className={styles.plainLink ?? ''}>
                  {t('putBackLine', { count: loaded, rejected: formatCount(rejected) })}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

/** Leads to the rejected rows of a finished load; nothing where there are none. */
export function CorrectButton({ receipt }: { receipt: Receipt }) {
  const { t } = useText('rejected')
  const [, navigate] = useLocation()
  if (receipt.ledger.rejected === 0 || receipt.rejectedPath === null) return null
  return (
    <Button
      variant="default"
      leftSection={<PencilLine size={14} aria-hidden />}
      onClick={() => navigate(paths.rejected(receipt.jobId))}
    >
      {t('open', { count: receipt.ledger.rejected })}
    </Button>
  )
}
