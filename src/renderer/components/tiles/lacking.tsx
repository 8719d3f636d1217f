/** Said in the place of a result that there can't be. Never a zero. */
import { currentLocale } from '../../text'
import type { Reason } from './reason'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

export function Lacking({ reason }: { reason: Reason }) {
  const { t, role } = useTileWords()
  if (reason.lacks.length === 0)
    return <div className={classes.note}>{t(`tile.blocked.${reason.blocked ?? 'none'}`)}</div>
  const names = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(reason.lacks.map(role))
  return (
    <div className={classes.note} title={t('tile.lacksHint')}>
      {t('tile.lacks', { roles: names })}
    </div>
  )
}
