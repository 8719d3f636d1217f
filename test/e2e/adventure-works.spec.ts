/** Three yearly files, one look-up, one recipe: the second and third file take it over by themselves. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, sharedDir, test } from './host'
import { addStep, ask, chooseFile, home, pick, primary, toBoard } from './journey'

const sales = join(sharedDir, 'data', 'sales')

test.skip(!existsSync(sales), 'the folder with published files is not here')

test('three yearly sales files with prices looked up end on one board, total 24914586.8193', async ({ app }) => {
  const { page } = app
  await home(app)
  await app.openFile(join(sales, 'aw_sales_2017.csv'))
  await page.waitForURL(/#\/check/)
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/shape/)

  // Roles come first where no step is proposed.
  await page.getByText('Steps', { exact: true }).first().click()
  await addStep(page, 'Look up in a file', async () => {
    await chooseFile(app, 'Choose a file', join(sales, 'aw_products.csv'), sharedDir)
    await pick(page, 'Key here', 'ProductKey')
    await pick(page, 'Key in the file', 'ProductKey')
    await pick(page, 'Columns to take', 'ProductPrice')
  })
  await addStep(page, 'New column', async () => {
    await page.getByRole('textbox', { name: 'Name of the column' }).fill('amount')
    await page.getByRole('textbox', { name: 'Expression' }).fill('OrderQuantity * ProductPrice')
  })
  await page.getByText('Roles', { exact: true }).first().click()
  await pick(page, 'Column for Revenue', 'amount')
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/load/)
  await page.getByRole('combobox', { name: 'Dataset' }).fill('adventure_works')
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/board\/adventure_works/)

  for (const year of [2018, 2019]) {
    await page.evaluate(() => {
      window.location.hash = '#/'
    })
    await home(app)
    await app.openFile(join(sales, `aw_sales_${year}.csv`))
    // Each year sells much more a month than the one before: that is for a person to look at.
    await toBoard(page)
    expect(page.url()).toContain('adventure_works')
  }
  const sql = 'SELECT count(*) AS n, sum(amount) AS total FROM adventure_works'
  const [rows, total] = (await ask(page, sql)).slice(-2)
  expect((rows ?? '').replace(/\D/g, '')).toBe('56046')
  expect((total ?? '').replace(/[^\d.]/g, '')).toBe('24914586.8193')
})
