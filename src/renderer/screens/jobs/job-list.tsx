import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Columns2 } from 'lucide-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { thisMachine } from '../../../shared/domain/job-history'
import { api, queryClient } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { paths } from '../../paths'
import { errorCodesSaying, useText } from '../../text'
import { FilterBar } from './history/filter-bar'
import { dayLimits, isFiltered, useHistoryFilter } from './history/filter-state'
import { JobTable } from './history/job-table'
import { SummaryStrip } from './history/summary-strip'
import { useJobActs } from './use-job-acts'
import { usePlaceNames } from './use-place-names'
import { WaitingRuns } from './waiting-runs'

const typingMs = 150

/** The history of loads: searched, counted, compared; what runs is live. */
export function JobList() {
  const { t } = useText('jobs')
  const { t: th } = useText('history')
  const [, navigate] = useLocation()
  const { search: typed, state, dataset, place, from, to, ticked, untickAll } = useHistoryFilter()
  const [search] = useDebouncedValue(typed, typingMs)
  const filter = useMemo(
    () => ({ search, codes: errorCodesSaying(search), state, dataset, place, ...dayLimits(from, to) }),
    [search, state, dataset, place, from, to]
  )
  const { choices, placeName } = usePlaceNames()
  const total = useQuery({
    ...api.jobs.list.queryOptions({ input: { ...filter, offset: 0, limit: 100 } }),
    placeholderData: keepPreviousData
  }).data?.total
  const acts = useJobActs()
  /** The earlier one on the left, so that a change reads from before to after. */
  const compareTwo = async () => {
    const jobs = await Promise.all(
      ticked.map((jobId) => queryClient.fetchQuery(api.jobs.get.queryOptions({ input: { jobId } })))
    ).catch(() => [])
    const inTime = [...jobs].sort((one, other) => one.createdMs - other.createdMs).map(({ id }) => id)
    const [a = '', b = null] = inTime.length === 2 ? inTime : ticked
    navigate(paths.compare(a, b))
  }
  return (
    <Page
      body="fill"
      title={t('title')}
      facts={total !== undefined && t('facts', { count: total })}
      factsKept
      actions={
        ticked.length > 0 && (
          <>
            <span className="muted">{ticked.length === 1 && th('oneMore')}</span>
            <Button variant="default" onClick={untickAll}>
              {th('untick')}
            </Button>
            <Button
              leftSection={<Columns2 size={14} aria-hidden />}
              disabled={ticked.length !== 2}
              onClick={() => void compareTwo()}
              data-primary
            >
              {th('compareTwo')}
            </Button>
          </>
        )
      }
    >
      <WaitingRuns />
      {acts.error && <ErrorPanel title={t('actFailed')} error={acts.error} onClose={acts.forget} />}
      <FilterBar choices={choices} placeName={placeName} placeOf={(one) => (one === thisMachine ? null : one)} />
      <SummaryStrip filter={filter} isListThere={total !== undefined} />
      <JobTable
        filter={filter}
        filtered={isFiltered({ search, state, dataset, place, from, to })}
        acts={acts}
        placeName={placeName}
      />
    </Page>
  )
}
