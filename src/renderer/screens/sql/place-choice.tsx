/** Where a statement runs, and in which zone a cluster writes times. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../client'
import { useText } from '../../text'

const here = '\u0000here'

type Props = {
  readonly connectionId: string | null
  readonly timeZone: string
  readonly disabled: boolean
  readonly onPlace: (connectionId: string | null) => void
  readonly onZone: (timeZone: string) => void
}

export function PlaceChoice({ connectionId, timeZone, disabled, onPlace, onZone }: Props) {
  const { t } = useText('sql')
  const known = useQuery(api.cluster.connections.queryOptions({ input: {} })).data?.connections
  const connections = known ?? []
  const isGone =
    known !== undefined && connectionId !== null && !known.some(({ connection }) => connection.id === connectionId)
  useEffect(() => {
    if (isGone) onPlace(null)
  }, [isGone, onPlace])
  // Times of a file stand in a cluster as they were written, as UTC; a person's own zone is the other one that is asked for.
  const zones = [...new Set(['UTC', Intl.DateTimeFormat().resolvedOptions().timeZone])]
  if (connections.length === 0) return null
  return (
    <>
      {connectionId !== null && zones.length > 1 && (
        <Select
          aria-label={t('zone')}
          title={t('zone')}
          w={150}
          disabled={disabled}
          allowDeselect={false}
          data={zones}
          value={timeZone}
          onChange={(next) => next && onZone(next)}
        />
      )}
      <Select
        aria-label={t('place')}
        title={t('place')}
        w={180}
        disabled={disabled}
        allowDeselect={false}
        data={[
          { value: here, label: t('thisMachine') },
          ...connections.map(({ connection }) => ({ value: connection.id, label: connection.name }))
        ]}
        value={connectionId ?? here}
        onChange={(next) => next && onPlace(next === here ? null : next)}
      />
    </>
  )
}
