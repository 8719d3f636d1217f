import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, appErrorOf, queryClient, restartFailedFeeds } from '../../client'
import { useOpening } from '../../client/opening'
import { openAgain } from '../../client/reopening'
import { useWizard } from '../../state/wizard'

/**
 * The core forgets opened files when it is started anew; the window does not. Whenever the connection was lost and found
 * again the file is asked for, and opened once more if it is unknown, so that the wizard goes on where it was.
 */
export function useSourceKept(): void {
  const source = useWizard((state) => state.source)
  const query = useQuery({
    ...api.open.get.queryOptions({ input: { sourceId: source?.id ?? '' } }),
    enabled: source !== null,
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  const unknown = query.error !== null && appErrorOf(query.error).code === 'open.unknown-source'
  useEffect(() => {
    if (!unknown || !source) return
    const reopen = () => {
      openAgain(source).then(
        async ({ source: again }) => {
          useWizard.getState().reopen(again)
          useOpening.setState({ failed: null })
          await queryClient.invalidateQueries()
          restartFailedFeeds()
        },
        (error: unknown) => {
          useOpening.setState({ failed: { name: source.name, error: appErrorOf(error), again: reopen } })
        }
      )
    }
    reopen()
  }, [unknown, source])
}
