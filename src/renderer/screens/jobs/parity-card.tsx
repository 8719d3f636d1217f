import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import type { JobDetail, Receipt } from '../../../shared/domain/job'
import { splitParity } from '../../../shared/domain/receipt-parity'
import { appErrorOf, client } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Panel } from '../../components/page'
import { ParityTable } from '../../components/parity'
import { MonthParity } from '../../components/parity/month-parity'
import { formatTime, useText } from '../../text'
import styles from './jobs.module.css'

/** What was computed while shaping against what the warehouse answers; of a cluster, also what it answers now. */
export function Parity({ job, receipt }: { job: JobDetail; receipt: Receipt }) {
  const { t } = useText('jobs')
  const { t: ingest } = useText('ingest')
  const again = useMutation({ mutationFn: () => client.load.verify({ jobId: job.id }) })
  const parity = again.data?.parity ?? receipt.parity
  const notCompared = again.data ? again.data.notCompared : receipt.notCompared
  const { whole, months, measures } = splitParity(parity)
  const wrong = parity.filter((row) => !row.equal).length
  const agreed = wrong === 0 ? t('parityAll', { count: parity.length }) : t('parityNot', { count: wrong })
  const mayAsk = receipt.cluster !== undefined && job.state === 'done'
  return (
    <Panel
      title={t('parity')}
      aside={
        <span className={styles.parityAside}>
          {again.data ? ingest('parity.now', { time: formatTime(again.data.atMs), agreed }) : agreed}
          {mayAsk && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<RefreshCw size={12} aria-hidden />}
              loading={again.isPending}
              onClick={() => again.mutate()}
            >
              {ingest('parity.again')}
            </Button>
          )}
        </span>
      }
    >
      {again.error && (
        <ErrorPanel
          title={ingest('parity.againFailed')}
          error={appErrorOf(again.error)}
          onRetry={() => again.mutate()}
        />
      )}
      <ParityTable parity={whole} notCompared={notCompared} />
      {months.length > 0 && <MonthParity key={wrong} months={months} measures={measures} />}
    </Panel>
  )
}
