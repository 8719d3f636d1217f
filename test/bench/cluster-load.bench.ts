/**
 * From a file to rows that a cluster answers for: the app (checked, shaped, proved) against the same CSV ingested by hand, as the Druid
 * console would by default (day segments) and with segments of a month as ours, one after the other in the same run. It needs real
 * servers and minutes, so it runs only where `BENCH_DRUID` names releases (`druid33,druid27`; `SALES_TEST_DRUID_URL` and the like name
 * ones that run already). `BENCH_CSV` names the file, with dates as 31/12/2024 in the first column whose name says date; else one of
 * `BENCH_ROWS` (1,000,000) rows is made. No peer is given more than `BENCH_LIMIT_S` (600); `BENCH_SEGMENTS`
 * (DAY,MONTH) leaves one out.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { type Core, createCore } from '../../src/main/core'
import type { Receipt } from '../../src/shared/domain/job'
import { connectionOf, opened } from '../cluster/app-world'
import { druidAt } from '../cluster/druid-loads'
import { type DruidServer, druidServices } from '../cluster/services/druid'
import { s3Service } from '../cluster/services/s3'
import { type BenchBucket, benchBucket } from './cluster-load/bucket'
import { byHand, type HandLoad } from './cluster-load/by-hand'
import { makeSalesFile } from './sales-file'

const peers = (['DAY', 'MONTH'] as const).filter((one) => (process.env.BENCH_SEGMENTS ?? 'DAY,MONTH').includes(one))
const limitMs = Number(process.env.BENCH_LIMIT_S ?? 600) * 1000

/** Milliseconds of each stage, in its order. */
type Stages = readonly (readonly [stage: string, ms: number])[]

const seconds = (ms: number) => ms / 1000
const busy = () => `load average ${loadavg()[0]?.toFixed(1)}`
const told = (stages: Stages) => stages.map(([stage, ms]) => `${stage} ${seconds(ms).toFixed(1)}`).join(' · ')
const sumOf = (stages: Stages) => stages.reduce((sum, [, ms]) => sum + ms, 0)

const startCore = (workspaceDir: string): Promise<Core> =>
  createCore({
    host: 'web',
    version: '0.0.0',
    workspaceDir,
    roots: [],
    samplePath: '',
    forkEngine: (onLine) => forkWithNode(join(process.cwd(), 'out', 'main', 'engine.js'), onLine)
  })

interface Ours {
  readonly stages: Stages
  readonly receipt: Receipt
}

/** What a person waits for: opened and checked, planned, and loaded with every segment answering and all sums compared. */
async function ours(core: Core, connectionId: string, path: string, dataset: string): Promise<Ours> {
  const begunMs = performance.now()
  const file = await opened(core, path)
  const checkedMs = performance.now()
  const plan = await core.client.cluster.plan({ connectionId, ...file, dataset, mode: 'replace-months' })
  const plannedMs = performance.now()
  const destination = { connectionId, form: plan.form }
  const { jobId } = await core.client.load.start({ ...file, dataset, belowGateReason: 'a benchmark', destination })
  const job = await core.jobSettled(jobId)
  const { receipt } = await core.client.jobs.get({ jobId })
  if (job.state !== 'done' || receipt === null) throw new Error(`the load ended ${job.state}: ${job.error?.code}`)
  const unequal = receipt.parity.filter(({ equal }) => !equal)
  if (unequal.length > 0) throw new Error(`not proved: ${unequal.map(({ name }) => name).join(', ')}`)
  const timed = receipt.timings.map(({ step, tookMs }) => [step, tookMs] as const)
  const rest = performance.now() - plannedMs - sumOf(timed)
  return {
    stages: [['check', checkedMs - begunMs], ['plan', plannedMs - checkedMs], ...timed, ['rest', rest]],
    receipt
  }
}

/** The row of a benchmark; a peer that did not end has only its limit to be compared with. */
function compare(name: string, own: Stages, peer: HandLoad): void {
  const took = sumOf(own)
  const isDone = peer.end === 'done'
  const note = isDone
    ? told(peer.stages)
    : `the peer ${peer.end === 'failed' ? `failed: ${peer.text}` : `was not done after ${limitMs / 1000} s`}`
  console.log(
    JSON.stringify({
      name,
      unit: 's',
      ours: seconds(took),
      peer: isDone ? seconds(sumOf(peer.stages)) : null,
      note: `${note}; ${busy()}`
    })
  )
}

async function withRelease(name: string, druid: DruidServer, path: string, bucket: BenchBucket, dir: string) {
  const core = await startCore(join(dir, name))
  const client = druidAt(druid)
  const made: string[] = []
  const named = (what: string) => {
    const dataSource = `bench_${what}_${Date.now().toString(36)}`
    made.push(dataSource)
    return dataSource
  }
  try {
    await core.grantPath(path)
    const connection = connectionOf({ s3: bucket.server, druid, bucket: bucket.name })
    const { id } = await core.client.cluster.put(connection)
    const { stages, receipt } = await ours(core, id, path, named('ours'))
    const rows = receipt.ledger.loaded
    console.log(
      `${name} (${receipt.cluster?.method}), ${basename(path)}, ${rows} rows, ${receipt.parity.length} comparisons`
    )
    console.log(`  ours       ${told(stages)} = ${seconds(sumOf(stages)).toFixed(1)} s; ${busy()}`)
    for (const segments of peers) {
      const method = receipt.cluster?.method ?? 'native'
      const hand = await byHand({ client, bucket, path, method, segments, dataSource: named(segments), rows, limitMs })
      const ended = hand.end === 'done' ? '' : ` ${hand.end === 'late' ? 'not done' : `failed: ${hand.text}`}`
      const all = seconds(sumOf(hand.stages)).toFixed(1)
      console.log(`  by ${segments.padEnd(7)} ${told(hand.stages)} = ${all} s${ended}; ${hand.rows} rows; ${busy()}`)
      const proved = `${name}, ${rows} rows: drop to proved, peer: raw CSV by ${segments}`
      compare(proved, stages, hand)
      const queryable = stages.filter(([stage]) => stage !== 'verify' && stage !== 'rest')
      compare(`${name}, ${rows} rows: drop to queryable, peer: raw CSV by ${segments}`, queryable, hand)
    }
  } finally {
    for (const dataSource of made) await client.markUnused(dataSource, null).catch(() => 0)
    await client.close()
    await core.close()
  }
}

export async function main(): Promise<void> {
  // What this script itself was started with is nothing for the engines.
  process.execArgv = []
  const releases = (process.env.BENCH_DRUID ?? '').split(',').filter((name) => name !== '')
  if (releases.length === 0) {
    console.log('No cluster was asked for: BENCH_DRUID=druid33,druid27.')
    return
  }
  const store = await s3Service.start()
  if (typeof store === 'string') throw new Error(`No S3: ${store}.`)
  const dir = await mkdtemp(join(tmpdir(), 'cluster-bench-'))
  const bucket = await benchBucket(store.found)
  try {
    const path = process.env.BENCH_CSV ?? join(dir, 'sales.csv')
    if (process.env.BENCH_CSV === undefined) await makeSalesFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
    for (const service of druidServices.filter(({ name }) => releases.includes(name))) {
      const running = await service.start()
      if (typeof running === 'string') throw new Error(`No ${service.name}: ${running}.`)
      try {
        await withRelease(service.name, running.found, path, bucket, dir)
      } finally {
        await running.stop()
      }
    }
  } finally {
    await bucket.remove()
    await rm(dir, { recursive: true, force: true })
    await store.stop()
  }
}
