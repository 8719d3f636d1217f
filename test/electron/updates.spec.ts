/** Looking for updates, from the menu to the installed file, against a real server on loopback. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { test as base, expect, type RunningApp } from '../e2e/host'
import { startUpdateServer, type UpdateServer } from './update-server'

interface Shown {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** The older version's file, which is replaced when the app quits. */
const installedFile = (dir: string) => join(dir, 'apps', 'sales-analytics.AppImage')
const installNote = (dir: string) => join(dir, 'installed.txt')

const test = base.extend<{ server: UpdateServer; withSource: boolean }>({
  withSource: [true, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern here
  server: async ({}, use) => {
    // electron-updater starts the new file once, to have it register itself; it must not open the app then.
    const server = await startUpdateServer(
      '#!/bin/sh\nprintf "%s" "$APPIMAGE_EXIT_AFTER_INSTALL" > "$SALES_INSTALL_NOTE"'
    )
    await use(server)
    await server.close()
  },
  dir: async ({ dir, server, withSource }, use) => {
    mkdirSync(join(dir, 'apps'))
    writeFileSync(installedFile(dir), 'the older version')
    const config = join(dir, 'dev-app-update.yml')
    if (withSource)
      writeFileSync(config, `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: updates-under-test\n`)
    const own: Record<string, string> = {
      SALES_UPDATE_CONFIG: config,
      SALES_INSTALL_NOTE: installNote(dir),
      APPIMAGE: installedFile(dir),
      XDG_CACHE_HOME: join(dir, 'cache'),
      LANGUAGE: 'en'
    }
    const before = Object.keys(own).map((name) => [name, process.env[name]] as const)
    Object.assign(process.env, own)
    await use(dir)
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
})

// The file that is replaced is an AppImage; the other systems have updaters of their own, behind the same shell.
test.skip(process.platform !== 'linux', 'the update under test is an AppImage: Linux only')

function electronOf(app: RunningApp): ElectronApplication {
  if (!app.electron) throw new Error('no Electron')
  return app.electron
}

/** Boxes are not drawn: they are kept, and stay open until `press` or the app closes them. */
async function stubBoxes(app: RunningApp) {
  await expect(app.page.locator('#content')).toBeVisible()
  await electronOf(app).evaluate(({ BrowserWindow, dialog }) => {
    const seen = { boxes: [] as Electron.MessageBoxOptions[], answer: null as ((index: number) => void) | null }
    const bars: number[] = []
    Object.assign(globalThis, { seen, bars })
    dialog.showMessageBox = (...given: unknown[]) => {
      const box = given.at(-1) as Electron.MessageBoxOptions
      seen.boxes.push(box)
      return new Promise((resolve) => {
        const answer = (response: number) => {
          if (seen.answer === answer) seen.answer = null
          resolve({ response, checkboxChecked: false })
        }
        seen.answer = answer
        box.signal?.addEventListener('abort', () => answer(box.cancelId ?? 0))
      })
    }
    const [window] = BrowserWindow.getAllWindows()
    if (window) window.setProgressBar = (part) => bars.push(part)
  })
}

const checkForUpdates = (app: RunningApp) =>
  electronOf(app).evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('updates')
    item?.click()
    return item?.label
  })

/** The box that is open now. */
const shown = (app: RunningApp): Promise<Shown | null> =>
  electronOf(app).evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { boxes: Electron.MessageBoxOptions[]; answer: unknown } }
    const box = seen.answer === null ? undefined : seen.boxes.at(-1)
    return box ? { message: box.message, detail: box.detail ?? '', buttons: box.buttons ?? [] } : null
  })

async function untilShown(app: RunningApp, message: string): Promise<Shown> {
  await expect.poll(async () => (await shown(app))?.message).toBe(message)
  return (await shown(app)) as Shown
}

const press = (app: RunningApp, label: string) =>
  electronOf(app).evaluate((_electron, wanted) => {
    const { seen } = globalThis as unknown as {
      seen: { boxes: Electron.MessageBoxOptions[]; answer: ((index: number) => void) | null }
    }
    const index = seen.boxes.at(-1)?.buttons?.indexOf(wanted) ?? -1
    if (index < 0 || !seen.answer) throw new Error(`no button ${wanted}`)
    // The answer to this call must still come through when the app quits.
    const { answer } = seen
    setTimeout(() => answer(index), 50)
  }, label)

const bars = (app: RunningApp) => electronOf(app).evaluate(() => (globalThis as unknown as { bars: number[] }).bars)
const versionOf = (app: RunningApp) => electronOf(app).evaluate(({ app: own }) => own.getVersion())
const exited = (app: RunningApp) => {
  const child = electronOf(app).process()
  return () => child.exitCode !== null || child.signalCode !== null
}

