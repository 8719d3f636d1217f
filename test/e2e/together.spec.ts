/** Several files at once: seen side by side, opened as one table, one of them left out, or one after another. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { zipOf } from '../../src/main/engine/scan/text/containers/zip-under-test'
import { expect, sharedDir, test } from './host'
import { ask, home, primary, toBoard } from './journey'

const sales = join(sharedDir, 'data', 'sales')
const numbers = (cells: readonly string[]) => cells.map((cell) => cell.replace(/[^\d.-]/g, ''))
const question = (page: Page) => page.getByRole('dialog', { name: 'Are they one table, or one after another?' })

/** Goes from Check to the end of the load with the primary buttons. */
async function load(page: Page) {
  for (const stage of ['check', 'shape', 'load']) {
    await page.waitForURL(new RegExp(`#/${stage}`))
    await expect(primary(page)).toBeEnabled({ timeout: 60_000 })
    await primary(page).click()
  }
}

test.describe('published files', () => {
  test.skip(!existsSync(sales), 'the folder with published files is not here')

  test('three yearly files become one table, with the totals of all three on the receipt', async ({ app }) => {
    const { page } = app
    await home(app)
    await app.openFiles([2017, 2018, 2019].map((year) => join(sales, `aw_sales_${year}.csv`)))
    const files = question(page).getByRole('table', { name: '3 files' })
    for (const year of [2017, 2018, 2019]) {
      await expect(files.getByRole('row', { name: new RegExp(`aw_sales_${year}\\.csv`) })).toContainText('all 8')
    }
    await question(page).getByRole('switch', { name: 'Column file_name with the file of each row' }).check()
    await question(page).getByRole('button', { name: 'One table from these 3 files' }).click()
    await page.waitForURL(/#\/check/)
    await expect(page.getByText('56,046 rows')).toBeVisible()
    await load(page)
    await page.waitForURL(/#\/board\/aw_sales/)

    await page.evaluate(() => {
      window.location.hash = '#/jobs'
    })
    await page.getByText('aw_sales_2017.csv … aw_sales_2019.csv (3)').first().click()
    const receipt = page.getByRole('table', { name: 'Files of this table' })
    for (const [name, rows] of [
      ['aw_sales_2017.csv', '2,630'],
      ['aw_sales_2018.csv', '23,935'],
      ['aw_sales_2019.csv', '29,481']
    ] as const) {
      await expect(receipt.getByRole('row', { name: new RegExp(name) })).toContainText(rows)
    }
    await expect(page.getByRole('row', { name: /Sum of OrderQuantity/ })).toContainText('84,174')
    const sql = `SELECT count(*) AS n, sum("OrderQuantity") AS q, count(DISTINCT file_name) AS f FROM aw_sales`
    expect(numbers((await ask(page, sql)).slice(-3))).toEqual(['56046', '84174', '3'])
  })
})

/** Twenty sales of 10.00 in a month. */
function shop(dir: string, month: number, header: string, row: (n: number) => string, rest = ''): string {
  const path = join(dir, `shop ${month}.csv`)
  const rows = Array.from({ length: 20 }, (_, i) => row(i + 1))
  writeFileSync(path, `${header}\n${rows.join('\n')}\n${rest}`)
  return path
}
const two = (n: number) => String(n).padStart(2, '0')

test('files that differ are shown so; one that does not fit is left out; lines are named by file', async ({
  app,
  dir
}) => {
  const { page } = app
  const one = shop(dir, 1, 'Order Date,Order No,Item,Sales', (n) => `2024-01-${two(n)},A${n},Tee,10.00`)
  const second = shop(
    dir,
    2,
    'Sales;Order No;order_date;Item;Colour',
    (n) => `10.00;B${n};2024-02-${two(n)};Brot;rot`,
    '7.25;B21;2024-02-41;Brot;blau\n'
  )
  const other = join(dir, 'stock.csv')
  writeFileSync(other, 'Shelf,Pieces\nA1,7\nA2,9\n')
  const picture = join(dir, 'logo.csv')
  writeFileSync(picture, Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'))
  await home(app)
  await app.openFiles([one, second, other, picture])

  const row = (name: string) => question(page).getByRole('row', { name: new RegExp(name) })
  await expect(row('shop 1')).toContainText('lacks Colour')
  await expect(row('shop 2')).toContainText('also has Colour · order_date is read as Order Date · in another order')
  await expect(row('stock')).toContainText('has no column of the others')
  await expect(row('logo')).toContainText('is a PNG image, not text')
  await expect(question(page).getByRole('button', { name: /^One table/ })).toBeDisabled()
  await question(page).getByRole('button', { name: 'Leave out the 2 files that do not fit' }).click()
  await expect(question(page).getByRole('table', { name: '2 files' })).toBeVisible()
  await question(page).getByRole('button', { name: 'One table from these 2 files' }).click()

  await page.waitForURL(/#\/check/)
  await expect(page.getByText('shop 2.csv · line 22').first()).toBeVisible()
  await page.getByRole('link', { name: 'Open', exact: true }).click()
  const files = page.getByRole('list', { name: 'Files of this table' })
  await expect(files.getByRole('button', { name: /shop 2/ })).toContainText('21 rows')
  await files.getByRole('button', { name: /shop 2/ }).click()
  await expect(page.getByRole('heading', { name: 'How shop 2.csv is read' })).toBeVisible()

  // A header that is none leaves no column in common: the table stays as it was, and the reason is said.
  await page.getByLabel('First row names the columns').click()
  await expect(page.getByText('shop 2.csv has no column in common with shop 1.csv')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  // The last line is no data: that is for this file alone.
  await page.getByLabel('Lines below that are no data').fill('1')
  await page.getByLabel('Lines below that are no data').press('Enter')
  await expect(files.getByRole('button', { name: /shop 2/ })).toContainText('20 rows')
  await expect(files.getByRole('button', { name: /shop 1/ })).toContainText('20 rows')
  await page.getByRole('button', { name: 'All back to the guess' }).click()
  await expect(files.getByRole('button', { name: /shop 2/ })).toContainText('21 rows')
  await page.getByRole('switch', { name: 'Column file_name with the file of each row' }).check()
  await expect(page.locator('.ag-header').getByText('file_name')).toBeVisible()

  await primary(page).click()
  await load(page)
  await page.waitForURL(/#\/board\/shop/)
  const sql = 'SELECT file_name, count(*) AS n, sum("Sales") AS total FROM shop GROUP BY 1 ORDER BY 1'
  expect((await ask(page, sql)).slice(-3)).toEqual(['shop 1.csv', '20', '200.00'])

  // The rejected row is corrected and goes back to the others.
  await page.evaluate(() => {
    window.location.hash = '#/jobs'
  })
  await page.getByText('shop 1.csv + shop 2.csv').first().click()
  await page.getByRole('button', { name: 'Correct 1 rejected row' }).click()
  await expect(page.locator('.ag-row[row-index="0"] [col-id="file"]')).toHaveText('shop 2.csv')
  await expect(page.locator('.ag-row[row-index="0"] [col-id="line"]')).toHaveText('22')
})

test('a zip with several tables asks which; a reload in the middle goes on with all files', async ({ app, dir }) => {
  const { page } = app
  const zip = join(dir, 'shops.zip')
  const text = (shopName: string) =>
    `Order Date,Order No,Item,Sales\n${Array.from({ length: 20 }, (_, i) => `2024-03-${two(i + 1)},${shopName}${i},Tee,10.00`).join('\n')}\n`
  writeFileSync(
    zip,
    zipOf([
      { name: 'north.csv', text: text('N') },
      { name: 'south.csv', text: text('S') }
    ])
  )
  await home(app)
  await app.openFile(zip)
  await expect(question(page).getByRole('table', { name: '2 files' })).toBeVisible()
  await question(page).getByRole('button', { name: 'Open only south.csv' }).click()
  await page.waitForURL(/#\/check/)
  await expect(page.getByText('20 rows', { exact: false }).first()).toBeVisible()

  await page.evaluate(() => {
    window.location.hash = '#/'
  })
  await home(app)
  await app.openFile(zip)
  await question(page).getByRole('button', { name: 'One table from these 2 files' }).click()
  await page.waitForURL(/#\/check/)
  await expect(page.getByRole('heading', { name: 'north.csv + south.csv' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'north.csv + south.csv' })).toBeVisible()
  expect(await toBoard(page)).toBe(3)

  // What was opened together is opened together again.
  await page.evaluate(() => {
    window.location.hash = '#/'
  })
  await home(app)
  await page.getByRole('button', { name: 'north.csv + south.csv', exact: true }).click()
  await page.waitForURL(/#\/load/)
  await expect(page.getByText('40 rows').first()).toBeVisible()
})

test('several files follow one after another, also over a reload of the window', async ({ app, dir }) => {
  const { page } = app
  const rows = 60_000
  const paths = [1, 2, 3].map((month) => {
    const path = join(dir, `shop ${month}.csv`)
    const lines = Array.from(
      { length: rows },
      (_, n) => `2024-${two(month)}-${two((n % 28) + 1)},M${month}-${n},Tee,10.00`
    )
    writeFileSync(path, `Order Date,Order No,Item,Sales\n${lines.join('\n')}\n`)
    return path
  })
  await home(app)
  await app.openFiles(paths)
  await question(page).getByRole('button', { name: 'One after another' }).click()
  await page.waitForURL(/#\/check/)
  await expect(page.getByRole('heading', { name: 'shop 1.csv' })).toBeVisible()
  await load(page)
  await expect(page.getByText('shop 3.csv into shop_1')).toBeVisible()
  await page.reload()
  await expect(page.getByText('shop 3.csv into shop_1')).toBeVisible()
  await page.waitForURL(/#\/board\/shop_1/, { timeout: 60_000 })
  expect(numbers((await ask(page, 'SELECT count(*) AS n, sum("Sales") AS total FROM shop_1')).slice(-2))).toEqual([
    String(3 * rows),
    `${3 * rows * 10}.00`
  ])
})

test('a file that fails stops those behind it; they wait in sight until a person goes on', async ({ app, dir }) => {
  const { page } = app
  const header = 'Order Date,Order No,Item,Sales'
  const month = (number: number) => (n: number) => `2024-${two(number)}-${two(n)},M${number}-${n},Tee,10.00`
  const paths = [1, 2, 3].map((number) => shop(dir, number, header, month(number)))
  // All of the second file's dates are none: nothing of it could be loaded.
  const second = shop(dir, 2, header, (n) => `2024-02-7${n % 10},M2-${n},Tee,10.00`)
  await home(app)
  await app.openFiles(paths)
  await question(page).getByRole('button', { name: 'One after another' }).click()
  await page.waitForURL(/#\/check/)
  await load(page)
  await expect(page.getByText('The load of shop 2.csv failed')).toBeVisible({ timeout: 60_000 })

  await page.evaluate(() => {
    window.location.hash = '#/jobs'
  })
  const waiting = page.getByRole('region', { name: '1 file waits to be loaded into shop_1' })
  await expect(waiting).toContainText(/shop 3\.csv.*shop 2\.csv was not loaded: /s)
  expect(second).toBe(paths[1])
  await page.reload()
  await expect(waiting).toBeVisible()
  await waiting.getByRole('button', { name: 'Do not load it' }).click()
  await expect(waiting).toHaveCount(0)
  expect(numbers((await ask(page, 'SELECT count(*) AS n FROM shop_1')).slice(-1))).toEqual(['20'])
})
