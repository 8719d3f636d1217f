/** A picture tile without a picture: says which columns are missing, or that the range has no rows. */
import type { Role } from '../../../shared/domain/role'
import { Lacking } from './lacking'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

export function EmptyTile({ lacks }: { lacks: readonly Role[] }) {
  const { t } = useTileWords()
  return (
    <div className={classes.empty}>
      {lacks.length > 0 ? <Lacking roles={lacks} /> : <span>{t('tile.noRows')}</span>}
    </div>
  )
}
