import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { connect } from './connect'

/** Calls of the contract: `client.jobs.cancel({ jobId })`. */
export const client = connect()

/** `useQuery(api.explore.board.queryOptions({ input }))`, `useMutation(api.jobs.cancel.mutationOptions())`. */
export const api = createTanstackQueryUtils(client)
