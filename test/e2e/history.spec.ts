/** History: search and filters, two loads side by side, the receipt as a page. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './host'
import { home, toBoard } from './journey'

const csv = (rows: number) =>
  `order_date,order_id,product,quantity,revenue\n${Array.from({ length: rows }, (_, n) => `2024-0${(n % 3) + 1}-15,A${n},Tea,2,${n}.50`).join('\n')}\n`

test('a load is found again, compared with the one before, and its receipt is printed and saved', async ({
  app,
  dir
}) => {
  const { page } = app
  const [first, second] = [join(dir, 'first.csv'), join(dir, 'second.csv')]
  writeFileSync(first, csv(30))
  writeFileSync(second, csv(36))
  await home(app)
  await app.openFile(first)
  await toBoard(page)
  await page.evaluate(() => {
    window.location.hash = '#/'
  })
  await home(app)
  await app.openFile(second)
  await toBoard(page)
  await page.evaluate(() => {
    window.location.hash = '#/jobs'
  })
  const list = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Rows loaded' }) })
  await expect(list.getByRole('link')).toHaveText(['second.csv', 'first.csv'])
  await expect(page.getByText('2 loads ended')).toBeVisible()

  const search = page.getByRole('textbox', { name: 'Search file, dataset, error or id' })
  await search.fill('FIRST.csv')
  await expect(list.getByRole('link')).toHaveText(['first.csv'])
  await search.fill('nothing like it')
  await expect(page.getByText('No job matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('table', { name: 'Quality over time' })).toContainText('100%')

  for (const name of ['first.csv', 'second.csv']) await page.getByRole('checkbox', { name: `Compare ${name}` }).check()
  await page.getByRole('button', { name: 'Compare the two' }).click()
  const rows = page.getByRole('table', { name: 'Rows', exact: true }).getByRole('row', { name: 'Loaded' })
  await expect(rows).toContainText('+6')
  await expect(page.getByRole('table', { name: 'Sums in the warehouse' })).toContainText('+198.00')

  await page.getByRole('button', { name: 'All jobs' }).click()
  await page.getByRole('link', { name: 'second.csv' }).click()
  await page.getByRole('button', { name: 'Receipt', exact: true }).click()
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText(/^✓ All \d+ comparisons with the warehouse agree\.$/)).toBeVisible()
  await page.evaluate(() => {
    const inner = document.querySelector('iframe')?.contentWindow
    if (inner) inner.print = () => document.body.setAttribute('data-printed', inner.document.title)
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', /^Receipt of a load into /)
  if (app.host === 'web') {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a page' }).click()
    ])
    const html = readFileSync(await download.path(), 'utf8')
    expect(html).toContain('second.csv')
    expect(html).not.toMatch(/<script|https?:\/\//)
  }
})
