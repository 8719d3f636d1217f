import { useQuery } from '@tanstack/react-query'
import { api } from '../../client'
import { useText } from '../../text'

/** What jobs can be chosen by, and how a place is called: by the connection's name as far as anything knows it. */
export function usePlaceNames() {
  const { t } = useText('history')
  const choices = useQuery(api.jobs.choices.queryOptions({ input: {} })).data
  const placeName = (connectionId: string | null) => {
    if (connectionId === null) return t('thisMachine')
    return (
      choices?.places.find(({ place }) => place === connectionId)?.name ?? t('goneConnection', { id: connectionId })
    )
  }
  return { choices, placeName }
}
