/** The days that are looked at, by name or any first and last one, and what they are compared with. */
import { Button, Popover, SegmentedControl, Switch } from '@mantine/core'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import 'dayjs/locale/de'
import { type Comparing, Comparing as comparings, type DateRange } from '../../../shared/domain/board'
import { type Calendar, hasFiscalYear } from '../../../shared/domain/dataset'
import { useText } from '../../text'
import classes from './board.module.css'
import type { BoardView } from './board-view'
import { DaysPicker } from './days-picker'
import { PresetList } from './preset-list'

type Props = {
  readonly range: DateRange
  readonly available: DateRange
  readonly calendar: Calendar
  readonly view: BoardView
  readonly onChange: (change: Partial<BoardView>) => void
}

export function RangeMenu({ range, available, calendar, view, onChange }: Props) {
  const { t } = useText('board')
  const [opened, setOpened] = useState(false)
  const choose = (next: DateRange) => {
    onChange({ range: next })
    setOpened(false)
  }
  // A fiscal year that is the calendar year is nothing to choose.
  const hasFiscal = hasFiscalYear(calendar)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
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
          <PresetList {...{ range, available, calendar }} isFiscal={view.fiscal} onChoose={choose} />
          <p className={classes.hint}>{t('range.hint', { at: available.to })}</p>
        </div>
        <div className={classes.days}>
          <DaysPicker range={range} available={available} onChoose={choose} />
          <span className={classes.compareLabel} id="board-compare">
            {t('compare.label')}
          </span>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-labelledby="board-compare"
            value={view.compare ?? 'none'}
            data={[
              ...comparings.options.map((by: Comparing) => ({
                value: by as string,
                label: t(`compare.choices.${by}`)
              })),
              { value: 'none', label: t('compare.choices.none') }
            ]}
            onChange={(next) => {
              const chosen = comparings.safeParse(next)
              onChange({ compare: chosen.success ? chosen.data : null })
            }}
          />
          {hasFiscal && (
            <Switch
              mt={10}
              size="xs"
              label={t('range.fiscal')}
              checked={view.fiscal}
              onChange={(event) => onChange({ fiscal: event.currentTarget.checked })}
            />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
