/** Steps of the main job that several specs take. */
import type { Page } from '@playwright/test'
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
  const row = page.locator('.ag-row[row-index="0"]').first()
  await expect(row).toBeVisible()
  return row.locator('.ag-cell').allInnerTexts()
}
