import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BoardFilter, type BoardQuery, ReadyBoard } from '../../../shared/domain/board'
import type { Column } from '../../../shared/domain/column-type'
import { type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import { summaryPlan } from '../../../shared/domain/query/summary'
import type { RoleAssignment } from '../../../shared/domain/role'
import { type LocalWarehouse, openWarehouse } from '../../engine/duckdb'
import { loaded, openWorkbench, type Workbench } from '../../engine/duckdb/parts-under-test'
import { computeBoard } from './board'
import { datasetOf } from './board-under-test'
import { columnsOf } from './columns'
import { inDuckdb } from './facts'
import { type RunSql, type Summed, throughSummaries } from './summed'

let bench: Workbench
let warehouse: LocalWarehouse
beforeAll(async () => {
  bench = await openWorkbench()
  warehouse = await openWarehouse(bench.warehousePath)
})
afterAll(async () => {
  await warehouse.close()
  bench.close()
})

/** On 60 days: days by all columns of few values have far fewer rows. */
const lines = 30_000

const text: Column['type'] = { kind: 'string' }
const money: Column['type'] = { kind: 'decimal', precision: 12, scale: 2 }

const roles: RoleAssignment = {
  orderDate: 'day',
  orderId: 'order',
  product: 'product',
  category: 'category',
  region: 'region',
  channel: 'channel',
  customer: 'customer',
  quantity: 'quantity',
  unitPrice: 'price',
  discount: 'discount',
  revenue: 'revenue',
  cost: 'cost'
}

interface Kind {
  /** Whether the lines of an order are of one day. */
  readonly isOrderOfOneDay: boolean
  /** Whether every line has all its values; days, regions and customers lack even then. */
  readonly isComplete: boolean
  readonly revenue: Column['type']
}

function schemaOf({ revenue }: Kind): Column[] {
  return [
    { name: 'day', type: { kind: 'timestamp', zone: 'none' } },
    ...['order', 'product', 'category', 'region', 'channel', 'customer'].map((name) => ({ name, type: text })),
    { name: 'quantity', type: { kind: 'long' } },
    { name: 'price', type: money },
    { name: 'discount', type: { kind: 'decimal', precision: 4, scale: 2 } },
    { name: 'revenue', type: revenue },
    { name: 'cost', type: money }
  ]
}

/** Lines with gaps in every column, returns, orders of several lines in several categories, and rows without a day. */
function linesOf({ isOrderOfOneDay, isComplete, revenue }: Kind, seed: number): string {
  const gap = (salt: number, value: string, one = 9) =>
    isComplete ? value : `CASE WHEN hash(i, ${salt + seed}) % ${one} = 0 THEN NULL ELSE ${value} END`
  const gapOfOrder = (salt: number, value: string) =>
    `CASE WHEN hash(o, ${salt + seed}) % 11 = 0 THEN NULL ELSE ${value} END`
  const line = isOrderOfOneDay ? 'o' : 'i'
  const day = `TIMESTAMP '2023-01-09' + INTERVAL (CAST(hash(${line}, ${seed}) % 60 AS INTEGER) * 11) DAY + INTERVAL (i % 24) HOUR`
  const type = revenue.kind === 'double' ? 'DOUBLE' : 'DECIMAL(12,2)'
  const odd =
    revenue.kind === 'double' ? "CASE WHEN i % 97 = 0 THEN 'NaN'::DOUBLE ELSE cents / 700.0 END" : 'cents / 100.0'
  return `WITH l AS (SELECT range AS i, range // 3 AS o, CAST(hash(range, 1) % 9000 AS BIGINT) - 1500 AS cents FROM range(${lines}))
    SELECT day AS __time, * FROM (SELECT ${gapOfOrder(2, day)} AS day,
      ${gap(3, "'O' || o", 29)} AS "order", ${gap(4, `'P' || (hash(i, 5) % 40)`)} AS product,
      ${gap(6, `'K' || (hash(i, 7) % 4)`)} AS category, ${gapOfOrder(8, `'R' || (hash(o, 9) % 3)`)} AS region,
      'C' || (hash(i, 10) % 2) AS channel, ${gapOfOrder(11, `'M' || (hash(o, 12) % 90)`)} AS customer,
      ${gap(13, 'CAST(hash(i, 14) % 9 AS BIGINT) - 2')} AS quantity, CAST(${gap(15, '(hash(i, 16) % 900) / 100.0')} AS DECIMAL(12,2)) AS price,
      CAST(${gap(17, '(hash(i, 18) % 4) / 10.0')} AS DECIMAL(4,2)) AS discount, CAST(${gap(19, odd)} AS ${type}) AS revenue,
      CAST(${gap(20, 'cents / 180.0')} AS DECIMAL(12,2)) AS cost FROM l)`
}

/** The dataset, and boards of it by the rows alone and with summaries. */
async function tableOf(name: string, kind: Kind, seed: number) {
  const schema = schemaOf(kind)
  const parts = [await bench.part(name, null, linesOf(kind, seed))]
  await loaded(warehouse, { dataset: name, jobId: name, schema, mode: 'replace-all', parts })
  const { from, through } = await warehouse.describe(name)
  const calendar: Dataset['calendar'] = { ...defaultCalendar, fiscalStartMonth: 4 }
  const dataset = datasetOf({ name, schema, roles, calendar, rows: lines, dataFrom: from, dataThrough: through })
  const plan = summaryPlan(columnsOf(dataset), 0)
  if (!plan) throw new Error('no plan')
  const summaries = await warehouse.summaries(name, plan, true)
  const counts = { ofRows: 0, ofSummaries: 0 }
  const limits = { limit: 100_000, timeoutMs: 60_000 }
  const rows = inDuckdb((sql, params) => {
    counts.ofRows++
    return warehouse.query({ sql, params, ...limits })
  })
  const ask: RunSql = ({ sql, params }, instead) => {
    counts.ofSummaries++
    return warehouse.query({ sql, params, instead, ...limits })
  }
  const summed: Summed = { plan, summaries }
  return { dataset, summed, rows, counts, through: throughSummaries(rows, ask, summed) }
}

const regions = fc.subarray(['R0', 'R1', 'R2', null], { minLength: 1 })
const filters = fc.oneof<fc.Arbitrary<BoardFilter[]>[]>(
  fc.constant([]),
  regions.map((values) => [{ role: 'region' as const, values }]),
  fc.subarray(['K0', 'K1', null], { minLength: 1 }).map((values) => [{ role: 'category' as const, values }]),
  fc.tuple(regions, fc.constantFrom('C0', 'C1')).map(([values, channel]) => [
    { role: 'region' as const, values },
    { role: 'channel' as const, values: [channel] }
  ]),
  fc.constant([{ role: 'product' as const, values: ['P1', 'P2', 'P30'] }]),
  fc.constant([{ role: 'customer' as const, values: ['M7', null] }])
)
const days = fc
  .integer({ min: -20, max: 700 })
  .map((after) => new Date(Date.UTC(2023, 0, 1 + after)).toISOString().slice(0, 10))
const firsts = fc.constantFrom('2023-02-01', '2023-07-01', '2024-01-01', '2024-03-01')
const lasts = fc.constantFrom('2023-12-31', '2024-02-29', '2024-06-30')
const ranges = fc.oneof(
  fc.constant(null),
  fc.tuple(days, days).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  fc.tuple(firsts, lasts).map(([from, to]) => (from < to ? { from, to } : { from: '2023-01-01', to }))
)
const units = fc.constantFrom('day', 'week', 'month', 'quarter', 'year')
const ownTiles: fc.Arbitrary<BoardQuery['tiles']> = fc
  .tuple(units, filters, fc.boolean())
  .map(([unit, own, isRest]) => [
    {
      kind: 'groups',
      id: 'g',
      a: { name: '', filters: own },
      b: { name: '', filters: isRest ? null : [{ role: 'region', values: ['R0', null] }] },
      metrics: ['revenue', 'orders', 'margin', 'returnedOrders', 'customers'],
      metric: 'orders',
      unit,
      dimension: 'channel',
      top: 3,
      size: { w: 6, h: 4 }
    },
    {
      kind: 'ranking',
      id: 'f',
      metric: 'orders',
      dimension: 'channel',
      shape: 'table',
      top: 5,
      filters: own,
      size: { w: 6, h: 4 }
    },
    {
      kind: 'series',
      id: 's',
      metric: 'orders',
      unit,
      shape: 'line',
      by: 'category',
      cumulative: false,
      size: { w: 6, h: 4 }
    },
    {
      kind: 'series',
      id: 't',
      metric: 'averageOrder',
      unit,
      shape: 'line',
      by: null,
      cumulative: false,
      size: { w: 6, h: 4 }
    },
    {
      kind: 'ranking',
      id: 'r',
      metric: 'returnedOrders',
      dimension: 'region',
      shape: 'table',
      top: 5,
      size: { w: 6, h: 4 }
    },
    { kind: 'ranking', id: 'q', metric: 'orders', dimension: 'category', shape: 'table', top: 2, size: { w: 6, h: 4 } },
    {
      kind: 'pivot',
      id: 'p',
      rows: [{ kind: 'role', role: 'product' }],
      columns: { kind: 'period', unit },
      metrics: ['revenue', 'customers'],
      size: { w: 6, h: 4 }
    },
    {
      kind: 'pivot',
      id: 'o',
      rows: [{ kind: 'role', role: 'channel' }, { kind: 'weekday' }],
      columns: { kind: 'hour' },
      metrics: ['orders', 'margin'],
      size: { w: 6, h: 4 }
    },
    {
      kind: 'pivot',
      id: 'n',
      rows: [{ kind: 'role', role: 'category' }],
      columns: { kind: 'role', role: 'region' },
      metrics: ['orders', 'products', 'discountRate'],
      size: { w: 6, h: 4 }
    }
  ])
const questions: fc.Arbitrary<Omit<BoardQuery, 'dataset'>> = fc.record({
  board: fc.constantFrom(...ReadyBoard.options),
  tiles: fc.oneof(fc.constant(null), ownTiles),
  range: ranges,
  filters,
  compare: fc.constantFrom('last-year', 'previous', null),
  fiscal: fc.boolean()
})

test.each<[string, Kind]>([
  ['orders of one day', { isOrderOfOneDay: true, isComplete: false, revenue: money }],
  ['orders over days', { isOrderOfOneDay: false, isComplete: false, revenue: money }],
  ['complete lines', { isOrderOfOneDay: true, isComplete: true, revenue: money }],
  ['doubles', { isOrderOfOneDay: true, isComplete: false, revenue: { kind: 'double' } }]
])(
  'boards are the same with summaries: %s',
  async (name, kind) => {
    const table = await tableOf(name.replaceAll(' ', '_'), kind, name.length)
    const found = table.summed.summaries.map(({ grain, dimensions }) => `${grain} ${[...dimensions].sort()}`)
    expect(found).toEqual([
      'day category,channel,region',
      kind.isComplete ? 'month category,channel,product' : 'month channel,product',
      'month category,channel,product,region',
      'month customer',
      'month channel,customer'
    ])
    expect(table.summed.summaries.some(({ orders }) => orders !== null)).toBe(kind.isOrderOfOneDay)
    expect(table.summed.summaries.every(({ same }) => Object.keys(same).length > 5)).toBe(kind.isComplete)
    const same = async (query: Omit<BoardQuery, 'dataset'>) => {
      const whole = { ...query, dataset: table.dataset.name }
      const [plain, quick] = [
        await computeBoard(whole, table.dataset, table.rows),
        await computeBoard(whole, table.dataset, table.through)
      ]
      expect({ ...quick, tookMs: 0 }).toEqual({ ...plain, tookMs: 0 })
    }
    for (const board of ReadyBoard.options) {
      await same({ board, tiles: null, range: null, filters: [], compare: 'last-year', fiscal: false })
    }
    await fc.assert(fc.asyncProperty(questions, same), { numRuns: Number(process.env.SUMMED_RUNS ?? 12), seed: 7 })
    expect(table.counts.ofSummaries).toBeGreaterThan(100)
  },
  300_000
)
