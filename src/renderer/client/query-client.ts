import { keepPreviousData, QueryClient } from '@tanstack/react-query'
import { appErrorOf } from './errors'

/** One retry, and only where the core says that the same call may succeed a moment later. */
const engineRestartMs = 1500

/** The cache of answers. The data on screen stay while a new question runs. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      placeholderData: keepPreviousData,
      retry: (failures, error) => failures < 1 && appErrorOf(error).code === 'engine.crashed',
      retryDelay: engineRestartMs,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      // The host is this machine: being without a network is no reason to wait.
      networkMode: 'always',
      staleTime: 15_000
    },
    mutations: { networkMode: 'always' }
  }
})
