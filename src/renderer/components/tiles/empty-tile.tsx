/** A picture tile without a picture: says why there can't be one, or that the range has no rows. */
import { Lacking } from './lacking'
import { hasNoResult, type Reason } from './reason'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

export function EmptyTile({ reason }: { reason: Reason }) {
  const { t } = useTileWords()
  return (
    <div className={classes.empty}>
      {hasNoResult(reason) ? (
        <Lacking reason={reason} />
      ) : (
        <span>{reason.reason ? t('tile.because', { reason: t(`noGrowth.${reason.reason}`) }) : t('tile.noRows')}</span>
      )}
      {reason.lacks.length > 0 && <span className={classes.advice}>{t('tile.lacksHint')}</span>}
    </div>
  )
}
