/** Groups lexed dates into families that one pattern reads, and weighs the orders of day and month in each. */
import { defaultPivotYear } from '../../../../../shared/domain/column-type'
import { daysOf } from '../../../../../shared/domain/readings'
import type { LexedDate } from './date-lexer'
import type { DayOrder, Entry } from './verdict'

export type Member = { readonly entry: Entry; readonly date: LexedDate }

/** Weight of values that an order reads, and the first row of one that no other order of interest reads. */
export type OrderFacts = {
  valid: number
  only: number
  /** Different texts among `only`. */
  onlyDistinct: number
  onlyRow: number | null
  onlyText: string | null
  min: number
  max: number
}

export type Family = {
  readonly key: string
  readonly members: Member[]
  readonly shape: LexedDate['shape']
  readonly orders: Map<DayOrder, OrderFacts>
  weight: number
}

const ordersOf: Record<LexedDate['shape'], readonly DayOrder[]> = {
  'N-N-Y4': ['dmy', 'mdy'],
  'N-N-Y2': ['dmy', 'mdy', 'ymd'],
  'Y4-N-N': ['ymd', 'ydm'],
  'N-B-Y4': ['dmy'],
  'N-B-Y2': ['dmy'],
  'B-N-Y4': ['mdy'],
  'Y4-B-N': ['ymd'],
  compact: ['ymd']
}

/** Days since 1970 of an ISO day; never reached where it is none. */
export function dayOfIso(iso: string): number {
  const [y, m, d] = iso.split('-').map(Number)
  return daysOf(y ?? 0, m ?? 0, d ?? 0) ?? Number.POSITIVE_INFINITY
}

/** Whether day and month can be taken for each other in this family. */
export function isOpen(family: Family): boolean {
  return family.shape === 'N-N-Y4' || family.shape === 'N-N-Y2'
}

/** The order of a family in which day and month can't be taken for each other. `2024-31-12` is read so only where nothing else does. */
export function fixedOrder(family: Family): DayOrder {
  const valid = (order: DayOrder) => family.orders.get(order)?.valid ?? 0
  return valid('ydm') > valid('ymd') ? 'ydm' : ([...family.orders.keys()][0] ?? 'ymd')
}

function yearOf(year: number, digits: number): number {
  return digits === 2 ? year + (year <= defaultPivotYear ? 2000 : 1900) : year
}

/** Day since 1970 under an order, or null when there is no such day. */
export function dayUnder(date: LexedDate, order: DayOrder): number | null {
  const day = calendarDay(date, order)
  // 1970 began on a Thursday. A weekday that is not that of the day speaks against the order.
  return day !== null && date.weekday >= 0 && (((day + 4) % 7) + 7) % 7 !== date.weekday ? null : day
}

function calendarDay(date: LexedDate, order: DayOrder): number | null {
  const [a, b, c] = date.parts
  const [la, , lc] = date.digits
  if (order === 'ydm') return daysOf(a, c, b)
  if (order === 'ymd') {
    return date.shape === 'N-N-Y2' && la !== 2 ? null : daysOf(yearOf(a, la), b, c)
  }
  const year = yearOf(c, lc)
  if (year < 1800 || year > 2200) return null
  return order === 'dmy' ? daysOf(year, b, a) : daysOf(year, a, b)
}

/** Families of the members, heaviest first, with the facts of each possible order. */
export function familiesOf(members: readonly Member[]): Family[] {
  const byKey = new Map<string, Family>()
  for (const member of members) {
    const { shape, separators, time, lead } = member.date
    const key = `${shape} ${lead}|${separators[0]}|${separators[1]}|${time}`
    let family = byKey.get(key)
    if (family === undefined) {
      family = { key, members: [], shape, orders: new Map(), weight: 0 }
      byKey.set(key, family)
    }
    family.members.push(member)
    family.weight += member.entry.count
  }
  const families = [...byKey.values()].sort((x, y) => y.weight - x.weight || (x.key < y.key ? -1 : 1))
  for (const family of families) weigh(family)
  return families
}

function weigh(family: Family): void {
  const orders = ordersOf[family.shape]
  for (const order of orders) {
    family.orders.set(order, {
      valid: 0,
      only: 0,
      onlyDistinct: 0,
      onlyRow: null,
      onlyText: null,
      min: Number.POSITIVE_INFINITY,
      max: Number.NEGATIVE_INFINITY
    })
  }
  for (const { entry, date } of family.members) {
    const days = orders.map((order) => dayUnder(date, order))
    const fits = days.filter((d) => d !== null).length
    for (const [at, order] of orders.entries()) {
      const day = days[at]
      const facts = family.orders.get(order)
      if (day === null || day === undefined || facts === undefined) continue
      facts.valid += entry.count
      facts.min = Math.min(facts.min, day)
      facts.max = Math.max(facts.max, day)
      // A two-digit year first is rare: it may not take away what day-first or month-first prove.
      const rivals = order === 'ymd' ? fits - 1 : days.filter((d, i) => d !== null && orders[i] !== 'ymd').length - 1
      if (rivals > 0) continue
      facts.only += entry.count
      facts.onlyDistinct++
      if (facts.onlyRow === null || entry.firstRow < facts.onlyRow) {
        facts.onlyRow = entry.firstRow
        facts.onlyText = entry.text
      }
    }
  }
}

/** The pattern that reads a family under an order. */
export function patternOf(family: Family, order: DayOrder): string {
  const sample = family.members[0]?.date
  if (sample === undefined) return ''
  // One short day or month anywhere: the writer does not pad, so both may come short.
  const anyShort = family.members.some((m) => m.date.digits.includes(1))
  const day = family.members.some((m) => m.date.ordinal) ? 'Do' : anyShort ? 'D' : 'DD'
  const month = anyShort ? 'M' : 'MM'
  const hour = family.members.some((m) => m.date.hourDigits === 1) ? 'H' : 'HH'
  const [s1, s2] = sample.separators
  const year = sample.digits[2] === 2 ? 'YY' : 'YYYY'
  const dayMonthYear = (): string => {
    switch (family.shape) {
      case 'compact':
        return 'YYYYMMDD'
      case 'Y4-N-N':
        return order === 'ydm' ? `YYYY${s1}${day}${s2}${month}` : `YYYY${s1}${month}${s2}${day}`
      case 'Y4-B-N':
        return `YYYY${s1}MMM${s2}${day}`
      case 'B-N-Y4':
        return `MMM${s1}${day}${s2}YYYY`
      case 'N-B-Y4':
      case 'N-B-Y2':
        return `${day}${s1}MMM${s2}${year}`
      case 'N-N-Y4':
      case 'N-N-Y2':
        if (order === 'ymd') return `YY${s1}${month}${s2}${day}`
        return order === 'dmy' ? `${day}${s1}${month}${s2}${year}` : `${month}${s1}${day}${s2}${year}`
    }
  }
  return `${sample.lead}${dayMonthYear()}${sample.time}`.replace('#', hour)
}
