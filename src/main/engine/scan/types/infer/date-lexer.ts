/** Takes the text of a possible date apart into numbers and the family of ways in which it is written. */
import { monthOf, weekdayOf } from '../../../../../shared/domain/readings'
import { type LexedTime, lexCompactTime, lexTime } from './time-lexer'

/** How the three date parts stand: `N` one or two digits, `Y4`/`Y2` a year, `B` a month name. */
export type DateShape = 'N-N-Y4' | 'N-N-Y2' | 'Y4-N-N' | 'N-B-Y4' | 'N-B-Y2' | 'B-N-Y4' | 'Y4-B-N' | 'compact'

export type LexedDate = LexedTime & {
  readonly shape: DateShape
  /** The numbers in the order they are written; a month name is already its number. */
  readonly parts: readonly [number, number, number]
  readonly digits: readonly [number, number, number]
  /** Pattern of what stands between the parts: mostly a mark, a time of day where the year comes last of all. */
  readonly separators: readonly [string, string]
  /** Pattern of what stands before the date (`ddd, `, `#:mm `). */
  readonly lead: string
  /** From Sunday = 0, or -1 without one. */
  readonly weekday: number
  /** Whether the day has an ordinal ending. */
  readonly ordinal: boolean
}

const rest = '(?:(T|, ?| {1,2}| - | at | um | à | kl |:)([0-9].*))?$'
const ordinal = '(st|nd|rd|th|er|º|°)?'
// A dot behind the name belongs to it unless it stands where other separators do.
const month = '(\\p{L}{3,12})\\.??'
const numeric = new RegExp(`^([0-9]{1,4})([-/. ])([0-9]{1,2})\\2([0-9]{4}|[0-9]{1,2})${rest}`)
const dayMonthName = new RegExp(
  `^([0-9]{1,2})${ordinal}([-/. ]?|\\. | de | of )${month}([-/. ]?|, ?| de | del )([0-9]{4}|[0-9]{2})${rest}`,
  'iu'
)
const monthNameDay = new RegExp(`^${month}([-/. ])([0-9]{1,2})${ordinal}(, ?|[-/. ])([0-9]{4})${rest}`, 'iu')
const yearMonthName = new RegExp(`^([0-9]{4})([-/. ])${month}\\2([0-9]{1,2})${rest}`, 'iu')
const compact = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:(T|)([0-9]{4,6}.*)|(T| )([0-9]{1,2}:.*))?$/
/** `Nov 28 13:08:45 +0000 2008`: the time stands between the day and the year. */
const yearLast = new RegExp(`^${month}( {1,2})([0-9]{1,2})( )([0-9]{1,2}:.*) ([0-9]{4})$`, 'iu')
const timeFirst = /^([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?)(,? {1,2}| - )(.+)$/
const weekdayFirst = /^(\p{L}{2,12}(?:-feira)?)\.?(, ?| )(.+)$/iu

type Numbers = [number, number, number]

function made(
  shape: DateShape,
  parts: Numbers,
  digits: Numbers,
  separators: [string, string],
  time: LexedTime,
  ending = false
): LexedDate {
  return { shape, parts, digits, separators, lead: '', weekday: -1, ordinal: ending, ...time }
}

/** The parts of a text that is shaped like a date (the calendar is not checked), or null. */
export function lexDate(text: string): LexedDate | null {
  if (text.length < 6 || text.length > 60) return null
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) return lexNumeric(text) ?? lexOthers(text) ?? lexTimeFirst(text)
  if (first < 65) return null
  const weekday = weekdayFirst.exec(text)
  const number = weekday === null ? -1 : weekdayOf(weekday[1] ?? '')
  const date = weekday === null || number < 0 ? null : lexWithoutWeekday(weekday[3] ?? '')
  // `Mar 3, 2024`: an Italian Tuesday is a month as well, and what follows is no date by itself.
  if (weekday !== null && date !== null) return { ...date, lead: `ddd${weekday[2]}`, weekday: number }
  return lexMonthName(text)
}

