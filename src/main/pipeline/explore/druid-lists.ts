/**
 * What is put together here of the lists that a cluster gives: not every release has window functions, and a join inside of one is bound to
 * the memory of its broker. The formulas are those of `shared/domain/kpi`.
 */
import type { Column } from '../../../shared/domain/column-type'
import { unscaled } from '../../../shared/domain/druid/published'
import { type Exact, exactOf, textOf, total, zero } from '../../../shared/domain/exact'
import { segmentTotalsOf } from '../../../shared/domain/kpi/customers/rfm'
import { byLabel } from '../../../shared/domain/kpi/order'
import { abcClasses, abcTotalsOf, paretoOf } from '../../../shared/domain/kpi/pareto'
import type { Dialect } from '../../../shared/domain/query/dialect'
import { printGroup, printSizes } from '../../../shared/domain/query/druid'
import { lengthDays } from '../../../shared/domain/query/period'
import { printEntityDays, printEntityFacts, printEntityMonths } from '../../../shared/domain/query/print-entities'
import { piece, type Sql, sql } from '../../../shared/domain/query/sql-parts'
import type {
  ClassesQuery,
  CohortQuery,
  GapsQuery,
  Measure,
  RankQuery,
  SegmentsQuery,
  Term
} from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'
import { distinctCounts } from '../druid-distinct'
import type { SqlCell } from '../druid-port'
import { bySize } from './largest'

type Rows = readonly (readonly SqlCell[])[]

/** Values of a column, or pairs of a value and a time, in one list; what has more is refused rather than told of a part. */
const mostValues = 1_000_000

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
  async function all(statement: Sql, { name }: Column): Promise<Rows> {
    const rows = await ask(sql`${statement} LIMIT ${piece('?', [mostValues + 1])}`)
    if (rows.length > mostValues) throw new AppError('explore.too-many-values', { column: name, limit: mostValues })
    return rows
  }

  return {
    async segments({ dataset, where, entity, orders, amount }) {
      const sum: Measure = { kind: 'sum', column: amount, when: [] }
      const facts = printEntityFacts({ dataset, where, entity, facts: [{ kind: 'last' }, sum] }, dialect)
      const found = await all(facts, entity)
      // A distinct count is asked of the pairs, and by itself.
      const counted = await distinctCounts(
        ask,
        {
          dataset,
          where: [...where, { kind: 'known', column: entity }],
          keys: [{ kind: 'value', column: entity }],
          measure: { kind: 'distinct', column: orders, when: [] }
        },
        dialect
      )
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
      const grouped = printGroup({ kind: 'group', dataset, where, keys, measures }, dialect)
      const found = await all(grouped, dimension)
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
      const pairs = await all(printEntityMonths(query, dialect), query.entity)
      const firsts = new Map<SqlCell, string>()
      for (const [entity = null, month] of pairs) {
        const first = firsts.get(entity)
        if (first === undefined || String(month) < first) firsts.set(entity, String(month))
      }
      const counts = new Map<string, [string, string, number]>()
      for (const [entity = null, month] of pairs) {
        const first = firsts.get(entity) ?? ''
        const row = counts.get(`${first} ${month}`) ?? [first, String(month), 0]
        row[2]++
        counts.set(`${first} ${month}`, row)
      }
      return [...counts.values()].sort(([a, b], [c, d]) => byLabel(a, c) || byLabel(b, d))
    },

    gaps: async (query) => gapsOf(await all(printEntityDays(query, dialect), query.entity)),

    async ranked(query) {
      const found = await all(printSizes(query, dialect), query.dimension)
      return ranking(found, query.top, scaleOf(query.by))
    }
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
export function gapsOf(pairs: Rows): [number, number][] {
  const days = new Map<SqlCell, string[]>()
  for (const [entity = null, day] of pairs) {
    const known = days.get(entity) ?? []
    known.push(String(day).slice(0, 10))
    days.set(entity, known)
  }
  const counts = new Map<number, number>()
  for (const own of days.values()) {
    own.sort()
    own.slice(1).forEach((day, index) => {
      const gap = lengthDays({ from: own[index] ?? day, to: day }) - 1
      counts.set(gap, (counts.get(gap) ?? 0) + 1)
    })
  }
  return [...counts].sort(([a], [b]) => a - b)
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
