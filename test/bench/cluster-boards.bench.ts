/**
 * Every ready-made board over the rows of one file on a real Druid and in the warehouse of this machine: asked cold on each, compared tile
 * by tile to the last digit, timed side by side. It needs a real server and minutes, so it runs only where `BENCH_DRUID` names a release
 * (`druid33`; `SALES_TEST_DRUID_URL` and the like name one that runs already). `BENCH_CSV` names the file, with dates as 31/12/2024 in the
 * first column whose name says date; else one of `BENCH_ROWS` (1,000,000) rows is made. With `BENCH_KEEP` a folder, the workspace
 * and what was loaded stay, and the next run begins with the boards; `BENCH_BOARDS` (customers) asks only those with this word.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { type Core, createCore } from '../../src/main/core'
import { type Board, type BoardQuery, ReadyBoard } from '../../src/shared/domain/board'
import { comparable, everyTile } from '../cluster/app-boards'
import { connectionOf, opened } from '../cluster/app-world'
import { druidServices } from '../cluster/services/druid'
import { s3Service } from '../cluster/services/s3'
import { benchBucket } from './cluster-load/bucket'
import { makeSalesFile } from './sales-file'

const here = 'rows_here'
const there = 'rows_there'
const [few, year] = [
  { role: 'region' as const, values: ['Europe', 'Region 1'] },
  { from: '2023-03-10', to: '2024-02-20' }
]

/** What is asked on both: by name. */
const questions: readonly (readonly [name: string, change: Partial<BoardQuery>])[] = [
  ...ReadyBoard.options.map((board) => [`ready board "${board}"`, { board }] as const),
  ['overview, a region and a year cut within months', { board: 'overview', filters: [few], range: year }],
  ['customers, a region and a year cut within months', { board: 'customers', filters: [few], range: year }],
  ['every metric as a number', { tiles: everyTile[0] ?? [], range: year, compare: 'previous' }],
  ['every other kind of tile', { tiles: everyTile[1] ?? [], range: year, compare: 'previous' }]
]

async function load(core: Core, path: string, dataset: string, connectionId: string | null): Promise<string> {
  const begunMs = performance.now()
  await core.grantPath(path)
  const file = await opened(core, path)
  const form =
    connectionId === null
      ? null
      : (await core.client.cluster.plan({ connectionId, ...file, dataset, mode: 'replace-months' })).form
  const destination = connectionId !== null && form !== null ? { destination: { connectionId, form } } : {}
  const { jobId } = await core.client.load.start({ ...file, dataset, belowGateReason: 'a benchmark', ...destination })
  const job = await core.jobSettled(jobId)
  const { receipt } = await core.client.jobs.get({ jobId })
  if (job.state !== 'done' || receipt === null) {
    throw new Error(`the load ended ${job.state}: ${job.error?.code} ${JSON.stringify(job.error?.details)}`)
  }
  const unequal = receipt.parity.filter(({ equal }) => !equal).map(({ name }) => name)
  const took = ((performance.now() - begunMs) / 1000).toFixed(0)
  const stages = receipt.timings.map(({ step, tookMs }) => `${step} ${(tookMs / 1000).toFixed(1)}`).join(' · ')
  return `${receipt.ledger.loaded} rows in ${took} s (${stages}); ${receipt.parity.length} comparisons, not equal: ${unequal.join(', ') || 'none'}`
}

/** Where two boards are not the same: the tile and what each says of it; and the tiles that say that they have no answer. */
function compared(one: Board, other: Board): { unequal: string[]; silent: string[] } {
  const [tiles, others] = [comparable(one).tiles, comparable(other).tiles]
  const unequal = tiles.flatMap((tile, at) => {
    const there = others[at]
    // What a cluster can't tell it says, and so it is told below.
    if (there?.blocked !== undefined || isDeepStrictEqual(tile, there)) return []
    const [a, b] = [tile, there].map((one) => JSON.stringify(one).slice(0, 600))
    return [`${tile.id}\n    here  ${a}\n    there ${b}`]
  })
  const silent = others.flatMap((tile) =>
    tile.blocked !== undefined || ('reason' in tile && tile.reason !== null)
      ? [`${tile.id} (${tile.blocked ?? ('reason' in tile ? JSON.stringify(tile.reason) : '')})`]
      : []
  )
  return { unequal, silent }
}

async function ask(
  core: Core,
  dataset: string,
  change: Partial<BoardQuery>
): Promise<{ board: Board; tookMs: number }> {
  const begunMs = performance.now()
  const board = await core.client.explore.board({ dataset, range: null, filters: [], ...change })
  return { board, tookMs: performance.now() - begunMs }
}

async function compareBoards(core: Core, release: string): Promise<boolean> {
  let isEqual = true
  for (const [name, change] of questions.filter(([one]) => one.includes(process.env.BENCH_BOARDS ?? ''))) {
    const local = await ask(core, here, change)
    const cluster = await ask(core, there, change)
    const { unequal, silent } = compared(local.board, cluster.board)
    const note = [
      `${comparable(cluster.board).tiles.length} tiles, not equal ${unequal.length}`,
      `without an answer: ${silent.join(', ') || 'none'}`,
      `load ${loadavg()[0]?.toFixed(1)}`
    ].join('; ')
    const [ours, peer] = [Math.round(cluster.tookMs), Math.round(local.tookMs)]
    console.log(JSON.stringify({ name: `${name}, ${release}, peer: this machine`, unit: 'ms', ours, peer, note }))
    for (const text of unequal) console.log(`  ${text}`)
    if (unequal.length > 0) isEqual = false
  }
  return isEqual
}

export async function main(): Promise<void> {
  // What this script itself was started with is nothing for the engines.
  process.execArgv = []
  const service = druidServices.find(({ name }) => name === process.env.BENCH_DRUID)
  if (!service) {
    console.log('No cluster was asked for: BENCH_DRUID=druid33.')
    return
  }
  const kept = process.env.BENCH_KEEP
  const dir = kept ?? (await mkdtemp(join(tmpdir(), 'cluster-boards-')))
  const [store, druid] = [await s3Service.start(), await service.start()]
  if (typeof store === 'string') throw new Error(`No S3: ${store}.`)
  if (typeof druid === 'string') throw new Error(`No ${service.name}: ${druid}.`)
  const bucket = await benchBucket(store.found)
  const workspaceDir = join(dir, 'workspace')
  const isLoaded = existsSync(workspaceDir)
  await mkdir(workspaceDir, { recursive: true })
  const core = await createCore({
    host: 'web',
    version: '0.0.0',
    workspaceDir,
    roots: [],
    samplePath: '',
    forkEngine: (onLine) => forkWithNode(join(process.cwd(), 'out', 'main', 'engine.js'), onLine)
  })
  try {
    if (!isLoaded) {
      const path = process.env.BENCH_CSV ?? join(dir, 'sales.csv')
      if (process.env.BENCH_CSV === undefined) await makeSalesFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
      console.log(`this machine: ${await load(core, path, here, null)}`)
      const { connection, secrets } = connectionOf({ s3: bucket.server, druid: druid.found, bucket: bucket.name })
      // How long it takes is what is looked at.
      const patient = { ...connection, druid: { ...connection.druid, timeoutMs: 600_000 } }
      const { id } = await core.client.cluster.put({ connection: patient, secrets })
      console.log(`${service.name}: ${await load(core, path, there, id)}`)
    }
    if (!(await compareBoards(core, service.name))) process.exitCode = 1
  } finally {
    await core.close()
    await bucket.remove()
    if (kept === undefined) await rm(dir, { recursive: true, force: true })
    await druid.stop()
    await store.stop()
  }
}
