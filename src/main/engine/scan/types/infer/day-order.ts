/** Day first or month first: which order the values of a column prove, and which is proposed where they prove none. */
import { dayOfIso, type Family } from './date-families'
import type { DayOrder, DraftEvidence, FileHints } from './verdict'
import { yearPosition } from './year-position'

export type OrderChoice = {
  readonly orderOf: (family: Family) => DayOrder
  readonly ambiguous: boolean
  /** The other orders that a person may mean, for an ambiguous column. */
  readonly rivals: readonly ((family: Family) => DayOrder)[]
  readonly proves: DayOrder | null
  /** Families whose values may prove one of the two; not those whose years may stand first. */
  readonly proving: readonly Family[]
  readonly evidence: readonly DraftEvidence[]
}

/** So many different texts that need the other order are no slips of the pen. */
const manyAgainst = 3

export function sumOver(families: readonly Family[], order: DayOrder, what: 'valid' | 'only'): number {
  return families.reduce((sum, f) => sum + (f.orders.get(order)?.[what] ?? 0), 0)
}

/** The order of the families in which day and month can be taken for each other, and where their years of two digits stand. */
export function chooseOrder(name: string, open: readonly Family[], hints: FileHints): OrderChoice {
  const year = yearPosition(name, open, hints)
  const isShort = (family: Family) => family.shape === 'N-N-Y2'
  const full = open.filter((f) => !isShort(f))
  if (year.position === 'first') {
    const long = dayOrMonth(full, hints)
    const ymd = (family: Family): DayOrder => (isShort(family) ? 'ymd' : long.orderOf(family))
    return { ...long, orderOf: ymd, evidence: [...year.evidence, ...long.evidence] }
  }
  const last = dayOrMonth(open, hints)
  if (year.position === 'last') return { ...last, evidence: [...year.evidence, ...last.evidence] }
  const first = (family: Family): DayOrder => (isShort(family) ? 'ymd' : last.orderOf(family))
  const evidence = [...year.evidence, ...last.evidence]
  const base = { ambiguous: true, proves: null, proving: full, evidence }
  return year.proposed === 'first'
    ? { ...base, orderOf: first, rivals: [last.orderOf, ...last.rivals] }
    : { ...base, orderOf: last.orderOf, rivals: [...last.rivals, first] }
}

/** Decides between day first and month first. */
function dayOrMonth(open: readonly Family[], hints: FileHints): OrderChoice {
  const sure = (orderOf: OrderChoice['orderOf'], proves: DayOrder | null): OrderChoice => ({
    ...{ orderOf, ambiguous: false, rivals: [], proves, proving: open, evidence: [] }
  })
  if (open.length === 0) return sure(() => 'dmy', null)
  const [d, m] = [sumOver(open, 'dmy', 'only'), sumOver(open, 'mdy', 'only')]
  if (d > 0 && m > 0) return dayAndMonth(open, d >= m ? 'dmy' : 'mdy', hints)
  if (d > 0 || m > 0) {
    const order: DayOrder = d > 0 ? 'dmy' : 'mdy'
    return sure(() => order, order)
  }
  const proposal = plausibleOrder(open, hints)
  const both: DraftEvidence = {
    code: 'both-orders-fit',
    count: sumOver(open, 'dmy', 'valid'),
    text: null,
    row: null
  }
  const hinted: DraftEvidence[] = proposal.hinted ? [{ code: 'sampled-order', count: null, text: null, row: null }] : []
  return {
    orderOf: () => proposal.order,
    ambiguous: true,
    rivals: [() => (proposal.order === 'dmy' ? 'mdy' : 'dmy')],
    proves: null,
    proving: open,
    evidence: [both, ...hinted]
  }
}

/**
 * Both orders are proved. Two ways of writing in one column may each have their own order. Inside of one way the majority decides,
 * unless so many speak against it that those that fit both could be either; a way of which nothing tells is asked as well.
 */
function dayAndMonth(open: readonly Family[], main: DayOrder, hints: FileHints): OrderChoice {
  const proof = (f: Family, order: DayOrder) => f.orders.get(order)
  const own = (f: Family): DayOrder => {
    const [fd, fm] = [proof(f, 'dmy')?.only ?? 0, proof(f, 'mdy')?.only ?? 0]
    return fd === fm ? main : fd > fm ? 'dmy' : 'mdy'
  }
  const against = (f: Family): number => {
    const facts = proof(f, own(f) === 'dmy' ? 'mdy' : 'dmy')
    return (hints.isDateStream ? facts?.only : facts?.onlyDistinct) ?? 0
  }
  const isUndecided = (f: Family) =>
    against(f) >= manyAgainst || ((proof(f, 'dmy')?.only ?? 0) === 0 && (proof(f, 'mdy')?.only ?? 0) === 0)
  const undecided = open.filter(isUndecided)
  if (undecided.length === 0)
    return { orderOf: own, ambiguous: false, rivals: [], proves: null, proving: open, evidence: [] }
  const other = (f: Family): DayOrder => (isUndecided(f) ? (own(f) === 'dmy' ? 'mdy' : 'dmy') : own(f))
  const count = undecided.reduce((sum, f) => sum + f.weight, 0)
  const evidence: DraftEvidence[] = [{ code: 'orders-mixed', count, text: null, row: null }]
  return { orderOf: own, ambiguous: true, rivals: [other], proves: null, proving: open, evidence }
}

/** Which of two orders that both fit is proposed first; never more than a proposal. */
function plausibleOrder(open: readonly Family[], hints: FileHints): { order: DayOrder; hinted: boolean } {
  if (hints.dayOrder === 'dmy' || hints.dayOrder === 'mdy') return { order: hints.dayOrder, hinted: true }
  const today = dayOfIso(hints.todayIso)
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
