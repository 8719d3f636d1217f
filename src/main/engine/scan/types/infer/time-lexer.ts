/** Takes the time of day behind a date apart. */
import { zonePattern } from '../../../../../shared/domain/readings'

export type LexedTime = {
  /** Pattern of what follows the day (`' #:mm:ss'`), with `#` for the hour; empty for a date alone. */
  readonly time: string
  readonly hourDigits: number
  /** The hour as it is written. */
  readonly hour: number
}

const none: LexedTime = { time: '', hourDigits: 0, hour: 0 }

const zone = `(?:( ?)${zonePattern})?`
const clock = new RegExp(
  `^([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9])(?:([.,])[0-9]{1,9})?)?(?:( ?)[AaPp]\\.?[Mm]\\.?)?${zone}( Uhr)?$`,
  'u'
)
const compactClock = new RegExp(`^([0-9]{2})([0-5][0-9])(?:([0-5][0-9])(?:([.,])[0-9]{1,9})?)?${zone}$`, 'u')

/** A clock time behind `separator`, the empty time without one, or null when it is no time. */
export function lexTime(separator: string | undefined, text: string | undefined): LexedTime | null {
  if (separator === undefined || text === undefined) return none
  const m = clock.exec(text)
  if (m === null) return null
  const hour = Number(m[1])
  const half = m[5] !== undefined
  if (half ? hour < 1 || hour > 12 : hour > 23) return null
  const seconds = m[3] === undefined ? '' : `:ss${m[4] === undefined ? '' : `${m[4]}SSS`}`
  const offset = m[6] === undefined ? '' : `${m[6]}Z`
  const time = `${separator}#:mm${seconds}${half ? `${m[5]}A` : ''}${offset}${m[7] ?? ''}`
  return { time, hourDigits: m[1]?.length ?? 2, hour }
}

/** A time of day without colons: `1430`, `143005`, `143005.25Z`. */
export function lexCompactTime(separator: string, text: string): LexedTime | null {
  const m = compactClock.exec(text)
  if (m === null || Number(m[1]) > 23) return null
  const seconds = m[3] === undefined ? '' : `ss${m[4] === undefined ? '' : `${m[4]}SSS`}`
  return { time: `${separator}#mm${seconds}${m[5] === undefined ? '' : `${m[5]}Z`}`, hourDigits: 2, hour: Number(m[1]) }
}
