/**
 * The history with 10,000 jobs (`BENCH_JOBS`), their receipts included, and clusters where nothing answers: what the core takes to
 * list, search, filter and sum up, and what a person waits for in a browser. Peers are the limits.
 */
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { openDatabase } from '../../src/main/adapters/sqlite/database'
import { type Core, createCore } from '../../src/main/core'
import { everyJob } from '../../src/shared/domain/job-history'
import { launchBrowser, startWeb, stop } from '../e2e/web-run'
import { addJobs } from './history/many-jobs'

const root = process.cwd()
const wanted = Number(process.env.BENCH_JOBS ?? 10_000)
const searchLimitMs = 100
const openLimitMs = 200

function print(name: string, ours: number, peer: number | null, note = ''): void {
  console.log(JSON.stringify({ name, unit: 'ms', ours: Number(ours.toFixed(1)), peer, note }))
  if (peer !== null && ours > peer) process.exitCode = 1
}

const startCore = (workspaceDir: string): Promise<Core> =>
  createCore({
    host: 'web',
    version: '0.0.0',
    workspaceDir,
    roots: [],
    samplePath: join(root, 'resources', 'sample-sales.csv'),
    forkEngine: (onLine) => forkWithNode(join(root, 'out', 'main', 'engine.js'), onLine)
  })

/** The median of several. */
async function timed(name: string, limitMs: number, call: () => Promise<unknown>): Promise<void> {
  const took: number[] = []
  const before = process.cpuUsage()
  for (let n = 0; n < 15; n++) {
    const startMs = performance.now()
    await call()
    took.push(performance.now() - startMs)
  }
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000 / 15
  const sorted = [...took].sort((a, b) => a - b)
  const slowest = (sorted.at(-1) ?? 0).toFixed(1)
  print(name, sorted[7] ?? 0, limitMs, `the slowest of 15 ${slowest} ms; ${cpuMs.toFixed(1)} ms of the processor each`)
}

async function inTheCore(workspaceDir: string): Promise<void> {
  const core = await startCore(workspaceDir)
  const { list, summary, choices } = core.client.jobs
  try {
    const found = async (filter: object) => (await list({ ...everyJob, ...filter, limit: 100 })).total
    const all = await found({})
    if (all < wanted) throw new Error(`only ${all} jobs are there`)
    for (const [what, filter, atLeast] of [
      ['a word in 1 of 8 names', { search: 'wholesale' }, wanted / 10],
      ['two words, one job', { search: `sales-20 -${wanted - 8}.csv` }, 1],
      ['the words of an error', { search: 'overlord does not' }, wanted / 50],
      ['words that are nowhere', { search: 'no such thing at all' }, 0],
      ['state, dataset, place and days', { state: 'done', dataset: 'budget', fromMs: 1, toMs: Date.now() }, 1]
    ] as const) {
      const count = await found(filter)
      if (count < atLeast) throw new Error(`${what}: ${count} found`)
      await timed(`search ${wanted} jobs: ${what}`, searchLimitMs, () => found(filter))
    }
    await timed('first page', searchLimitMs, () => list({ ...everyJob, limit: 100 }))
    await timed('last page', searchLimitMs, () => list({ ...everyJob, offset: wanted - 100, limit: 100 }))
    await timed('summary of all', openLimitMs, () => summary(everyJob))
    await timed('choices', searchLimitMs, () => choices({}))
  } finally {
    await core.close()
  }
}

/** Milliseconds in the page from the click until the text stands in an element. */
async function shownAfter(page: Page, selector: string, text: string, act: () => Promise<void>): Promise<number> {
  const shown = page.evaluate(
    ([within, words]) =>
      new Promise<number>((resolve) => {
        let startMs = 0
        const begin = () => {
          startMs = performance.now()
        }
        for (const name of ['pointerdown', 'input']) addEventListener(name, begin, { capture: true, once: true })
        const look = () => {
          const isThere = [...document.querySelectorAll(within)].some((one) => one.textContent?.includes(words))
          if (startMs > 0 && isThere) resolve(performance.now() - startMs)
          else requestAnimationFrame(look)
        }
        look()
      }),
    [selector, text] as const
  )
  await act()
  return shown
}

async function inABrowser(dir: string): Promise<void> {
  const browser = await launchBrowser()
  const run = await startWeb(root, dir, [])
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(run.url)
    await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
    // The screen's own scripts are fetched once in the life of a window.
    const jobs = page.getByRole('navigation').getByRole('link', { name: 'Jobs' })
    const firstMs = await shownAfter(page, 'table[aria-rowcount] tbody tr td', '.csv', () => jobs.click())
    print('click to the list, for the first time', firstMs, null, 'with the scripts of the screen')
    const opens: number[] = []
    for (let n = 0; n < 5; n++) {
      await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click()
      await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
      opens.push(await shownAfter(page, 'table[aria-rowcount] tbody tr td', '.csv', () => jobs.click()))
    }
    const [median = 0, slowest = 0] = [[...opens].sort((a, b) => a - b)[2], Math.max(...opens)]
    print('click to the list, every service down', median, openLimitMs, `the slowest of 5 ${slowest.toFixed(0)} ms`)
    const search = page.getByRole('textbox', { name: 'Search file, dataset, error or id' })
    const searchMs = await shownAfter(page, 'h1 ~ *', '1 job', () => search.fill(`-${wanted - 8}.csv`))
    print('keystroke to the job found', searchMs, null, 'with the 150 ms that typing is waited for')
  } finally {
    await browser.close()
    await stop(run.child)
  }
}

export async function main(): Promise<void> {
  // What this script itself was started with is nothing for the engines.
  process.execArgv = []
  const dir = await mkdtemp(join(tmpdir(), 'history-bench-'))
  try {
    const workspaceDir = join(dir, 'workspace')
    const core = await startCore(workspaceDir)
    const { source } = await core.client.open.sample({})
    const { recipe } = await core.client.shape.propose({ sourceId: source.id, dataset: null })
    const { jobId } = await core.client.load.start({ sourceId: source.id, recipe, dataset: 'sample' })
    const { state } = await core.jobSettled(jobId)
    if (state !== 'done') throw new Error(`the sample was not loaded: ${state}`)
    const like = await core.client.jobs.get({ jobId })
    const path = core.workspace.databasePath
    await core.close()
    const bytes = addJobs(path, like, wanted, Date.now())
    const mb = existsSync(path) ? (statSync(path).size / 1e6).toFixed(0) : '?'
    console.log(`${wanted} jobs, receipts of ${(bytes / wanted / 1000).toFixed(1)} kB each, a database of ${mb} MB`)
    const startMs = performance.now()
    openDatabase(path).close()
    print('open the database', performance.now() - startMs, openLimitMs)
    await inTheCore(workspaceDir)
    if (process.env.BENCH_CORE === undefined) await inABrowser(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
