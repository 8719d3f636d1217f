/** The app in a genuine Electron window; for journeys, and for tests against real services. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { buildShellUnderTest } from '../electron/build'
import { asRoot } from './web-run'

const root = join(import.meta.dirname, '..', '..')

export interface ElectronRun {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Everything that the app keeps: the window's own profile, and the workspace in it. */
  readonly dataDir: string
  readonly workspace: string
}

/** Path of the Electron to test on: the one named, the pinned one, or the older one. Null: there is none. */
export function electronPath(): string | null {
  const named = process.env.ELECTRON_PATH ?? process.env.ELECTRON_22
  if (named) return named
  const pathFile = join(root, 'node_modules', 'electron', 'path.txt')
  if (!existsSync(pathFile)) return null
  return join(root, 'node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8'))
}

/** Whether a window can be shown here. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/** Opens the window over data in `dir`. Whoever calls closes `electron`. */
export async function startElectron(dir: string): Promise<ElectronRun> {
  const executablePath = electronPath()
  if (executablePath === null) throw new Error('no Electron: set ELECTRON_PATH or ELECTRON_22')
  const main = await buildShellUnderTest()
  const dataDir = join(dir, 'electron')
  mkdirSync(dataDir, { recursive: true })
  const electron = await _electron.launch({
    executablePath,
    args: [...(asRoot ? ['--no-sandbox'] : []), main],
    env: { ...process.env, SALES_ROOT: root, SALES_NODE: process.execPath, SALES_DATA_DIR: dataDir } as Record<
      string,
      string
    >
  })
  return { electron, page: await electron.firstWindow(), dataDir, workspace: join(dataDir, 'workspace') }
}

/** The native dialog answers with these paths without being shown. */
export async function stubDialog(electron: ElectronApplication, ...paths: string[]): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen })
  }, paths)
}
