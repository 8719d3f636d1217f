import { CloseButton } from '@mantine/core'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import classes from './load.module.css'

/** Files that were dropped beside the opened one; they follow it with the same recipe. */
export function QueuedFiles() {
  const { t } = useText('load')
  const queued = useWizard((state) => state.alsoQueued)
  const mode = useWizard((state) => state.mode)
  return (
    <section className={classes.panel}>
      <h2>{t('queued.title', { count: queued.length })}</h2>
      <p className={classes.note}>
        {t('queued.text')} {mode === 'replace-months' && t('queued.overlap')}
      </p>
      <ul className={classes.queue}>
        {queued.map((file) => (
          <li key={file.path} title={file.path}>
            <span>{file.name}</span>
            <CloseButton
              size="sm"
              aria-label={t('queued.remove', { name: file.name })}
              onClick={() => useWizard.setState({ alsoQueued: queued.filter((one) => one.path !== file.path) })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
