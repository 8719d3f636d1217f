/**
 * The main job in a real browser against the limits of the design: drop to board on 100,000 rows, first rows and a jump on a
 * large file, second start, idle memory, size of the renderer. `BENCH_CSV` names the large file and `BENCH_DROP_CSV` the one that is dropped; files of
 * 1,000,000 (`BENCH_ROWS`) and 100,000 rows are made otherwise. Peers are the limits.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { dropFiles, enginePidOf, launchBrowser, startWeb, stop } from '../e2e/web-run'
import { makeSalesFile } from './sales-file'

const root = process.cwd()
const timeout = 120_000

function print(name: string, unit: string, ours: number, peer: number | null, note: string): void {
  console.log(JSON.stringify({ name, unit, ours: Number(ours.toFixed(3)), peer, note }))
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(timeout)
  await page.goto(url)
  return page
}

/** Drop, three clicks, board; seconds of each stage. */
async function dropToBoard(page: Page, path: string): Promise<void> {
  await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
  const laps: string[] = []
  const startMs = performance.now()
  let lastMs = startMs
  const lap = (name: string) => {
    laps.push(`${name} ${((performance.now() - lastMs) / 1000).toFixed(2)}`)
    lastMs = performance.now()
  }
  await dropFiles(page, [path])
  const primary = page.locator('header [data-primary]:not([disabled]):not([data-disabled])')
  for (const stage of ['check', 'shape', 'load']) {
    await page.waitForURL(new RegExp(`#/${stage}`))
    await primary.click()
    lap(stage)
  }
  await page.waitForURL(/#\/board\//)
  lap('loaded')
  await page.getByRole('heading', { name: 'Revenue', exact: true }).waitFor()
  lap('board')
  const seconds = (performance.now() - startMs) / 1000
  print('drop to board, peer: the limit', 's', seconds, 10, `${basename(path)}; ${laps.join(', ')}`)
}

/** Milliseconds in the page from an act's first event until an element with a text is in the document. */
async function shownAfter(page: Page, selector: string, text: string, act: () => Promise<void>): Promise<number> {
  const shown = page.evaluate(
    ([wanted, within]) =>
      new Promise<number>((resolve) => {
        let startMs = 0
        const begin = () => {
          startMs ||= performance.now()
        }
        addEventListener('keydown', begin, { capture: true, once: true })
        addEventListener('pointerdown', begin, { capture: true, once: true })
        const look = () => {
          const found = [...document.querySelectorAll(wanted)].some((one) => one.textContent?.includes(within))
          if (startMs > 0 && found) resolve(performance.now() - startMs)
          else requestAnimationFrame(look)
        }
        look()
      }),
    [selector, text] as const
  )
  await act()
  return shown
}

async function largeFile(browser: Browser, dir: string, path: string): Promise<void> {
  const run = await startWeb(root, dir, [dirname(path)], [path])
  try {
    const page = await opened(browser, run.url)
    const firstCell = '.ag-row[row-index="0"] .ag-cell'
    await page.locator(firstCell).first().waitFor()
    const here = page.url()
    await page.goto(here.replace(/#.*/, '#/'))
    const recent = page.getByRole('button', { name: basename(path) }).first()
    await recent.waitFor()
    const openMs = await shownAfter(page, firstCell, '', () => recent.click())
    const size = `${(statSync(path).size / 1e9).toFixed(2)} GB`
    print('first rows of a large file on the screen, peer: the limit', 's', openMs / 1000, 1, size)
    await page.goto(here.replace(/#\/\w+/, '#/open'))
    const jump = page.locator('[data-jump] input').first()
    const hint = page.locator('[data-jump]').getByText(/^of /)
    await hint.waitFor()
    const rows = Number((await hint.innerText()).replace(/\D/g, ''))
    await jump.fill(String(rows - 1))
    const jumpMs = await shownAfter(page, '.ag-row', (rows - 1).toLocaleString('en'), () => jump.press('Enter'))
    print(`jump to row ${rows - 1} on the screen`, 's', jumpMs / 1000, 0.2, 'peer: the limit')
    await page.context().close()
  } finally {
    await stop(run.child)
  }
}

function residentMiB(pid: number): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)
}

function rendererSizes(): void {
  const folder = join(root, 'out', 'renderer')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, name]) => join(folder, name ?? ''))
  const sizeOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1024
  const all = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.js'))
  print('renderer: first scripts', 'kB', sizeOf(first.filter((path) => existsSync(path))), null, 'not compressed')
  print('renderer: all scripts', 'kB', sizeOf(all), null, `${all.length} files, not compressed`)
}

export async function main(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'journey-bench-'))
  const browser = await launchBrowser()
  try {
    const drop = process.env.BENCH_DROP_CSV ?? join(dir, 'sales100k.csv')
    if (process.env.BENCH_DROP_CSV === undefined) await makeSalesFile(drop, 100_000)
    const large = process.env.BENCH_CSV ?? join(dir, 'large.csv')
    if (process.env.BENCH_CSV === undefined) await makeSalesFile(large, Number(process.env.BENCH_ROWS ?? 1_000_000))
    const first = await startWeb(root, dir, [])
    const page = await opened(browser, first.url)
    await dropToBoard(page, drop)
    await page.context().close()
    await stop(first.child)

    const startMs = performance.now()
    const second = await startWeb(root, dir, [])
    const again = await opened(browser, second.url)
    await again.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
    print(
      'second start to a usable home, peer: the limit',
      's',
      (performance.now() - startMs) / 1000,
      2,
      'host and page'
    )
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const host = second.child.pid ?? 0
    const idle = [host, enginePidOf(host, 'reader'), enginePidOf(host, 'warehouse')].map(residentMiB)
    print(
      'idle memory of host, reader, warehouse',
      'MiB',
      idle.reduce((a, b) => a + b, 0),
      null,
      idle.join(' + ')
    )
    await again.context().close()
    await stop(second.child)

    await largeFile(browser, await mkdtemp(join(dir, 'large-')), large)
    rendererSizes()
  } finally {
    await browser.close()
    await rm(dir, { recursive: true, force: true })
  }
}
