/** Which load, or which attempt of it, stands on one side. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { JobDetail } from '../../../../shared/domain/job'
import { everyJob } from '../../../../shared/domain/job-history'
import { api } from '../../../client'
import { formatDateTime, useText } from '../../../text'

const othersShown = 200

type Props = {
  readonly label: string
  readonly job: JobDetail
  readonly value: string | null
  readonly onChange: (side: string) => void
}

export function SideChoice({ label, job, value, onChange }: Props) {
  const { t } = useText('history')
  const { t: tj } = useText('jobs')
  const others = useQuery(
    api.jobs.list.queryOptions({ input: { ...everyJob, dataset: job.dataset, offset: 0, limit: othersShown } })
  ).data?.jobs
  const last = job.attempts.at(-1)?.number
  const attempts = job.attempts.map(({ number, startedMs, state }) => ({
    value: number === last ? job.id : `${job.id}.${number}`,
    label: t('compare.attempt', {
      number: String(number),
      at: formatDateTime(startedMs),
      state: tj(`state.${state}`)
    })
  }))
  const rest = (others ?? [])
    .filter(({ id }) => id !== job.id)
    .map(({ id, sourceName, createdMs, state }) => ({
      value: id,
      label: t('compare.option', { at: formatDateTime(createdMs), name: sourceName, state: tj(`state.${state}`) })
    }))
  return (
    <Select
      label={label}
      description={value === null ? undefined : job.sourceName}
      placeholder={t('compare.choose')}
      searchable
      allowDeselect={false}
      data={[
        { group: t('compare.attempts'), items: attempts },
        ...(rest.length > 0 ? [{ group: t('compare.others', { dataset: job.dataset }), items: rest }] : [])
      ]}
      value={value === `${job.id}.${last}` ? job.id : value}
      onChange={(next) => next && onChange(next)}
    />
  )
}
