/** Targets: set by pasting from a spreadsheet or by fiscal periods, told on the board to date and of the whole, and shown in its charts. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './host'
import { home, pick, primary, toBoard } from './journey'

/** A paste as a spreadsheet makes it. */
const paste = (page: Page, cell: string, text: string) =>
  page.getByLabel(cell, { exact: true }).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

test('targets are pasted, and the board says how much of them is reached', async ({ app, dir }) => {
  const { page } = app
  const path = join(dir, 'orders.csv')
  // 1,500 in the first fifteen days of June: 1,000 in the North, 500 in the South.
  const lines = Array.from({ length: 15 }, (_, n) => {
    const day = String(n + 1).padStart(2, '0')
    return `2024-06-${day},O${n},${n < 10 ? 'North' : 'South'},100.00`
  })
  writeFileSync(path, ['order_date,order_id,region,revenue', '2024-01-01,A,North,0.00', ...lines].join('\n'))
  await home(app)
  await app.openFile(path)
  await toBoard(page)

  await page.getByRole('link', { name: 'Datasets' }).first().click()
  await page.getByRole('button', { name: /^More/ }).first().click()
  await page.getByRole('menuitem', { name: 'Targets' }).click()
  await page.getByLabel('Name of the plan').fill('Budget')
  await pick(page, 'By', 'Region')
  await expect(page.getByRole('rowheader', { name: 'South' })).toBeVisible()

  // A line that can't be read takes nothing over, and is named.
  await paste(page, 'Everything, Jan 2024', '2024\tNorth\t1.830,00\n2024\tSouth\tmany')
  await expect(page.getByRole('alert')).toContainText('Line 2: “many” is no number')

  await paste(page, 'Everything, Jan 2024', 'Region\t2024\nNorth\t1.830,00\nSouth\t1.098,00')
  await expect(page.getByLabel('North, 2024', { exact: true })).toHaveValue('1830.00')
  // The window has no page to spare for axe.
  if (app.electron === null) await expectAccessible(page, 'the grid of targets')
  await page.getByRole('button', { name: 'Save 2 targets' }).click()
  await expect(page.getByText('Plan Budget saved')).toBeVisible()

  await page.getByRole('button', { name: 'To the board' }).click()
  await page.getByRole('tab', { name: 'Growth' }).click()
  // 167 of 366 days: 835 of 1,830 in the North, 501 of 1,098 in the South, 1,336 together.
  const number = page
    .locator('section, article')
    .filter({ has: page.getByRole('heading', { name: /^Target reached/ }) })
  await expect(number).toContainText('112.3')
  const table = page.getByRole('table', { name: 'Regions against target' })
  await expect(table.getByRole('row', { name: /North/ })).toContainText('119.8%')
  await expect(table.getByRole('row', { name: /South/ })).toContainText('99.8%')
  await expect(table.getByRole('row', { name: /Together/ })).toContainText('+164')
  // What is not reached ends before the goal, what is reached behind it: 99.8 % and 119.8 %.
  const reached = await table.getByRole('row').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const [bar, goal] = row.querySelectorAll('td i')
      if (!bar || !goal) return []
      const [end, line] = [bar.getBoundingClientRect(), goal.getBoundingClientRect()]
      const share = (end.right - end.left) / (line.left + line.width / 2 - end.left)
      return [`${row.querySelector('th, td')?.textContent} ${(share * 100).toFixed(0)}`]
    })
  )
  expect(reached).toEqual(expect.arrayContaining(['North 120', 'South 100']))
  if (app.electron === null)
    await expectAccessible(page, 'sales against targets', 'table[aria-label="Regions against target"]')
  // Targets are told by the column of the plan.
  await table.getByRole('button', { name: 'Filter by South' }).click()
  await expect(number).toContainText('99.8')
})

