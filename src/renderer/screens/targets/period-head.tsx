/** What a period of the grid is called, and its days where its name does not tell them. */
import { useMemo } from 'react'
import type { Calendar } from '../../../shared/domain/dataset'
import { grainOfKey, periodOfKey } from '../../../shared/domain/targets/plan'
import { tileWords } from '../../components/tiles/tile-words'
import { currentLocale, useText } from '../../text'
import classes from './targets.module.css'

/** `Feb 2024`, `P2 FY2024`; a key that the calendar does not have stays as it is. */
export function usePeriodNames(calendar: Calendar): (key: string) => string {
  const { t } = useText('board')
  return useMemo(() => {
    const [civil, fiscal] = [tileWords(t, calendar, false), tileWords(t, calendar, true)]
    return (key) => {
      const grain = grainOfKey(key)
      const period = periodOfKey(key, calendar)
      return period === null ? key : (grain.fiscal ? fiscal : civil).period(period.from, grain.unit)
    }
  }, [t, calendar])
}

export function Days({ of, calendar }: { of: string; calendar: Calendar }) {
  const period = grainOfKey(of).fiscal ? periodOfKey(of, calendar) : null
  if (period === null) return null
  const format = new Intl.DateTimeFormat(currentLocale(), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return <span className={classes.days}>{format.formatRange(new Date(period.from), new Date(period.to))}</span>
}
