import { SegmentedControl, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { withFiscal } from '../../../../shared/domain/business'
import { type FiscalCalendar, WeekPattern, WeekStart } from '../../../../shared/domain/fiscal'
import { currentLocale, useText } from '../../../text'
import classes from './business.module.css'
import type { FormProps } from './form-props'

/** The fiscal year of the order date. */
export function FiscalForm({ recipe, onChosen }: FormProps) {
  const [calendar, setCalendar] = useState<FiscalCalendar>({ kind: 'months', startMonth: 4 })
  useEffect(() => onChosen({ recipe: withFiscal(recipe, calendar), lines: [] }), [recipe, calendar, onChosen])
  return <CalendarFields calendar={calendar} onChange={setCalendar} />
}

type FieldsProps = { readonly calendar: FiscalCalendar; readonly onChange: (calendar: FiscalCalendar) => void }

/** When the fiscal year begins, and whether it is made of months or of whole weeks. */
export function CalendarFields({ calendar, onChange }: FieldsProps) {
  const { t } = useText('business')
  const { kind, startMonth } = calendar
  const months = Array.from({ length: 12 }, (_, i) => ({
    value: String(i + 1),
    label: new Intl.DateTimeFormat(currentLocale(), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, i, 1))
  }))
  return (
    <>
      <SegmentedControl
        aria-label={t('fiscal.title')}
        value={kind}
        onChange={(next) =>
          onChange(
            next === 'weeks'
              ? { kind: 'weeks', startMonth, weekStart: 'monday', pattern: '4-4-5' }
              : { kind: 'months', startMonth }
          )
        }
        data={[
          { value: 'months', label: t('fiscal.months') },
          { value: 'weeks', label: t('fiscal.weeks') }
        ]}
      />
      <Select
        label={t(kind === 'months' ? 'fiscal.start' : 'fiscal.startNear')}
        data={months}
        value={String(startMonth)}
        allowDeselect={false}
        onChange={(next) => next && onChange({ ...calendar, startMonth: Number(next) })}
      />
      {calendar.kind === 'weeks' && (
        <div className={classes.pair}>
          <Select
            label={t('fiscal.weekStart')}
            data={WeekStart.options.map((value) => ({ value, label: t(`fiscal.${value}`) }))}
            value={calendar.weekStart}
            allowDeselect={false}
            onChange={(next) => next && onChange({ ...calendar, weekStart: WeekStart.parse(next) })}
          />
          <Select
            label={t('fiscal.pattern')}
            data={WeekPattern.options}
            value={calendar.pattern}
            allowDeselect={false}
            onChange={(next) => next && onChange({ ...calendar, pattern: WeekPattern.parse(next) })}
          />
        </div>
      )}
    </>
  )
}
