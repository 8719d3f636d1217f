import { Button, Progress } from '@mantine/core'
import type { DeepProfile } from '../../../../shared/domain/deep-profile'
import type { PassProgress } from '../../../../shared/domain/source'
import type { ShownError } from '../../../client'
import { errorSentence, formatDuration, formatPercent, useText } from '../../../text'
import styles from './findings.module.css'

export interface DeepWork {
  readonly progress: PassProgress | null
  readonly profile: DeepProfile | null
  readonly stopped: boolean
  readonly error: ShownError | null
  readonly stop: () => void
  readonly again: () => void
}

/** How far the further look at the whole file is; it can be stopped and taken up again. */
export function DeepStatus({ deep }: { deep: DeepWork }) {
  const { t } = useText('profile')
  if (deep.error || deep.stopped) {
    return (
      <p className={styles.deep} role="status">
        <span>{deep.error ? `${t('deep.failed')}. ${errorSentence(deep.error)}` : t('deep.stopped')}</span>
        <Button size="compact-xs" variant="default" onClick={deep.again}>
          {t('deep.again')}
        </Button>
      </p>
    )
  }
  if (deep.profile)
    return <p className={styles.deepDone}>{t('deep.done', { took: formatDuration(deep.profile.tookMs) })}</p>
  const fraction = deep.progress?.overall ?? 0
  return (
    <div className={styles.deep}>
      <div className={styles.deepWork}>
        <span>{t('deep.running', { fraction: formatPercent(fraction, 0) })}</span>
        <Progress size={3} value={fraction * 100} aria-label={t('deep.title')} />
      </div>
      <Button size="compact-xs" variant="default" onClick={deep.stop}>
        {t('deep.stop')}
      </Button>
    </div>
  )
}
