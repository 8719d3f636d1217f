/** The web host as a process of its own, and a real browser; for journeys and for benchmarks of them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'

export interface WebRun {
  readonly child: ChildProcess
  readonly url: string
  readonly workspace: string
}

const chromiumPath = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
export const asRoot = process.getuid?.() === 0

/** A headless Chromium: the system's, or Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: asRoot ? ['--no-sandbox'] : []
  })
}

/**
 * Starts the built web host of the checkout `root` on a free port, with a workspace in `dir`; it may read `dir` and
 * `roots`.
 */
export async function startWeb(
  root: string,
  dir: string,
  roots: readonly string[],
  args: readonly string[] = []
): Promise<WebRun> {
  const workspace = join(dir, 'workspace')
  mkdirSync(workspace, { recursive: true })
  const child = spawn(
    process.execPath,
    [
      join(root, 'out', 'main', 'web.js'),
      '--no-open',
      '--port',
      '0',
      '--data',
      workspace,
      ...[...roots, dir].flatMap((path) => ['--root', path]),
      ...args
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  )
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*token=\S+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', look)
    child.once('exit', () => reject(new Error(`the web host ended: ${said}`)))
  })
  return { child, url, workspace }
}

/** SIGTERM, and a wait for the end; fails when it takes longer than 5 s. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

/** Engine processes of a host are its children; the role is their argument. */
export function enginePidOf(hostPid: number, role: string): number {
  const found = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find((match) => match && Number(match[2]) === hostPid && match[3]?.includes(`engine.js ${role}`))
  if (!found) throw new Error(`no ${role} engine under ${hostPid}`)
  return Number(found[1])
}

/** Drops files on the page as a person does. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => [basename(path), readFileSync(path).toString('base64')] as const)
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer()
    for (const [name, base64] of dropped) {
      const text = atob(base64)
      transfer.items.add(new File([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], name))
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }))
    }
  }, files)
}
