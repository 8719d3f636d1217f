/**
 * Targets and their attainment (reference: kpis.md, "Quota attainment"). A target of a month, quarter or year is given to its days by the
 * calendar, each the same or by weekday, so that any range has a target; parts of a target always add up to it.
 */
import type { DateRange } from '../board'
import { type Calendar, defaultCalendar } from '../dataset'
import { add, type Exact, subtract, total, zero } from '../exact'
import { type Grain, type Period, periodKey, periodsIn } from '../periods/period'
import { lengthDays } from '../query/period'
import { type Figure, figure, noFigure } from './figure'
import { exactFrom, fractionOf, numberFrom, over, times } from './fraction'
import { daysOf, everyDayTheSame, type WeekdayWeights, weekdayOf, weightOf } from './weekdays'

export interface Targets {
  /** Of what period each is. */
  readonly unit: 'month' | 'quarter' | 'year'
  readonly fiscal?: boolean
  readonly calendar?: Calendar
  /** By `periodKey`: `2024-02`, `2024-Q1`, `2024`, `FY2024-P02`. */
  readonly amounts: ReadonlyMap<string, Exact>
  /** Absent: every day of a period has the same part of its target. */
  readonly weights?: WeekdayWeights
}

export interface Allocation {
  /** Σ of the parts of the targets that fall into the range. */
  readonly target: Exact
  /** One for each period that the range touches. */
  readonly parts: readonly {
    readonly period: string
    /** Days of the range in it. */
    readonly days: number
    /** Null: it has no target. */
    readonly target: Exact | null
  }[]
  /** Days of the range without a target. */
  readonly uncoveredDays: number
}

/** No figure: `no-target` (none of the days has one). A part has the digits of its target, at least two. */
export function targetOf(range: DateRange, targets: Targets): Figure<Allocation> {
  const parts = periodsOf(range, targets).map((period) => {
    const within = overlap(range, period)
    const amount = targets.amounts.get(periodKey(period)) ?? null
    const target = amount && partOf(amount, period, within, targets.weights)
    return { period: periodKey(period), days: lengthDays(within), target }
  })
  const known = parts.flatMap(({ target }) => target ?? [])
  if (known.length === 0) return noFigure('no-target')
  const uncoveredDays = parts.reduce((days, part) => days + (part.target === null ? part.days : 0), 0)
  return figure({ target: total(known), parts, uncoveredDays })
}

export interface DayTarget {
  readonly day: string
  readonly target: Exact | null
}

/** The target of each day of a range, in order; null where there is none. They add up to `targetOf` the range. */
export function targetByDay(range: DateRange, targets: Targets): DayTarget[] {
  return periodsOf(range, targets).flatMap((period): DayTarget[] => {
    const amount = targets.amounts.get(periodKey(period)) ?? null
    const within = overlap(range, period)
    if (amount === null) return daysOf(within).map((day) => ({ day, target: null }))
    const upTo = runningParts(amount, period, targets.weights)
    return daysOf(period).flatMap((day, index) => {
      const target = subtract(upTo[index] ?? zero, upTo[index - 1] ?? zero)
      return day < within.from || day > within.to ? [] : [{ day, target }]
    })
  })
}

export interface Attainment {
  readonly sales: Exact
  readonly target: Exact
  /** sales ÷ target: 1 is reached. */
  readonly rate: number
  /** sales − target. */
  readonly gap: Exact
}

/**
 * Sales of a range against its target.
 * @returns no figure: `no-value` (no sales known), `no-target` (a day of the range has none: sales of more days than the target would flatter),
 *   `not-positive` (the target is zero or negative)
 */
export function attainmentOf(sales: Exact | null, range: DateRange, targets: Targets): Figure<Attainment> {
  return attainmentFrom(sales, targetOf(range, targets))
}

/**
 * The target of a range out of targets of several kinds of periods, none of which lies in another one.
 * @returns no figure: as `targetOf`
 */
export function targetOfAll(
  range: DateRange,
  all: readonly Targets[]
): Figure<Pick<Allocation, 'target' | 'uncoveredDays'>> {
  const found = all.flatMap((targets) => targetOf(range, targets).value ?? [])
  if (found.length === 0) return noFigure('no-target')
  const days = lengthDays(range)
  const covered = found.reduce((sum, { uncoveredDays }) => sum + days - uncoveredDays, 0)
  return figure({ target: total(found.map(({ target }) => target)), uncoveredDays: days - covered })
}

/** The same as `attainmentOf` with a target that is allocated already. */
export function attainmentFrom(
  sales: Exact | null,
  allocated: Figure<Pick<Allocation, 'target' | 'uncoveredDays'>>
): Figure<Attainment> {
  if (sales === null) return noFigure('no-value')
  if (allocated.noFigure !== null) return allocated
  const { target, uncoveredDays } = allocated.value
  if (uncoveredDays > 0) return noFigure('no-target')
  if (target.digits <= 0n) return noFigure('not-positive')
  return figure({
    sales,
    target,
    rate: numberFrom(over(fractionOf(sales), fractionOf(target))),
    gap: subtract(sales, target)
  })
}

function periodsOf(range: DateRange, { unit, fiscal = false, calendar = defaultCalendar }: Targets): Period[] {
  const grain: Grain = { unit, fiscal }
  return periodsIn(range, grain, calendar)
}

function overlap(range: DateRange, period: DateRange): DateRange {
  return { from: range.from > period.from ? range.from : period.from, to: range.to < period.to ? range.to : period.to }
}

function partOf(amount: Exact, period: Period, within: DateRange, weights: WeekdayWeights | undefined): Exact {
  const upTo = runningParts(amount, period, weights)
  const before = lengthDays({ from: period.from, to: within.from }) - 2
  const end = lengthDays({ from: period.from, to: within.to }) - 1
  return subtract(upTo[end] ?? zero, upTo[before] ?? zero)
}

const leastScale = 2

/**
 * What of a target is due up to each day of its period, rounded; a day's part is the difference of two of them, so that no cent is lost or made.
 * Where no weekday of the period has a weight, every day has the same.
 */
function runningParts(amount: Exact, period: Period, weights: WeekdayWeights = everyDayTheSame): readonly Exact[] {
  const known = lastParts.get(amount)
  // The months of a year are asked for one after the other.
  if (known?.from === period.from && known.to === period.to && known.weights === weights) return known.parts
  const parts = partsUpTo(amount, period, weights)
  lastParts.set(amount, { from: period.from, to: period.to, weights, parts })
  return parts
}

const lastParts = new WeakMap<Exact, DateRange & { weights: WeekdayWeights; parts: readonly Exact[] }>()

function partsUpTo(amount: Exact, period: Period, weights: WeekdayWeights): Exact[] {
  const used = weightOf(period, weights).digits === 0n ? everyDayTheSame : weights
  const whole = fractionOf(weightOf(period, used))
  const scale = Math.max(leastScale, amount.scale)
  let weight = zero
  return daysOf(period).map((day) => {
    weight = add(weight, used[weekdayOf(day)] ?? zero)
    return exactFrom(times(fractionOf(amount), over(fractionOf(weight), whole)), scale)
  })
}
