/** Segments and classes are made where the rows are; here they are compared with the formulas, which are made of nothing but the rows. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Table } from '../../../../shared/contract/explore'
import type { Column } from '../../../../shared/domain/column-type'
import { add, type Exact, exactOf, subtract, textOf, total, zero } from '../../../../shared/domain/exact'
import { segmentTotalsOf } from '../../../../shared/domain/kpi/customers/rfm'
import { abcClasses, abcOf } from '../../../../shared/domain/kpi/pareto'
import { duckdb } from '../../../../shared/domain/query/dialect'
import { druidDialect } from '../../../../shared/domain/query/druid'
import { print } from '../../../../shared/domain/query/print'
import type { ClassesQuery, Condition, SegmentsQuery } from '../../../../shared/domain/query/tree'
import { AppError } from '../../../../shared/errors'
import { type HandTable, type HandTables, openHandTables } from '../board-under-test'
import { druidLists } from '../druid-lists'

const text: Column['type'] = { kind: 'string' }
const money: Column['type'] = { kind: 'decimal', precision: 12, scale: 2 }
const column = (name: string, type: Column['type'] = text): Column => ({ name, type })
const [customer, order, revenue, cost] = [
  column('customer'),
  column('order'),
  column('revenue', money),
  column('cost', money)
]

interface Line {
  readonly day: string
  readonly customer: string | null
  readonly order: string | null
  readonly revenue: string | null
  readonly cost: string | null
}

let tables: HandTables
let some: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  some = await tables.table([{ day: '2024-01-01' }])
})
afterAll(() => tables.close())

const quote = (value: string | null) => (value === null ? 'NULL' : `'${value}'`)

/** The statement over these lines. */
async function asked(query: SegmentsQuery | ClassesQuery, lines: readonly Line[]): Promise<Table['rows']> {
  const rows = lines.map(
    (line) =>
      `(TIMESTAMP '${line.day} 10:00:00', ${quote(line.customer)}, ${quote(line.order)}, ${quote(line.revenue)}::DECIMAL(12,2), ${quote(line.cost)}::DECIMAL(12,2))`
  )
  const from = `(VALUES ${rows.join(', ')}) AS lines(__time, customer, "order", revenue, cost)`
  const { sql } = print(query, { ...duckdb, table: () => from })
  return (await some.sql(sql)).rows
}

const segmentsQuery: SegmentsQuery = {
  kind: 'segments',
  dataset: 'lines',
  where: [],
  entity: customer,
  orders: order,
  amount: revenue
}

/** Few different days, orders and amounts, so that many are the same. */
const amount = fc.constantFrom(null, '-5.00', '0.00', '0.01', '1.00', '1.00', '2.50', '100.00', '9999999.99')
const lines = (people: number) =>
  fc.array(
    fc.record<Line>({
      day: fc.integer({ min: 1, max: 6 }).map((day) => `2024-02-0${day}`),
      customer: fc.oneof(
        { weight: 20, arbitrary: fc.integer({ min: 1, max: people }).map((n) => `c${n}`) },
        { weight: 1, arbitrary: fc.constantFrom(null, '') }
      ),
      order: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => `o${n}`) },
        { weight: 1, arbitrary: fc.constant(null) }
      ),
      revenue: amount,
      cost: amount
    }),
    { minLength: 1, maxLength: 60 }
  )

function grouped<T>(all: readonly Line[], of: (own: readonly Line[], name: string | null) => T): T[] {
  const names = [...new Set(all.map((line) => line.customer))]
  return names.map((name) =>
    of(
      all.filter((line) => line.customer === name),
      name
    )
  )
}

const sumOf = (cells: readonly (string | null)[]): Exact => total(cells.flatMap((cell) => exactOf(cell) ?? []))

function factsOf(all: readonly Line[]) {
  return grouped(all, (own, name) => ({
    customer: name,
    lastOrder:
      own
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? '',
    orders: new Set(own.flatMap((line) => line.order ?? [])).size,
    revenue: sumOf(own.map((line) => line.revenue))
  }))
}

const cents = (value: Exact) => textOf(add(value, { digits: 0n, scale: 2 }))

test('segments of any customers are those of the formula, with as many and the same sums', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 14 }).chain(lines), async (all) => {
      const expected = segmentTotalsOf(factsOf(all))
        .map(({ segment, customers, revenue: sum }) => [segment, customers, cents(sum)])
        .sort()
      expect(await asked(segmentsQuery, all)).toEqual(expected)
    }),
    { numRuns: 60 }
  )
})

const knows: Condition[] = [revenue, cost].map((one) => ({ kind: 'known', column: one }))
const classesQuery = (a: number, b: number): ClassesQuery => ({
  kind: 'classes',
  dataset: 'lines',
  where: [],
  dimension: customer,
  terms: [
    { measure: { kind: 'sum', column: revenue, when: knows }, isTakenOff: false },
    { measure: { kind: 'sum', column: cost, when: knows }, isTakenOff: true }
  ],
  used: { kind: 'rows', when: knows },
  bounds: { a, b }
})

