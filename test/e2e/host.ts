/**
 * The app under test as a person meets it: a page of the real app, over a fresh workspace, on the host that the
 * project names. Everything that was started is ended by process id.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { startElectron, stubDialog } from './electron-run'
import { dropFiles, enginePidOf, launchBrowser, startWeb, stop } from './web-run'

export const root = join(import.meta.dirname, '..', '..')
export const sharedDir = process.env.SHARED_DIR ?? join(root, '..', 'shared')

export interface RunningApp {
  readonly page: Page
  readonly host: 'web' | 'electron'
  /** Workspace of this run. */
  readonly workspace: string
  /** Null on the web host. */
  readonly electron: ElectronApplication | null
  /** Hands a file to the app as the host's own dialog or drop does. */
  openFile(path: string): Promise<void>
  /** Hands several files to the app at once. */
  openFiles(paths: readonly string[]): Promise<void>
  /** Process ids of the engines by role. */
  enginePid(role: 'reader' | 'warehouse'): number
}

async function webApp(dir: string): Promise<{ app: RunningApp; close: () => Promise<void> }> {
  const browser = await launchBrowser()
  const roots = [sharedDir, root].filter(existsSync)
  const run = await startWeb(root, dir, roots)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  const page = await context.newPage()
  await page.goto(run.url)
  const app: RunningApp = {
    page,
    host: 'web',
    workspace: run.workspace,
    electron: null,
    openFile: (path) => dropFiles(page, [path]),
    openFiles: (paths) => dropFiles(page, paths),
    enginePid: (role) => enginePidOf(run.child.pid ?? 0, role)
  }
  return {
    app,
    close: async () => {
      await browser.close()
      await stop(run.child)
    }
  }
}

async function electronApp(dir: string): Promise<{ app: RunningApp; close: () => Promise<void> }> {
  const { electron, page, dataDir, workspace } = await startElectron(dir)
  const app: RunningApp = {
    page,
    host: 'electron',
    workspace,
    electron,
    openFile: (path) => app.openFiles([path]),
    async openFiles(paths) {
      await stubDialog(electron, ...paths)
      await page.locator('[data-primary]').first().click()
    },
    enginePid(role) {
      const hostPid = Number(
        execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
          .split('\n')
          .find((line) => line.includes('core-process.mjs') && line.includes(dataDir))
          ?.trim()
          .split(/\s+/)[0]
      )
      return enginePidOf(hostPid, role)
    }
  }
  return { app, close: () => electron.close() }
}

export const test = base.extend<{ app: RunningApp; dir: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern here
  dir: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'sales-e2e-'))
    await use(dir)
    rmSync(dir, { recursive: true, force: true })
  },
  app: async ({ dir }, use, info) => {
    const { app, close } = info.project.name === 'browser' ? await webApp(dir) : await electronApp(dir)
    await use(app)
    await close()
  }
})

export { expect } from '@playwright/test'
