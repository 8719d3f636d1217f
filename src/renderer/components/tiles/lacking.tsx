/** Said in the place of a result that the dataset has no columns for. Never a zero. */
import type { Role } from '../../../shared/domain/role'
import { currentLocale } from '../../text'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

export function Lacking({ roles }: { roles: readonly Role[] }) {
  const { t, role } = useTileWords()
  const names = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(roles.map(role))
  return (
    <div className={classes.note} title={t('tile.lacksHint')}>
      {t('tile.lacks', { roles: names })}
    </div>
  )
}
