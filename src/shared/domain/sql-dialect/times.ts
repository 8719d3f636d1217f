/** ISO periods and intervals and time zones, as Druid (Joda) reads them, in DuckDB's words. */
import type { Code, Writer } from './code'
import { literal } from './code'
import { noEquivalent } from './problem'

export interface Period {
  readonly months: number
  /** Months among them that are whole years: a time moves by those first. */
  readonly ofYears?: number
  readonly days: number
  readonly ms: number
}

const periodText =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/i

/** @throws AppError `explore.sql-dialect` */
export function periodOf({ value, at }: { readonly value: string; readonly at: number }): Period {
  const found = periodText.exec(value)
  const [years, months, weeks, days, hours, minutes, seconds] = (found ?? []).slice(1).map((part) => Number(part ?? 0))
  const period = {
    months: (years ?? 0) * 12 + (months ?? 0),
    ofYears: (years ?? 0) * 12,
    days: (weeks ?? 0) * 7 + (days ?? 0),
    ms: Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000)
  }
  if (found === null || period.months + period.days + period.ms === 0) throw noEquivalent('period', literal(value), at)
  return period
}

/** A time moved by so many periods. */
export function moved(sql: Writer, time: Code, period: Period, steps: Code | null, zone: Zone | null = null): Code {
  const many = (count: number, type: string) =>
    steps === null ? sql`${count}` : sql`CAST(${count} * (${steps}) AS ${type})`
  let result = time
  if (period.months > 0 || period.days > 0) {
    // Months and days are those of the zone's calendar, hours pass alike everywhere.
    let local = zone === null ? result : zone.local(sql, result)
    const { ofYears = 0 } = period
    for (const months of [ofYears, period.months - ofYears]) {
      if (months > 0) local = sql`(${local} + to_months(${many(months, 'INTEGER')}))`
    }
    if (period.days > 0) local = sql`(${local} + to_days(${many(period.days, 'INTEGER')}))`
    result = zone === null ? local : zone.utc(sql, local)
  }
  return period.ms > 0 ? sql`(${result} + to_milliseconds(${many(period.ms, 'BIGINT')}))` : result
}

export interface Zone {
  /** From UTC to the clock of the zone. */
  local(sql: Writer, time: Code): Code
  utc(sql: Writer, time: Code): Code
}

/** By name or by offset. @throws AppError `explore.sql-dialect` */
export function zoneOf({ value, at }: { readonly value: string; readonly at: number }): Zone {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(value)
  if (offset) {
    const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1)
    return {
      local: (sql, time) => sql`(${time} + to_minutes(${minutes}))`,
      utc: (sql, time) => sql`(${time} - to_minutes(${minutes}))`
    }
  }
  if (!isZoneName(value)) throw noEquivalent('zone', literal(value), at)
  const zone = literal(value)
  return {
    local: (sql, time) => sql`((${time} AT TIME ZONE 'UTC') AT TIME ZONE ${zone})`,
    utc: (sql, time) => sql`((${time} AT TIME ZONE ${zone}) AT TIME ZONE 'UTC')`
  }
}

function isZoneName(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

const instantText =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?)?)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i

/** Milliseconds since 1970 in UTC; null when it is no time. */
function instantOf(text: string): number | null {
  const found = instantText.exec(text)
  if (!found) return null
  const [year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] =
    found.slice(1)
  const parts = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)] as const
  const utc = Date.UTC(...parts) + Number(fraction.padEnd(3, '0'))
  // The 31st of February is no day.
  if (new Date(utc).getUTCMonth() !== parts[1] || new Date(utc).getUTCDate() !== parts[2]) return null
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!offset) return utc
  const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1)
  return utc - minutes * 60_000
}

function timestamp(ms: number): string {
  return `TIMESTAMP '${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}'`
}

