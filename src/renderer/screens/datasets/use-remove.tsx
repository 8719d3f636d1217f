import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Dataset } from '../../../shared/domain/dataset'
import { api, appErrorOf } from '../../client'
import { errorSentence, formatCount, useText } from '../../text'

/** Asks first, then removes a dataset with its rows and parts. */
export function useRemove(): (dataset: Dataset) => void {
  const { t } = useText('datasets')
  const cache = useQueryClient()
  const { mutate } = useMutation(
    api.explore.removeDataset.mutationOptions({
      onSuccess: (_, { dataset }) => {
        notifications.show({ message: t('removing.done', { name: dataset }) })
        void cache.invalidateQueries({ queryKey: api.explore.key() })
        void cache.invalidateQueries({ queryKey: api.settings.key() })
      },
      onError: (error, { dataset }) =>
        notifications.show({
          color: 'red',
          title: t('removing.failed', { name: dataset }),
          message: errorSentence(appErrorOf(error))
        })
    })
  )
  return useCallback(
    ({ name, rows }: Dataset) =>
      modals.openConfirmModal({
        title: t('removing.title', { name }),
        children: t('removing.text', { rows: formatCount(rows) }),
        labels: { confirm: t('removing.confirm', { name }), cancel: t('removing.cancel') },
        confirmProps: { color: 'red' },
        onConfirm: () => mutate({ dataset: name })
      }),
    [t, mutate]
  )
}
