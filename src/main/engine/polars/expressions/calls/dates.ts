/** Calls of dates. Days are counted since 1970; what would lie outside of the years 1 to 9999 is null. */
import pl from 'nodejs-polars'
import { type NodeType, type Typed, writtenUnit } from '../../../../../shared/domain/expression'
import { daysOf } from '../../../../../shared/domain/readings'
import { exactStrptime } from '../../exact-strptime'
import { type Expr, nullOf, whole } from '../../frames'
import { type Calling, partOf } from './calling'

const long: NodeType = { kind: 'long' }
const day: NodeType = { kind: 'date' }
const dayMicros = 86_400_000_000n
const firstDay = daysOf(1, 1, 1) ?? 0
const lastDay = daysOf(9999, 12, 31) ?? 0
/** More days, or months, than there are between the first day and the last. */
const tooMany = 4_000_000

export function reckon(calling: Calling): Expr | null {
  const { name, parts } = calling
  const first = partOf(calling, 0)
  switch (name) {
    case 'year':
    case 'quarter':
    case 'month':
    case 'week':
    case 'day':
    case 'weekday':
      return first.type.kind === 'null' ? calling.none(long) : datePart(name, calling.value(first))
    case 'hour':
    case 'minute':
      return first.type.kind === 'null' ? calling.none(long) : timePart(name, calling.value(first))
    case 'date':
      return dateOf(calling)
    case 'start_of':
      return first.type.kind === 'null' ? calling.none(day) : startOf(calling, first)
    case 'end_of_month':
      return first.type.kind === 'null' ? calling.none(day) : endOfMonth(calling, first)
    case 'add_days':
    case 'add_months':
      return parts.some((part) => part.type.kind === 'null') ? calling.none(calling.type) : shifted(calling)
    case 'days_between': {
      if (parts.some((part) => part.type.kind === 'null')) return calling.none(long)
      return daysIn(calling.value(partOf(calling, 1))).minus(daysIn(calling.value(first)))
    }
    case 'months_between': {
      if (parts.some((part) => part.type.kind === 'null')) return calling.none(long)
      const [from, to] = [calling.share(calling.value(first)), calling.share(calling.value(partOf(calling, 1)))]
      return monthsIn(to).minus(monthsIn(from))
    }
    default:
      return null
  }
}

function datePart(name: 'year' | 'quarter' | 'month' | 'week' | 'day' | 'weekday', value: Expr): Expr {
  if (name === 'quarter') return value.dt.month().cast(pl.Int64).plus(whole(2)).div(whole(3))
  return value.dt[name]().cast(pl.Int64)
}

function timePart(name: 'hour' | 'minute', value: Expr): Expr {
  return value.cast(pl.Datetime('us')).dt[name]().cast(pl.Int64)
}

function daysIn(value: Expr): Expr {
  return value.cast(pl.Date).cast(pl.Int32).cast(pl.Int64)
}

/** Months since the year 0. */
function monthsIn(value: Expr): Expr {
  return value.dt.year().cast(pl.Int64).multiplyBy(whole(12)).plus(value.dt.month().cast(pl.Int64))
}

function ofDays(days: Expr): Expr {
  return days.cast(pl.Int32).cast(pl.Date)
}

function startOf(calling: Calling, date: Typed): Expr {
  const value = calling.share(calling.value(date).cast(pl.Date))
  const days = daysIn(value)
  switch (writtenUnit(partOf(calling, 1))) {
    case 'week':
      return within(calling, days.minus(value.dt.weekday().cast(pl.Int64)).plus(whole(1)))
    case 'month':
      return ofDays(days.minus(value.dt.day().cast(pl.Int64)).plus(whole(1)))
    case 'quarter': {
      const month = value.dt.month().cast(pl.Int64)
      const first = month.minus(month.minus(whole(1)).modulo(whole(3)))
      return ofDays(daysFrom(value.dt.year().cast(pl.Int64), first, whole(1)))
    }
    case 'year':
      return ofDays(daysFrom(value.dt.year().cast(pl.Int64), whole(1), whole(1)))
  }
}

function endOfMonth(calling: Calling, date: Typed): Expr {
  const value = calling.share(calling.value(date).cast(pl.Date))
  const year = calling.share(value.dt.year().cast(pl.Int64))
  const month = calling.share(value.dt.month().cast(pl.Int64))
  return ofDays(daysFrom(year, month, daysOfMonth(year, month)))
}

