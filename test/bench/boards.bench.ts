/**
 * Boards over 10,000,000 rows (`BENCH_ROWS`) in the warehouse of this machine: cold, with another filter or range, a pivot of months by 2,000
 * products, and the same again. The peer is plain DuckDB over the same Parquet, asked for each tile by itself in the same run. Medians of
 * `BENCH_TURNS` (5); the rows are made once and kept in `.cache/bench`.
 */
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { openDatabase } from '../../src/main/adapters/sqlite/database'
import { datasetStore } from '../../src/main/adapters/sqlite/stores'
import { type Core, createCore } from '../../src/main/core'
import { openWarehouse } from '../../src/main/engine/duckdb'
import { columnsOf } from '../../src/main/pipeline/explore/columns'
import { type BoardQuery, readyTiles, type TileSpec } from '../../src/shared/domain/board'
import { summaryPlan } from '../../src/shared/domain/query/summary'
import type { SummaryPlan } from '../../src/shared/domain/query/summary-plan'
import { type BenchData, benchData } from './boards/data'
import { openPeer } from './boards/peer'

const rows = Number(process.env.BENCH_ROWS ?? 10_000_000)
const turns = Number(process.env.BENCH_TURNS ?? 5)
const here = dirname(fileURLToPath(import.meta.url))

const eight = new Set([
  'revenue',
  'profit',
  'orders',
  'averageOrder',
  'revenueByMonth',
  'byCategory',
  'topProducts',
  'byRegion'
])
const tiles: TileSpec[] = readyTiles('overview', () => true).filter(({ id }) => eight.has(id))
const whole = readyTiles('overview', () => true)
const customers = readyTiles('customers', () => true)
const segments = customers.filter(({ kind }) => kind === 'segments')
const pivot: TileSpec[] = [
  {
    kind: 'pivot',
    id: 'pivot',
    rows: [{ kind: 'role', role: 'product' }],
    columns: { kind: 'period', unit: 'month' },
    metrics: ['revenue'],
    size: { w: 12, h: 6 }
  }
]

let asked = 0
/** A question that was never asked before: the title belongs to it. */
function question(of: readonly TileSpec[], change: Partial<BoardQuery> = {}): BoardQuery {
  const [first, ...rest] = of
  if (!first) throw new Error('no tiles')
  return {
    dataset: 'bench',
    board: 'overview',
    tiles: [{ ...first, title: `run ${++asked} of ${process.pid}` }, ...rest],
    range: null,
    filters: [],
    compare: 'last-year',
    fiscal: false,
    ...change
  }
}

interface Run {
  readonly core: Core
  /** Most memory that the warehouse's process has had, in MiB; null where the system does not tell. */
  peakMiB(): number | null
}

async function open({ workspaceDir }: BenchData): Promise<Run> {
  let pid: number | null = null
  const core = await createCore({
    host: 'cli',
    version: '0.0.0',
    workspaceDir,
    roots: [],
    samplePath: join(process.cwd(), 'resources', 'sample-sales.csv'),
    forkEngine: (onLine) => (role, args) => {
      const engine = forkWithNode(join(here, 'engine.js'), onLine)(role, args)
      if (role === 'warehouse') pid = engine.pid
      return engine
    }
  })
  // The process is up; it has read nothing of the rows.
  await core.client.explore.sql({ sql: 'SELECT 1', limit: 1, connectionId: null, timeZone: 'UTC' })
  return {
    core,
    peakMiB() {
      if (process.platform !== 'linux' || pid === null) return null
      const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      return Math.round(Number(kib ?? 0) / 1024)
    }
  }
}

async function tookMs(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now()
  await work()
  return performance.now() - startMs
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function repeated(work: (turn: number) => Promise<number>, times = turns): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) took.push(await work(turn))
  return took
}

function print(name: string, took: readonly number[], peer: readonly number[] | null, limit: string): void {
  const [ours, other] = [median(took), peer && median(peer)]
  const range = `${Math.round(Math.min(...took))} to ${Math.round(Math.max(...took))}`
  const note = `limit ${limit}; of ${took.length} runs ${range}; load ${loadavg()[0]?.toFixed(1)}`
  console.log(
    JSON.stringify({ name, unit: 'ms', ours: Math.round(ours), peer: other === null ? null : Math.round(other), note })
  )
}

