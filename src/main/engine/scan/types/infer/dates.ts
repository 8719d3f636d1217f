/**
 * Recognises columns of dates and timestamps. Day first or month first is decided by the values alone (a first or second number above
 * 12); when every value fits both the column is ambiguous, and which of the two stands first is only a proposal.
 */
import { defaultPivotYear, pivotRange } from '../../../../../shared/domain/column-type'
import { hasOffset, hasTime } from '../../../../../shared/domain/readings'
import {
  dayOfIso,
  dayUnder,
  type Family,
  familiesOf,
  fixedOrder,
  isOpen,
  type Member,
  patternOf
} from './date-families'
import { lexDate } from './date-lexer'
import { chooseOrder, sumOver } from './day-order'
import { namesBirths } from './name-words'
import {
  type Candidate,
  type DayOrder,
  type DraftEvidence,
  type Entry,
  type FileHints,
  violationsAreFew,
  violationsAreMany,
  type Way,
  weightOf
} from './verdict'

const nameOfDates =
  /date|datum|fecha|jour|giorno|^day$|day_|_day|_dt$|^dt|time|stamp|tag$|(^|[_ ])(created|updated|ordered|shipped|delivered)/i

/** The way that reads all families, each under its order. */
function wayOf(families: readonly Family[], orderOf: (family: Family) => DayOrder, pivotYear: number): Way {
  const patterns = [...new Set(families.map((f) => patternOf(f, orderOf(f))))]
  const format = { kind: 'date' as const, patterns, pivotYear }
  if (!patterns.some(hasTime)) return { type: { kind: 'date' }, format }
  return { type: { kind: 'timestamp', zone: patterns.some(hasOffset) ? 'offset' : 'none' }, format }
}

function orderEvidence(families: readonly Family[], order: DayOrder): DraftEvidence[] {
  const proof = families.map((f) => f.orders.get(order)).filter((o) => o !== undefined && o.only > 0)
  if (order === 'ymd' || proof.length === 0) return []
  const first = proof.reduce((x, y) => ((x?.onlyRow ?? 0) <= (y?.onlyRow ?? 0) ? x : y))
  return [
    {
      code: order === 'dmy' ? 'day-above-12' : 'month-position-above-12',
      count: proof.reduce((sum, o) => sum + (o?.only ?? 0), 0),
      text: first?.onlyText ?? null,
      row: first?.onlyRow ?? null
    }
  ]
}

/** Proposes a date or timestamp reading for a column's texts (null tokens taken out). */
export function recogniseDates(name: string, entries: readonly Entry[], hints: FileHints): Candidate | null {
  const total = weightOf(entries)
  const members: Member[] = []
  const failed: Entry[] = []
  let failedWeight = 0
  for (const entry of entries) {
    const date = lexDate(entry.text)
    if (date === null) {
      failed.push(entry)
      failedWeight += entry.count
      if (violationsAreMany(total, failedWeight, failed.length)) return null
    } else members.push({ entry, date })
  }
  if (members.length === 0) return null
  const families = familiesOf(members)
    .filter((f) => [...f.orders.values()].some((o) => o.valid > 0))
    .slice(0, 8)
  if (families.length === 0) return null
  const compactOnly = families.every((f) => f.shape === 'compact')
  if (
    families.some((f) => f.shape === 'compact' && isUntimed(f)) &&
    !(compactOnly && compactIsDate(name, families, total, hints.isDateStream === true))
  )
    return null
  const open = families.filter(isOpen)
  const choice = chooseOrder(name, open, hints)
  const thisYear = Number(hints.todayIso.slice(2, 4))
  // A person's birth lies in the past.
  const pivotYear = namesBirths(name) ? thisYear : defaultPivotYear
  const orderOf = (family: Family) => (isOpen(family) ? choice.orderOf(family) : fixedOrder(family))
  const way = wayOf(families, orderOf, pivotYear)
  const invalid = [...failed, ...unread(members, families, orderOf)]
  if (!violationsAreFew(total, invalid, members.length)) return null
  const invalidWeight = weightOf(invalid)
  const { proving } = choice
  const evidence = [...orderEvidence(proving, 'dmy'), ...orderEvidence(proving, 'mdy'), ...choice.evidence]
  if (open.length === 0)
    evidence.push({ code: 'unambiguous-format', count: total - invalidWeight, text: null, row: null })
  const patterns = way.format?.kind === 'date' ? way.format.patterns : []
  if (patterns.length > 1) {
    // Counted are the values outside of the main family.
    const aside = total - failedWeight - (families[0]?.weight ?? 0)
    evidence.push({ code: 'mixed-formats', count: aside, text: patterns.join(' | '), row: null })
  }
  const short = families.filter((f) => f.members.some((m) => m.date.digits.includes(2) && isShortYear(f)))
  const century = centuryOf(short, orderOf, pivotYear, hints)
  if (short.length > 0) {
    const count = short.reduce((sum, f) => sum + f.weight, 0)
    evidence.push({ code: 'two-digit-years', count, text: pivotRange(pivotYear), row: null })
  }
  if (century === 'open') evidence.unshift({ code: 'far-ahead', count: null, text: pivotRange(thisYear), row: null })
  const others = choice.rivals.map((order) => wayOf(families, (f) => (isOpen(f) ? order(f) : fixedOrder(f)), pivotYear))
  const centuries = century === 'clear' ? [] : [wayOf(families, orderOf, thisYear)]
  const isUnsure = members.length < manyDays || invalid.length > 0
  const isCode = !nameOfDates.test(name) && hints.isDateStream !== true && isUnsure && short.some(couldBeCode)
  if (isCode) evidence.unshift({ code: 'date-or-code', count: total, text: members[0]?.entry.text ?? null, row: null })
  const asText = compactOnly || isCode ? [text] : []
  const isAmbiguous = choice.ambiguous || century === 'open' || isCode
  return {
    ...way,
    invalidWeight,
    state: isAmbiguous ? 'ambiguous' : 'sure',
    evidence,
    rivals: [...others, ...centuries, ...asText],
    open: choice.ambiguous,
    provesMark: null,
    provesOrder: choice.proves
  }
}

