/**
 * Recognises columns of dates and timestamps. Day first or month first is decided by the values alone (a first or second number above
 * 12); when every value fits both the column is ambiguous, and which of the two stands first is only a proposal.
 */
import { defaultPivotYear } from '../../../../../shared/domain/column-type'
import { daysOf, hasOffset, hasTime } from '../../../../../shared/domain/readings'
import { dayUnder, type Family, familiesOf, isOpen, type Member, patternOf } from './date-families'
import { lexDate } from './date-lexer'
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

function sumOver(families: readonly Family[], order: DayOrder, what: 'valid' | 'only'): number {
  return families.reduce((sum, f) => sum + (f.orders.get(order)?.[what] ?? 0), 0)
}

/** The way that reads all families, each under its order. */
function wayOf(families: readonly Family[], orderOf: (family: Family) => DayOrder, pivotYear: number): Way {
  const patterns = [...new Set(families.map((f) => patternOf(f, isOpen(f) ? orderOf(f) : onlyOrder(f))))]
  const format = { kind: 'date' as const, patterns, pivotYear }
  if (!patterns.some(hasTime)) return { type: { kind: 'date' }, format }
  return { type: { kind: 'timestamp', zone: patterns.some(hasOffset) ? 'offset' : 'none' }, format }
}

function onlyOrder(family: Family): DayOrder {
  return [...family.orders.keys()][0] ?? 'ymd'
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

type Choice = { orderOf: (family: Family) => DayOrder; ambiguous: boolean; proves: DayOrder | null; hinted: boolean }

function chooseOrder(open: readonly Family[], hints: FileHints): Choice {
  const [d, m] = [sumOver(open, 'dmy', 'only'), sumOver(open, 'mdy', 'only')]
  const [validD, validM, validY] = [
    sumOver(open, 'dmy', 'valid'),
    sumOver(open, 'mdy', 'valid'),
    sumOver(open, 'ymd', 'valid')
  ]
  if (validY > Math.max(validD, validM)) return { orderOf: () => 'ymd', ambiguous: false, proves: null, hinted: false }
  if (d > 0 && m > 0) {
    const main: DayOrder = d >= m ? 'dmy' : 'mdy'
    // Two ways of writing in one column may each have their own order; inside of one way the majority decides.
    const own = (f: Family): DayOrder => {
      const [fd, fm] = [f.orders.get('dmy')?.only ?? 0, f.orders.get('mdy')?.only ?? 0]
      return fd === fm ? main : fd > fm ? 'dmy' : 'mdy'
    }
    return { orderOf: own, ambiguous: false, proves: null, hinted: false }
  }
  if (d > 0 || m > 0) {
    const order: DayOrder = d > 0 ? 'dmy' : 'mdy'
    return { orderOf: () => order, ambiguous: false, proves: order, hinted: false }
  }
  const proposal = plausibleOrder(open, hints)
  return { orderOf: () => proposal.order, ambiguous: true, proves: null, hinted: proposal.hinted }
}

/** Which of two orders that both fit is proposed first; never more than a proposal. */
function plausibleOrder(open: readonly Family[], hints: FileHints): { order: DayOrder; hinted: boolean } {
  if (hints.dayOrder === 'dmy' || hints.dayOrder === 'mdy') return { order: hints.dayOrder, hinted: true }
  const today = daysOf(...isoParts(hints.todayIso)) ?? Number.POSITIVE_INFINITY
  const span = (order: DayOrder) => {
    const facts = open.map((f) => f.orders.get(order)).filter((o) => o !== undefined && o.valid > 0)
    const min = Math.min(...facts.map((o) => o?.min ?? 0))
    const max = Math.max(...facts.map((o) => o?.max ?? 0))
    return { days: max - min, future: max > today }
  }
  const [dmy, mdy] = [span('dmy'), span('mdy')]
  if (dmy.future !== mdy.future) return { order: dmy.future ? 'mdy' : 'dmy', hinted: false }
  const disorder = { dmy: disorderOf(open, 'dmy'), mdy: disorderOf(open, 'mdy') }
  if (disorder.dmy !== disorder.mdy) return { order: disorder.dmy < disorder.mdy ? 'dmy' : 'mdy', hinted: false }
  if (dmy.days !== mdy.days) return { order: dmy.days < mdy.days ? 'dmy' : 'mdy', hinted: false }
  return { order: 'dmy', hinted: false }
}

function isoParts(iso: string): [number, number, number] {
  const [y, m, d] = iso.split('-')
  return [Number(y), Number(m), Number(d)]
}

/** How often the dates jump back when they are taken in the order of the file; files are often sorted by date. */
function disorderOf(open: readonly Family[], order: DayOrder): number {
  const rows = open
    .flatMap((f) => f.members.map((m) => ({ row: m.entry.firstRow, date: m.date.parts })))
    .sort((x, y) => x.row - y.row)
  let back = 0
  let last = Number.NEGATIVE_INFINITY
  for (const { date } of rows) {
    const value = date[2] * 400 + (order === 'dmy' ? date[1] * 32 + date[0] : date[0] * 32 + date[1])
    if (value < last) back++
    last = value
  }
  return back
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
  const choice = chooseOrder(open, hints)
  const thisYear = Number(hints.todayIso.slice(2, 4))
  // A person's birth lies in the past.
  const pivotYear = namesBirths(name) ? thisYear : defaultPivotYear
  const way = wayOf(families, choice.orderOf, pivotYear)
  const orderOf = (family: Family) => (isOpen(family) ? choice.orderOf(family) : onlyOrder(family))
  const invalid = [...failed, ...unread(members, families, orderOf)]
  if (!violationsAreFew(total, invalid, members.length)) return null
  const invalidWeight = weightOf(invalid)
  const valid = total - invalidWeight
  const ambiguous = choice.ambiguous && open.length > 0
  const evidence = open.length === 0 ? [] : [...orderEvidence(open, 'dmy'), ...orderEvidence(open, 'mdy')]
  if (ambiguous) evidence.push({ code: 'both-orders-fit', count: sumOver(open, 'dmy', 'valid'), text: null, row: null })
  if (ambiguous && choice.hinted) evidence.push({ code: 'sampled-order', count: null, text: null, row: null })
  if (open.length === 0) evidence.push({ code: 'unambiguous-format', count: valid, text: null, row: null })
  const patterns = way.format?.kind === 'date' ? way.format.patterns : []
  if (patterns.length > 1) {
    // Counted are the values outside of the main family.
    const aside = total - failedWeight - (families[0]?.weight ?? 0)
    evidence.push({ code: 'mixed-formats', count: aside, text: patterns.join(' | '), row: null })
  }
  const short = families.filter((f) => f.members.some((m) => m.date.digits.includes(2) && isShortYear(f)))
  if (short.length > 0) {
    const count = short.reduce((sum, f) => sum + f.weight, 0)
    evidence.push({ code: 'two-digit-years', count, text: `${1901 + pivotYear}–${2000 + pivotYear}`, row: null })
  }
  const rivalOrder = choice.orderOf(open[0] ?? families[0] ?? emptyFamily) === 'dmy' ? 'mdy' : 'dmy'
  return {
    ...way,
    invalidWeight,
    state: ambiguous ? 'ambiguous' : 'sure',
    evidence,
    rivals: ambiguous
      ? [wayOf(families, () => rivalOrder, pivotYear), ...yearFirst(families, open, pivotYear)]
      : compactOnly
        ? [{ type: { kind: 'string' }, format: null }]
        : short.length > 0 && pivotYear !== thisYear && liesAhead(families, orderOf, hints)
          ? [wayOf(families, choice.orderOf, thisYear)]
          : [],
    open: ambiguous,
    provesMark: null,
    provesOrder: choice.proves
  }
}

const isShortYear = (family: Family) => family.shape === 'N-N-Y2' || family.shape === 'N-B-Y2'

/** `01-02-03` has a third reading. */
function yearFirst(families: readonly Family[], open: readonly Family[], pivotYear: number): Way[] {
  const fits = sumOver(open, 'ymd', 'valid') > 0 && sumOver(open, 'ymd', 'valid') >= sumOver(open, 'dmy', 'valid')
  return fits && open.every((f) => f.orders.has('ymd')) ? [wayOf(families, () => 'ymd', pivotYear)] : []
}

/** Whether some dates lie after today, so that the century could be the last one. */
function liesAhead(families: readonly Family[], orderOf: (family: Family) => DayOrder, hints: FileHints): boolean {
  const today = daysOf(...isoParts(hints.todayIso)) ?? Number.POSITIVE_INFINITY
  return families.some((f) => (f.orders.get(orderOf(f))?.max ?? Number.NEGATIVE_INFINITY) > today)
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

const emptyFamily: Family = { key: '', members: [], shape: 'Y4-N-N', orders: new Map(), weight: 0 }

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
