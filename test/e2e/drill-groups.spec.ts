/** A person goes from a category to its rows in one tile, compares two groups of rows, and keeps filters under a name. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, type RunningApp, test } from './host'
import { home, toBoard } from './journey'

/** Revenue: Paper 160 (Pad 130, Card 30), Ink 58; West 160, East 50, North 8; 218 in all. */
const lines = [
  'order_id,order_date,region,category,product,customer,quantity,revenue',
  'O-1,2024-01-10,West,Paper,Pad,Ann,10,100.00',
  'O-1,2024-01-20,West,Ink,Blue,Ann,5,50.00',
  'O-2,2024-02-05,East,Paper,Pad,Bob,3,30.00',
  'O-3,2024-02-06,East,Paper,Card,Bob,2,20.00',
  'O-4,2024-03-01,West,Paper,Card,Cid,1,10.00',
  'O-5,2024-03-02,North,Ink,Black,Dee,1,8.00'
]

async function shopBoard(app: RunningApp, dir: string): Promise<Page> {
  const path = join(dir, 'shop.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  // Nothing is looked at while it fades in.
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await home(app)
  await app.openFile(path)
  await toBoard(app.page)
  return app.page
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const tileOf = (page: Page, name: string) =>
  page
    .locator('section')
    .filter({ has: heading(page, name) })
    .last()
/** Cells of the rows of a table. */
const cells = (page: Page, table: string) =>
  page
    .getByRole('table', { name: table, exact: true })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)))

