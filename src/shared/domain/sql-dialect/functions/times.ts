/** Druid's functions of times. */
import { argument, type Call, type DruidFunction, isAbsent, writtenText } from '../call'
import { type Code, literal, textOfCode, type Writer } from '../code'
import { strftimeOf } from '../joda'
import { noEquivalent } from '../problem'
import { floored, intervalOf, moved, periodOf, unitPeriods, type Zone, zoneOf } from '../times'
import { textOf } from '../tokens'

const isoFormat = '%Y-%m-%dT%H:%M:%S.%g'

/** An argument that is a time; times are those of UTC. */
function time(call: Call, index: number): Code {
  return call.sql`CAST(${argument(call, index).code} AS TIMESTAMP)`
}

function zoneAt(call: Call, index: number): Zone | null {
  return isAbsent(call, index) ? null : zoneOf(writtenText(call, index))
}

function floorOf(call: Call): { readonly floor: Code; readonly next: Code } {
  const written = writtenText(call, 1)
  const period = periodOf(written)
  const zone = zoneAt(call, 3)
  const origin = isAbsent(call, 2) ? null : time(call, 2)
  const fail = () => noEquivalent('period', literal(written.value), written.at)
  const floor = floored(call.sql, time(call, 0), period, { origin, zone, fail })
  return { floor, next: moved(call.sql, floor, period, null, zone) }
}

/** What is on the line stays, everything else goes to the next one. */
function ceiling(sql: Writer, at: Code, { floor, next }: { readonly floor: Code; readonly next: Code }): Code {
  return sql`CASE WHEN ${floor} = ${at} THEN ${at} ELSE ${next} END`
}

/** FLOOR and CEIL of a time. @param unit as written, at its place */
export function toUnit(call: Call, code: Code, unit: { readonly word: string; readonly at: number }): Code {
  const period = unitPeriods[unit.word]
  if (period === undefined || unit.word === 'MILLISECOND') throw noEquivalent('unit', unit.word, unit.at)
  const at = call.sql`CAST(${code} AS TIMESTAMP)`
  const fail = () => noEquivalent('unit', unit.word, unit.at)
  const floor = floored(call.sql, at, period, { origin: null, zone: null, fail })
  if (call.name === 'FLOOR') return floor
  return ceiling(call.sql, at, { floor, next: moved(call.sql, floor, period, null) })
}

const parts: ReadonlySet<string> = new Set(
  'EPOCH MILLISECOND SECOND MINUTE HOUR DAY DOW ISODOW DOY WEEK MONTH QUARTER YEAR DECADE CENTURY MILLENNIUM'.split(' ')
)

/** A part of a time as a number; a week begins on Monday, which is 1. Null: no part that Druid has. */
export function partOf(sql: Writer, code: Code, unit: string): Code | null {
  if (!parts.has(unit)) return null
  if (unit === 'DOW') return sql`EXTRACT(isodow FROM ${code})`
  if (unit === 'EPOCH') return sql`CAST(trunc(EXTRACT(epoch FROM ${code})) AS BIGINT)`
  // Of the second, not of the minute.
  if (unit === 'MILLISECOND') return sql`(EXTRACT(millisecond FROM ${code}) % 1000)`
  return sql`EXTRACT(${unit.toLowerCase()} FROM ${code})`
}

function extracted(call: Call): Code {
  const unit = writtenText(call, 1)
  const zone = zoneAt(call, 2)
  const at = time(call, 0)
  const word = unit.value.toUpperCase()
  if (word === 'ISOYEAR') throw noEquivalent('misnamed', literal(unit.value), unit.at)
  // Seconds since 1970 are the same everywhere.
  const part = partOf(call.sql, zone === null || word === 'EPOCH' ? at : zone.local(call.sql, at), word)
  if (part === null) throw noEquivalent('unit', literal(unit.value), unit.at)
  return part
}

function formatted(call: Call): Code {
  const zone = zoneAt(call, 2)
  const at = time(call, 0)
  const local = zone === null ? at : zone.local(call.sql, at)
  if (isAbsent(call, 1)) {
    const offset = zone === null ? call.sql`'+00:00'` : offsetOf(call.sql, at, local)
    return call.sql`(strftime(${local}, ${literal(isoFormat)}) || ${offset})`
  }
  const format = literal(strftimeOf(writtenText(call, 1), zone === null))
  return call.sql`strftime(${local}, ${format})`
}

/** How far the clock of a zone is ahead, `+05:30`. */
function offsetOf(sql: Writer, at: Code, local: Code): Code {
  const minutes = sql`date_diff('minute', ${at}, ${local})`
  return sql`printf('%s%02d:%02d', CASE WHEN ${local} < ${at} THEN '-' ELSE '+' END, abs(${minutes}) // 60, abs(${minutes}) % 60)`
}

