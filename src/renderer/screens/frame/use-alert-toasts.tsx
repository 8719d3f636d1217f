import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { BellRing } from 'lucide-react'
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { FiredAlert } from '../../../shared/domain/alert'
import { host, useAlertsFeed } from '../../client'
import { paths } from '../../paths'
import { useText } from '../../text'
import { useAlertWords } from '../alerts/alert-words'
import { alertToast, notify } from '../alerts/notices'

const shownMs = 20_000

/** A toast when an alert fires, with the way to it. Follows the window's one feed of alerts. */
export function useAlertToasts(): void {
  const { t } = useText('alerts')
  const words = useAlertWords()
  const [, navigate] = useLocation()
  const tell = useCallback(
    ({ alert, event: { n, judged, reading } }: FiredAlert) => {
      const id = alertToast(n)
      const open = () => {
        notifications.hide(id)
        navigate(paths.alert(alert.id))
      }
      const text = t('toast.text', {
        metric: words.metric(judged),
        base: words.base(judged),
        value: words.value(reading),
        condition: words.condition(judged, reading.currency)
      })
      notifications.show({
        id,
        color: 'red',
        icon: <BellRing size={16} aria-hidden />,
        autoClose: shownMs,
        title: alert.name,
        message: (
          <>
            <div>{text}</div>
            <Button mt={6} variant="light" onClick={open}>
              {t('toast.open')}
            </Button>
          </>
        )
      })
      // In the window the shell does it.
      if (host === 'web') notify(id, alert.name, text, open)
    },
    [t, words, navigate]
  )
  useAlertsFeed(tell)
}
