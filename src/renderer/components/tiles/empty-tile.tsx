/** A picture tile without a picture: says why there can't be one, or that the range has no rows. */
import { Lacking } from './lacking'
import { hasNoResult, type Reason } from './reason'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

type Props = {
  readonly reason: Reason & { readonly rowsUsed?: number }
  /** Why there is nothing, where the kind of tile knows better. */
  readonly nothing?: string
}

export function EmptyTile({ reason, nothing }: Props) {
  const { t } = useTileWords()
  return (
    <div className={classes.empty}>
      {hasNoResult(reason) ? (
        <Lacking reason={reason} />
      ) : (
        <span>
          {reason.reason
            ? t('tile.because', { reason: t(`noGrowth.${reason.reason}`) })
            : (nothing ?? t(reason.rowsUsed ? 'tile.nothing' : 'tile.noRows'))}
        </span>
      )}
      {reason.lacks.length > 0 && <span className={classes.advice}>{t('tile.lacksHint')}</span>}
    </div>
  )
}
