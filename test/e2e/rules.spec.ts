/** Rules of a dataset as a person sets and meets them: month one, rules, a drifted month two, the reason, the receipt. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './host'
import { ask, home, primary, toBoard } from './journey'

/** January: 60 rows, two a day on 30 days, all amounts 10.00. */
function january(dir: string): string {
  const rows = Array.from({ length: 60 }, (_, n) => {
    const day = String((n >> 1) + 1).padStart(2, '0')
    return `2024-01-${day},A${1000 + n},${n % 2 ? 'West' : 'East'},10.00`
  })
  const path = join(dir, 'january.csv')
  writeFileSync(path, `order_date,order_id,region,amount\n${rows.join('\n')}\n`)
  return path
}

/** February: 30 rows of 30.00 (900.00, +50 %), West is gone, and the order id of line 31 stands in line 3 already. */
function february(dir: string): string {
  const rows = Array.from({ length: 30 }, (_, n) => {
    const day = String((n % 28) + 1).padStart(2, '0')
    return `2024-02-${day},B${n === 29 ? 1 : n},East,30.00`
  })
  const path = join(dir, 'february.csv')
  writeFileSync(path, `order_date,order_id,region,amount\n${rows.join('\n')}\n`)
  return path
}

test('a broken blocking rule needs a reason, and the receipt keeps it with the drift', async ({ app, dir }) => {
  const { page } = app
  const go = (hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to
    }, hash)
  const view = (name: string) => page.locator('label', { hasText: name }).first().click()
  await home(app)
  await app.openFile(january(dir))
  await toBoard(page)

  // A proposal becomes a rule with one click; then it is made one that blocks.
  await go('#/')
  await app.openFile(january(dir))
  // The recipe runs by itself; Check is one step back.
  await page.waitForURL(/#\/load/)
  await go('#/check')
  await view('Rules')
  await page.getByRole('button', { name: 'Add this rule: order_id is unique' }).click()
  await expect(page.getByText('The rule holds on 60 rows.')).toBeVisible()
  await view('Drift')
  await expect(page.getByText('Nothing drifted since the last load.')).toBeVisible()
  await go('#/datasets/january')
  await page.getByRole('button', { name: 'Change: order_id is unique' }).click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await page.locator('label', { hasText: 'Blocks loading' }).click()
  await page.getByRole('button', { name: 'Save the rule' }).click()
  await expect(page.getByText('Blocks loading')).toBeVisible()

  await go('#/')
  await app.openFile(february(dir))
  // Amounts have drifted: the recipe does not run by itself.
  await page.waitForURL(/#\/check/)
  await view('Rules')
  await expect(page.getByText('1 rule is broken')).toBeVisible()
  await page
    .getByRole('button', { name: /order_id is unique/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^line 31/ })).toBeVisible()
  await view('Drift')
  const drift = page.getByRole('list', { name: 'Drift' })
  await expect(drift.getByText('Sum of amount: 600.00 → 900.00')).toBeVisible()
  await expect(drift.getByText('+50%')).toBeVisible()
  await expect(drift.getByText('Rows: 60 → 30')).toBeVisible()
  await expect(drift.getByText('region: 1 value is gone')).toBeVisible()

  for (const stage of ['check', 'shape']) {
    await page.waitForURL(new RegExp(`#/${stage}`))
    await expect(primary(page)).toBeEnabled()
    await primary(page).click()
  }
  await page.waitForURL(/#\/load/)
  await expect(page.getByText('A blocking rule is broken')).toBeVisible()
  await expect(primary(page)).toBeDisabled()
  await page.getByRole('textbox', { name: 'Reason' }).fill('B1 was billed twice')
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(/#\/board\//, { timeout: 60_000 })
  const [n, total] = (await ask(page, 'SELECT count(*) AS n, sum(amount) AS total FROM january')).slice(-2)
  expect(n).toBe('90')
  expect((total ?? '').replace(/[^\d.]/g, '')).toBe('1500.00')

  await go('#/jobs')
  await page.getByText('february.csv').first().click()
  await expect(page.getByText('B1 was billed twice')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Rules' })).toBeVisible()
  await expect(page.getByText('1 of 30 rows · 3.3%')).toBeVisible()
  await expect(page.getByText('Sum of amount: 600.00 → 900.00')).toBeVisible()
})