export async function main(): Promise<void> {
  // How this process was started is nothing for an engine's process.
  process.execArgv = []
  const data = await benchData(rows)
  // The core's own database is made anew: nothing is cached.
  for (const end of ['', '-wal', '-shm']) await rm(join(data.workspaceDir, `app.db${end}`), { force: true })
  const db = openDatabase(join(data.workspaceDir, 'app.db'))
  datasetStore(db).put(data.dataset)
  db.close()
  const peer = await openPeer(data.pattern)

  const plan = summaryPlan(columnsOf(data.dataset))
  if (!plan) throw new Error('no plan')
  await summaries(data, { ...plan, leastRows: Number.MAX_SAFE_INTEGER })
  const first = await open(data)
  const unprepared = await tookMs(() => first.core.client.explore.board(question(tiles)))
  print('board of 8 tiles right after a load, while summaries are being made', [unprepared], null, 'none')
  await first.core.close()
  const made = await summaries(data, plan)
  console.log(JSON.stringify({ name: 'making the summaries', unit: 's', ours: made.tookMs / 1000, note: made.what }))

  const [cold, coldPeer, coldWhole, coldCustomers, coldSegments, segmentsPeer, peaks]: number[][] = Array.from(
    { length: 7 },
    () => []
  )
  for (let turn = 0; turn < turns; turn++) {
    for (const [of, into] of [
      [tiles, cold],
      [whole, coldWhole],
      [customers, coldCustomers],
      [segments, coldSegments]
    ] as const) {
      const { core, peakMiB } = await open(data)
      into?.push(await tookMs(() => core.client.explore.board(question(of))))
      peaks?.push(peakMiB() ?? 0)
      await core.close()
    }
    coldPeer?.push(await peer.board())
    segmentsPeer?.push(await peer.segments())
  }
  print('board of 8 tiles, cold', cold ?? [], coldPeer ?? [], '1000 ms, 0.5 x')
  print('ready board "overview" of 12 tiles, cold', coldWhole ?? [], null, 'none')

  print('ready board "customers" of 14 tiles, cold', coldCustomers ?? [], null, 'none')
  print('segments of 500,000 customers, cold', coldSegments ?? [], segmentsPeer ?? [], 'none')

  const { core, peakMiB } = await open(data)
  const ask = (query: BoardQuery) => tookMs(() => core.client.explore.board(query))
  await ask(question(tiles))
  const regions = [0, 1, 2, 3, 4].map((region) => `Region ${region}`)
  const filtered = await repeated((turn) =>
    ask(question(tiles, { filters: [{ role: 'region', values: [regions[turn % 5] ?? '', 'Region 9'] }] }))
  )
  print('another filter', filtered, await repeated((turn) => peer.board(`region = 'Region ${turn % 5}'`)), '500 ms')
  const products = await repeated((turn) =>
    ask(question(tiles, { filters: [{ role: 'product', values: [`Item 00${10 + turn}`] }] }))
  )
  print('a filter that no summary has (a product)', products, null, '500 ms')
  const ranges = await repeated((turn) =>
    ask(question(tiles, { range: { from: '2024-01-01', to: `2024-0${3 + (turn % 6)}-22` } }))
  )
  print('another range, cut within a month', ranges, null, '500 ms')
  const pivots = await repeated(() => ask(question(pivot)))
  print('pivot month x product (2,000)', pivots, await repeated(() => peer.pivot()), '700 ms')
  const [again, table] = [question(tiles), question(pivot)]
  await ask(again)
  await ask(table)
  print('the same board again', await repeated(() => ask(again), 15), null, '60 ms')
  print('the same pivot again (428 kB)', await repeated(() => ask(table), 15), null, '60 ms')
  const peak = Math.max(peakMiB() ?? 0, ...(peaks ?? []))
  console.log(JSON.stringify({ name: 'most memory of the warehouse process', unit: 'MiB', ours: peak }))
  await core.close()
  peer.close()
}

/** Makes the summaries of a plan, as far as they are not there. */
async function summaries({ workspaceDir }: BenchData, plan: SummaryPlan): Promise<{ tookMs: number; what: string }> {
  const warehouse = await openWarehouse(join(workspaceDir, 'warehouse.duckdb'))
  const before = (await warehouse.size()).sizeBytes
  const cpu = process.cpuUsage()
  let what = ''
  const took = await tookMs(async () => {
    const made = await warehouse.summaries('bench', plan, true)
    what = made.map(({ grain, dimensions, rows }) => `${grain} ${dimensions.join(', ')}: ${rows} rows`).join('; ')
  })
  const used = process.cpuUsage(cpu)
  await warehouse.close()
  const again = await openWarehouse(join(workspaceDir, 'warehouse.duckdb'))
  const more = ((await again.size()).sizeBytes - before) / 1024 ** 2
  await again.close()
  const cpuS = (used.user + used.system) / 1e6
  return { tookMs: took, what: `${what}; ${cpuS.toFixed(0)} s of the processor, ${more.toFixed(0)} MiB more` }
}