function lexWithoutWeekday(text: string): LexedDate | null {
  return /^[0-9]/.test(text) ? (lexNumeric(text) ?? lexOthers(text)) : lexMonthName(text)
}

/** `08:15:52 12 Feb 2020`. */
function lexTimeFirst(text: string): LexedDate | null {
  const m = timeFirst.exec(text)
  if (m === null) return null
  const time = lexTime('', m[1])
  const date = time === null ? null : lexDate(m[3] ?? '')
  if (time === null || date === null || date.time !== '' || date.lead.includes('#')) return null
  return { ...date, lead: `${time.time}${m[2]}${date.lead}`, hourDigits: time.hourDigits, hour: time.hour }
}

function lexNumeric(text: string): LexedDate | null {
  const m = numeric.exec(text)
  if (m === null) return null
  const [a, b, c, separator] = [m[1] ?? '', m[3] ?? '', m[4] ?? '', m[2] ?? '']
  const shape =
    a.length === 4 ? 'Y4-N-N' : a.length > 2 ? null : c.length === 4 ? 'N-N-Y4' : c.length === 2 ? 'N-N-Y2' : null
  const time = lexTime(m[5], m[6])
  if (shape === null || time === null || (shape === 'Y4-N-N' && c.length > 2)) return null
  return made(shape, [Number(a), Number(b), Number(c)], [a.length, b.length, c.length], [separator, separator], time)
}

function lexMonthName(text: string): LexedDate | null {
  const m = monthNameDay.exec(text)
  if (m === null) return lexYearLast(text)
  const month = monthOf(m[1] ?? '')
  const time = lexTime(m[7], m[8])
  if (month === 0 || time === null) return null
  const day = m[3] ?? ''
  const parts: Numbers = [month, Number(day), Number(m[6])]
  return made('B-N-Y4', parts, [3, day.length, 4], [m[2] ?? '', m[5] ?? ''], time, m[4] !== undefined)
}

function lexYearLast(text: string): LexedDate | null {
  const m = yearLast.exec(text)
  const month = m === null ? 0 : monthOf(m[1] ?? '')
  const time = m === null ? null : lexTime(m[4], m[5])
  if (m === null || month === 0 || time === null) return null
  const day = m[3] ?? ''
  const parts: Numbers = [month, Number(day), Number(m[6])]
  const { hour, hourDigits } = time
  const none = { time: '', hour, hourDigits }
  return made('B-N-Y4', parts, [3, day.length, 4], [m[2] ?? '', `${time.time} `], none)
}

function lexOthers(text: string): LexedDate | null {
  const named = dayMonthName.exec(text)
  if (named !== null) {
    const month = monthOf(named[4] ?? '')
    const time = lexTime(named[7], named[8])
    if (month === 0 || time === null) return null
    const [day, year] = [named[1] ?? '', named[6] ?? '']
    const shape = year.length === 4 ? 'N-B-Y4' : 'N-B-Y2'
    const parts: Numbers = [Number(day), month, Number(year)]
    const digits: Numbers = [day.length, 3, year.length]
    return made(shape, parts, digits, [named[3] ?? '', named[5] ?? ''], time, named[2] !== undefined)
  }
  const yearFirst = yearMonthName.exec(text)
  if (yearFirst !== null) {
    const month = monthOf(yearFirst[3] ?? '')
    const time = lexTime(yearFirst[5], yearFirst[6])
    const [separator, day] = [yearFirst[2] ?? '', yearFirst[4] ?? '']
    if (month === 0 || time === null) return null
    return made('Y4-B-N', [Number(yearFirst[1]), month, Number(day)], [4, 3, day.length], [separator, separator], time)
  }
  const packed = compact.exec(text)
  if (packed === null) return null
  const time = packed[5] === undefined ? lexTime(packed[6], packed[7]) : lexCompactTime(packed[4] ?? '', packed[5])
  if (time === null) return null
  return made('compact', [Number(packed[1]), Number(packed[2]), Number(packed[3])], [4, 2, 2], ['', ''], time)
}