test('one tile goes from categories to the rows of an order, and back', async ({ app, dir }) => {
  const page = await shopBoard(app, dir)
  await tileOf(page, 'Categories').getByRole('button', { name: 'Products of Paper' }).click()
  const products = tileOf(page, 'Products')
  await expect(products.getByRole('navigation', { name: 'Levels' })).toContainText('All categoriesPaper')
  // Only this tile: 130 of 160 is 81.3 %.
  await expect
    .poll(() => cells(page, 'Products'))
    .toEqual([
      ['Pad', '130.00', '81.3%', 'n/a', ''],
      ['Card', '30.00', '18.8%', 'n/a', '']
    ])
  await expect(products.locator('footer')).toContainText(
    'totals and shares only of Category: Paper'.replaceAll(' ', '\u00a0')
  )
  await expect(heading(page, 'Products, Pareto')).toBeVisible()
  if (!app.electron) await expectAccessible(page, 'a tile that looks into a value', 'main')

  await products.getByRole('button', { name: 'Filter by Pad' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => cells(page, 'Orders'))
    .toEqual([
      ['O-1', '100.00', '76.9%', 'n/a', ''],
      ['O-2', '30.00', '23.1%', 'n/a', '']
    ])
  await page.reload()
  await expect.poll(async () => (await cells(page, 'Orders')).length).toBe(2)
  const orders = tileOf(page, 'Orders')
  await orders.getByRole('button', { name: 'Rows of O-1' }).click()
  const rows = page.getByRole('dialog', { name: 'Rows of Orders · O-1' })
  await expect(rows.getByText('1 row', { exact: true })).toBeVisible()
  await expect(rows.getByText('Product: Pad')).toBeVisible()
  await page.keyboard.press('Escape')

  await orders.getByRole('button', { name: /^Tile Orders:/ }).click()
  await page.getByRole('menuitem', { name: 'How was this made?' }).click()
  const how = page.getByRole('dialog')
  await expect(how.getByText('Category: Paper · Product: Pad')).toBeVisible()
  await expect(how.getByRole('region', { name: 'Statement 1' })).toContainText("IN ('Pad')")
  await page.keyboard.press('Escape')

  await orders.getByRole('button', { name: 'Paper', exact: true }).click()
  await expect.poll(async () => (await cells(page, 'Products')).length).toBe(2)
  await page.getByRole('button', { name: 'Undo the last change of the view' }).click()
  await expect(tileOf(page, 'Orders')).toBeVisible()
  await orders.getByRole('button', { name: 'All categories' }).click()
  await expect(heading(page, 'Categories')).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Search screens, datasets, files, commands').fill('look into Ink')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => cells(page, 'Products'))
    .toEqual([
      ['Blue', '50.00', '86.2%', 'n/a', ''],
      ['Black', '8.00', '13.8%', 'n/a', '']
    ])
})

test('filters get a name, and two groups are compared and kept as a board', async ({ app, dir }) => {
  const page = await shopBoard(app, dir)
  const addFilter = page.locator('header').getByRole('button', { name: 'Add filter' })
  await tileOf(page, 'Regions').getByRole('button', { name: 'Filter by West' }).click()
  await addFilter.click()
  await page.getByRole('button', { name: 'Save these filters as …' }).click()
  await page.getByLabel('Name of these filters').fill('Out west')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove the filters Out west' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove the filters Out west' }).click()
  await addFilter.click()
  if (!app.electron) await expectAccessible(page, 'the menu of filters', '[role="dialog"]')
  await page.getByRole('button', { name: /^Out west/ }).click()
  await expect(page.getByRole('button', { name: 'Remove the filters Out west' })).toBeVisible()

  await addFilter.click()
  await page.getByRole('button', { name: 'Compare two groups …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare two groups' })
  // What was filtered by is group A.
  await expect(dialog.getByText('All rows that are not in West.')).toBeVisible()
  if (!app.electron) await expectAccessible(page, 'two groups to choose', '[role="dialog"]')
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(heading(page, 'West against Everything else')).toBeVisible()
  const metrics = () => cells(page, 'West against Everything else')
  await expect.poll(metrics).toEqual([
    // (160 - 58) / 58
    ['Revenue', '160.00', '58.00', '+102.00', '+175.9%'],
    ['Orders', '2', '3', '−1', '−33.3%'],
    // 160 / 2 and 58 / 3, to the cent; 60.67 / 19.33
    ['Average order', '80.00', '19.33', '+60.67', '+313.9%'],
    ['Units', '16', '6', '+10', '+166.7%'],
    ['Customers', '2', '2', '0', '0.0%']
  ])
  expect(await cells(page, 'Categories by revenue')).toEqual([
    ['Paper', '110.00', '50.00', '+60.00', '+120.0%'],
    ['Ink', '50.00', '8.00', '+42.00', '+525.0%']
  ])
  if (!app.electron) await expectAccessible(page, 'two groups side by side', 'main')

  await page.getByRole('button', { name: 'Change the groups' }).click()
  await dialog.getByText('By filters').last().click()
  await dialog.getByRole('button', { name: 'Add filter' }).last().click()
  await page
    .getByRole('button', { name: /^Category/ })
    .last()
    .click()
  await page.getByRole('checkbox', { name: /^Paper/ }).check()
  await page.getByRole('button', { name: /^Apply/ }).click()
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
  // West and Paper: O-1's pad and O-4's card.
  await expect(page.getByText('2 rows are in both.')).toBeVisible()

  await page.getByRole('button', { name: 'Save as a board' }).click()
  await page.getByLabel('Name of the board').fill('West or paper')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/#\/board\/shop\/saved\//)
  await page.reload()
  await expect(page.getByRole('tab', { name: 'West or paper' })).toHaveAttribute('aria-selected', 'true')
  await expect
    .poll(() => cells(page, 'West against Paper'))
    .toContainEqual(['Revenue', '160.00', '160.00', '0.00', '0.0%'])

  // A tile of the board has rows of its own.
  await page.getByRole('button', { name: 'Edit tiles' }).click()
  await page.locator('header').getByRole('button', { name: 'Add a tile' }).click()
  const form = page.getByRole('dialog', { name: 'Add a tile' })
  await form.getByRole('group', { name: 'Only where' }).getByRole('button', { name: 'Add filter' }).click()
  await page
    .getByRole('button', { name: /^Category/ })
    .last()
    .click()
  await page.getByRole('checkbox', { name: /^Ink/ }).check()
  await page.getByRole('button', { name: /^Apply \(/ }).click()
  if (!app.electron) await expectAccessible(page, 'a tile with rows of its own', '[role="dialog"]')
  await form.getByRole('button', { name: 'Add to the board' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  const own = tileOf(page, 'Revenue')
  await expect(own).toContainText('58.00')
  await expect(own.locator('footer')).toContainText('Category:\u00a0Ink')
})
