/** What a person does with alerts; the feed brings what came of it. */
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import type { Alert, AlertDraft } from '../../../shared/domain/alert'
import { appErrorOf, client } from '../../client'
import { errorSentence, useText } from '../../text'

export function useAlertActs() {
  const { t } = useText('alerts')
  return useMemo(() => {
    const failed = (title: string) => (thrown: unknown) => {
      notifications.show({ color: 'red', title, message: errorSentence(appErrorOf(thrown)) })
      return null
    }
    /** Null when it failed, which was said. */
    const save = (id: string | null, draft: AlertDraft): Promise<Alert | null> =>
      client.alerts
        .save({ ...draft, filters: [...draft.filters], id })
        .catch(failed(t('saveFailed', { name: draft.name })))
    return {
      save,
      switchTo: (alert: Alert, isOn: boolean) => save(alert.id, { ...alert, isOn }),
      look: ({ id, name }: Alert) => client.alerts.look({ id }).catch(failed(t('lookFailed', { name }))),
      seen: (id: string | null) => void client.alerts.seen({ id }).catch(() => undefined),
      /** Asks first. */
      remove({ id, name }: Alert, onRemoved: () => void) {
        modals.openConfirmModal({
          title: t('removing.title', { name }),
          children: t('removing.text'),
          labels: { confirm: t('removing.confirm', { name }), cancel: t('removing.cancel') },
          confirmProps: { color: 'red' },
          onConfirm: () =>
            void client.alerts.remove({ id }).then(
              () => {
                notifications.show({ message: t('removing.done', { name }) })
                onRemoved()
              },
              failed(t('removing.failed', { name }))
            )
        })
      }
    }
  }, [t])
}