const text: Way = { type: { kind: 'string' }, format: null }

const isShortYear = (family: Family) => family.shape === 'N-N-Y2' || family.shape === 'N-B-Y2'

/** `2.7.90` is the number of a chapter or a version as well. */
const couldBeCode = (family: Family) =>
  family.shape === 'N-N-Y2' &&
  family.members.some(({ date }) => date.separators[0] === '.' && date.time === '' && date.digits.includes(1))

/** Days; dates that lie further ahead may be of the last century. */
const farAhead = 3653
const centuryDays = 36_525

/** `open`: dates lie far ahead, and in the last century they would lie no further from the others; `offered`: some lie ahead at all. */
function centuryOf(
  short: readonly Family[],
  orderOf: (family: Family) => DayOrder,
  pivotYear: number,
  hints: FileHints
): 'clear' | 'offered' | 'open' {
  if (pivotYear === Number(hints.todayIso.slice(2, 4))) return 'clear'
  const yearEnd = dayOfIso(`${hints.todayIso.slice(0, 4)}-12-31`)
  const [own, other] = [emptySpan(), emptySpan()]
  for (const family of short) {
    const order = orderOf(family)
    for (const { date } of family.members) {
      const day = dayUnder(date, order)
      if (day === null) continue
      own.take(day)
      other.take(day > yearEnd ? day - centuryDays : day)
    }
  }
  const today = dayOfIso(hints.todayIso)
  if (own.max > today + farAhead && other.max - other.min <= own.max - own.min) return 'open'
  return own.max > today ? 'offered' : 'clear'
}

function emptySpan() {
  const span = {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    take(day: number) {
      span.min = Math.min(span.min, day)
      span.max = Math.max(span.max, day)
    }
  }
  return span
}

/** Texts that are shaped like dates and name no day under the order of their family, or whose family is too rare. */
function unread(
  members: readonly Member[],
  families: readonly Family[],
  orderOf: (family: Family) => DayOrder
): Entry[] {
  const list = families.flatMap((f) => f.members.filter((m) => dayUnder(m.date, orderOf(f)) === null))
  const kept = new Set(families.flatMap((f) => f.members))
  return [...list, ...members.filter((m) => !kept.has(m))].map((m) => m.entry)
}

const isUntimed = (family: Family) => family.members.every((m) => m.date.time === '' || m.date.time.startsWith('#'))

const nameOfKeys = /(^|[^a-z])(id|no|nr|num|number|nummer|code|key|ref|sku|zip|phone|tel)([^a-z]|$)/i
const manyDays = 20

/**
 * Eight digits are a date only when all of them name a day of 1900 to 2100, and the column's name speaks for it or there are so many
 * different ones that chance is ruled out: of a hundred numbers of eight digits less than one is such a day.
 */
function compactIsDate(name: string, families: readonly Family[], total: number, isStream: boolean): boolean {
  const plain = families.filter(isUntimed)
  const sound = plain.every((f) => f.members.every((m) => m.date.parts[0] >= 1900 && m.date.parts[0] <= 2100))
  const isMany =
    (isStream || families.reduce((sum, f) => sum + f.members.length, 0) >= manyDays) && !nameOfKeys.test(name)
  return sound && (nameOfDates.test(name) || isMany) && sumOver(families, 'ymd', 'valid') >= total * 0.99
}