test('ABC classes of any amounts are those of the formula, whatever the bounds', async () => {
  await fc.assert(
    fc.asyncProperty(
      lines(14),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 0, max: 60 }),
      async (all, a, more) => {
        const b = Math.min(100, a + more)
        const items = grouped(all, (own, label) => {
          const known = own.filter((line) => line.revenue !== null && line.cost !== null)
          const profit = subtract(sumOf(known.map((line) => line.revenue)), sumOf(known.map((line) => line.cost)))
          return { label, value: known.length > 0 ? profit : null }
        })
        const { value: abc } = abcOf(items, { a: { digits: BigInt(a), scale: 2 }, b: { digits: BigInt(b), scale: 2 } })
        const [row = []] = await asked(classesQuery(a, b), all)
        const said = row.map((cell) => cents(exactOf(cell) ?? zero))
        if (abc === null) {
          expect(row[6]).toBeNull()
          return
        }
        const negative = abc.apart.flatMap(({ value, why }) => (why === 'negative' && value ? [value] : []))
        const count = (n: number) => cents({ digits: BigInt(n), scale: 0 })
        expect(said).toEqual([
          ...abcClasses.flatMap((name) => [count(abc.classes[name].count), cents(abc.classes[name].value)]),
          cents(abc.positiveTotal),
          count(abc.apart.length - negative.length),
          count(negative.length),
          cents(total(negative))
        ])
      }
    ),
    { numRuns: 60 }
  )
})

/** Answers in the order of the questions; 1.00 is stored as 100. */
function lists(...answers: (string | number | null)[][][]) {
  const statements: string[] = []
  const dialect = druidDialect([customer, order, revenue, cost], { money: 'cents' }, 'COUNT(*)')
  const asking = druidLists({
    ask: async ({ sql }) => {
      statements.push(sql)
      return answers.shift() ?? []
    },
    dialect,
    scaleOf: (measure) => (measure.kind === 'sum' ? 2 : 0)
  })
  return { statements, ...asking }
}

test('the same is put together here of the lists of a cluster', async () => {
  const day = (n: number) => `2024-02-0${n}T10:00:00.000Z`
  const { segments, statements } = lists(
    [
      ['a', day(5), 5000],
      ['b', day(4), 4000],
      ['c', day(3), 3000],
      ['d', day(2), 2000],
      ['e', day(1), null],
      ['', day(5), 9900]
    ],
    [
      ['a', 5],
      ['b', 4],
      ['c', 3],
      ['d', 2]
    ]
  )
  // R, F and M: a 5 5 5, b 4 4 4, c 3 3 3, d 2 2 2, e 1 1 1; nobody's sales are in none.
  expect(await segments(segmentsQuery)).toEqual([
    ['champions', 2, '90.00'],
    ['cooling', 1, '30.00'],
    ['sleeping', 1, '20.00'],
    ['lost', 1, '0']
  ])
  expect(statements).toHaveLength(2)
  const { classes } = lists([
    ['x', 3, 9000, 1000],
    ['y', 1, 1500, 500],
    ['z', 2, 500, 900],
    [null, 0, null, null]
  ])
  // 80, 10, -4: 80 of 90 are reached with x, which is A; y begins above 80 %.
  expect(await classes(classesQuery(80, 95))).toEqual([[1, '80.00', 1, '10.00', 0, '0', '90.00', 1, 1, '-4.00']])
})

test('a cluster with more values than can be looked at says so', async () => {
  const many = Array.from({ length: 1_000_001 }, () => ['a', '2024-02-01', 1])
  await expect(lists(many).segments(segmentsQuery)).rejects.toMatchObject({
    code: 'explore.too-many-values',
    details: { column: 'customer', limit: 1_000_000 }
  })
})

describe('a list that does not fit into the cluster', () => {
  /** Three customers with three days each; no answer of more than `room` rows fits. */
  function small(room: number) {
    const days = ['2024-01-01', '2024-01-03', '2024-01-08']
    const rows = ['ax', 'bx', 'cy'].flatMap((name) => days.map((day) => [name, day]))
    let asked = 0
    const { gaps, cohorts } = druidLists({
      dialect: druidDialect([customer], { money: 'cents' }, 'COUNT(*)'),
      scaleOf: () => 0,
      ask: async ({ sql, params }) => {
        asked++
        const endings = params.filter((one) => typeof one === 'string')
        const found = rows.filter(([name = '']) => endings.every((ending) => name.endsWith(ending)))
        const length = Number(/^SELECT RIGHT\("customer", (\d)\)/.exec(sql)?.[1] ?? 0)
        if (length > 0) return [...new Set(found.map(([name = '']) => name.slice(-length)))].map((ending) => [ending])
        if (found.length > room) throw new AppError('druid.out-of-room', { reason: 'memory' })
        return found
      }
    })
    return { gaps, cohorts, asked: () => asked }
  }
  const query = { dataset: 'lines', where: [], entity: customer }

  it('is asked in parts, and those that do not fit in smaller ones; the counts are those of the whole', async () => {
    const expected = [
      [2, 3],
      [5, 3]
    ]
    const roomy = small(9)
    expect(await roomy.gaps({ kind: 'gaps', ...query })).toEqual(expected)
    expect(roomy.asked()).toBe(1)
    const tight = small(3)
    expect(await tight.gaps({ kind: 'gaps', ...query })).toEqual(expected)
    // All; x and y; x, of which ax and bx; y.
    expect(tight.asked()).toBe(7)
    expect(await tight.cohorts({ kind: 'cohorts', ...query })).toEqual(
      await roomy.cohorts({ kind: 'cohorts', ...query })
    )
  })

  it('says so where not even the smallest parts fit', async () => {
    await expect(small(2).gaps({ kind: 'gaps', ...query })).rejects.toMatchObject({ code: 'explore.too-many-values' })
  })
})
