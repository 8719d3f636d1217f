/** What only the window has: menu, native dialog, reload, remembered place, a file from the command line, quitting. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stubDialog } from '../e2e/electron-run'
import { expect, test } from '../e2e/host'

const csv = (rows: number) =>
  `order_date,order_id,product,quantity,revenue\n${Array.from(
    { length: rows },
    (_, n) => `2024-0${(n % 6) + 1}-11,O${n},P${n % 9},${(n % 3) + 1},${(n % 50) + 1}.25`
  ).join('\n')}\n`

test('no sign-in: the window opens on Home, isolated and sandboxed', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: 'Drop a sales file here' })).toBeVisible()
  expect(await app.page.title()).toContain('Sales Analytics')
  const kept = await app.electron?.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
    return { contextIsolation, sandbox, nodeIntegration, webSecurity }
  })
  expect(kept).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true })
})

test('the menu has the usual entries with their keys, and Open opens the chosen file', async ({ app, dir }) => {
  await expect(app.page.locator('#content')).toBeVisible()
  const path = join(dir, 'from-menu.csv')
  writeFileSync(path, csv(50))
  if (!app.electron) throw new Error('no Electron')
  await stubDialog(app.electron, path)
  const labels = await app.electron.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()
    const file = menu?.items[0]?.submenu?.items ?? []
    const open = file.find((item) => item.accelerator === 'CmdOrCtrl+O')
    open?.click()
    return menu?.items.map((item) => item.label) ?? []
  })
  expect(labels).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  await app.page.waitForURL(/#\/check/)
  await expect(app.page.getByRole('heading', { name: 'from-menu.csv' })).toBeVisible()
})

test('a dismissed dialog changes nothing', async ({ app }) => {
  await expect(app.page.locator('#content')).toBeVisible()
  await app.electron?.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })
  await app.page.locator('[data-primary]').first().click()
  await app.page.waitForTimeout(300)
  await expect(app.page.getByRole('heading', { name: 'Drop a sales file here' })).toBeVisible()
  await expect(app.page.getByRole('alert')).toHaveCount(0)
})

test('a reload in the middle of a job loses nothing: the job ends and its board is there', async ({ app, dir }) => {
  await expect(app.page.locator('#content')).toBeVisible()
  const path = join(dir, 'many.csv')
  writeFileSync(path, csv(200_000))
  await app.openFile(path)
  const primary = app.page.locator('header [data-primary]')
  for (const stage of ['check', 'shape', 'load']) {
    await app.page.waitForURL(new RegExp(`#/${stage}`))
    await expect(primary).toBeEnabled({ timeout: 60_000 })
    await primary.click()
  }
  await app.page.reload()
  await app.page.evaluate(() => {
    window.location.hash = '#/jobs'
  })
  await expect(app.page.getByText('many.csv').first()).toBeVisible()
  await expect(app.page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await app.page.evaluate(() => {
    window.location.hash = '#/board/many'
  })
  await expect(app.page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible()
})

test('a running load shows on the task bar, and one that ends in the background is told by a notification', async ({
  app
}) => {
  await expect(app.page.locator('#content')).toBeVisible()
  await app.electron?.evaluate(({ BrowserWindow, Notification }) => {
    const seen = { bars: [] as number[], told: 0 }
    ;(globalThis as { seen?: typeof seen }).seen = seen
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('no window')
    window.setProgressBar = (value) => {
      seen.bars.push(value)
    }
    window.isFocused = () => false
    // Without a notification service nothing can be shown here; what the shell asks for is what counts.
    Object.defineProperty(Notification, 'isSupported', { value: () => true })
    // `show` belongs to each notification, so the listener for a click on it is counted.
    Object.defineProperty(Notification.prototype, 'on', {
      value: (event: string) => {
        if (event === 'click') seen.told += 1
      }
    })
  })
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  const primary = app.page.locator('header [data-primary]')
  for (const stage of ['check', 'shape', 'load']) {
    await app.page.waitForURL(new RegExp(`#/${stage}`))
    await expect(primary).toBeEnabled({ timeout: 60_000 })
    await primary.click()
  }
  await app.page.waitForURL(/#\/board\//, { timeout: 60_000 })
  const seen = await app.electron?.evaluate(() => (globalThis as { seen?: { bars: number[]; told: number } }).seen)
  expect(seen?.bars.some((value) => value >= 0 && value < 1)).toBe(true)
  expect(seen?.bars.at(-1)).toBe(-1)
  expect(seen?.told).toBe(1)
})

test('the place of the window is remembered', async ({ app }) => {
  await expect(app.page.locator('#content')).toBeVisible()
  const data = join(app.workspace, '..')
  await app.electron?.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ x: 30, y: 40, width: 1111, height: 777 })
    // As a click on its close button; the answer to this call must still come through.
    setTimeout(() => window?.close(), 200)
  })
  await expect
    .poll(() => {
      try {
        return JSON.parse(readFileSync(join(data, 'window.json'), 'utf8')).bounds
      } catch {
        return null
      }
    })
    .toMatchObject({ width: 1111, height: 777 })
})
