/** What comes after the first load: next month without a click, rejected rows put back, several currencies in one. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from './host'
import { ask, chooseFile, home, primary, replayToBoard, toBoard } from './journey'

async function again(app: RunningApp) {
  await app.page.evaluate(() => {
    window.location.hash = '#/'
  })
  await home(app)
}

const numbers = (cells: readonly string[]) => cells.map((cell) => cell.replace(/[^\d.-]/g, ''))

/** Forty sales of a month of 1.10, 1.20 … 5.00: 122.00 in all. */
function month(path: string, number: string, header: string) {
  const cells: Record<string, (n: number) => string> = {
    orderdate: (n) => `${String((n % 28) + 1).padStart(2, '0')}/${number}/2024`,
    orderno: (n) => `N${number}-${n}`,
    item: (n) => `Item ${n % 4}`,
    sales: (n) => (1 + n / 10).toFixed(2)
  }
  const made = header.split(',').map((name) => cells[name.toLowerCase().replace(/[^a-z]/g, '')])
  const rows = Array.from({ length: 40 }, (_, i) => made.map((cell) => cell?.(i + 1)).join(','))
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`)
}

test('next month’s file goes from opening to its plan without a click', async ({ app, dir }) => {
  const { page } = app
  await home(app)
  const may = join(dir, 'may.csv')
  month(may, '05', 'Order Date,Order No,Item,Sales')
  await app.openFile(may)
  expect(await toBoard(page)).toBe(3)

  await again(app)
  const june = join(dir, 'june.csv')
  month(june, '06', 'SALES,order_date,Item,Order No')
  await app.openFile(june)
  await page.waitForURL(/#\/load/)
  await expect(page.getByText('order_date is read as Order Date')).toBeVisible()
  await expect(page.getByText('The columns stand in another order')).toBeVisible()
  await replayToBoard(page)
  expect(numbers((await ask(page, 'SELECT count(*) AS n, sum("Sales") AS total FROM may')).slice(-2))).toEqual([
    '80',
    '244.00'
  ])

  // A new column needs a person: nothing goes on by itself.
  await again(app)
  const july = join(dir, 'july.csv')
  month(july, '07', 'Order Date,Order No,Item,Sales')
  writeFileSync(
    july,
    readText(july)
      .replace('Sales', 'Sales,Colour')
      .replaceAll(/(\d\.\d\d)$/gm, '$1,red')
  )
  await app.openFile(july)
  await page.waitForURL(/#\/check/)
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/shape/)
  await expect(page.getByText('The column Colour is new')).toBeVisible()
})

function readText(path: string): string {
  return readFileSync(path, 'utf8')
}

/** Types over a cell of the grid of rejected rows. */
async function correct(page: Page, row: number, column: number, text: string) {
  await page.locator(`.ag-row[row-index="${row}"] [col-id="c${column}"]`).dblclick()
  const editor = page.locator('.ag-cell-inline-editing input')
  await editor.fill(text)
  await editor.press('Enter')
}

test('rejected rows are corrected and put back, and not a second time', async ({ app, dir }) => {
  const { page } = app
  const path = join(dir, 'branch.csv')
  const good = Array.from({ length: 30 }, (_, i) => `${String((i % 28) + 1).padStart(2, '0')}/01/2024,N${i},Item,10.00`)
  const bad = ['31/02/2024,N30,Item,7.25', '04/01/2024,N31,Item,five']
  writeFileSync(path, `${['Order Date,Order No,Item,Sales', ...good, ...bad].join('\n')}\n`)
  await home(app)
  await app.openFile(path)
  await toBoard(page)
  const sql = 'SELECT count(*) AS n, sum("Sales") AS total FROM branch'
  expect(numbers((await ask(page, sql)).slice(-2))).toEqual(['30', '300.00'])

  await page.evaluate(() => {
    window.location.hash = '#/jobs'
  })
  await page.getByText('branch.csv').first().click()
  await page.getByRole('button', { name: 'Correct 2 rejected rows' }).click()
  await page.waitForURL(/\/rejected$/)
  await expect(page.getByText('Order Date can’t be read')).toBeVisible()
  await expect(primary(page)).toBeDisabled()
  await correct(page, 0, 0, '29/02/2024')
  await expect(page.getByText('1 ready to be put back · 1 still to correct')).toBeVisible()
  await correct(page, 1, 3, 'x')
  await expect(page.getByText('1 ready to be put back · 1 still to correct')).toBeVisible()
  await correct(page, 1, 3, '5.50')
  await primary(page).click()
  await expect(page.getByText('2 corrected rows loaded into branch')).toBeVisible()
  await expect(page.getByText('put back', { exact: true })).toHaveCount(2)
  await expect(primary(page)).toBeDisabled()

  await page.getByRole('button', { name: 'Back to the job' }).click()
  await expect(page.getByText('2 rows loaded, 0 rejected again')).toBeVisible()
  // 300.00 + 7.25 + 5.50
  expect(numbers((await ask(page, sql)).slice(-2))).toEqual(['32', '312.75'])
})

test('amounts of several currencies become one, by the rate of the day', async ({ app, dir }) => {
  const { page } = app
  const rates = join(dir, 'rates.csv')
  writeFileSync(rates, 'day,code,rate\n2024-01-01,USD,0.90\n2024-01-20,USD,0.95\n2024-01-01,GBP,1.20\n')
  const path = join(dir, 'trade.csv')
  const rows = Array.from({ length: 20 }, (_, i) => `2024-01-${String(i + 5).padStart(2, '0')},T${i},EUR,1.00`)
  rows.push(
    '2024-01-19,T20,USD,100.00',
    '2024-01-20,T21,USD,100.00',
    '2024-02-01,T22,GBP,10.00',
    '2024-02-01,T23,CHF,8.00'
  )
  writeFileSync(path, `${['order date,order no,currency,amount', ...rows].join('\n')}\n`)
  await home(app)
  await app.openFile(path)
  await page.waitForURL(/#\/check/)
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/shape/)
  await page.getByText('Steps', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Add step' }).click()
  await page.getByRole('menuitem', { name: 'Convert currencies' }).click()
  await chooseFile(app, 'Choose the rates', rates, dir)
  await page.getByRole('textbox', { name: 'Convert to' }).fill('eur')
  const dialog = page.getByRole('dialog', { name: 'Amounts in one currency' })
  // 20 × 1 + 100 × 0.90 + 100 × 0.95 + 10 × 1.20, and one franc that has no rate.
  await expect(dialog.getByText('1 row without a match')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /In EUR/ })).toContainText('217')
  await dialog.getByRole('button', { name: 'Apply' }).click()

  await page.getByRole('button', { name: /^More for step Currency rate/ }).click()
  await page.getByRole('menuitem', { name: 'Show the keys' }).click()
  await expect(page.getByRole('row', { name: 'CHF 1' })).toBeVisible()
  await page.keyboard.press('Escape')

  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/load/)
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/board\/trade/)
  const [n, total] = numbers((await ask(page, 'SELECT count(*) AS n, sum(amount_eur) AS total FROM trade')).slice(-2))
  expect([n, Number(total)]).toEqual(['24', 217])
})
