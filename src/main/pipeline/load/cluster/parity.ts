/** Whether the datasource holds exactly what was shaped: what it held before, less what was replaced, plus this load. */
import type { Expectation, MonthTotals } from '../../../../shared/contract/engine'
import type { Summed } from '../../../../shared/domain/druid/measured'
import { add, exactOf, subtract, textOf } from '../../../../shared/domain/exact'
import type { ParityRow } from '../../../../shared/domain/job'
import type { LoadMode } from '../../../../shared/domain/load-mode'
import { comparedTo } from '../../../../shared/domain/parity'
import type { Holdings } from './checkpoint'

export interface Proved {
  readonly mode: LoadMode
  readonly before: Holdings
  readonly after: Holdings
  /** What this load has brought. */
  readonly totals: readonly MonthTotals[]
  readonly expectations: readonly Expectation[]
  readonly summed: readonly Summed[]
  /** False with a rollup that counts nothing. */
  readonly hasRows: boolean
  /** The first and last time survive only where times are not cut off. */
  readonly hasTimes: boolean
  /** Different order ids in the whole datasource, where they can be compared. */
  readonly distinct: string | null
}

/** The load as a whole, then month by month, then what was to stay. */
export function parityRows(proved: Proved): ParityRow[] {
  const { before, after, totals, expectations, summed, hasRows } = proved
  const own = new Set(totals.map(({ month }) => month))
  const brought = (month: string | null) => totals.find((one) => one.month === month)
  const stays = (month: string | null) =>
    proved.mode === 'append' || (proved.mode === 'replace-months' && !own.has(month))
  const rows: ParityRow[] = []
  const line = (name: string, shaped: string | null, found: string | null, isDouble = false) => {
    // A cluster of the older kind adds up nothing to 0.
    const isNothing = shaped === null && found !== null && exactOf(found)?.digits === 0n
    rows.push({ name, shaped, ...(isNothing ? { warehouse: null, equal: true } : comparedTo(shaped, found, isDouble)) })
  }
  // Of this load: what is there now in its months, less what was there before and stayed.
  const months = [...own]
  const now = (pick: (month: MonthTotals) => string | null) =>
    sumOf(
      months.map((month) => difference(pickIn(after, month, pick), stays(month) ? pickIn(before, month, pick) : null))
    )
  if (hasRows)
    line(
      'rows',
      expected(expectations, 'rows', null),
      now(({ rows }) => String(rows))
    )
  for (const { column, isDouble } of summed) {
    const pick = ({ sums }: MonthTotals) => sums[column] ?? null
    line(`sum(${column})`, expected(expectations, 'sum', column), now(pick), isDouble)
  }
  if (proved.hasTimes) {
    for (const kind of ['min', 'max'] as const) {
      const shaped = expected(expectations, kind, '__time')
      if (shaped === null) continue
      const wanted = outermost(kind, shaped, proved.mode === 'replace-all' ? null : keptTime(proved, kind, own))
      if (wanted !== null) line(`${kind}(__time)`, wanted, after[kind])
    }
  }
  if (proved.distinct !== null) {
    const order = expectations.find(({ kind }) => kind === 'distinct')
    if (order) line(`distinct(${order.column})`, order.value, proved.distinct)
  }
  for (const month of months) {
    if (month === null) continue
    const shaped = brought(month)
    const kept = stays(month)
    if (hasRows) {
      line(
        `${month} rows`,
        String(shaped?.rows ?? 0),
        difference(
          pickIn(after, month, ({ rows }) => String(rows)),
          kept ? pickIn(before, month, ({ rows }) => String(rows)) : null
        )
      )
    }
    for (const { column, isDouble } of summed) {
      const pick = ({ sums }: MonthTotals) => sums[column] ?? null
      line(
        `${month} sum(${column})`,
        shaped?.sums[column] ?? null,
        difference(pickIn(after, month, pick), kept ? pickIn(before, month, pick) : null),
        isDouble
      )
    }
  }
  // Months that this load has nothing for: as before, or gone.
  const others = new Set(
    [...before.months, ...after.months].map(({ month }) => month).filter((month) => !own.has(month))
  )
  if (hasRows && others.size > 0) {
    const count = (held: Holdings) =>
      sumOf([...others].map((month) => pickIn(held, month, ({ rows }) => String(rows)))) ?? '0'
    line('rows of other months', proved.mode === 'replace-all' ? '0' : count(before), count(after))
  }
  return rows
}

function expected(
  expectations: readonly Expectation[],
  kind: Expectation['kind'],
  column: string | null
): string | null {
  return expectations.find((one) => one.kind === kind && one.column === column)?.value ?? null
}

function pickIn(held: Holdings, month: string | null, pick: (month: MonthTotals) => string | null): string | null {
  const found = held.months.find((one) => one.month === month)
  return found ? pick(found) : null
}

/** Sum of what has a value; null when nothing has. */
function sumOf(values: readonly (string | null)[]): string | null {
  const numbers = values.flatMap((value) => (value === null ? [] : (exactOf(value) ?? [])))
  const [first, ...rest] = numbers
  return first === undefined ? null : textOf(rest.reduce(add, first))
}

function difference(now: string | null, before: string | null): string | null {
  if (now === null || before === null) return now
  const [a, b] = [exactOf(now), exactOf(before)]
  return a && b ? textOf(subtract(a, b)) : now
}

/** First or last time of the rows that stay; undefined where it can't be known: they share a month with this load. */
function keptTime(
  { before, mode }: Proved,
  kind: 'min' | 'max',
  own: ReadonlySet<string | null>
): string | null | undefined {
  const time = before[kind]
  // Nothing stays: all its months come anew.
  if (time === null || (mode !== 'append' && before.months.every(({ month }) => own.has(month)))) return null
  return mode === 'append' || !own.has(time.slice(0, 7)) ? time : undefined
}

function outermost(kind: 'min' | 'max', shaped: string, kept: string | null | undefined): string | null {
  if (kept === undefined) return null
  if (kept === null) return shaped
  const isKept =
    kind === 'min' ? Date.parse(utc(kept)) < Date.parse(utc(shaped)) : Date.parse(utc(kept)) > Date.parse(utc(shaped))
  return isKept ? kept : shaped
}

function utc(instant: string): string {
  return /Z|[+-]\d\d:\d\d$/.test(instant) ? instant : `${instant}Z`
}
