import type { ReactNode } from 'react'
import { useText } from '../../text'
import { Navigation } from './navigation'
import styles from './shell.module.css'

/** The window's frame: navigation at the left, the screen at the right. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useText('app')
  return (
    <div className={styles.app}>
      {/* A button: the address bar's hash is the route, so a link to #content would leave the screen. */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <Navigation />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  )
}