test('charts show the targets of fiscal periods, of the whole alone, until they are switched off', async ({
  app,
  dir
}) => {
  const { page } = app
  const path = join(dir, 'fiscal.csv')
  // 100 a day from 1 to 25 February 2024, half of the days in the North.
  const lines = Array.from({ length: 25 }, (_, n) => {
    const day = String(n + 1).padStart(2, '0')
    return `2024-02-${day},O${n},${n % 2 === 0 ? 'North' : 'South'},100.00`
  })
  writeFileSync(path, ['order_date,order_id,region,revenue', '2024-01-15,A,North,0.00', ...lines].join('\n'))
  await home(app)
  await app.openFile(path)
  await page.waitForURL(/#\/check/)
  await expect(primary(page)).toBeEnabled({ timeout: 60_000 })
  await primary(page).click()
  await page.waitForURL(/#\/shape/)
  await page.getByText('Steps', { exact: true }).click()
  await page.getByRole('button', { name: 'Add step' }).click()
  await page.getByRole('menuitem', { name: /^Fiscal year/ }).click()
  await page.getByText('Of whole weeks').click()
  await pick(page, 'The year begins with the week nearest to the first of', 'February')
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await primary(page).click()
  await page.waitForURL(/#\/load/)
  await expect(primary(page)).toBeEnabled({ timeout: 60_000 })
  await primary(page).click()
  await page.waitForURL(/#\/board\//, { timeout: 60_000 })

  // 52 weeks from Monday, 29 January 2024: the first period has four of them.
  await page.getByRole('link', { name: 'Datasets' }).first().click()
  await page.getByRole('button', { name: /^More/ }).first().click()
  await page.getByRole('menuitem', { name: 'Targets' }).click()
  await page.getByLabel('Name of the plan').fill('Weeks')
  await pick(page, 'Periods', 'Fiscal periods of')
  await page.getByLabel('Year', { exact: true }).fill('2025')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'P1 FY2025' })).toContainText(/Jan 29.*Feb 25|29 Jan.*25 Feb/)
  await expect(page.getByRole('columnheader', { name: 'P3 FY2025' })).toContainText(/Mar 25.*Apr 28|25 Mar.*28 Apr/)
  await page.getByLabel('Everything, P1 FY2025', { exact: true }).fill('2800')
  await page.getByLabel('Everything, P2 FY2025', { exact: true }).fill('5600')
  if (app.electron === null) await expectAccessible(page, 'fiscal periods of targets')
  await page.getByRole('button', { name: 'Save 2 targets' }).click()
  await expect(page.getByText('Plan Weeks saved')).toBeVisible()

  // By civil months: 100 a day, so 2,500 of the first 25 days of February, and 200 a day on the four days after them.
  await page.getByRole('button', { name: 'To the board' }).click()
  const tile = page
    .locator('section, article')
    .filter({ has: page.getByRole('heading', { name: 'Revenue by month', exact: true }) })
  await expect(tile).toContainText('Target')
  await tile.getByRole('button', { name: 'Tile Revenue by month: table and export' }).click()
  await page.getByRole('menuitem', { name: 'Show as table' }).click()
  const table = tile.getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['Month', '2024', '2023', 'Target', 'Whole target'])
  await expect(table.getByRole('row', { name: /^February/ }).getByRole('cell')).toHaveText([
    /^February/,
    '2,500.00',
    'no data',
    '2,500.00',
    '3,300.00'
  ])
  // January has targets on three of its days only.
  await expect(table.getByRole('row', { name: /^January/ }).getByRole('cell')).toHaveText([
    'January',
    '0.00',
    'no data',
    '',
    ''
  ])

  // What the North should have sold nobody said.
  await page.getByRole('button', { name: 'Filter by North' }).first().click()
  await expect(tile).toContainText('no target line')
  await expect(table.getByRole('columnheader')).toHaveText(['Month', '2024', '2023'])
  await page.getByRole('button', { name: 'Filter by North' }).first().click()
  await expect(table.getByRole('columnheader')).toHaveText(['Month', '2024', '2023', 'Target', 'Whole target'])

  await page.locator('header').getByRole('button', { name: 'Board', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save board as …' }).click()
  await page.getByLabel('Name of the board').fill('Without targets')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/#\/board\/fiscal\/saved\//)
  await page.getByRole('button', { name: 'Edit tiles' }).click()
  await page.getByRole('button', { name: 'Change Revenue by month' }).click()
  const form = page.getByRole('dialog', { name: 'Change the tile' })
  await expect(form.getByRole('switch', { name: 'Show targets' })).toBeChecked()
  await form.getByRole('switch', { name: 'Show targets' }).press('Space')
  await expect(form.getByRole('switch', { name: 'Show targets' })).not.toBeChecked()
  if (app.electron === null) await expectAccessible(page, 'a chart without its targets', '[role="dialog"]')
  await form.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(tile).toContainText('2023')
  await expect(tile).not.toContainText('Target')
})
