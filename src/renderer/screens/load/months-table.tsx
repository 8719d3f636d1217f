/** Month by month: rows that are there, rows afterwards, and what happens to them. */
import { VisuallyHidden } from '@mantine/core'
import type { LoadPlan } from '../../../shared/contract/load'
import { formatCount, formatMonth, useText } from '../../text'
import classes from './months.module.css'

type Month = LoadPlan['months'][number]
type Fate = 'replaced' | 'added' | 'grows' | 'stays'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

export function MonthsTable({ months }: { months: readonly Month[] }) {
  const { t } = useText('load')
  const longest = Math.max(1, ...months.map((month) => Math.max(month.rowsBefore, month.rowsAfter)))
  return (
    <div className={classes.monthsScroll} {...scrolled}>
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
            return (
              <tr key={month.month} data-fate={fate}>
                <th scope="row">{formatMonth(month.month)}</th>
                <td className={classes.number}>{month.rowsBefore === 0 ? '—' : formatCount(month.rowsBefore)}</td>
                <td className={classes.number}>{formatCount(month.rowsAfter)}</td>
                <td className={classes.bars} aria-hidden="true">
                  {month.rowsBefore > 0 && (
                    <i className={classes.barBefore} style={{ width: `${(month.rowsBefore / longest) * 100}%` }} />
                  )}
                  <i className={classes.barAfter} style={{ width: `${(month.rowsAfter / longest) * 100}%` }} />
                </td>
                <td className={classes.fate}>{t(`effect.${fate}`)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function fateOf(month: Month): Fate {
  if (month.replaced && month.rowsBefore > 0) return 'replaced'
  if (month.rowsBefore === 0) return 'added'
  return month.rowsAfter > month.rowsBefore ? 'grows' : 'stays'
}
