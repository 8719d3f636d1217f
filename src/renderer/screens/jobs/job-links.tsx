/** From the page of a load to its receipt, and to the load or attempt before it. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Columns2, ReceiptText } from 'lucide-react'
import { useLocation } from 'wouter'
import type { JobDetail } from '../../../shared/domain/job'
import { everyJob } from '../../../shared/domain/job-history'
import { api } from '../../client'
import { paths } from '../../paths'
import { useText } from '../../text'

export function ReceiptButton({ jobId }: { jobId: string }) {
  const { t } = useText('receipt')
  const [, navigate] = useLocation()
  return (
    <Button
      variant="default"
      leftSection={<ReceiptText size={14} aria-hidden />}
      onClick={() => navigate(paths.receipt(jobId))}
    >
      {t('open')}
    </Button>
  )
}

/** With the attempt before, else with the load of the dataset before; where there is none, a person chooses. */
export function CompareButton({ job }: { job: JobDetail }) {
  const { t } = useText('history')
  const [, navigate] = useLocation()
  const earlier = useQuery(
    api.jobs.list.queryOptions({
      input: { ...everyJob, dataset: job.dataset, toMs: job.createdMs, offset: 0, limit: 1 }
    })
  ).data?.jobs[0]
  const attempt = job.attempts.at(-2)
  const before = attempt ? `${job.id}.${attempt.number}` : earlier?.id
  return (
    <Button
      variant="default"
      leftSection={<Columns2 size={14} aria-hidden />}
      onClick={() => navigate(before === undefined ? paths.compare(job.id, null) : paths.compare(before, job.id))}
    >
      {t('compare.button')}
    </Button>
  )
}
