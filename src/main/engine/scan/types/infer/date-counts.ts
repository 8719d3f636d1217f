/** Recognises columns of counts that are instants: Unix seconds and milliseconds, and days of Excel's calendar. */
import { defaultPivotYear, plainNumber } from '../../../../../shared/domain/column-type'
import { namesBirths } from './name-words'
import { type Candidate, type Entry, type Way, weightOf } from './verdict'

const nameOfInstants = /time|stamp|epoch|unix|_at$|_ts$|^ts$|date|datum|millis/i
const nameOfDays = /date|datum|fecha|(^|[^a-z])(dob|day|tag|jour|giorno)([^a-z]|$)|stamp|_at$/i

function countWay(pattern: string, type: Way['type']): Way {
  return { type, format: { kind: 'date', patterns: [pattern], pivotYear: defaultPivotYear } }
}

function sureOf(way: Way, entries: readonly Entry[], pattern: string, instead: Way): Candidate {
  return {
    ...way,
    invalidWeight: 0,
    state: 'sure',
    evidence: [{ code: 'count-by-name', count: weightOf(entries), text: pattern, row: entries[0]?.firstRow ?? null }],
    rivals: [instead],
    open: false,
    provesMark: null,
    provesOrder: null
  }
}

const long: Way = { type: { kind: 'long' }, format: plainNumber }
const second = 1
const from1990 = 631_152_000
const to2100 = 4_133_980_800

/** The Unix pattern whose digits all texts have, within 1990 to 2100, or null. */
function unixPattern(entries: readonly Entry[]): 'unix-s' | 'unix-ms' | null {
  const millis = entries.every((e) => /^[0-9]{12,13}$/.test(e.text))
  if (!millis && !entries.every((e) => /^[0-9]{9,10}$/.test(e.text))) return null
  const unit = millis ? 1000 : second
  const inRange = entries.every((e) => Number(e.text) >= from1990 * unit && Number(e.text) < to2100 * unit)
  return inRange ? (millis ? 'unix-ms' : 'unix-s') : null
}

/** Serial days of 1927 to 2119, with or without a fraction of a day; births may lie before. */
function excelWay(name: string, entries: readonly Entry[]): Way | null {
  const from = namesBirths(name) ? 1000 : 10_000
  const fits = (e: Entry) =>
    /^[0-9]{4,5}(?:\.[0-9]{1,15})?$/.test(e.text) && Number(e.text) >= from && Number(e.text) < 80_000
  if (!entries.every(fits)) return null
  const timed = entries.some((e) => /\.0*[1-9]/.test(e.text))
  return countWay('excel', timed ? { kind: 'timestamp', zone: 'none' } : { kind: 'date' })
}

/** Ten- or thirteen-digit counts and serial days are instants only when the column's name says so and all lie in a sensible range. */
export function recogniseCounts(name: string, entries: readonly Entry[]): Candidate | null {
  if (entries.length === 0) return null
  const unix = nameOfInstants.test(name) ? unixPattern(entries) : null
  if (unix !== null) return sureOf(countWay(unix, { kind: 'timestamp', zone: 'offset' }), entries, unix, long)
  const excel = nameOfDays.test(name) ? excelWay(name, entries) : null
  return excel === null ? null : sureOf(excel, entries, 'excel', long)
}

/** What whole numbers could be beside themselves when the name says nothing: offered, never taken. */
export function countRivals(entries: readonly Entry[]): Way[] {
  if (entries.length < 3) return []
  const unix = unixPattern(entries)
  if (unix !== null) return [countWay(unix, { kind: 'timestamp', zone: 'offset' })]
  // 1995 to 2040: wider, and half of all prices would look like days.
  const isRecent = entries.every((e) => Number(e.text) >= 34_700 && Number(e.text) < 51_500)
  const excel = isRecent ? excelWay('', entries) : null
  return excel === null ? [] : [excel]
}
