/** Druid's functions of times. */
import { argument, type Call, type DruidFunction, isAbsent, writtenText } from '../call'
import { type Code, literal, textOfCode, type Writer } from '../code'
import { strftimeOf } from '../joda'
import { noEquivalent } from '../problem'
import { floored, intervalOf, moved, periodOf, unitPeriods, type Zone, zoneOf } from '../times'

const isoFormat = '%Y-%m-%dT%H:%M:%S.%gZ'

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
  'EPOCH MILLISECOND SECOND MINUTE HOUR DAY DOW ISODOW DOY WEEK MONTH QUARTER YEAR ISOYEAR DECADE CENTURY MILLENNIUM'.split(
    ' '
  )
)

/** A part of a time as a number; a week begins on Monday, which is 1. Null: no part that Druid has. */
export function partOf(sql: Writer, code: Code, unit: string): Code | null {
  if (!parts.has(unit)) return null
  if (unit === 'DOW') return sql`EXTRACT(isodow FROM ${code})`
  if (unit === 'EPOCH') return sql`CAST(floor(EXTRACT(epoch FROM ${code})) AS BIGINT)`
  // Of the second, not of the minute.
  if (unit === 'MILLISECOND') return sql`(EXTRACT(millisecond FROM ${code}) % 1000)`
  return sql`EXTRACT(${unit.toLowerCase()} FROM ${code})`
}

function extracted(call: Call): Code {
  const unit = writtenText(call, 1)
  const zone = zoneAt(call, 2)
  const at = time(call, 0)
  const part = partOf(call.sql, zone === null ? at : zone.local(call.sql, at), unit.value.toUpperCase())
  if (part === null) throw noEquivalent('unit', literal(unit.value), unit.at)
  return part
}

function formatted(call: Call): Code {
  const zone = zoneAt(call, 2)
  const at = time(call, 0)
  if (isAbsent(call, 1)) {
    // The offset of a zone that changes with the season can't be written.
    if (zone !== null) throw noEquivalent('literal', call.name, call.at)
    return call.sql`strftime(${at}, ${literal(isoFormat)})`
  }
  const format = literal(strftimeOf(writtenText(call, 1), zone === null))
  return call.sql`strftime(${zone === null ? at : zone.local(call.sql, at)}, ${format})`
}

function parsed(call: Call): Code {
  const { sql } = call
  const text = sql`CAST(${argument(call, 0).code} AS VARCHAR)`
  const zone = zoneAt(call, 2)
  const back = (code: Code) => (zone === null ? code : zone.utc(sql, code))
  if (!isAbsent(call, 1)) {
    return back(sql`try_strptime(${text}, ${literal(strftimeOf(writtenText(call, 1), false))})`)
  }
  const withZone = sql`(try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`
  const short = sql`try_strptime(${text}, ['%Y-%m', '%Y'])`
  if (zone === null) return sql`coalesce(${withZone}, ${short})`
  const plain = back(sql`coalesce(try_cast(${text} AS TIMESTAMP), ${short})`)
  return sql`CASE WHEN regexp_matches(${text}, '(?i)T.*(Z|[+-]\\d\\d:?\\d\\d)$') THEN ${withZone} ELSE ${plain} END`
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
