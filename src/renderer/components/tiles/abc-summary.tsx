/** How many values make which part of the whole: one bar of three classes, and what each has. */
import type { RankingTile } from '../../../shared/domain/board'
import { formatCount } from '../../text'
import classes from './abc.module.css'
import { fullValue, shareText } from './numbers'
import { useTileWords } from './tile-words'

type Props = { readonly tile: RankingTile; readonly abc: NonNullable<RankingTile['abc']> }

export function AbcSummary({ tile, abc }: Props) {
  const { t } = useTileWords()
  const all = abc.classes.reduce((sum, { count }) => sum + count, 0) || 1
  const apart = [
    ...(abc.negative.count > 0
      ? [t('tile.abc.negative', { count: abc.negative.count, value: fullValue(abc.negative.value, tile.unit) })]
      : []),
    ...(abc.zero > 0 ? [t('tile.abc.zero', { count: abc.zero })] : [])
  ]
  return (
    <div className={classes.abc}>
      <div className={classes.bar} aria-hidden="true">
        {abc.classes.map(({ name, share }) => (
          <i key={name} data-class={name} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      <ul className={classes.list}>
        {abc.classes.map(({ name, count, value, share }) => (
          <li key={name}>
            <i data-class={name} aria-hidden="true" />
            <b>{name}</b> {t('tile.abc.counts', { values: formatCount(count), part: shareText(count / all) })}{' '}
            <span className={classes.value}>
              {fullValue(value, tile.unit)} · {shareText(share)}
            </span>
          </li>
        ))}
      </ul>
      {apart.length > 0 && <p className={classes.apart}>{apart.join(' · ')}</p>}
    </div>
  )
}
