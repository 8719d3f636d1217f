/** Keys of a query for what a board puts rows together by, and what their answers stand for. */
import type { DateRange, KeySpec } from '../../../shared/domain/board'
import { fiscalCalendarOf } from '../../../shared/domain/dataset'
import { weekStartDays } from '../../../shared/domain/fiscal'
import { type Grain, type Period, periodsIn } from '../../../shared/domain/periods/period'
import type { PeriodUnit } from '../../../shared/domain/periods/unit'
import type { Key } from '../../../shared/domain/query/tree'
import type { BoardContext } from './board-context'

export interface AskedKey {
  readonly key: Key
  /** Value, first day of a period, weekday or hour, out of a cell of the answer; null is "(not set)". */
  readonly label: (cell: string | null) => string | null
}

export function grainOf(unit: PeriodUnit, { fiscal }: Pick<BoardContext, 'fiscal'>): Grain {
  return { unit, fiscal: fiscal && unit !== 'day' && unit !== 'week' }
}

/** Periods of the board's calendar that a range touches. */
export function boardPeriods(range: DateRange, unit: PeriodUnit, context: BoardContext): Period[] {
  return periodsIn(range, grainOf(unit, context), context.dataset.calendar)
}

/** @param over the days that are asked for; periods of whole weeks are named one by one */
export function periodKey(unit: PeriodUnit, over: readonly DateRange[], context: BoardContext): AskedKey {
  const { calendar } = context.dataset
  const { fiscal } = grainOf(unit, context)
  const day = (cell: string | null) => cell?.slice(0, 10) ?? null
  if (unit === 'day') return { key: { kind: 'day' }, label: day }
  if (unit === 'week') return { key: { kind: 'week', start: weekStartDays[calendar.weekStart] || 7 }, label: day }
  const rules = fiscalCalendarOf(calendar)
  if (fiscal && rules.kind === 'weeks') {
    const periods = over.flatMap((range) => boardPeriods(range, unit, context))
    const starts = [...new Map(periods.map((period) => [period.from, period])).values()]
    return {
      key: { kind: 'ranges', ranges: starts.map(({ from, to }) => ({ from, to })) },
      label: (cell) => starts[Number(cell)]?.from ?? null
    }
  }
  if (unit === 'month') return { key: { kind: 'month' }, label: (cell) => cell && `${cell.slice(0, 7)}-01` }
  return { key: { kind: unit, startMonth: fiscal ? calendar.fiscalStartMonth : 1 }, label: day }
}

/** Null: the dataset has no column for it. */
export function askedKey(spec: KeySpec, over: readonly DateRange[], context: BoardContext): AskedKey | null {
  if (spec.kind === 'role') {
    const column = context.columns(spec.role)
    return column && { key: { kind: 'value', column }, label: (cell) => cell }
  }
  if (!context.range) return null
  if (spec.kind === 'period') return periodKey(spec.unit, over, context)
  return { key: { kind: spec.kind }, label: (cell) => cell && String(Number(cell)) }
}
