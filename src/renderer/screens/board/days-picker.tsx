/** Any first and last day. */
import { DatePicker, DatesProvider } from '@mantine/dates'
import { useState } from 'react'
import type { DateRange } from '../../../shared/domain/board'
import { currentLocale, useText } from '../../text'

interface DaysPickerProps {
  readonly range: DateRange
  readonly available: DateRange
  readonly onChoose: (range: DateRange) => void
}

export function DaysPicker({ range, available, onChoose }: DaysPickerProps) {
  const { t } = useText('board')
  const [halfway, setHalfway] = useState<[string | null, string | null] | null>(null)
  return (
    <DatesProvider settings={{ locale: currentLocale().slice(0, 2), firstDayOfWeek: 1, weekendDays: [] }}>
      <DatePicker
        type="range"
        aria-label={t('range.pick')}
        defaultDate={range.to}
        minDate={available.from}
        maxDate={available.to}
        allowSingleDateInRange
        hideOutsideDates
        ariaLabels={{
          previousMonth: t('range.previousMonth'),
          nextMonth: t('range.nextMonth'),
          previousYear: t('range.previousYears'),
          nextYear: t('range.nextYears'),
          previousDecade: t('range.previousYears'),
          nextDecade: t('range.nextYears')
        }}
        value={halfway ?? [range.from, range.to]}
        onChange={([from, to]) => {
          setHalfway([from, to])
          if (from && to) onChoose({ from, to })
        }}
      />
    </DatesProvider>
  )
}
