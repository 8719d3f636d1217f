/** The jobs in view, by pages: ten thousand jobs are never asked for at once. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Job } from '../../../../shared/domain/job'
import type { JobFilter } from '../../../../shared/domain/job-history'
import { api } from '../../../client'

const pageRows = 100

/** @param first @param last rows in view, 0-based */
export function useJobPages(filter: JobFilter, first: number, last: number) {
  const optionsOf = (page: number) =>
    api.jobs.list.queryOptions({ input: { ...filter, offset: page * pageRows, limit: pageRows } })
  // The first page says how many there are, wherever the view is.
  const head = useQuery({ ...optionsOf(0), placeholderData: keepPreviousData })
  const from = Math.floor(first / pageRows)
  const pages = Array.from({ length: Math.max(1, Math.floor(last / pageRows) - from + 1) }, (_, index) => from + index)
  const others = useQueries({ queries: pages.map((page) => ({ ...optionsOf(page), enabled: page > 0 })) })
  const rows = new Map<number, Job>()
  for (const [index, page] of pages.entries()) {
    const found = page === 0 ? head.data : others[index]?.data
    for (const [at, job] of (found?.jobs ?? []).entries()) rows.set(page * pageRows + at, job)
  }
  return { total: head.data?.total ?? null, rows, error: head.error, refetch: head.refetch, isPending: head.isPending }
}
