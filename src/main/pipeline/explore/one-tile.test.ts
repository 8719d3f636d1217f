/** What a cluster has no memory or no time for is a matter of the tiles that ask for it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Board, BoardQuery, TileSpec } from '../../../shared/domain/board'
import { defaultForm } from '../../../shared/domain/druid/default-form'
import type { Measure } from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'
import type { SqlCell } from '../druid-port'
import { computeBoard } from './board'
import { datasetOf, type HandTables, handSchema, openHandTables, tileOf } from './board-under-test'
import { druidAsk } from './druid-ask'
import type { Run } from './facts'
import type { AskedCluster } from './in-turn'
import { failureOf, isFailureOf } from './measure-failure'

let tables: HandTables

beforeAll(async () => {
  tables = await openHandTables()
})
afterAll(() => tables.close())

const size = { w: 3, h: 2 }
const tiles: TileSpec[] = [
  { kind: 'number', id: 'revenue', metric: 'revenue', span: 'range', size },
  { kind: 'number', id: 'orders', metric: 'orders', span: 'range', size },
  { kind: 'number', id: 'customers', metric: 'customers', span: 'range', size },
  { kind: 'number', id: 'averageOrder', metric: 'averageOrder', span: 'range', size }
]
const query: Omit<BoardQuery, 'tiles'> = {
  dataset: 'hand',
  range: null,
  filters: [],
  board: 'overview',
  compare: 'last-year',
  fiscal: false
}

const ingestForm = defaultForm({
  dataSource: 'x',
  columns: handSchema,
  mode: 'replace-months',
  method: 'native',
  money: 'cents',
  missingTime: null
})

/** Three orders of two customers, 60 together; the warehouse refuses to count orders. */
async function boardThat(code: 'druid.out-of-room' | 'druid.timeout', refuses: string): Promise<Board> {
  const table = await tables.table([
    { day: '2024-06-30', order: 'a', customer: 'x', revenue: '10' },
    { day: '2024-06-30', order: 'b', customer: 'x', revenue: '20' },
    { day: '2024-06-30', order: 'c', customer: 'y', revenue: '30' }
  ])
  const run: Run = (one) => {
    if (one.kind !== 'group') return table.run(one)
    const refused = one.measures.filter(
      (measure) => measure.kind === 'distinct' && measure.column.name.includes(refuses)
    )
    if (refused.length === 0) return table.run(one)
    throw failureOf(new AppError(code, { reason: 'too little', call: 'sql', seconds: 1, limit: '1 s' }), refused)
  }
  return await computeBoard({ ...query, tiles }, table.dataset(), run)
}

test('without memory for the orders, revenue and customers have their numbers, and what needs orders says why not', async () => {
  const board = await boardThat('druid.out-of-room', 'order')
  expect(tileOf(board, 'revenue', 'number')).toMatchObject({ value: '60.00' })
  expect(tileOf(board, 'customers', 'number')).toMatchObject({ value: '2' })
  for (const id of ['orders', 'averageOrder']) {
    expect(tileOf(board, id, 'number')).toMatchObject({ blocked: 'out-of-room', lacks: [], value: null })
  }
  expect(tileOf(board, 'revenue', 'number').blocked).toBeUndefined()
})

test('what came too late says so in its own tile', async () => {
  const board = await boardThat('druid.timeout', 'customer')
  expect(board.tiles.map(({ id, blocked }) => [id, blocked])).toEqual([
    ['revenue', undefined],
    ['orders', undefined],
    ['customers', 'too-slow'],
    ['averageOrder', undefined]
  ])
})

