/**
 * What is put together here of the lists that a cluster gives: not every release has window functions, and a join inside of one is bound to
 * the memory of its broker. The formulas are those of `shared/domain/kpi`.
 */
import { unscaled } from '../../../shared/domain/druid/published'
import { type Exact, exactOf, textOf, total, zero } from '../../../shared/domain/exact'
import { segmentTotalsOf } from '../../../shared/domain/kpi/customers/rfm'
import { byLabel } from '../../../shared/domain/kpi/order'
import { abcClasses, abcTotalsOf, paretoOf } from '../../../shared/domain/kpi/pareto'
import type { Dialect } from '../../../shared/domain/query/dialect'
import { printDistinct, printGroup, printSizes } from '../../../shared/domain/query/druid'
import { lengthDays } from '../../../shared/domain/query/period'
import { printEntityDays, printEntityFacts, printEntityMonths } from '../../../shared/domain/query/print-entities'
import type { Sql } from '../../../shared/domain/query/sql-parts'
import type {
  ClassesQuery,
  CohortQuery,
  Condition,
  EntityFact,
  GapsQuery,
  Key,
  Measure,
  RankQuery,
  SegmentsQuery,
  Term
} from '../../../shared/domain/query/tree'
import type { SqlCell } from '../druid-port'
import { type Listed, listed, type Rows } from './druid-parts'
import { bySize } from './largest'

/** Values of a column that are put in order; more are refused rather than ranked wrongly. */
const mostValues = 1_000_000
/** Pairs of a value and a time, which are counted part by part. */
const mostPairs = 5_000_000

export interface DruidLists {
  segments(query: SegmentsQuery): Promise<Rows>
  classes(query: ClassesQuery): Promise<Rows>
  cohorts(query: CohortQuery): Promise<Rows>
  gaps(query: GapsQuery): Promise<Rows>
  ranked(query: RankQuery): Promise<Rows>
}

export interface ListsOf {
  readonly ask: (statement: Sql) => Promise<Rows>
  readonly dialect: Dialect
  /** Digits after the mark that are stored as whole numbers. */
  readonly scaleOf: (measure: Measure) => number
}

/** All of them: @throws AppError `explore.too-many-values` */
export function druidLists({ ask, dialect, scaleOf }: ListsOf): DruidLists {
  const parts = (list: Listed) => listed(ask, list, dialect)

  /** Of values that are put in order together. */
  async function all(list: Omit<Listed, 'most'>): Promise<Rows> {
    const rows: (readonly SqlCell[])[] = []
    for await (const part of parts({ ...list, most: mostValues })) for (const row of part) rows.push(row)
    return rows
  }

  return {
    async segments({ dataset, where: rows, entity, orders, amount }) {
      const sum: Measure = { kind: 'sum', column: amount, when: [] }
      const facts: EntityFact[] = [{ kind: 'last' }, sum]
      const where: Condition[] = [...rows, { kind: 'known', column: entity }]
      const list = { dataset, where, by: entity }
      const found = await all({
        ...list,
        statement: (part) => printEntityFacts({ dataset, where: part, entity, facts }, dialect)
      })
      // A distinct count is asked of the pairs, and by itself.
      const keys: Key[] = [{ kind: 'value', column: entity }]
      const measure = { kind: 'distinct', column: orders, when: [] } as const
      const counted = await all({
        ...list,
        statement: (part) => printDistinct({ dataset, where: part, keys, measure }, null, dialect)
      })
      const counts = new Map(counted.map(([name = null, count = 0]) => [name, count]))
      const scale = scaleOf(sum)
      const totals = segmentTotalsOf(
        found.map(([name = null, last, revenue = null]) => ({
          customer: name === null ? null : String(name),
          lastOrder: String(last).slice(0, 10),
          orders: Number(counts.get(name) ?? 0),
          revenue: exactOf(scaled(revenue, scale)) ?? zero
        }))
      )
      return totals.map(({ segment, customers, revenue }) => [segment, customers, textOf(revenue)])
    },

    async classes({ dataset, where, dimension, terms, used, bounds }) {
      const keys = [{ kind: 'value', column: dimension }] as const
      const measures = [used, ...terms.map(({ measure }) => measure)]
      const found = await all({
        dataset,
        where,
        by: dimension,
        statement: (part) => printGroup({ kind: 'group', dataset, where: part, keys, measures }, dialect)
      })
      const items = found.map(([label = null, present, ...cells]) => ({
        label: label === null ? null : String(label),
        value: Number(present ?? 0) > 0 ? amountOf(terms, cells, scaleOf) : null
      }))
      const [a, b] = [bounds.a, bounds.b].map((percent) => ({ digits: BigInt(percent), scale: 2 }))
      const { value: abc } = abcTotalsOf(items, { a: a ?? zero, b: b ?? zero })
      if (abc === null) return []
      const negative = abc.apart.flatMap(({ value, why }) => (why === 'negative' && value ? [value] : []))
      return [
        [
          ...abcClasses.flatMap((name) => [abc.totals[name].count, textOf(abc.totals[name].value)]),
          textOf(abc.positiveTotal),
          abc.apart.length - negative.length,
          negative.length,
          textOf(total(negative))
        ]
      ]
    },

    async cohorts(query) {
      const counts = new Map<string, [string, string, number]>()
      for await (const pairs of parts(pairsOf(query, printEntityMonths, dialect))) addCohorts(pairs, counts)
      return [...counts.values()].sort(([a, b], [c, d]) => byLabel(a, c) || byLabel(b, d))
    },

    async gaps(query) {
      const counts = new Map<number, number>()
      for await (const pairs of parts(pairsOf(query, printEntityDays, dialect))) addGaps(pairs, counts)
      return [...counts].sort(([a], [b]) => a - b)
    },

    async ranked(query) {
      const { dataset, where, dimension } = query
      const statement = (part: readonly Condition[]) => printSizes({ ...query, where: part }, dialect)
      return ranking(await all({ dataset, where, by: dimension, statement }), query.top, scaleOf(query.by))
    }
  }
}

