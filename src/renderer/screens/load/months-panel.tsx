/** Month by month: rows that are there, rows afterwards, and what happens to them. */
import { Skeleton } from '@mantine/core'
import type { LoadPlan } from '../../../shared/contract/load'
import type { LoadMode } from '../../../shared/domain/job'
import { formatCount, formatMonth, useText } from '../../text'
import shared from './load.module.css'
import classes from './months.module.css'

type Month = LoadPlan['months'][number]
type Fate = 'replaced' | 'added' | 'grows' | 'stays'

type Props = {
  readonly plan: LoadPlan | null
  readonly stale: boolean
  readonly failed: boolean
  readonly mode: LoadMode
}

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

export function MonthsPanel({ plan, stale, failed, mode }: Props) {
  const { t } = useText('load')
  const longest = Math.max(1, ...(plan?.months ?? []).map((month) => Math.max(month.rowsBefore, month.rowsAfter)))
  return (
    <section className={classes.months} aria-busy={stale}>
      <header>
        <h2>{t('effect.title')}</h2>
        {plan && (
          <span className="muted">
            {plan.rowsStaying + plan.rowsReplaced === 0
              ? t('effect.summaryNew')
              : t('effect.summary', {
                  staying: formatCount(plan.rowsStaying),
                  replaced: formatCount(plan.rowsReplaced)
                })}
          </span>
        )}
      </header>
      {plan === null && !failed && <Skeleton height={280} />}
      {plan && plan.months.length === 0 && (
        <p className={shared.note}>{t(mode === 'append' ? 'effect.noMonthsAppend' : 'effect.noMonths')}</p>
      )}
      {plan && plan.months.length > 0 && (
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
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {plan.months.map((month) => {
                const fate = fateOf(month)
                return (
                  <tr key={month.month} data-fate={fate}>
                    <th scope="row">{formatMonth(month.month)}</th>
                    <td className={classes.number}>{month.rowsBefore === 0 ? '—' : formatCount(month.rowsBefore)}</td>
                    <td className={classes.number}>{formatCount(month.rowsAfter)}</td>
                    <td className={classes.bars} aria-hidden="true">
                      <i className={classes.barBefore} style={{ width: `${(month.rowsBefore / longest) * 100}%` }} />
                      <i className={classes.barAfter} style={{ width: `${(month.rowsAfter / longest) * 100}%` }} />
                    </td>
                    <td className={classes.fate}>{t(`effect.${fate}`)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function fateOf(month: Month): Fate {
  if (month.replaced && month.rowsBefore > 0) return 'replaced'
  if (month.rowsBefore === 0) return 'added'
  return month.rowsAfter > month.rowsBefore ? 'grows' : 'stays'
}