test('a count that fails before its rows are known is of its tile, and of nobody else', async () => {
  const table = await tables.table([{ day: '2024-06-30', order: 'a', customer: 'x', revenue: '10' }])
  const unheard: unknown[] = []
  const onUnheard = (error: unknown) => unheard.push(error)
  process.on('unhandledRejection', onUnheard)
  const run: Run = async (one) => {
    if (one.kind === 'entities') throw new AppError('druid.out-of-room', { reason: 'too little' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    return table.run(one)
  }
  const spec: TileSpec = { kind: 'calculated', id: 'new', metric: 'revenue', calculation: 'new-customers', size }
  const board = await computeBoard({ ...query, tiles: [spec] }, table.dataset(), run)
  process.off('unhandledRejection', onUnheard)
  expect(board.tiles[0]).toMatchObject({ blocked: 'out-of-room' })
  expect(unheard).toEqual([])
})

test('where nothing comes in time, the board says so as a whole', async () => {
  const late: Run = () => Promise.reject(new AppError('druid.timeout', { call: 'sql', seconds: 1, limit: '1 s' }))
  const dataset = datasetOf({ dataFrom: '2024-01-01', dataThrough: '2024-12-31', rows: 3 })
  await expect(computeBoard({ ...query, tiles }, dataset, late)).rejects.toMatchObject({ code: 'druid.timeout' })
})

test('of a cluster it is known which count had too little memory', async () => {
  const druid: AskedCluster = {
    async sql(text) {
      if (text.includes('"order"')) throw new AppError('druid.out-of-room', { reason: 'no merge buffer' })
      return { queryId: 'q', columns: [], rows: text.includes('"customer"') ? [[2]] : [[6000]], tookMs: 1 }
    }
  }
  const distinct = (name: string): Measure => ({
    kind: 'distinct',
    column: { name, type: { kind: 'string' } },
    when: []
  })
  const dataset = datasetOf({ cluster: { connectionId: 'c', form: ingestForm } })
  const ask = druidAsk(dataset, druid, { signal: undefined, leastTimeoutMs: 1000, watch: (_, work) => work() })
  const group = (...measures: Measure[]) => ({ kind: 'group' as const, dataset: 'x', where: [], keys: [], measures })
  const failure = await ask(group(distinct('customer'), distinct('order'))).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'druid.out-of-room' })
  expect([isFailureOf(failure, distinct('order')), isFailureOf(failure, distinct('customer'))]).toEqual([true, false])
  expect((await ask(group(distinct('customer')))).rows).toEqual([[2]])
})

test('numbers of customers are asked in parts where they do not fit, which add up to the digit', async () => {
  const parts: string[] = []
  const druid: AskedCluster = {
    async sql(text, options) {
      const answer = (rows: SqlCell[][]) => ({ queryId: 'q', columns: [], rows, tookMs: 1 })
      if (text.startsWith('SELECT RIGHT(')) return answer([['1'], ['2'], ['3']])
      const ending = (options?.params ?? []).find((one) => typeof one === 'string')
      if (ending === undefined) throw new AppError('druid.out-of-room', { reason: 'no merge buffer' })
      parts.push(String(ending))
      // Customers, and their sum in cents: beyond 2^53 as text, nothing for the last.
      return answer([ending === '3' ? [0, null] : [40, ending === '1' ? '9007199254740993' : 7]])
    }
  }
  const dataset = datasetOf({ cluster: { connectionId: 'c', form: ingestForm } })
  const ask = druidAsk(dataset, druid, { signal: undefined, leastTimeoutMs: 1000, watch: (_, work) => work() })
  const [entity, revenue] = [
    handSchema.find(({ name }) => name === 'customer'),
    handSchema.find(({ name }) => name === 'revenue')
  ]
  if (!entity || !revenue) throw new Error('no such column')
  const facts = [{ kind: 'sum' as const, column: revenue, when: [] }]
  const measures = [
    { kind: 'count' as const, tests: [] },
    { kind: 'sum' as const, fact: 0, tests: [] }
  ]
  const { rows } = await ask({ kind: 'entities', dataset: 'x', where: [], entity, facts, measures })
  expect(parts).toEqual(['1', '2', '3'])
  // 9,007,199,254,740,993 + 7 cents.
  expect(rows).toEqual([['80', '90071992547410.00']])
})
