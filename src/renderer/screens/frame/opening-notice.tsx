import { Button, Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useOpening } from '../../client/opening'
import { ErrorPanel } from '../../components/error-panel'
import { formatPercent, useText } from '../../text'
import styles from './frame.module.css'
import { useOpen } from './use-open'

const quietMs = 250

/** What is being opened (upload with progress), or why a file could not be opened. */
export function OpeningNotice() {
  const { t } = useText('home')
  const { t: ta } = useText('app')
  const { now, failed } = useOpening()
  const open = useOpen()
  const [late, setLate] = useState(false)
  const busy = now !== null
  useEffect(() => {
    if (!busy) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), quietMs)
    return () => clearTimeout(timer)
  }, [busy])
  if (failed) {
    return (
      <div className={styles.notice}>
        <ErrorPanel
          title={t('cannotOpen', { name: failed.name })}
          error={failed.error}
          onRetry={failed.again}
          onClose={() => useOpening.setState({ failed: null })}
          actions={
            <Button variant="default" onClick={() => void open.choose()}>
              {t('chooseAnother')}
            </Button>
          }
        />
      </div>
    )
  }
  if (!now || !late) return null
  const uploading = now.fraction !== null && now.fraction < 1
  return (
    <div className={styles.notice} role="status">
      <div className={styles.opening}>
        <span className={styles.openingName}>
          {uploading ? t('uploading', { name: now.name }) : t('opening', { name: now.name })}
        </span>
        <Progress
          className={styles.openingBar}
          value={uploading ? (now.fraction ?? 0) * 100 : 100}
          animated={!uploading}
          aria-label={t('opening', { name: now.name })}
        />
        <span className="num">{uploading ? formatPercent(now.fraction ?? 0, 0) : ''}</span>
        <Button variant="default" onClick={now.cancel}>
          {ta('cancel')}
        </Button>
      </div>
    </div>
  )
}
