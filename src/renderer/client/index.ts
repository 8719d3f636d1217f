/** What screens use of the client: `client` to call, `api` for React Query options, hooks for feeds, errors as data. */
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { connect } from './connect'

export const client = connect()

/** `useQuery(api.explore.board.queryOptions({ input }))`, `useMutation(api.jobs.cancel.mutationOptions())`. */
export const api = createTanstackQueryUtils(client)

export { type Client, host } from './connect'
export { appErrorOf, type ShownError, wasCancelled } from './errors'
export { queryClient } from './query-client'
