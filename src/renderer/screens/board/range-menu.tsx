/** The days that are looked at: by name, or any first and last day. */
import { Button, Popover } from '@mantine/core'
import { DatePicker, DatesProvider } from '@mantine/dates'
import { CalendarDays, Check } from 'lucide-react'
import { useState } from 'react'
import 'dayjs/locale/de'
import type { DateRange } from '../../../shared/domain/board'
import { currentLocale, useText } from '../../text'
import classes from './board.module.css'
import { datePresets, presetOf, presetRange } from './date-presets'

type Props = {
  readonly range: DateRange
  readonly available: DateRange
  readonly onChange: (range: DateRange) => void
}

export function RangeMenu({ range, available, onChange }: Props) {
  const { t } = useText('board')
  const [opened, setOpened] = useState(false)
  const [halfway, setHalfway] = useState<[string | null, string | null] | null>(null)
  const current = presetOf(range, available)
  const close = () => {
    setOpened(false)
    setHalfway(null)
  }
  const choose = (next: DateRange) => {
    onChange(next)
    close()
  }
  return (
    <Popover opened={opened} onChange={(open) => (open ? setOpened(true) : close())} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<CalendarDays size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
          aria-label={`${t('range.button')}: ${t('range.span', range)}`}
        >
          {t('range.span', range)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.rangeMenu}>
        <div className={classes.presets}>
          {datePresets.map((preset) => {
            const candidate = presetRange(preset, available)
            return (
              <button
                key={preset}
                type="button"
                className={classes.preset}
                disabled={candidate === null}
                aria-pressed={preset === current}
                onClick={() => candidate && choose(candidate)}
              >
                <span>
                  {t(`range.${preset}`)}
                  {candidate && <span className={classes.presetSpan}>{t('range.span', candidate)}</span>}
                </span>
                {preset === current && <Check size={14} aria-hidden />}
              </button>
            )
          })}
          <p className={classes.hint}>{t('range.hint', { at: available.to })}</p>
        </div>
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
              if (from && to) choose({ from, to })
            }}
          />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  )
}
