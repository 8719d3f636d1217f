/** A board that a person makes: saved, edited, there again after a reload, and taken along as a file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './host'
import { home, pick, savedFile, toBoard } from './journey'

const menu = async (page: Page, item: string) => {
  await page.locator('header').getByRole('button', { name: 'Board', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const ids = (page: Page) =>
  page.locator('[data-tile]').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile')))

test('a board is saved, gets a tile, is there after a reload, and comes back from its file', async ({ app, dir }) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)

  await menu(page, 'Save board as …')
  await page.getByLabel('Name of the board').fill('Every Monday')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/#\/board\/sample_sales\/saved\//)
  await expect(tab(page, 'Every Monday')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Edit tiles' }).click()
  await expectAccessible(page, 'a board that is edited')
  const before = await ids(page)
  await page.locator('header').getByRole('button', { name: 'Add a tile' }).click()
  await pick(page, 'Put together by', 'Channel')
  await expect(page.getByRole('combobox', { name: 'Shown as' })).toHaveValue('Ranking')
  await expectAccessible(page, 'the form of a tile', '[role="dialog"]')
  await page.getByLabel('Title').fill('Where it is sold')
  await page.getByRole('button', { name: 'Add to the board' }).click()
  expect(await ids(page)).toEqual([...before, 'ranking'])

  const tile = page.locator('[data-tile="ranking"]')
  await tile.getByRole('button', { name: /^Size of/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(tile.getByRole('button', { name: 'Size of Where it is sold: 5 by 6' })).toBeVisible()
  await tile.getByRole('button', { name: /^Move/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect((await ids(page)).indexOf('ranking')).toBe(before.length - 2)
  await page.getByRole('button', { name: 'Undo the last change of the tiles' }).click()
  expect((await ids(page)).indexOf('ranking')).toBe(before.length - 1)
  // What is not saved yet is there after a reload, too.
  await page.reload()
  await expect.poll(async () => (await ids(page)).indexOf('ranking')).toBe(before.length - 1)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Edit tiles' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Where it is sold' })).toBeVisible()
  await expectAccessible(page, 'the header of a saved board', 'header')
  await expectAccessible(page, 'the tabs of boards', '[role="tablist"]')

  const file = join(dir, 'every-monday.json')
  writeFileSync(file, await savedFile(app, dir, () => menu(page, 'Export as a file')))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'sales-analytics-board', version: 1 })
  await menu(page, 'Remove this board')
  await expect(tab(page, 'Every Monday')).toHaveCount(0)

  const chosen = page.locator('input[type="file"][accept*="json"]')
  const other = join(dir, 'other.json')
  writeFileSync(other, '{"format":"something else"}')
  await chosen.setInputFiles(other)
  await expect(page.getByText('other.json is no board.')).toBeVisible()
  await chosen.setInputFiles(file)
  await expect(tab(page, 'Every Monday')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { name: 'Where it is sold' })).toBeVisible()
})

test('the rows and the statements behind a number are shown', async ({ app }) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  await page.getByRole('button', { name: /^Tile Revenue:/ }).click()
  await page.getByRole('menuitem', { name: 'How was this made?' }).click()
  const how = page.getByRole('dialog')
  await expect(how.getByRole('region', { name: 'Statement 1' })).toContainText('sample_sales')
  await expectAccessible(page, 'how a number was made', '[role="dialog"]')
  await how.getByRole('button', { name: 'Show rows' }).click()
  const rows = page.getByRole('dialog', { name: 'Rows of Revenue' })
  await expect(rows.locator('.ag-row[row-index="0"]').first()).toBeVisible()
  await expect(rows.getByText(/^[\d,]+ rows$/)).toBeVisible()
})
