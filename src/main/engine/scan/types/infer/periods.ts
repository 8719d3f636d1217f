/** Recognises columns of periods: years, months, quarters, school and business years. The first day of a period stands for it. */
import { defaultPivotYear, pivotRange, plainNumber } from '../../../../../shared/domain/column-type'
import { monthOf } from '../../../../../shared/domain/readings'
import { namesDates, namesMonths, namesYears } from './name-words'
import {
  type Candidate,
  type DraftEvidence,
  type Entry,
  violationsAreFew,
  violationsAreMany,
  type Way,
  weightOf
} from './verdict'

const text: Way = { type: { kind: 'string' }, format: null }
const long: Way = { type: { kind: 'long' }, format: plainNumber }

const isYear = (year: string) => Number(year) >= 1800 && Number(year) <= 2200
const follows = (year: string, next: string) =>
  Number(next) === (next.length === 2 ? (Number(year) + 1) % 100 : Number(year) + 1)

/** The patterns that read a text as a period: none, one, or two where `2010-11` may be a month or a business year. */
function patternsOf(value: string, hasShortYears: boolean): readonly string[] {
  if (value.length < 6 || value.length > 20) return []
  const numeric = /^([0-9]{4})([-/])([0-9]{1,2}|[0-9]{4})$/.exec(value)
  if (numeric !== null) {
    const [year, mark, next] = [numeric[1] ?? '', numeric[2] ?? '', numeric[3] ?? '']
    if (!isYear(year)) return []
    const list: string[] = []
    if (next.length === 2 && Number(next) >= 1 && Number(next) <= 12) list.push(`YYYY${mark}MM`)
    if (next.length >= 2 && follows(year, next)) list.push(`YYYY${mark}${next.length === 2 ? 'yy' : 'yyyy'}`)
    return list
  }
  const monthFirst = /^([0-9]{1,2})([-/])([0-9]{4})$/.exec(value)
  if (monthFirst !== null) {
    const month = Number(monthFirst[1])
    if (month < 1 || month > 12 || !isYear(monthFirst[3] ?? '')) return []
    return [`${monthFirst[1]?.length === 1 ? 'M' : 'MM'}${monthFirst[2]}YYYY`]
  }
  const yearQuarter = /^([0-9]{4})([- /]?)Q[1-4]$/i.exec(value)
  if (yearQuarter !== null) return isYear(yearQuarter[1] ?? '') ? [`YYYY${yearQuarter[2]}QQ`] : []
  const quarterYear = /^Q[1-4]([- /]?)([0-9]{4})$/i.exec(value)
  if (quarterYear !== null) return isYear(quarterYear[2] ?? '') ? [`QQ${quarterYear[1]}YYYY`] : []
  const short = hasShortYears ? shortYear.exec(value) : null
  return short !== null && monthOf(short[1] ?? '') > 0 ? [`MMM${short[2]}YY`] : namedMonth(value)
}

/** `Mar-24` is a month or a day: a number above 31 decides, or the column's name. */
const shortYear = /^(\p{L}{3,12})\.?([-/ ])([0-9]{2})$/u
function readsShortYears(name: string, entries: readonly Entry[]): boolean {
  return namesMonths(name) || entries.some((e) => Number(shortYear.exec(e.text)?.[3] ?? 0) > 31)
}

function namedMonth(value: string): readonly string[] {
  const monthYear = /^(\p{L}{3,12})\.??([-/. ]| de |, )([0-9]{4})$/u.exec(value)
  if (monthYear !== null && monthOf(monthYear[1] ?? '') > 0 && isYear(monthYear[3] ?? ''))
    return [`MMM${monthYear[2]}YYYY`]
  const yearMonth = /^([0-9]{4})([-/. ])(\p{L}{3,12})\.?$/u.exec(value)
  return yearMonth !== null && monthOf(yearMonth[3] ?? '') > 0 && isYear(yearMonth[1] ?? '')
    ? [`YYYY${yearMonth[2]}MMM`]
    : []
}

function candidateOf(patterns: readonly string[], total: number, entries: readonly Entry[]): Candidate {
  const example = entries[0]
  return {
    type: { kind: 'date' },
    format: { kind: 'date', patterns: [...patterns], pivotYear: defaultPivotYear },
    invalidWeight: 0,
    state: 'sure',
    evidence: [{ code: 'period-start', count: total, text: example?.text ?? null, row: example?.firstRow ?? null }],
    rivals: [text],
    open: false,
    provesMark: null,
    provesOrder: null
  }
}

/** Years that the name announces; all of four digits, 1000 to 2200 (1800 where the name only speaks of dates). */
function recogniseYears(name: string, entries: readonly Entry[]): Candidate | null {
  const [isNamed, isDate] = [namesYears(name), namesDates(name)]
  if (!isNamed && !isDate) return null
  const from = isNamed ? 1000 : 1800
  const other = entries.filter((e) => !/^[12][0-9]{3}$/.test(e.text) || Number(e.text) < from || Number(e.text) > 2200)
  const total = weightOf(entries)
  if (other.some((e) => /^[0-9.,]+$/.test(e.text))) return null
  if (!violationsAreFew(total, other, entries.length - other.length)) return null
  const years = entries.filter((e) => !other.includes(e))
  const year = candidateOf(['YYYY'], total - weightOf(other), years)
  return { ...year, invalidWeight: weightOf(other), rivals: [long] }
}