/** First and first that is no more in it. @throws AppError `explore.sql-dialect` */
export function intervalOf(
  sql: Writer,
  written: { readonly value: string; readonly at: number }
): readonly [Code, Code] {
  const wrong = noEquivalent('interval', literal(written.value), written.at)
  const [from = '', to = '', more] = written.value.split('/')
  if (more !== undefined) throw wrong
  const begin = instantOf(from)
  const end = instantOf(to)
  const by = (text: string) => periodOf({ value: text, at: written.at })
  if (begin !== null && end !== null) {
    if (end < begin) throw wrong
    return [sql`${timestamp(begin)}`, sql`${timestamp(end)}`]
  }
  if (begin !== null && /^P/i.test(to)) {
    return [sql`${timestamp(begin)}`, moved(sql, sql`${timestamp(begin)}`, by(to), null)]
  }
  if (end !== null && /^P/i.test(from)) {
    return [moved(sql, sql`${timestamp(end)}`, by(from), sql`-1`), sql`${timestamp(end)}`]
  }
  throw wrong
}

const names: readonly (readonly [Period, string])[] = [
  [{ months: 12, days: 0, ms: 0 }, 'year'],
  [{ months: 3, days: 0, ms: 0 }, 'quarter'],
  [{ months: 1, days: 0, ms: 0 }, 'month'],
  [{ months: 0, days: 7, ms: 0 }, 'week'],
  [{ months: 0, days: 1, ms: 0 }, 'day'],
  [{ months: 0, days: 0, ms: 3_600_000 }, 'hour'],
  [{ months: 0, days: 0, ms: 60_000 }, 'minute'],
  [{ months: 0, days: 0, ms: 1000 }, 'second']
]

const epoch = "TIMESTAMP '1970-01-01 00:00:00'"

/**
 * The beginning of the period that a time is in: years, months, days and hours of the calendar, weeks from Monday, everything else counted
 * from the origin, or from 1970 in the zone. @throws AppError `explore.sql-dialect` for periods of months and days together
 */
export function floored(
  sql: Writer,
  time: Code,
  period: Period,
  { origin, zone, fail }: { readonly origin: Code | null; readonly zone: Zone | null; readonly fail: () => Error }
): Code {
  const { months, days, ms } = period
  if (months > 0 && days + ms > 0) throw fail()
  const named = names.find(([one]) => one.months === months && one.days === days && one.ms === ms)?.[1]
  const local = zone === null ? time : zone.local(sql, time)
  const back = (code: Code) => (zone === null ? code : zone.utc(sql, code))
  if (named !== undefined && origin === null) {
    const floor = sql`date_trunc('${named}', ${local})`
    if (zone === null || ms === 0) return back(floor)
    // An hour that a clock shows twice begins twice.
    return sql`(${time} - (${local} - ${floor}))`
  }
  if (ms > 0) {
    const whole = days * 86_400_000 + ms
    const from = origin ?? back(sql`${epoch}`)
    return sql`time_bucket(to_milliseconds(${whole}), ${time}, ${from})`
  }
  const from = origin === null ? sql`${epoch}` : zone === null ? origin : zone.local(sql, origin)
  if (days > 0) return back(sql`time_bucket(INTERVAL '${days} days', ${local}, ${from})`)
  if (origin === null) return back(sql`time_bucket(INTERVAL '${months} months', ${local}, ${from})`)
  // Whole months since the day of the origin, which time_bucket takes for the first of its month.
  const since = sql`date_sub('month', ${from}, ${local})`
  const first = sql`(${from} + to_months(CAST(${since} - ${since} % ${months} AS INTEGER)))`
  return back(sql`CASE WHEN ${local} < ${first} THEN ${first} - to_months(${months}) ELSE ${first} END`)
}

export const unitPeriods: Readonly<Record<string, Period>> = {
  MILLISECOND: { months: 0, days: 0, ms: 1 },
  SECOND: { months: 0, days: 0, ms: 1000 },
  MINUTE: { months: 0, days: 0, ms: 60_000 },
  HOUR: { months: 0, days: 0, ms: 3_600_000 },
  DAY: { months: 0, days: 1, ms: 0 },
  WEEK: { months: 0, days: 7, ms: 0 },
  MONTH: { months: 1, days: 0, ms: 0 },
  QUARTER: { months: 3, days: 0, ms: 0 },
  YEAR: { months: 12, days: 0, ms: 0 }
}
