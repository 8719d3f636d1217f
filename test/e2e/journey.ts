/** Steps of the main job that several specs take. */
import { readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { stubDialog } from './electron-run'
import { expect, type RunningApp } from './host'

/** The button that leads on. */
export const primary = (page: Page) => page.locator('header [data-primary]')

/** Clicks the primary button of each stage; gives how many clicks there were until the board. */
export async function toBoard(page: Page): Promise<number> {
  let clicks = 0
  for (const stage of ['check', 'shape', 'load']) {
    await page.waitForURL(new RegExp(`#/${stage}`))
    await expect(primary(page)).toBeEnabled({ timeout: 60_000 })
    await primary(page).click()
    clicks += 1
  }
  await page.waitForURL(/#\/board\//, { timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible()
  return clicks
}

/** A file that a dataset's recipe runs on by itself: without a click on the plan, and one click from the board. */
export async function replayToBoard(page: Page): Promise<void> {
  await page.waitForURL(/#\/load/, { timeout: 60_000 })
  await expect(page.getByText('was taken over by itself')).toBeVisible()
  await expect(primary(page)).toBeEnabled({ timeout: 60_000 })
  await primary(page).click()
  await page.waitForURL(/#\/board\//, { timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible()
}

/** Waits for the first screen. */
export async function home(app: RunningApp) {
  await expect(app.page.getByRole('heading', { name: 'Drop a sales file here' })).toBeVisible()
}

/** Asks the SQL screen; gives the first row's cells. */
export async function ask(page: Page, sql: string): Promise<string[]> {
  await page.evaluate(() => {
    window.location.hash = '#/sql'
  })
  const editor = page.getByRole('textbox', { name: 'SQL' }).first()
  await editor.fill(sql)
  await editor.press('Control+Enter')
  // The answer from before stands there until the new one comes.
  await expect(page.locator('section[aria-busy="false"]')).toBeVisible()
  const row = page.locator('.ag-row[row-index="0"]').first()
  await expect(row).toBeVisible()
  return row.locator('.ag-cell').allInnerTexts()
}

/** Chooses a second file as the host's own dialog does; `root` is the folder above it that the app may read. */
export async function chooseFile({ page, electron }: RunningApp, button: string, path: string, root: string) {
  if (electron) await stubDialog(electron, path)
  await page.getByRole('button', { name: button }).click()
  if (electron) return
  const files = page.getByRole('list', { name: 'Files' })
  for (const name of [basename(root), ...relative(root, path).split(sep)]) {
    await files.getByRole('button', { name: new RegExp(`(^|/)${name.replaceAll('.', '\\.')}`) }).click()
  }
}

/** Does what saves a file; gives its bytes. In the window the system's own box is answered with a path in `dir`. */
export async function savedFile(
  { page, electron }: RunningApp,
  dir: string,
  act: () => Promise<void>
): Promise<Buffer> {
  if (!electron) {
    const [download] = await Promise.all([page.waitForEvent('download'), act()])
    return readFileSync(await download.path())
  }
  const path = join(dir, `saved-${Date.now()}`)
  await electron.evaluate(({ session, app }, chosen) => {
    session.defaultSession.once('will-download', (_event, item) => {
      item.setSavePath(chosen)
      item.once('done', (_done, state) => Object.assign(app, { savedAs: `${state} ${chosen}` }))
    })
  }, path)
  await act()
  await expect.poll(() => electron.evaluate(({ app }) => Reflect.get(app, 'savedAs'))).toBe(`completed ${path}`)
  return readFileSync(path)
}

/** The system's box that asks where to save answers with this path without being shown; null: it is dismissed. */
export async function answerSave({ electron }: RunningApp, path: string | null) {
  await electron?.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)
}

/** Whether a select shows the value as its own, or as one of several. */
async function isChosen(field: Locator, value: string): Promise<boolean> {
  const shown = await field.evaluate((input) => [
    (input as HTMLInputElement).value,
    ...[...(input.closest('.mantine-Input-input')?.querySelectorAll('.mantine-Pill-label') ?? [])].map(
      ({ textContent }) => textContent
    )
  ])
  return shown.includes(value)
}

/** Picks values of a select, one after the other; of one that takes several the list is closed at the end. */
export async function pick(page: Page, label: string, ...values: readonly string[]) {
  const field = page.getByRole('combobox', { name: label, exact: true })
  for (const value of values) {
    const option = page.getByRole('option', { name: value, exact: true })
    // A list closes where the focus is given back to a menu a moment later, and hides while its field is scrolled out of sight.
    await expect(async () => {
      await field.scrollIntoViewIfNeeded()
      if ((await field.getAttribute('aria-expanded')) !== 'true') await field.click()
      await option.click({ timeout: 5000 }).catch(async (error: unknown) => {
        // A chosen value leaves the list of a field of several; on a busy machine its click is answered too late.
        if (await isChosen(field, value)) return
        if ((await field.getAttribute('aria-expanded')) === 'true') await field.press('Escape')
        throw error
      })
    }).toPass({ timeout: 30_000 })
  }
  if ((await field.getAttribute('aria-expanded')) === 'true') await page.keyboard.press('Escape')
}

/** Adds a step of a kind, its fields filled in by `fill`. */
export async function addStep(page: Page, kind: string, fill: () => Promise<void>) {
  await page.getByRole('button', { name: 'Add step' }).click()
  await page.getByRole('menuitem', { name: kind, exact: true }).click()
  await fill()
  await page.getByRole('button', { name: 'Apply' }).click()
}

/** The numbers of the ledger by their words. */
export async function ledgerOf(page: Page): Promise<Record<string, string>> {
  return page.locator('dl[aria-label="Ledger"]').evaluate((list) => {
    const terms = [...list.querySelectorAll('dt')].map((term) => [
      term.textContent ?? '',
      term.nextElementSibling?.textContent ?? ''
    ])
    return Object.fromEntries(terms)
  })
}