/** Days since 1970 of a day of the calendar, for years from 1 on, in whole numbers: years begin in March here. */
function daysFrom(year: Expr, month: Expr, dayOfMonth: Expr): Expr {
  const early = month.ltEq(whole(2))
  const y = pl
    .when(early)
    .then(year.minus(whole(1)))
    .otherwise(year)
  const m = pl
    .when(early)
    .then(month.plus(whole(9)))
    .otherwise(month.minus(whole(3)))
  const inYear = floored(m.multiplyBy(whole(153)).plus(whole(2)), 5)
    .plus(dayOfMonth)
    .minus(whole(1))
  const leaps = floored(y, 4).minus(floored(y, 100)).plus(floored(y, 400))
  return y.multiplyBy(whole(365)).plus(leaps).plus(inYear).minus(whole(719_468))
}

/** Whole division of numbers that are not negative. */
function floored(value: Expr, by: number): Expr {
  return value
    .minus(value.modulo(whole(by)))
    .div(whole(by))
    .cast(pl.Int64)
}

function daysOfMonth(year: Expr, month: Expr): Expr {
  const fits = (by: number) => year.modulo(whole(by)).eq(whole(0))
  const isLeap = fits(4).and(fits(100).not().or(fits(400)))
  return pl
    .when(month.eq(whole(2)))
    .then(pl.when(isLeap).then(whole(29)).otherwise(whole(28)))
    .when(
      month
        .eq(whole(4))
        .or(month.eq(whole(6)))
        .or(month.eq(whole(9)))
        .or(month.eq(whole(11)))
    )
    .then(whole(30))
    .otherwise(whole(31))
}

/** A day of the years 1 to 9999, else null. */
function within(calling: Calling, days: Expr): Expr {
  const shared = calling.share(days)
  const inRange = shared.gtEq(whole(firstDay)).and(shared.ltEq(whole(lastDay)))
  return pl.when(inRange).then(ofDays(shared)).otherwise(calling.none(day))
}

function shifted(calling: Calling): Expr {
  const { name, type, share } = calling
  const value = share(calling.value(partOf(calling, 0)))
  const given = share(calling.value(partOf(calling, 1)))
  const isFew = given.gt(whole(-tooMany)).and(given.lt(whole(tooMany)))
  const number = share(pl.when(isFew).then(given).otherwise(calling.none(long)))
  const days = name === 'add_days' ? daysIn(value).plus(number) : monthsLater(calling, value, number)
  const date = share(within(calling, days))
  if (type.kind !== 'timestamp') return date
  const micros = value.cast(pl.Datetime('us')).cast(pl.Int64)
  const ofDay = micros.minus(daysIn(value).multiplyBy(whole(dayMicros)))
  return daysIn(date).multiplyBy(whole(dayMicros)).plus(ofDay).cast(pl.Datetime('us'))
}

function monthsLater(calling: Calling, value: Expr, number: Expr): Expr {
  const { share } = calling
  const months = share(monthsIn(value).minus(whole(1)).plus(number))
  const inRange = months.gtEq(whole(12)).and(months.lt(whole(120_000)))
  const kept = share(pl.when(inRange).then(months).otherwise(calling.none(long)))
  const year = share(floored(kept, 12))
  const month = share(kept.modulo(whole(12)).plus(whole(1)))
  const last = share(daysOfMonth(year, month))
  const own = share(value.dt.day().cast(pl.Int64))
  return daysFrom(year, month, pl.when(own.gt(last)).then(last).otherwise(own))
}

/** By way of text: Polars has no constructor of dates here. */
function dateOf(calling: Calling): Expr {
  const { parts, share } = calling
  if (parts.some((part) => part.type.kind === 'null')) return calling.none(day)
  const [year = whole(0), month = whole(0), dayOfMonth = whole(0)] = parts.map((part) => share(calling.value(part)))
  return calendarDay(year, month, dayOfMonth)
}

/** The day of the calendar, or null where there is none. The numbers are used more than once: they must not be dear. */
export function calendarDay(year: Expr, month: Expr, dayOfMonth: Expr): Expr {
  const limits = [
    [year, 9999, 4],
    [month, 12, 2],
    [dayOfMonth, 31, 2]
  ] as const
  const texts = limits.map(([value, , width]) => value.cast(pl.String).str.padStart(width, '0'))
  const [y = pl.lit(''), m = pl.lit(''), d = pl.lit('')] = texts
  const text = y.plus(pl.lit('-')).plus(m).plus(pl.lit('-')).plus(d)
  const inRange = limits
    .map(([value, most]) => value.gtEq(whole(1)).and(value.ltEq(whole(most))))
    .reduce((all, one) => all.and(one))
  return pl
    .when(inRange)
    .then(exactStrptime(text, 'date', '%Y-%m-%d'))
    .otherwise(nullOf(day))
}
