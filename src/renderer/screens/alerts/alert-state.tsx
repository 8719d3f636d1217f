/** How an alert stands, as a sign and a word. */
import { BellOff, BellRing, CircleCheck, CircleDashed } from 'lucide-react'
import type { Alert } from '../../../shared/domain/alert'
import { useText } from '../../text'
import classes from './alerts.module.css'

type Standing = 'met' | 'notMet' | 'silent' | 'off' | 'new'

function standingOf({ isOn, state: { isFiring, silence, checkedMs } }: Alert): Standing {
  if (!isOn) return 'off'
  if (checkedMs === null) return 'new'
  // What was met stays met while nobody can tell.
  if (silence !== null) return isFiring ? 'met' : 'silent'
  return isFiring ? 'met' : 'notMet'
}

const signs = { met: BellRing, notMet: CircleCheck, silent: CircleDashed, off: BellOff, new: CircleDashed } as const

export function AlertStateWord({ alert }: { alert: Alert }) {
  const { t } = useText('alerts')
  const standing = standingOf(alert)
  const Sign = signs[standing]
  return (
    <span className={classes.state} data-state={standing}>
      <Sign size={14} aria-hidden />
      {t(`state.${standing}`)}
    </span>
  )
}
