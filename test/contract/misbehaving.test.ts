/**
 * Files that change, shrink, vanish or lose their permission while they are read, and disks that are full: a sentence with
 * its code, nothing half-written left, the file untouched, and the app goes on.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { type Core, createCore } from '../../src/main/core'
import { fromWire } from '../../src/shared/contract/wire'

const root = join(import.meta.dirname, '..', '..')
const engineEntry = join(root, 'out', 'main', 'engine.js')
const rows = 300_000
let dir = ''
let original = ''
let workspace = ''
let core: Core | null = null
const mounts: string[] = []

beforeAll(() => {
  if (!existsSync(engineEntry)) throw new Error('build first: npm run build')
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'misbehaving-')))
  original = join(dir, 'original.csv')
  // Every amount is 1.25, so that a mixture of two states of the file shows in the sum.
  const lines = Array.from({ length: rows }, (_, n) => {
    const day = `2024-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
    return `${day},O${n},Customer ${n % 5000},Product ${n % 300},${(n % 9) + 1},1.25,note ${n * 7919}`
  })
  writeFileSync(original, `order_date,order_id,customer,product,quantity,revenue,note\n${lines.join('\n')}\n`)
})
afterEach(async () => {
  for (const ballast of mounts.map((mount) => join(mount, 'ballast'))) rmSync(ballast, { force: true })
  await core?.close()
  core = null
  for (const mount of mounts.splice(0).reverse()) execFileSync('umount', ['-l', mount])
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let count = 0
async function started(prepare: (workspaceDir: string) => void = () => undefined): Promise<Core> {
  workspace = join(dir, `workspace ${++count}`)
  mkdirSync(workspace)
  prepare(workspace)
  core = await createCore({
    host: 'cli',
    version: 'test',
    workspaceDir: workspace,
    roots: [dir],
    samplePath: '',
    forkEngine: (onLine) => forkWithNode(engineEntry, onLine)
  })
  return core
}

function copied(): string {
  const path = join(dir, `sales ${++count}.csv`)
  copyFileSync(original, path)
  return path
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ code: 'no error', details: {} }),
    (error: unknown) => fromWire(error)
  )

/** Waits until the work folder has an entry like this, and for the engine to be well into it. */
async function until(pattern: RegExp, furtherMs = 60) {
  const limit = performance.now() + 30_000
  while (!readdirSync(join(workspace, 'work')).some((name) => pattern.test(name))) {
    if (performance.now() > limit) throw new Error(`nothing like ${pattern} came`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await new Promise((resolve) => setTimeout(resolve, furtherMs))
}

/** What is half-written in the workspace. A dead engine's leftovers are swept a moment after its death. */
async function leftovers(): Promise<string[]> {
  const found = () =>
    execFileSync('find', [join(workspace, 'work'), join(workspace, 'store'), '-mindepth', '1'], { encoding: 'utf8' })
      .split('\n')
      .filter((path) => /\.tmp$|\.part(\/|$)|\/(shape|rules|profile|preview)-/.test(path))
  for (let n = 0; n < 40 && found().length > 0; n++) await new Promise((resolve) => setTimeout(resolve, 50))
  return found()
}

/** Opens and checks; gives what starts the load, which reads the file once more. */
async function readyToLoad(path: string) {
  const { client } = core as Core
  const { source } = await client.open.open({ path })
  await client.check.report({ sourceId: source.id })
  const { recipe } = await client.shape.propose({ sourceId: source.id })
  const order = { sourceId: source.id, recipe, dataset: 'sales', belowGateReason: 'a test' }
  return async () => {
    const { jobId } = await client.load.start(order)
    return await (core as Core).jobSettled(jobId)
  }
}

const total = async () => {
  const sql = 'SELECT count(*), sum(revenue) FROM sales'
  return (await (core as Core).client.explore.sql({ sql, limit: 1 })).rows[0]?.map(Number)
}

describe('a file that changes while it is read', () => {
  it('shrinks: the file is named, not the engine', async () => {
    await started()
    const path = copied()
    const load = await readyToLoad(path)
    const failed = refusal(load())
    await until(/\.typed-.*\.part$/)
    truncateSync(path, 100_000)
    expect(await failed).toMatchObject({ code: 'open.changed', details: { path } })
    expect(await leftovers()).toEqual([])
    expect(statSync(path).size).toBe(100_000)
    // The app goes on: the file as it is now is another one.
    truncateSync(path, readFileSync(path).lastIndexOf('\n') + 1)
    const job = await (await readyToLoad(path))()
    expect(job.state).toBe('done')
  })

  it('is written over, then put back to the last bit: nothing of the mixture is kept', async () => {
    await started()
    const path = copied()
    const load = await readyToLoad(path)
    const { atime, mtime } = statSync(path)
    const failed = refusal(load())
    await until(/\.typed-.*\.part$/, 0)
    // Amounts in the last quarter become 9.25.
    const bytes = readFileSync(original)
    const changed = Buffer.from(bytes)
    const from = Math.floor((bytes.length * 3) / 4)
    for (let at = changed.indexOf(',1.25,', from); at >= 0; at = changed.indexOf(',1.25,', at + 1))
      changed[at + 1] = 0x39
    const file = openSync(path, 'r+')
    writeSync(file, changed, from, changed.length - from, from)
    closeSync(file)
    expect(await failed).toMatchObject({ code: 'open.changed', details: { path } })
    expect(await leftovers()).toEqual([])
    writeFileSync(path, bytes)
    utimesSync(path, atime, mtime)
    expect((await load()).state).toBe('done')
    expect(await total()).toEqual([rows, rows * 1.25])
  })

  it('grows in the structural pass: no index of it stays', async () => {
    const { client } = await started()
    const path = copied()
    const { source } = await client.open.open({ path })
    const failed = refusal(client.check.report({ sourceId: source.id }))
    await until(/\.index\..*\.tmp$/, 0)
    appendFileSync(path, '2024-01-01,O1,C,P,1,1.25,late\n')
    expect(await failed).toMatchObject({ code: 'open.changed', details: { path } })
    expect(readdirSync(join(workspace, 'work'))).toEqual([])
  })

  it('vanishes', async () => {
    await started()
    const path = copied()
    const load = await readyToLoad(path)
    unlinkSync(path)
    expect(await refusal(load())).toMatchObject({ code: 'open.vanished', details: { path } })
    expect(await leftovers()).toEqual([])
  })

  it('changes behind the last look, before its hash is taken: the load is not proved by another file', async () => {
    await started()
    const path = copied()
    const load = await readyToLoad(path)
    const stop = (core as Core).onJob((job) => {
      if (job.state !== 'publishing' || (job.progress?.overall ?? 0) < 0.1) return
      stop()
      appendFileSync(path, '2024-01-01,O1,C,P,1,1.25,late\n')
    })
    const job = await load()
    expect(job).toMatchObject({ state: 'failed', error: { code: 'open.changed', details: { path } } })
    expect(await leftovers()).toEqual([])
    expect(await (core as Core).client.explore.datasets({})).toEqual([])
    expect(readdirSync(join(workspace, 'store', 'sales'))).toEqual([])
  })
})

/** Another user than root, for whom permissions count; null where none can be taken. */
const nobody = 65_534
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
const cli = join(root, 'out', 'main', 'cli.js')
const canRead = () => spawnSync(process.execPath, [cli, '--version'], asNobody).status === 0

it.skipIf(process.platform === 'win32' || !existsSync(cli) || !canRead())(
  'a file that loses its permission while it is read is named with the reason',
  async () => {
    const path = copied()
    const temporary = join(dir, 'tmp')
    mkdirSync(temporary, { recursive: true })
    chmodSync(temporary, 0o777)
    chmodSync(dir, 0o755)
    const child: ChildProcess = spawn(process.execPath, [cli, 'analyze', path, '--json'], {
      ...asNobody,
      env: { ...process.env, TMPDIR: temporary, HOME: temporary },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let said = ''
    child.stdout?.on('data', (text) => {
      said += text
    })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    // Once the structural pass is under way, the file is taken away from all others.
    const isAtWork = () => execFileSync('find', [temporary, '-name', '*.index*'], { encoding: 'utf8' }) !== ''
    for (let n = 0; n < 3000 && child.exitCode === null && !isAtWork(); n++) {
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    chmodSync(path, 0o000)
    expect(await ended).toBe(1)
    expect(JSON.parse(said).error).toEqual({
      code: 'open.unreadable',
      message: `${path} can't be read: permission denied. Change its permissions or copy it elsewhere.`
    })
    // The workspace of a passing command goes with it.
    expect(readdirSync(temporary).filter((name) => name.startsWith('sales-'))).toEqual([])
    chmodSync(path, 0o644)
    expect(readFileSync(path).equals(readFileSync(original))).toBe(true)
  }
)

/** A disk of so many kilobytes at a folder; false where none can be made. */
function smallDisk(folder: string, kilobytes: number): boolean {
  mkdirSync(folder, { recursive: true })
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'tmpfs', folder])
  if (made.status === 0) mounts.push(folder)
  return made.status === 0
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mount-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (made) execFileSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true })
  return made
}

describe.skipIf(!canMount())('a full disk', () => {
  const full = (place: string) => ({ code: 'load.disk-full', details: { path: expect.stringContaining(place) } })

  it('at the Parquet parts: the load fails with the place, and works once there is room', async () => {
    await started((folder) => smallDisk(join(folder, 'store'), 256))
    const path = copied()
    const load = await readyToLoad(path)
    const job = await load()
    expect(job).toMatchObject({ state: 'failed', error: full(join(workspace, 'store', 'sales')) })
    expect(await leftovers()).toEqual([])
    expect(readdirSync(join(workspace, 'store', 'sales'))).toEqual([])
    expect(readFileSync(path).equals(readFileSync(original))).toBe(true)
    execFileSync('mount', ['-o', 'remount,size=200m', join(workspace, 'store')])
    await (core as Core).client.jobs.retry({ jobId: job.id })
    expect((await (core as Core).jobSettled(job.id)).state).toBe('done')
    expect(await total()).toEqual([rows, rows * 1.25])
  })

  it('at the rejected rows: the engine lives on', async () => {
    const { client } = await started((folder) => smallDisk(join(folder, 'store'), 1024))
    const path = join(dir, `rejected ${++count}.csv`)
    const good = Array.from({ length: 60_000 }, (_, n) => `2024-01-${String((n % 28) + 1).padStart(2, '0')},1.25,good`)
    const bad = Array.from({ length: 40_000 }, (_, n) => `2024-01-0${(n % 9) + 1},1.25,good,${'x'.repeat(40)}`)
    writeFileSync(path, `order_date,revenue,note\n${[...good, ...bad].join('\n')}\n`)
    const pid = async () => (await client.settings.about({})).engines.find(({ role }) => role === 'reader')?.pid
    const load = await readyToLoad(path)
    const before = await pid()
    expect(await load()).toMatchObject({ state: 'failed', error: full('rejected.csv') })
    expect(await leftovers()).toEqual([])
    expect(await pid()).toBe(before)
  })

  it('at the work folder: said in the check', async () => {
    const { client } = await started((folder) => smallDisk(join(folder, 'work'), 2048))
    const path = copied()
    // A copy is needed: one row is ragged.
    appendFileSync(path, 'x\n')
    const { source } = await client.open.open({ path })
    expect(await refusal(client.check.report({ sourceId: source.id }))).toMatchObject(full(join(workspace, 'work')))
    expect(await leftovers()).toEqual([])
  })

  it('at the warehouse: rolled back', async () => {
    const disk = join(dir, `warehouse ${count}`)
    await started((folder) => {
      smallDisk(disk, 4 * 1024)
      symlinkSync(join(disk, 'warehouse.duckdb'), join(folder, 'warehouse.duckdb'))
    })
    const load = await readyToLoad(copied())
    expect(await load()).toMatchObject({ state: 'failed', error: full(workspace) })
    expect(await (core as Core).client.explore.datasets({})).toEqual([])
    expect(readdirSync(join(workspace, 'store', 'sales'))).toEqual([])
  })

  it('at the database of the app: said, and nothing of it is lost', async () => {
    const { client } = await started((folder) => {
      smallDisk(folder, 4 * 1024)
      for (const name of ['store', 'work', 'warehouse.duckdb']) {
        const path = join(dir, `${count} ${name}`)
        if (name !== 'warehouse.duckdb') mkdirSync(path)
        symlinkSync(path, join(folder, name))
      }
    })
    const load = await readyToLoad(copied())
    const ballast = join(workspace, 'ballast')
    fill(ballast)
    expect(await refusal(load())).toMatchObject(full('app.db'))
    rmSync(ballast)
    // Full from the moment on in which the work has begun.
    const stop = (core as Core).onJob((job) => {
      if (job.state !== 'publishing') return
      stop()
      fill(ballast)
    })
    expect(await load()).toMatchObject({ state: 'failed', error: full('app.db') })
    expect(await client.explore.datasets({})).toEqual([])
    rmSync(ballast)
    expect(await load()).toMatchObject({ state: 'done', rowsLoaded: rows })
    expect(await total()).toEqual([rows, rows * 1.25])
  })
})

/** Takes all the room that a disk has left. */
function fill(path: string) {
  const file = openSync(path, 'w')
  const block = Buffer.alloc(4096)
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' })
  } finally {
    closeSync(file)
  }
}
