/** Name of a row: a value filters, a period is looked at alone, a group opens and closes. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { PivotTile } from '../../../../shared/domain/board'
import { periodOf } from '../../../../shared/domain/periods/period'
import { pickedValues, type TileActions } from '../tile-actions'
import { useTileContext } from '../tile-context'
import { useTileWords } from '../tile-words'
import classes from './pivot.module.css'
import type { PivotRow } from './pivot-rows'

type Props = {
  readonly row: PivotRow
  readonly tile: PivotTile
  readonly actions: TileActions
  readonly isClosed: boolean
  readonly onToggle: () => void
}

export function PivotName({ row, tile, actions, isClosed, onToggle }: Props) {
  const { t, key } = useTileWords()
  const { calendar, isFiscal } = useTileContext()
  const of = tile.rows[row.level - 1]
  if (row.level === 0 || !of) {
    return (
      <th scope="row" className={classes.name}>
        {t('pivot.total')}
      </th>
    )
  }
  const value = row.keys.at(-1) ?? null
  const name = key(value, of)
  const Sign = isClosed ? ChevronRight : ChevronDown
  return (
    <th scope="row" className={classes.name} title={name}>
      <span className={classes.nameLine}>
        {row.isGroup && (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={!isClosed}
            aria-label={t(isClosed ? 'pivot.open' : 'pivot.close', { label: name })}
            onClick={onToggle}
          >
            <Sign size={13} aria-hidden />
          </button>
        )}
        {content()}
      </span>
    </th>
  )

  function content() {
    if (of?.kind === 'role') {
      const { role } = of
      return (
        <button
          type="button"
          className={classes.pick}
          aria-pressed={pickedValues(actions.filters, role)?.has(value) === true}
          aria-label={t('tile.filterBy', { label: name })}
          onClick={() => actions.pickValue(role, value)}
        >
          {name}
        </button>
      )
    }
    if (of?.kind === 'period' && value !== null) {
      const { from, to } = periodOf(value, { unit: of.unit, fiscal: isFiscal }, calendar)
      return (
        <button
          type="button"
          className={classes.pick}
          aria-label={t('series.pick', { period: name })}
          onClick={() => actions.pickPeriod({ from, to })}
        >
          {name}
        </button>
      )
    }
    return name
  }
}
