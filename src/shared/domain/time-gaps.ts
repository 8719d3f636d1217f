/** Days or months without a row in a time line that has hardly any. */

export type TimeGaps = {
  readonly unit: 'days' | 'months'
  /** ISO days or months that are missing. */
  readonly missing: readonly string[]
  /** Days (since 1970) with rows right before and behind a gap. */
  readonly edges: readonly number[]
}

/** Fewer days with rows are no time line. */
const fewestDays = 10
/** Part of the expected days, or months, that must have rows for a missing one to be remarkable. */
const dayCoverage = 0.9
const monthCoverage = 0.5
/** A weekday with fewer than this part of the days that an even spread would give it is a day off. */
const dayOff = 0.15

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const weekday = (day: number) => (((day + 4) % 7) + 7) % 7

/**
 * Gaps in a line of days. Weekdays that are days off throughout are not expected. A line with rows on nearly every expected day is looked at by
 * day, any other by month.
 * @param days different days with rows since 1970, ascending
 */
export function timeGaps(days: readonly number[]): TimeGaps | null {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || days.length < fewestDays) return null
  const byWeekday = new Array<number>(7).fill(0)
  for (const day of days) byWeekday[weekday(day)] = (byWeekday[weekday(day)] ?? 0) + 1
  const open = byWeekday.map((count) => count >= (days.length / 7) * dayOff)
  const known = new Set(days)
  const missing: number[] = []
  let expected = 0
  for (let day = first; day <= last; day++) {
    if (!open[weekday(day)]) continue
    expected++
    if (!known.has(day)) missing.push(day)
  }
  if (missing.length === 0) return null
  if (missing.length <= expected * (1 - dayCoverage)) {
    return { unit: 'days', missing: missing.map(isoDay), edges: edgesOf(days, missing) }
  }
  return monthGaps(days, first, last)
}

function edgesOf(days: readonly number[], missing: readonly number[]): number[] {
  const gone = new Set(missing)
  const edges = new Set<number>()
  for (const [at, day] of days.entries()) {
    const next = days[at + 1]
    if (next === undefined || next === day + 1) continue
    for (let between = day + 1; between < next; between++) {
      if (!gone.has(between)) continue
      edges.add(day).add(next)
      break
    }
  }
  return [...edges]
}

function monthGaps(days: readonly number[], first: number, last: number): TimeGaps | null {
  const known = new Set(days.map((day) => isoDay(day).slice(0, 7)))
  const missing: string[] = []
  let months = 0
  const end = isoDay(last).slice(0, 7)
  for (let at = new Date(`${isoDay(first).slice(0, 7)}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = at.toISOString().slice(0, 7)
    months++
    if (!known.has(month)) missing.push(month)
    if (month >= end) break
  }
  if (missing.length === 0 || missing.length > months * (1 - monthCoverage)) return null
  const edges = new Set<number>()
  for (const [at, day] of days.entries()) {
    const next = days[at + 1]
    if (
      next !== undefined &&
      missing.some((month) => month > isoDay(day).slice(0, 7) && month < isoDay(next).slice(0, 7))
    )
      edges.add(day).add(next)
  }
  return { unit: 'months', missing, edges: [...edges] }
}
