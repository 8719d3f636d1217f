/** Whether the system tells of alerts, too: in the window it does, in a browser where the person allows it here. */
import { Switch } from '@mantine/core'
import { host } from '../../client'
import { useText } from '../../text'
import classes from './alerts.module.css'
import { canNotify, useNotices } from './notices'

export function SystemNotices() {
  const { t } = useText('alerts')
  const { isOn, isRefused, ask } = useNotices()
  if (host === 'electron') return <p className={classes.notices}>{t('notices.window')}</p>
  if (!canNotify()) return null
  return (
    <div className={classes.notices}>
      <Switch
        label={t('notices.ask')}
        checked={isOn}
        onChange={(event) => void ask(event.currentTarget.checked)}
        description={isRefused ? t('notices.refused') : undefined}
      />
    </div>
  )
}
