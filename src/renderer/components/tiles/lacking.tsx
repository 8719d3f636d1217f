/** Said in the place of a result that there can't be. Never a zero. */
import type { Reason } from './reason'
import { reasonText } from './reason-text'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

export function Lacking({ reason }: { reason: Reason }) {
  const words = useTileWords()
  return (
    <div className={classes.note} title={reason.lacks.length > 0 ? words.t('tile.lacksHint') : undefined}>
      {reasonText(reason, words)}
    </div>
  )
}
