import { Loader } from '@mantine/core'
import { useText } from '../text'
import styles from './page.module.css'

/** Shown while a screen's code or its first data come. */
export function ScreenLoading() {
  const { t } = useText('app')
  return (
    <div className={styles.loading} role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </div>
  )
}
