/** What screens use of the client: `client` to call, `api` for React Query options, hooks for feeds, errors as data. */
export { api, client } from './client'
export { host } from './connect'
export { useConnection } from './connection'
export { appErrorOf, type ShownError } from './errors'
export { restartFailedFeeds, useFeed } from './feed-hub'
export { isJobSettled, useJob, useJobs, useJobsFeed } from './jobs-feed'
export { queryClient } from './query-client'
export { useCheckState, useDeepProfile, useOpenState } from './source-feeds'