/** Of an entity all pairs are in one part, so that each part can be counted by itself. */
function pairsOf(
  { dataset, where, entity }: CohortQuery | GapsQuery,
  print: typeof printEntityMonths,
  dialect: Dialect
): Listed {
  const statement = (part: readonly Condition[]) => print({ dataset, where: part, entity }, dialect)
  return { dataset, where, by: entity, most: mostPairs, statement }
}

function addCohorts(pairs: Rows, counts: Map<string, [string, string, number]>): void {
  const firsts = new Map<SqlCell, string>()
  for (const [entity = null, month] of pairs) {
    const first = firsts.get(entity)
    if (first === undefined || String(month) < first) firsts.set(entity, String(month))
  }
  for (const [entity = null, month] of pairs) {
    const first = firsts.get(entity) ?? ''
    const row = counts.get(`${first} ${month}`) ?? [first, String(month), 0]
    row[2]++
    counts.set(`${first} ${month}`, row)
  }
}

function amountOf(terms: readonly Term[], cells: readonly SqlCell[], scaleOf: ListsOf['scaleOf']): Exact {
  return total(
    terms.map(({ measure, isTakenOff }, index) => {
      const value = exactOf(scaled(cells[index] ?? null, scaleOf(measure))) ?? zero
      return isTakenOff ? { ...value, digits: -value.digits } : value
    })
  )
}

/** Days between and how often, of values with their days. */
export function addGaps(pairs: Rows, counts: Map<number, number>): void {
  const days = new Map<SqlCell, string[]>()
  for (const [entity = null, day] of pairs) {
    const known = days.get(entity) ?? []
    known.push(String(day).slice(0, 10))
    days.set(entity, known)
  }
  for (const own of days.values()) {
    own.sort()
    own.slice(1).forEach((day, index) => {
      const gap = lengthDays({ from: own[index] ?? day, to: day }) - 1
      counts.set(gap, (counts.get(gap) ?? 0) + 1)
    })
  }
}

/** Value, rows, number of values, Pareto count, positive total: of values with their rows and sizes. */
function ranking(found: Rows, top: number, scale: number): SqlCell[][] {
  const values = found
    .map(([label = null, present = null, size = null]) => ({
      label: label === null ? null : String(label),
      present,
      size: exactOf(scaled(size, scale))
    }))
    .sort((a, b) => bySize(a.size, b.size) || byLabel(a.label, b.label))
  const { paretoCount, positiveTotal } = paretoOf(values.flatMap((value) => value.size ?? []))
  const valueCount = values.filter(({ present }) => Number(present ?? 0) > 0).length
  const positive = positiveTotal && textOf(positiveTotal)
  return values.slice(0, top).map(({ label, present }) => [label, present, valueCount, paretoCount, positive])
}

/** A sum as it is, of one in units of its last digit. */
export function scaled(cell: SqlCell, scale: number): SqlCell {
  return cell === null || scale === 0 ? cell : unscaled(String(cell), scale)
}
