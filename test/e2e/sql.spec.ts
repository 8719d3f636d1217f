/** SQL by hand: Druid's words on this machine, table, chart, plan, what was asked before, names, cancel. */
import { expect } from '@playwright/test'
import { expectAccessible } from './axe'
import { test } from './host'
import { ask, home, toBoard } from './journey'

const byMonth = "SELECT TIME_FLOOR(__time, 'P1M') AS month, COUNT(*) AS n FROM druid.sample_sales GROUP BY 1 ORDER BY 1"

test('a statement from its first letter to its name', async ({ app }) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)

  const cells = await ask(page, byMonth)
  expect(cells.slice(-2)).toEqual(['2023-01-01 00:00:00', '467'])
  await expect(page.getByText('34 rows', { exact: true }).first()).toBeVisible()

  await page.getByText('Chart', { exact: true }).click()
  const chart = page.getByRole('img', { name: 'n along month' })
  await expect(chart).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Line' })).toBeChecked()
  await expectAccessible(page, 'chart of an answer')

  await page.getByRole('button', { name: 'Explain' }).click()
  await expect(page.getByRole('region', { name: 'Plan' })).toContainText('HASH_GROUP_BY')
  await expectAccessible(page, 'plan')

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByLabel('Name of the statement').fill('Orders by month')
  await page.keyboard.press('Enter')
  const saved = page.getByRole('button', { name: 'Take this statement: Orders by month' })
  await expect(saved).toBeVisible()

  const editor = page.getByRole('textbox', { name: 'SQL' }).first()
  await editor.fill("SELECT LOOKUP(order_id, 'names') FROM sample_sales")
  await editor.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('LOOKUP has no equivalent here')
  await expectAccessible(page, 'refused statement')

  await editor.fill('SELECT count(*) FROM range(1000000000000) a, range(1000) b')
  await editor.press('Control+Enter')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
  await page.getByText('History', { exact: true }).click()
  const asked = page.getByRole('region', { name: 'Statements from before' }).getByRole('listitem')
  await expect(asked.first()).toContainText('cancelled')
  await expect(asked.nth(1)).toContainText('failed')

  await page.getByLabel('Search statements').fill('time_floor')
  await expect(asked).toHaveCount(1)
  await asked.first().hover()
  await asked
    .first()
    .getByRole('button', { name: /^Run again/ })
    .click()
  await expect(page.getByText('34 rows', { exact: true }).first()).toBeVisible()
  await expect(asked.first()).toContainText('2 times')

  await page.reload()
  await page.getByText('Saved', { exact: true }).click()
  await expect(saved).toBeVisible()
})

test('a statement that took long is listed with what it was asked for, and taken into the editor', async ({ app }) => {
  const { page, electron } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  await page.evaluate(() => {
    window.location.hash = '#/settings'
  })
  await page.getByLabel('Slow on this machine from (seconds)').fill('0.1')
  await page.keyboard.press('Enter')
  await ask(page, 'SELECT count(*) FROM range(3000000) a, range(700) b')
  const shelf = page.getByRole('region', { name: 'Statements from before' })
  await shelf.getByText('Slow', { exact: true }).click()
  await expect(shelf.getByText(/that took 100 ms or longer/)).toBeVisible()
  const slow = shelf.getByRole('listitem').filter({ hasText: 'range(700)' })
  await expect(slow).toContainText('written by hand')
  await expect(slow).toContainText('1 row')
  if (!electron) await expectAccessible(page, 'slow statements')

  const editor = page.getByRole('textbox', { name: 'SQL' }).first()
  await editor.fill('SELECT 1')
  await slow.getByRole('button', { name: /^Take this statement/ }).click()
  await expect(editor).toContainText('range(700)')
  await slow.hover()
  await slow.getByRole('button', { name: /^Remove/ }).click()
  await expect(slow).toHaveCount(0)
})
