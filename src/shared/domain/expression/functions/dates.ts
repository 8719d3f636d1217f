/** Functions of dates. A date with time keeps its time only where that is said. */
import { temporal, whole, writtenText } from '../arguments'
import { badExpression } from '../problem'
import type { NodeType, Typed } from '../typed'
import { day, each, type FunctionEntry, long, sameAs } from './entry'

export const dateUnits = ['week', 'month', 'quarter', 'year'] as const
export type DateUnit = (typeof dateUnits)[number]

/** The unit that is written down in `start_of`. @throws AppError `shape.bad-expression` */
export function writtenUnit(arg: Typed): DateUnit {
  const unit = dateUnits.find((one) => one === writtenText(arg, 1))
  if (unit === undefined) {
    throw badExpression(arg.expression.span.start, 'unit', { units: dateUnits.map((one) => `'${one}'`).join(', ') })
  }
  return unit
}

function part(name: string, says: string, example: string): FunctionEntry {
  return { signature: `${name}(date)`, says, example, min: 1, max: 1, type: each(temporal, long) }
}

function shifted([value, number]: readonly Typed[]): NodeType {
  if (number) whole(number)
  return sameAs(value, temporal)
}

export const dates = {
  year: part('year', 'The year', 'year([Order Date]) = 2024'),
  quarter: part('quarter', 'The quarter, 1 to 4', 'quarter([Order Date])'),
  month: part('month', 'The month, 1 to 12', 'month([Order Date])'),
  week: part('week', 'The week of the year as ISO 8601 counts it, 1 to 53', 'week([Order Date])'),
  day: part('day', 'The day of the month', 'day([Order Date])'),
  weekday: part('weekday', 'The day of the week, 1 is Monday and 7 Sunday', 'weekday([Order Date]) in (6, 7)'),
  hour: part('hour', 'The hour, 0 to 23; 0 for a date without time', 'hour(Seen)'),
  minute: part('minute', 'The minute, 0 to 59; 0 for a date without time', 'minute(Seen)'),
  date: {
    signature: 'date(year, month, day)',
    says: 'A date; null when there is no such day',
    example: 'date(2024, 2, 29)',
    min: 3,
    max: 3,
    type: each(whole, day)
  },
  start_of: {
    signature: "start_of(date, 'month')",
    says: "The first day of its 'week' (Monday), 'month', 'quarter' or 'year'",
    example: "start_of([Order Date], 'month')",
    min: 2,
    max: 2,
    type: ([value, unit]) => {
      if (value) temporal(value)
      if (unit) writtenUnit(unit)
      return day
    }
  },
  end_of_month: {
    signature: 'end_of_month(date)',
    says: 'The last day of its month',
    example: 'end_of_month([Order Date])',
    min: 1,
    max: 1,
    type: each(temporal, day)
  },
  add_days: {
    signature: 'add_days(date, number)',
    says: 'So many days later, earlier when negative; the time of day stays',
    example: 'add_days([Order Date], 30)',
    min: 2,
    max: 2,
    type: shifted
  },
  add_months: {
    signature: 'add_months(date, number)',
    says: 'So many months later; a day that its month does not have becomes its last one; the time of day stays',
    example: 'add_months([Order Date], -12)',
    min: 2,
    max: 2,
    type: shifted
  },
  days_between: {
    signature: 'days_between(from, to)',
    says: 'Days from the first date to the second, without the time of day',
    example: 'days_between([Order Date], [Ship Date])',
    min: 2,
    max: 2,
    type: each(temporal, long)
  },
  months_between: {
    signature: 'months_between(from, to)',
    says: 'Months from the month of the first date to that of the second, whatever the day',
    example: 'months_between([Order Date], [Ship Date])',
    min: 2,
    max: 2,
    type: each(temporal, long)
  }
} as const satisfies Record<string, FunctionEntry>
