/** Ranges by name, in the order of a person's questions: what runs, what is whole, what rolls. */
import { Check } from 'lucide-react'
import type { DateRange } from '../../../shared/domain/board'
import type { Calendar } from '../../../shared/domain/dataset'
import { type DatePreset, datePresets, presetOf, presetRange } from '../../../shared/domain/periods/presets'
import { useText } from '../../text'
import classes from './board.module.css'

interface PresetListProps {
  readonly range: DateRange
  readonly available: DateRange
  readonly calendar: Calendar
  readonly isFiscal: boolean
  readonly onChoose: (range: DateRange) => void
}

/** The first of each group. */
const groups: ReadonlySet<DatePreset> = new Set(['last-month', 'last-30-days', 'all'])

export function PresetList({ range, available, calendar, isFiscal, onChoose }: PresetListProps) {
  const { t } = useText('board')
  const current = presetOf(range, available, calendar, isFiscal)
  return datePresets.map((preset) => {
    const candidate = presetRange(preset, available, calendar, isFiscal)
    return (
      <button
        key={preset}
        type="button"
        className={`menu-row ${classes.preset}`}
        data-first={groups.has(preset) || undefined}
        disabled={candidate === null}
        aria-pressed={preset === current}
        onClick={() => candidate && onChoose(candidate)}
      >
        <span>
          {t(`range.${isFiscal ? 'fiscalPresets' : 'presets'}.${preset}`)}
          {candidate && <span className={classes.presetSpan}>{t('range.span', candidate)}</span>}
        </span>
        {preset === current && <Check size={14} aria-hidden />}
      </button>
    )
  })
}
