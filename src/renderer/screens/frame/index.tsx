import type { ReactNode } from 'react'
import { useText } from '../../text'
import { ConnectionBar } from './connection-bar'
import { DropAnywhere } from './drop-anywhere'
import styles from './frame.module.css'
import { Keys } from './keys'
import { Navigation } from './navigation'
import { OpenPicker } from './open-picker'
import { OpeningNotice } from './opening-notice'
import { Palette } from './palette'
import { SeveralFiles } from './several-files'
import { useAlertToasts } from './use-alert-toasts'
import { useHostEvents } from './use-host-events'
import { usePreferencesApplied } from './use-preferences'
import { useSourceKept } from './use-source-kept'
import { useToasts } from './use-toasts'

/** The window's frame: navigation at the left, the screen at the right, and what works on every screen. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useText('app')
  usePreferencesApplied()
  useToasts()
  useAlertToasts()
  useHostEvents()
  useSourceKept()
  return (
    <div className={styles.app}>
      {/* A button: the address bar's hash is the route, so a link to #content would leave the screen. */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <Navigation />
      <main id="content" tabIndex={-1} className={styles.main}>
        <ConnectionBar />
        <OpeningNotice />
        {children}
      </main>
      <DropAnywhere />
      <OpenPicker />
      <SeveralFiles />
      <Palette />
      <Keys />
    </div>
  )
}
