/** What a step did over the whole file: rows in and out, cells with other values, and each total it changed. */
import { useState } from 'react'
import { add, exactOf, textOf } from '../../../shared/domain/exact'
import type { StepEffect } from '../../../shared/domain/recipe'
import { formatCount, formatDecimal, useText } from '../../text'
import classes from './steps.module.css'

/** Totals that are shown without asking. */
const totalsShown = 2

export function StepEffects({ effect, isLookup }: { effect: StepEffect; isLookup: boolean }) {
  const { t } = useText('shape')
  const { rowsIn, rowsOut, unmatched, cellsChanged, cellsEmptied, totals } = effect
  const words = [
    rowsIn === rowsOut
      ? t('steps.rows', { count: rowsOut })
      : t('steps.rowsChange', { before: formatCount(rowsIn), after: formatCount(rowsOut) }),
    isLookup && unmatched ? t('steps.unmatched', { count: unmatched }) : null,
    cellsChanged > 0 ? t('steps.cells', { count: cellsChanged }) : null
  ].filter((word) => word !== null)
  const [isOpen, setOpen] = useState(false)
  const more = totals.length - totalsShown
  // One line more says as much as the words that there is one more.
  const shownTotals = isOpen || more <= 1 ? totals : totals.slice(0, totalsShown)
  return (
    <div className={classes.effects}>
      <span className={classes.effect}>{words.join(' · ')}</span>
      {cellsEmptied > 0 && (
        <span className={classes.effect} data-warn>
          {t('steps.emptied', { count: cellsEmptied })}
        </span>
      )}
      {shownTotals.map((total) => (
        <Total key={total.column} total={total} />
      ))}
      {more > 1 && (
        <button type="button" className={classes.moreTotals} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('steps.fewerTotals') : t('steps.moreTotals', { count: more })}
        </button>
      )}
    </div>
  )
}

type Text = ReturnType<typeof useText<'shape'>>['t']
type TotalChange = StepEffect['totals'][number]

function Total({ total }: { total: TotalChange }) {
  const { t } = useText('shape')
  return (
    <span className={classes.effect} title={totalText(total, t)}>
      {changeText(total, t)}
    </span>
  )
}

/** From what to what. */
function totalText({ column, before, after }: TotalChange, t: Text): string {
  if (before === null) return t('steps.totalNew', { column, after: after === null ? '' : formatDecimal(after) })
  if (after === null) return t('steps.totalGone', { column, before: formatDecimal(before) })
  return t('steps.total', { column, before: formatDecimal(before), after: formatDecimal(after) })
}

/** By how much, exactly. */
function changeText(total: TotalChange, t: Text): string {
  const before = total.before === null ? null : exactOf(total.before)
  const after = total.after === null ? null : exactOf(total.after)
  if (before === null || after === null) return totalText(total, t)
  const change = textOf(add(after, { ...before, digits: -before.digits }))
  const by = change.startsWith('-') ? `− ${formatDecimal(change.slice(1))}` : `+ ${formatDecimal(change)}`
  return t('steps.totalBy', { column: total.column, by })
}
