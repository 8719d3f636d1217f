/** Takes the text of a possible date apart into numbers and the family of ways in which it is written. */
import { monthNames } from '../../../../../shared/domain/readings'

/** How the three date parts stand: `N` one or two digits, `Y4`/`Y2` a year, `B` a month name. */
export type DateShape = 'N-N-Y4' | 'N-N-Y2' | 'Y4-N-N' | 'N-B-Y4' | 'N-B-Y2' | 'B-N-Y4' | 'Y4-B-N' | 'compact'

export type LexedDate = {
  readonly shape: DateShape
  /** The numbers in the order they are written; a month name is already its number. */
  readonly parts: readonly [number, number, number]
  readonly digits: readonly [number, number, number]
  /** Text between the parts. */
  readonly separators: readonly [string, string]
  /** Pattern of what follows the day (`' HH:mm:ss'`), with `#` for the hour; empty for a date alone. */
  readonly time: string
  readonly hourDigits: number
  /** The hour as it is written, and whether AM or PM follows. */
  readonly hour: number
}

const numeric = /^([0-9]{1,4})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{1,2})(?:(T|, ?| {1,2})([0-9].*))?$/
const dayMonthName =
  /^([0-9]{1,2})([-/. ]?|\. )([A-Za-z]{3,9})([-/. ]?|, )([0-9]{4}|[0-9]{2})(?:(T|, ?| {1,2})([0-9].*))?$/
const monthNameDay = /^([A-Za-z]{3,9})([-/. ])([0-9]{1,2})(, ?|[-/. ])([0-9]{4})(?:(T|, ?| {1,2})([0-9].*))?$/
const yearMonthName = /^([0-9]{4})([-/. ])([A-Za-z]{3,9})\2([0-9]{1,2})(?:(T|, ?| {1,2})([0-9].*))?$/
const compact = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:(T| )([0-9].*))?$/
const clock =
  /^([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9])(?:([.,])[0-9]{1,9})?)?(?:( ?)[AaPp][Mm])?(?:( ?)(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)|( UTC| GMT))?$/

function monthOf(name: string): number {
  const lower = name.toLowerCase()
  return monthNames.findIndex((m) => m === lower || m.slice(0, 3) === lower) + 1
}

function timeOf(
  separator: string | undefined,
  text: string | undefined
): { time: string; hourDigits: number; hour: number } | null {
  if (separator === undefined || text === undefined) return { time: '', hourDigits: 0, hour: 0 }
  const m = clock.exec(text)
  if (m === null) return null
  const hour = Number(m[1])
  const half = m[5] !== undefined
  if (half ? hour < 1 || hour > 12 : hour > 23) return null
  const seconds = m[3] === undefined ? '' : `:ss${m[4] === undefined ? '' : `${m[4]}SSS`}`
  const zone = m[6] !== undefined ? `${m[6]}Z` : (m[7] ?? '')
  return { time: `${separator}#:mm${seconds}${half ? `${m[5]}A` : ''}${zone}`, hourDigits: m[1]?.length ?? 2, hour }
}

/** The parts of a text that is shaped like a date (the calendar is not checked), or null. */
export function lexDate(text: string): LexedDate | null {
  if (text.length < 6 || text.length > 40) return null
  const first = text.charCodeAt(0)
  if (first < 48 || first > 57) return first > 64 ? lexMonthName(text) : null
  const m = numeric.exec(text)
  if (m !== null) {
    const [a, b, c] = [m[1] ?? '', m[3] ?? '', m[4] ?? '']
    const shape =
      a.length === 4 ? 'Y4-N-N' : a.length > 2 ? null : c.length === 4 ? 'N-N-Y4' : c.length === 2 ? 'N-N-Y2' : null
    const time = timeOf(m[5], m[6])
    if (shape === null || time === null || (shape === 'Y4-N-N' && c.length > 2)) return null
    return made(
      shape,
      [Number(a), Number(b), Number(c)],
      [a.length, b.length, c.length],
      [m[2] ?? '', m[2] ?? ''],
      time
    )
  }
  return lexOthers(text)
}

type Time = { time: string; hourDigits: number; hour: number }

function made(
  shape: DateShape,
  parts: [number, number, number],
  digits: [number, number, number],
  separators: [string, string],
  time: Time
): LexedDate {
  return { shape, parts, digits, separators, ...time }
}

function lexMonthName(text: string): LexedDate | null {
  const m = monthNameDay.exec(text)
  const month = m === null ? 0 : monthOf(m[1] ?? '')
  const time = m === null ? null : timeOf(m[6], m[7])
  if (m === null || month === 0 || time === null) return null
  const day = m[3] ?? ''
  return made('B-N-Y4', [month, Number(day), Number(m[5])], [3, day.length, 4], [m[2] ?? '', m[4] ?? ''], time)
}

function lexOthers(text: string): LexedDate | null {
  const named = dayMonthName.exec(text)
  if (named !== null) {
    const month = monthOf(named[3] ?? '')
    const time = timeOf(named[6], named[7])
    if (month === 0 || time === null) return null
    const [day, year] = [named[1] ?? '', named[5] ?? '']
    const shape = year.length === 4 ? 'N-B-Y4' : 'N-B-Y2'
    return made(
      shape,
      [Number(day), month, Number(year)],
      [day.length, 3, year.length],
      [named[2] ?? '', named[4] ?? ''],
      time
    )
  }
  const yearFirst = yearMonthName.exec(text)
  if (yearFirst !== null) {
    const month = monthOf(yearFirst[3] ?? '')
    const time = timeOf(yearFirst[5], yearFirst[6])
    const [separator, day] = [yearFirst[2] ?? '', yearFirst[4] ?? '']
    if (month === 0 || time === null) return null
    return made('Y4-B-N', [Number(yearFirst[1]), month, Number(day)], [4, 3, day.length], [separator, separator], time)
  }
  const packed = compact.exec(text)
  const time = packed === null ? null : timeOf(packed[4], packed[5])
  if (packed === null || time === null) return null
  return made('compact', [Number(packed[1]), Number(packed[2]), Number(packed[3])], [4, 2, 2], ['', ''], time)
}
