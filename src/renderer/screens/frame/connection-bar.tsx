import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useConnection } from '../../client'
import { useText } from '../../text'
import styles from './frame.module.css'

const quietMs = 900

/** A quiet line while the window can't hear the core; a blink of the connection is not worth it. */
export function ConnectionBar() {
  const { t } = useText('app')
  const lost = useConnection((state) => state.lost.size > 0)
  const signedOut = useConnection((state) => state.signedOut)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!lost) {
      setShown(false)
      return
    }
    const timer = setTimeout(() => setShown(true), quietMs)
    return () => clearTimeout(timer)
  }, [lost])
  return (
    <div role="status">
      {shown && (
        <div className={styles.connection}>
          <Loader size={13} color="var(--warn)" /> {t(signedOut ? 'signedOut' : 'reconnecting')}
        </div>
      )}
    </div>
  )
}
