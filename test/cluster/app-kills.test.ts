/** The app is killed at twelve points of a load to a real cluster, and started again: each load ends right, and its rows are there once. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateBucketCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ChildTask } from './app-child'
import { newWorkspace, type Servers } from './app-world'
import { druidAt } from './druid-loads'
import { s3Client } from './services/s3'

const [s3, druid] = [inject('s3'), inject('druid33')]

interface Line {
  readonly state?: string
  readonly step?: string | null
  readonly fraction?: number | null
  readonly jobId?: string
  readonly settled?: string
  readonly error?: unknown
  readonly red?: number
  readonly rows?: number
}

interface Point {
  readonly name: string
  readonly at: (line: Line) => boolean
  readonly afterMs: number
}

const state = (wanted: string) => (line: Line) => line.state === wanted
const step = (wanted: string) => (line: Line) => line.step === wanted

const points: readonly Point[] = [
  { name: 'when it begins', at: state('publishing'), afterMs: 0 },
  { name: 'while rows are shaped', at: state('publishing'), afterMs: 400 },
  { name: 'while files are written', at: step('publish'), afterMs: 0 },
  { name: 'when the upload begins', at: step('upload'), afterMs: 0 },
  { name: 'when the upload is done', at: (line) => line.step === 'upload' && line.fraction === 1, afterMs: 0 },
  { name: 'before the submit', at: state('submitted'), afterMs: 0 },
  { name: 'while it is submitted', at: state('submitted'), afterMs: 15 },
  { name: 'after the submit', at: state('running'), afterMs: 0 },
  { name: 'while the task runs', at: state('running'), afterMs: 2000 },
  { name: 'in hand-off', at: state('making-available'), afterMs: 0 },
  { name: 'when the proof begins', at: state('verifying'), afterMs: 0 },
  { name: 'in the proof', at: state('verifying'), afterMs: 150 }
]

/** Runs the app until it ends, or kills it at a point. */
async function live(
  task: ChildTask,
  point: Point | null
): Promise<{ jobId: string | null; last: Line; killed: boolean }> {
  const hook = join(import.meta.dirname, 'services', 'resolve-ts.mjs')
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--experimental-transform-types',
      '--import',
      hook,
      join(import.meta.dirname, 'app-child.ts'),
      JSON.stringify(task)
    ],
    // A machine without a keychain keeps no secret over a restart: its environment does.
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SALES_S3_SECRET_ACCESS_KEY: task.servers.s3.secretAccessKey }
    }
  )
  let { jobId } = task
  let last: Line = {}
  let killed = false
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for await (const text of createInterface({ input: child.stdout })) {
    const line: Line = JSON.parse(text)
    last = line
    if (line.jobId !== undefined) jobId = line.jobId
    if (point === null || killed || !point.at(line)) continue
    killed = true
    if (point.afterMs > 0) await sleep(point.afterMs)
    child.kill('SIGKILL')
  }
  await ended
  return { jobId, last, killed }
}

describe.runIf(s3 && druid)('The app, killed', () => {
  const bucket = `kills-${randomUUID()}`
  const servers = { s3, druid, bucket } as Servers
  const client = () => druidAt(servers.druid)
  beforeAll(async () => {
    const raw = s3Client(servers.s3)
    await raw.send(new CreateBucketCommand({ Bucket: bucket }))
    raw.destroy()
  })

  const workspaces: string[] = []
  afterAll(() => {
    for (const dir of workspaces) rmSync(dir, { recursive: true, force: true })
  })

  it.each(points)('$name, goes on where it stood', { timeout: 240_000 }, async (point) => {
    const workspace = newWorkspace()
    workspaces.push(workspace)
    const dataset = `kill_${randomUUID().slice(0, 8)}`
    const task = { workspace, servers, dataset, jobId: null }
    const first = await live(task, point)
    expect(first.killed).toBe(true)
    // Killed before it could say which: the job is the only one there.
    const jobId = first.jobId ?? 'the only one'
    const second = await live({ ...task, jobId }, null)
    expect(second.last).toMatchObject({ settled: 'done', error: null, red: 0, rows: 9994 })
    const cluster = client()
    try {
      const { rows } = await cluster.sql(`SELECT COUNT(*), SUM("Quantity") FROM "${dataset}"`)
      expect(rows).toEqual([[9994, 37_873]])
      const tasks = await cluster.tasks({ dataSource: dataset, type: 'index_parallel' })
      expect(tasks.map(({ state }) => state)).toEqual(['success'])
    } finally {
      await cluster.close()
    }
    const raw = s3Client(servers.s3)
    const { Uploads = [] } = await raw.send(new ListMultipartUploadsCommand({ Bucket: bucket }))
    raw.destroy()
    expect(Uploads).toEqual([])
  })
})