function parsed(call: Call): Code {
  const { sql } = call
  const text = sql`CAST(${argument(call, 0).code} AS VARCHAR)`
  const zone = zoneAt(call, 2)
  const back = (code: Code) => (zone === null ? code : zone.utc(sql, code))
  if (!isAbsent(call, 1)) return back(parsedBy(call, text))
  // As exact as Druid's times.
  const exact = (code: Code) => sql`date_trunc('millisecond', ${code})`
  const withZone = sql`(try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`
  const short = sql`try_strptime(${text}, ['%Y-%m', '%Y', '%Y-%m-%dT%H', '%G-W%V-%u', '%Y-%j'])`
  // Joda begins with a digit, and knows no hour 24.
  const isTime = sql`regexp_matches(${text}, '^[+-]?\\d') AND NOT regexp_matches(${text}, 'T24')`
  if (zone === null) return sql`CASE WHEN ${isTime} THEN ${exact(sql`coalesce(${withZone}, ${short})`)} END`
  const plain = back(sql`coalesce(try_cast(${text} AS TIMESTAMP), ${short})`)
  const either = sql`CASE WHEN regexp_matches(${text}, '(?i)T.*(Z|[+-]\\d\\d:?\\d\\d)$') THEN ${withZone} ELSE ${plain} END`
  return sql`CASE WHEN ${isTime} THEN ${exact(either)} END`
}

/** By a pattern: without a day it is the first of 1970, and a year of two digits is one of those around now. */
function parsedBy({ sql, ...call }: Call, text: Code): Code {
  const written = writtenText({ sql, ...call }, 1)
  const format = strftimeOf(written, false)
  const time = sql`try_strptime(${text}, ${literal(format)})`
  const has = (letters: RegExp) => letters.test(format.replaceAll('%%', ''))
  if (!has(/%-?[YyG]/)) {
    if (has(/%-?[mbBdjVu]/)) throw noEquivalent('pattern', literal(written.value), written.at)
    return sql`(${time} + to_years(70))`
  }
  return has(/%y/) ? sql`(${time} - to_years(CASE WHEN year(${time}) > year(now()) + 19 THEN 100 ELSE 0 END))` : time
}

/** The first argument of TIMESTAMPADD and TIMESTAMPDIFF is a bare word. */
function unitAt(call: Call): string {
  const { code, at } = argument(call, 0)
  const word = textOfCode(code)
    .toUpperCase()
    .replace(/^SQL_TSI_/, '')
  if (unitPeriods[word] === undefined) throw noEquivalent('unit', word, at)
  return word
}

function added(call: Call): Code {
  const period = unitPeriods[unitAt(call)] ?? { months: 0, days: 0, ms: 0 }
  return moved(call.sql, time(call, 2), period, argument(call, 1).code)
}

export const timeFunctions: Readonly<Record<string, DruidFunction>> = {
  TIME_FLOOR: { least: 2, most: 4, write: (call) => floorOf(call).floor },
  TIME_CEIL: { least: 2, most: 4, write: (call) => ceiling(call.sql, time(call, 0), floorOf(call)) },
  TIME_SHIFT: {
    least: 3,
    most: 4,
    write: (call) =>
      moved(call.sql, time(call, 0), periodOf(writtenText(call, 1)), argument(call, 2).code, zoneAt(call, 3))
  },
  TIME_EXTRACT: { least: 2, most: 3, write: extracted },
  TIME_FORMAT: { least: 1, most: 3, write: formatted },
  TIME_PARSE: { least: 1, most: 3, write: parsed },
  DATE_TRUNC: {
    least: 2,
    most: 2,
    write(call) {
      const unit =
        argument(call, 0).tokens.length === 1 ? textOf(argument(call, 0).tokens[0])?.toLowerCase() : undefined
      const years = unit === 'century' ? 100 : unit === 'millennium' ? 1000 : null
      // Druid counts them from 1970; all others are the same in both.
      if (years === null) return null
      const bucket = call.sql`time_bucket(INTERVAL '${years} years', ${time(call, 1)}, TIMESTAMP '1970-01-01 00:00:00')`
      return bucket
    }
  },
  TIME_IN_INTERVAL: {
    least: 2,
    most: 2,
    write(call) {
      const [from, to] = intervalOf(call.sql, writtenText(call, 1))
      return call.sql`(${time(call, 0)} >= ${from} AND ${time(call, 0)} < ${to})`
    }
  },
  TIMESTAMPADD: { least: 3, most: 3, write: added },
  TIMESTAMPDIFF: {
    least: 3,
    most: 3,
    write: (call) => call.sql`date_sub('${unitAt(call).toLowerCase()}', ${time(call, 1)}, ${time(call, 2)})`
  },
  MILLIS_TO_TIMESTAMP: {
    least: 1,
    most: 1,
    write: (call) => call.sql`make_timestamp_ms(CAST(${argument(call, 0).code} AS BIGINT))`
  },
  TIMESTAMP_TO_MILLIS: { least: 1, most: 1, write: (call) => call.sql`epoch_ms(${time(call, 0)})` }
}