/** Proposes a date reading for a column of periods (null tokens taken out). */
export function recognisePeriods(name: string, entries: readonly Entry[], todayIso: string): Candidate | null {
  const years = recogniseYears(name, entries)
  if (years !== null) return years
  const hasShortYears = readsShortYears(name, entries)
  const total = weightOf(entries)
  const weights = new Map<string, number>()
  const only = new Map<string, number>()
  const failed: Entry[] = []
  const read: { entry: Entry; patterns: readonly string[] }[] = []
  for (const entry of entries) {
    const patterns = patternsOf(entry.text, hasShortYears)
    if (patterns.length === 0) {
      failed.push(entry)
      if (violationsAreMany(total, weightOf(failed), failed.length)) return null
      continue
    }
    read.push({ entry, patterns })
    for (const pattern of patterns) weights.set(pattern, (weights.get(pattern) ?? 0) + entry.count)
    const [first] = patterns
    if (first !== undefined && patterns.length === 1) only.set(first, (only.get(first) ?? 0) + entry.count)
  }
  if (read.length === 0) return null
  // A pattern that some values need comes before one that could only help out.
  const sorted = [...weights.keys()].sort(
    (a, b) =>
      (only.get(b) ?? 0) - (only.get(a) ?? 0) || (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1)
  )
  const needed = sorted.filter((p) => (only.get(p) ?? 0) > 0)
  const isOpen = needed.length === 0
  const patterns = merged(isOpen ? sorted.slice(0, 1) : withoutClash(needed))
  const covered = new Set(patterns.flatMap((p) => [p, p.replace(/M\//, 'MM/').replace(/M-/, 'MM-')]))
  const unread = [...failed, ...read.filter((r) => !r.patterns.some((p) => covered.has(p))).map((r) => r.entry)]
  if (!violationsAreFew(total, unread, read.length)) return null
  const candidate = candidateOf(
    patterns,
    total - weightOf(unread),
    read.map((r) => r.entry)
  )
  const isShort = patterns.some((p) => /[-/ ]YY$/.test(p))
  const pivot = { code: 'two-digit-years' as const, count: total, text: pivotRange(defaultPivotYear), row: null }
  const evidence = [...candidate.evidence, ...(isShort ? [pivot] : [])]
  const found = withCentury({ ...candidate, evidence, invalidWeight: weightOf(unread) }, read, todayIso)
  const other = isOpen ? sorted[1] : undefined
  if (other === undefined) return found
  const open: DraftEvidence = { code: 'both-orders-fit', count: total, text: `${patterns[0]} | ${other}`, row: null }
  const rival = candidateOf([other], total, [])
  return { ...found, state: 'ambiguous', evidence: [open, ...found.evidence], rivals: [rival, text].map(wayOf) }
}

/** Months of years of two digits that lie far ahead may be of the last century. */
function withCentury(candidate: Candidate, read: readonly { readonly entry: Entry }[], todayIso: string): Candidate {
  const { format } = candidate
  if (format?.kind !== 'date') return candidate
  const thisYear = Number(todayIso.slice(2, 4))
  const years = read
    .map(({ entry }) => shortYear.exec(entry.text)?.[3])
    .filter((year) => year !== undefined)
    .map(Number)
  const spanOf = (pivot: number) => {
    const full = years.map((year) => year + (year <= pivot ? 2000 : 1900))
    return full.length === 0 ? 0 : Math.max(...full) - Math.min(...full)
  }
  const isAhead = years.some((year) => year <= defaultPivotYear && year > thisYear + 10)
  if (!isAhead || spanOf(thisYear) > spanOf(defaultPivotYear)) return candidate
  const far: DraftEvidence = { code: 'far-ahead', count: null, text: pivotRange(thisYear), row: null }
  const other: Way = { type: candidate.type, format: { ...format, pivotYear: thisYear } }
  return {
    ...candidate,
    state: 'ambiguous',
    evidence: [far, ...candidate.evidence],
    rivals: [other, ...candidate.rivals]
  }
}

const wayOf = ({ type, format }: Way): Way => ({ type, format })

/** `2010-11` is one thing in one column: the month or the business year that more values need. */
function withoutClash(patterns: readonly string[]): string[] {
  const clash = (a: string, b: string) =>
    a !== b && a.slice(0, 5) === b.slice(0, 5) && /^YYYY[-/](MM|yy)$/.test(a) && /^YYYY[-/](MM|yy)$/.test(b)
  return patterns.filter((p, at) => !patterns.slice(0, at).some((before) => clash(before, p)))
}

/** Months of one and of two digits are one way of writing. */
function merged(patterns: readonly string[]): string[] {
  return [
    ...new Set(
      patterns.map((p) =>
        /^MM?[-/]YYYY$/.test(p) && patterns.some((q) => /^M[-/]/.test(q)) ? p.replace('MM', 'M') : p
      )
    )
  ]
}
