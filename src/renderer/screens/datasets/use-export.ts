import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { appErrorOf, client } from '../../client'
import { errorSentence, useText } from '../../text'

/** Saves all that is kept of a dataset apart from its rows as a JSON file, through the page's own download. */
export function useExport(): (dataset: string) => void {
  const { t } = useText('rules')
  return useCallback(
    (dataset) => {
      client.rules.export({ dataset }).then(
        (exported) => save(`${dataset}.json`, `${JSON.stringify(exported, null, 2)}\n`),
        (error: unknown) =>
          notifications.show({
            color: 'red',
            title: t('dataset.exportFailed', { name: dataset }),
            message: errorSentence(appErrorOf(error))
          })
      )
    },
    [t]
  )
}

function save(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
