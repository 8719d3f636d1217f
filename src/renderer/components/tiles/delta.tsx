/** A change as a badge: arrow, colour and words say the same, so that no reader depends on one of them. */
import type { NoGrowth } from '../../../shared/domain/board'
import { useText } from '../../text'
import type { Better } from './better'
import classes from './tiles.module.css'

type Props = {
  /** Below, at or above zero decides arrow and colour; null is not available. */
  readonly change: number | null
  /** The change as text with its sign, e.g. `+12.4 %`. */
  readonly text: string
  readonly noGrowth: NoGrowth | null
  readonly title?: string
  /** Whether more is good; the colour says so, the arrow only where it goes. */
  readonly better?: Better
}

export function Delta({ change, text, noGrowth, title, better = 'more' }: Props) {
  const { t } = useText('board')
  if (change === null) {
    const reason = noGrowth === null ? undefined : t(`noGrowth.${noGrowth}`)
    return (
      <span className={`${classes.delta} ${classes.none}`} title={title ?? reason}>
        {t('notAvailable')}
      </span>
    )
  }
  const bare = text.replace(/[+−]/, '')
  const gain = better === 'neither' ? 0 : better === 'more' ? change : -change
  const tone = gain > 0 ? classes.up : gain < 0 ? classes.down : classes.none
  const arrow = change > 0 ? '▲' : change < 0 ? '▼' : '='
  const spoken = change > 0 ? t('up', { by: bare }) : change < 0 ? t('down', { by: bare }) : t('same')
  return (
    <span className={`${classes.delta} ${tone}`} title={title}>
      <span aria-hidden="true" className={classes.arrow}>
        {arrow}
      </span>
      <span aria-hidden="true">{bare}</span>
      <span className="spoken">{spoken}</span>
    </span>
  )
}
