/** Month by month: rows that are there, rows afterwards, and what happens to them. */
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { LoadPlan } from '../../../shared/contract/load'
import type { MonthDelta } from '../../../shared/domain/druid/month-delta'
import { formatCount, formatDecimal, formatMonth, useText } from '../../text'
import classes from './months.module.css'

type Month = LoadPlan['months'][number]
type Fate = 'replaced' | 'added' | 'grows' | 'stays'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

/** Rows that stay above the first that is touched, so that it is seen where it belongs. */
const rowsAbove = 2

interface MonthsTableProps {
  readonly months: readonly Month[]
  /** What a cluster holds beside what comes; empty where nothing is known of it. */
  readonly delta?: readonly MonthDelta[]
  /** Whose sum is compared. */
  readonly column?: string | null
}

export function MonthsTable({ months, delta = [], column = null }: MonthsTableProps) {
  const { t } = useText('load')
  const { t: ingest } = useText('ingest')
  const deltas = new Map(delta.map((one) => [one.month, one]))
  const isCompared = column !== null && delta.some(({ sums }) => sums.some((sum) => sum.column === column))
  const longest = Math.max(1, ...months.map((month) => Math.max(month.rowsBefore, month.rowsAfter)))
  const scroll = useRef<HTMLDivElement>(null)
  const first = months.findIndex((month) => fateOf(month) !== 'stays')
  // What the load touches is what a person wants to see first.
  useEffect(() => {
    const frame = scroll.current
    const row = first < 0 ? undefined : frame?.querySelectorAll('tbody tr')[first]
    if (!frame || !(row instanceof HTMLElement)) return
    frame.scrollTop = Math.max(0, row.offsetTop - (rowsAbove + 1) * row.offsetHeight)
  }, [first])
  return (
    <div className={classes.monthsScroll} {...scrolled} ref={scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('effect.month')}</th>
            <th scope="col" className={classes.number}>
              {t('effect.before')}
            </th>
            <th scope="col" className={classes.number}>
              {t('effect.after')}
            </th>
            {isCompared && (
              <th scope="col" className={classes.number} title={column}>
                {ingest('delta.change', { column })}
              </th>
            )}
            <th scope="col" className={classes.bars}>
              {t('effect.change')}
            </th>
            <th scope="col">
              <VisuallyHidden>{t('effect.fate')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => {
            const fate = fateOf(month)
            const change = deltas.get(month.month)
            const isSame = change?.state === 'equal' && fate === 'replaced'
            return (
              <tr key={month.month} data-fate={isSame ? 'same' : fate}>
                <th scope="row">{formatMonth(month.month)}</th>
                <td className={classes.number}>{month.rowsBefore === 0 ? '—' : formatCount(month.rowsBefore)}</td>
                <td className={classes.number}>{formatCount(month.rowsAfter)}</td>
                {isCompared && <td className={classes.number}>{differenceText(change, column, fate)}</td>}
                <td className={classes.bars} aria-hidden="true">
                  {month.rowsBefore > 0 && (
                    <i className={classes.barBefore} style={{ width: `${(month.rowsBefore / longest) * 100}%` }} />
                  )}
                  <i className={classes.barAfter} style={{ width: `${(month.rowsAfter / longest) * 100}%` }} />
                </td>
                <td className={classes.fate} title={isSame ? ingest('delta.sameHint') : undefined}>
                  {isSame ? ingest('delta.same') : t(`effect.${fate}`)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** By how much the sum of a month changes, with its sign; of months that stay, nothing. */
function differenceText(change: MonthDelta | undefined, column: string, fate: Fate): string {
  const sum = change?.sums.find((one) => one.column === column)
  if (sum === undefined || fate === 'stays') return ''
  const difference = fate === 'grows' ? sum.coming : sum.difference
  if (/^-?0*(\.0*)?$/.test(difference)) return '±0'
  return difference.startsWith('-') ? formatDecimal(difference) : `+${formatDecimal(difference)}`
}

function fateOf(month: Month): Fate {
  if (month.replaced && month.rowsBefore > 0) return 'replaced'
  if (month.rowsBefore === 0) return 'added'
  return month.rowsAfter > month.rowsBefore ? 'grows' : 'stays'
}
