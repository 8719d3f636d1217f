/** Whether a year of two digits stands last (`31-12-24`) or first (`24-12-31`): dates of 2001 to 2031 can be read both ways. */
import { dayOfIso, dayUnder, type Family, type Member } from './date-families'
import { namesDeadlines } from './name-words'
import type { DayOrder, DraftEvidence, Entry, FileHints, YearPosition } from './verdict'

export type YearChoice = {
  readonly position: YearPosition
  /** Which of the two is proposed first where nothing decides. */
  readonly proposed: 'last' | 'first'
  readonly evidence: readonly DraftEvidence[]
}

/** The dates that an order reads and that lie ahead of today. */
type Ahead = { weight: number; distinct: number; example: Entry | null }

/** Of so many dates, some lie ahead under one reading before it is ruled out; years stand first mostly where dashes part them. */
const leastShare = 0.02
const leastWithDash = 3
/** So many times more of them than under the other reading. */
const clearly = 20

/** Of a stream only the number is known. */
const manyAhead = (weight: number): Ahead => ({ weight, distinct: weight, example: null })

/**
 * Decides where the year stands in families of two-digit years. Values that only one of the two reads decide; else one reading
 * is ruled out when it alone leads into the future.
 */
export function yearPosition(name: string, families: readonly Family[], hints: FileHints): YearChoice {
  const members = families.filter((f) => f.shape === 'N-N-Y2').flatMap((f) => f.members)
  const decided = (position: 'last' | 'first', evidence: readonly DraftEvidence[] = []): YearChoice => ({
    position,
    proposed: position,
    evidence
  })
  if (members.length === 0) return decided('last')
  let [onlyLast, onlyFirst, both] = [0, 0, 0]
  for (const { entry, date } of members) {
    const [last, first] = [lastDay(date) !== null, dayUnder(date, 'ymd') !== null]
    if (last && first) both += entry.count
    else if (last) onlyLast += entry.count
    else if (first) onlyFirst += entry.count
  }
  const { streamed } = hints
  if (streamed !== undefined) {
    onlyLast = streamed.onlyLast
    onlyFirst = streamed.onlyFirst
    both = streamed.both
  }
  if (onlyLast !== onlyFirst) return decided(onlyLast > onlyFirst ? 'last' : 'first')
  const order = ordersSum(families, 'dmy') >= ordersSum(families, 'mdy') ? 'dmy' : 'mdy'
  const last = streamed === undefined ? aheadOf(members, order, hints) : manyAhead(streamed.aheadLast)
  const first = streamed === undefined ? aheadOf(members, 'ymd', hints) : manyAhead(streamed.aheadFirst)
  const hasDash = members.some(({ date }) => date.separators[0] === '-')
  const rulesOut = (own: Ahead, other: Ahead) =>
    other.weight * clearly <= own.weight &&
    own.distinct >= (hasDash ? leastWithDash : 1) &&
    own.weight >= both * leastShare
  const proof = ({ weight, example }: Ahead): DraftEvidence[] => [
    { code: 'year-position', count: weight, text: example?.text ?? null, row: example?.firstRow ?? null }
  ]
  if (!namesDeadlines(name)) {
    if (rulesOut(first, last)) return decided('last', proof(first))
    if (rulesOut(last, first)) return decided('first', proof(last))
  }
  const open: DraftEvidence = { code: 'year-either-end', count: both, text: null, row: null }
  const proposed = first.weight !== last.weight ? (first.weight < last.weight ? 'first' : 'last') : fewerYears(members)
  return { position: 'either', proposed, evidence: [open] }
}

const lastDay = (date: Member['date']) => dayUnder(date, 'dmy') ?? dayUnder(date, 'mdy')

const ordersSum = (families: readonly Family[], order: DayOrder) =>
  families.reduce((sum, f) => sum + (f.orders.get(order)?.valid ?? 0), 0)

function aheadOf(members: readonly Member[], order: DayOrder, hints: FileHints): Ahead {
  const today = dayOfIso(hints.todayIso)
  const ahead: Ahead = { weight: 0, distinct: 0, example: null }
  for (const { entry, date } of members) {
    const day = order === 'ymd' ? dayUnder(date, order) : (dayUnder(date, order) ?? lastDay(date))
    if (day === null || day <= today) continue
    ahead.weight += entry.count
    ahead.distinct++
    if (ahead.example === null || entry.firstRow < ahead.example.firstRow) ahead.example = entry
  }
  return ahead
}

/** Days change from date to date, years seldom. */
function fewerYears(members: readonly Member[]): 'last' | 'first' {
  const [firsts, lasts] = [
    new Set(members.map(({ date }) => date.parts[0])),
    new Set(members.map(({ date }) => date.parts[2]))
  ]
  return firsts.size < lasts.size ? 'first' : 'last'
}