test('the newest version: nothing is asked before a person asks, then its number is said', async ({ app, server }) => {
  await stubBoxes(app)
  expect(server.asked).toEqual([])
  const version = await versionOf(app)
  server.announce(version)
  expect(await checkForUpdates(app)).toBe('Check for updates…')
  const box = await untilShown(app, 'You have the newest version')
  expect(box.detail).toBe(`Version ${version} is installed.`)
  expect(server.asked).toEqual(['/latest-linux.yml'])
})

test('an older version on the server is no update', async ({ app, server }) => {
  await stubBoxes(app)
  server.announce('0.0.1')
  await checkForUpdates(app)
  await untilShown(app, 'You have the newest version')
})

test('a newer version: notes as plain text; Later downloads nothing, also at the end', async ({ app, server, dir }) => {
  await stubBoxes(app)
  server.announce('99.0.0', '<p>Loads are <b>faster</b> &amp; smaller.</p>')
  await checkForUpdates(app)
  const box = await untilShown(app, 'Version 99.0.0 is available')
  expect(box.detail).toContain('\n\nLoads are faster & smaller.\n\n')
  expect(box.buttons).toEqual(['Download', 'Later'])
  await press(app, 'Later')
  await expect.poll(() => shown(app)).toBeNull()
  const gone = exited(app)
  await electronOf(app).close()
  await expect.poll(gone).toBe(true)
  expect(server.asked).toEqual(['/latest-linux.yml'])
  expect(readFileSync(installedFile(dir), 'utf8')).toBe('the older version')
})

test('download, progress, quit and install: the file is replaced when the app has ended', async ({
  app,
  server,
  dir
}) => {
  await stubBoxes(app)
  server.announce('99.0.0')
  server.file = 'drops'
  await checkForUpdates(app)
  await untilShown(app, 'Version 99.0.0 is available')
  await press(app, 'Download')
  await untilShown(app, 'Version 99.0.0 is being downloaded')
  await press(app, 'Keep downloading')
  await expect.poll(async () => (await bars(app)).some((part) => part >= 0.25 && part <= 0.5)).toBe(true)
  await checkForUpdates(app)
  const box = await untilShown(app, 'Version 99.0.0 is being downloaded')
  // A quarter of 4 MB came at once, then drops.
  expect(box.detail).toMatch(/^(2[5-9]|[34]\d|50) % \([12]\.\d of 4\.0 MB\)\. /)
  server.file = 'whole'
  const ready = await untilShown(app, 'Version 99.0.0 is ready')
  expect(ready.detail).toMatch(/^It installs when you quit\./)
  expect((await bars(app)).at(-1)).toBe(-1)
  expect(readFileSync(installedFile(dir), 'utf8')).toBe('the older version')
  const gone = exited(app)
  await press(app, 'Quit and install')
  await expect.poll(gone).toBe(true)
  expect(readFileSync(installedFile(dir), 'utf8')).toMatch(/^#!\/bin\/sh/)
  expect(readFileSync(installNote(dir), 'utf8')).toBe('true')
})

test('a stopped download leaves nothing to install', async ({ app, server, dir }) => {
  await stubBoxes(app)
  server.announce('99.0.0')
  server.file = 'drops'
  await checkForUpdates(app)
  await untilShown(app, 'Version 99.0.0 is available')
  await press(app, 'Download')
  await untilShown(app, 'Version 99.0.0 is being downloaded')
  await press(app, 'Stop the download')
  await expect.poll(async () => (await bars(app)).at(-1)).toBe(-1)
  expect(await shown(app)).toBeNull()
  // And it may be had after all.
  server.file = 'whole'
  await checkForUpdates(app)
  await untilShown(app, 'Version 99.0.0 is available')
  await press(app, 'Later')
  const gone = exited(app)
  await electronOf(app).close()
  await expect.poll(gone).toBe(true)
  expect(readFileSync(installedFile(dir), 'utf8')).toBe('the older version')
  expect(existsSync(installNote(dir))).toBe(false)
})

test('a running load is asked about before "Quit and install", and goes on when the person says so', async ({
  app,
  server,
  dir
}) => {
  await stubBoxes(app)
  server.announce('99.0.0')
  await checkForUpdates(app)
  await untilShown(app, 'Version 99.0.0 is available')
  await press(app, 'Download')
  await untilShown(app, 'Version 99.0.0 is ready')
  await press(app, 'Later')
  const path = join(dir, 'long.csv')
  const row = (n: number) => `2024-0${(n % 6) + 1}-11,O${n},P${n % 9},${(n % 3) + 1},${(n % 50) + 1}.25`
  const rows = Array.from({ length: 300_000 }, (_, n) => row(n)).join('\n')
  writeFileSync(path, `order_date,order_id,product,quantity,revenue\n${rows}\n`)
  await app.openFile(path)
  const primary = app.page.locator('header [data-primary]')
  for (const stage of ['check', 'shape', 'load']) {
    await app.page.waitForURL(new RegExp(`#/${stage}`))
    await expect(primary).toBeEnabled({ timeout: 60_000 })
    await primary.click()
  }
  await checkForUpdates(app)
  await untilShown(app, 'Version 99.0.0 is ready')
  await press(app, 'Quit and install')
  await untilShown(app, 'A load is still running')
  await press(app, 'Keep running')
  await app.page.waitForURL(/#\/board\//, { timeout: 60_000 })
  expect(readFileSync(installedFile(dir), 'utf8')).toBe('the older version')
  // The agreement stands: the next quit installs.
  const gone = exited(app)
  await electronOf(app).close()
  await expect.poll(gone).toBe(true)
  expect(readFileSync(installedFile(dir), 'utf8')).toMatch(/^#!\/bin\/sh/)
})

const failures: readonly (readonly [string, RegExp, (server: UpdateServer) => unknown])[] = [
  ['the server is gone', /did not answer/, (server) => server.close()],
  ['there is no yml', /has no file for this system/, () => undefined],
  ['the yml is broken', /cannot be read/, (server) => Object.assign(server, { yml: 'version: [1, 2\n  - {' })],
  ['the yml is empty', /cannot be read/, (server) => Object.assign(server, { yml: '' })],
  [
    'the yml is a page of something else',
    /cannot be read/,
    (server) => Object.assign(server, { yml: '<!doctype html><title>Sign in</title>' })
  ],
  ['the version is no version', /cannot be read/, (server) => server.announce('newest')]
]
for (const [what, sentence, arrange] of failures) {
  test(`${what}: a sentence, and no raw text`, async ({ app, server }) => {
    await stubBoxes(app)
    await arrange(server)
    await checkForUpdates(app)
    const box = await untilShown(app, 'The check for updates failed')
    expect(box.detail).toMatch(sentence)
    expect(box.detail).toContain(`Version ${await versionOf(app)} stays as it is.`)
    expect(box.detail).not.toMatch(/ERR_|Error|latest-linux|127\.0\.0\.1|\n/)
    expect(box.buttons).toEqual(['Close'])
  })
}

const broken = [
  ['is cut off', 'cut', /did not answer/],
  ['is not the one that was announced', 'other', /thrown away/]
] as const
for (const [what, file, sentence] of broken) {
  test(`a download that ${what} fails with a sentence and installs nothing`, async ({ app, server, dir }) => {
    await stubBoxes(app)
    server.announce('99.0.0')
    server.file = file
    await checkForUpdates(app)
    await untilShown(app, 'Version 99.0.0 is available')
    await press(app, 'Download')
    const box = await untilShown(app, 'The update could not be downloaded')
    expect(box.detail).toMatch(sentence)
    expect(box.detail).not.toMatch(/ERR_|Error|sha512|127\.0\.0\.1/)
    expect((await bars(app)).at(-1)).toBe(-1)
    await press(app, 'Close')
    const gone = exited(app)
    await electronOf(app).close()
    await expect.poll(gone).toBe(true)
    expect(readFileSync(installedFile(dir), 'utf8')).toBe('the older version')
    expect(readdirSync(join(dir, 'cache', 'updates-under-test', 'pending'))).toEqual([])
  })
}

test('a silent server: the person may stop waiting, and the next check asks anew', async ({ app, server }) => {
  await stubBoxes(app)
  server.silent = true
  await checkForUpdates(app)
  await untilShown(app, 'Checking for updates…')
  await press(app, 'Stop checking')
  await expect.poll(() => shown(app)).toBeNull()
  server.silent = false
  server.announce('99.0.0')
  await checkForUpdates(app)
  await untilShown(app, 'Version 99.0.0 is available')
})

test('the native box that waits for an answer is gone before the answer is shown', async ({ app, server }) => {
  await expect(app.page.locator('#content')).toBeVisible()
  // Drawn by the system this time; only written down.
  await electronOf(app).evaluate(({ dialog }) => {
    const told: string[] = []
    const real = dialog.showMessageBox as (...given: unknown[]) => Promise<Electron.MessageBoxReturnValue>
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message } = given.at(-1) as Electron.MessageBoxOptions
      told.push(`opened: ${message}`)
      const answer = await real.apply(dialog, given)
      told.push(`closed: ${message}`)
      return answer
    }
    Object.assign(globalThis, { told })
  })
  const told = () => electronOf(app).evaluate(() => (globalThis as unknown as { told: string[] }).told)
  server.silent = true
  await checkForUpdates(app)
  await expect.poll(told).toEqual(['opened: Checking for updates…'])
  await server.close()
  await expect
    .poll(told)
    .toEqual(['opened: Checking for updates…', 'closed: Checking for updates…', 'opened: The check for updates failed'])
})

test.describe('a copy that was made without an update server', () => {
  test.use({ withSource: false })
  test('says so in a sentence', async ({ app, server }) => {
    await stubBoxes(app)
    await checkForUpdates(app)
    const box = await untilShown(app, 'This copy does not look for updates')
    expect(box.detail).toContain('Look for new versions where you got this one.')
    expect(server.asked).toEqual([])
  })
})
