/** From the first screen to the board with the keyboard alone. Nothing here touches the mouse. */
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { stubDialog } from './electron-run'
import { expect, type RunningApp, test } from './host'
import { ask, home, primary } from './journey'

/** More stops than any screen has. */
const mostStops = 120

/** Tab until the keyboard stands there; fails where nobody gets by Tab. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(target).toBeAttached()
  for (let stop = 0; stop < mostStops; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no way by Tab to ${target}`)
}

/** Forty sales of 1.10, 1.20 … 5.00 (122.00), and two more whose day, or whose amount, can't be read. */
function sales(dir: string): string {
  const day = (n: number) => `${String((n % 28) + 1).padStart(2, '0')}/05/2024`
  const rows = Array.from({ length: 40 }, (_, n) => `${day(n)},N${n},Item ${n % 4},${(1.1 + n / 10).toFixed(2)}`)
  rows.push('31/02/2024,N40,Item 1,7.00', '04/05/2024,N41,Item 2,seven')
  const path = join(dir, 'keys.csv')
  writeFileSync(path, `Order Date,Order No,Item,Sales\n${rows.join('\n')}\n`)
  return path
}

async function openByKeys({ page, electron }: RunningApp, path: string, dir: string) {
  if (electron) await stubDialog(electron, path)
  await page.keyboard.press('Control+o')
  if (electron) return
  const files = page.getByRole('list', { name: 'Files' })
  for (const name of [basename(dir), basename(path)]) {
    await tabTo(page, files.getByRole('button', { name: new RegExp(name.replaceAll('.', '\\.')) }))
    await page.keyboard.press('Enter')
  }
}

const onward = async (page: Page, stage: string) => {
  await expect(primary(page)).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(new RegExp(`#/${stage}`), { timeout: 60_000 })
}

/** Opens the menu of steps; the keyboard stands on its first entry. */
async function openMenu(page: Page) {
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  const first = page.getByRole('menuitem', { name: 'New column' })
  if (!(await first.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowDown')
  await expect(first).toBeFocused()
}

test('a file becomes a board without a mouse', async ({ app, dir }) => {
  const { page } = app
  const steps = page.getByRole('region', { name: 'Steps' }).locator('ol > li')
  await home(app)
  await openByKeys(app, sales(dir), dir)
  await page.waitForURL(/#\/check/)
  await expect(primary(page)).toBeEnabled()

  // From problem to problem, and from column to column beside it.
  await page.keyboard.press('n')
  await expect(page.locator('.ag-cell:focus')).toHaveText('31/02/2024')
  await page.keyboard.press('n')
  await expect(page.locator('.ag-cell:focus')).toHaveText('seven')
  await expect(page.getByRole('heading', { name: /Sales$/ })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('heading', { name: /Item$/ })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: /Sales$/ })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: /^Keep, value empty/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Keep, value empty/ })).toHaveAttribute('aria-pressed', 'true')

  // Findings are tabs and buttons.
  await tabTo(page, page.getByRole('tab', { name: 'Column' }), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: /^Findings/ })).toHaveAttribute('aria-selected', 'true')
  const finding = page.getByRole('button', { name: /Order Date: values are no date/ })
  await tabTo(page, finding)
  await page.keyboard.press('Enter')
  await expect(finding).toHaveAttribute('aria-expanded', 'true')
  await tabTo(page, page.getByRole('button', { name: 'line 42' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('.ag-cell:focus')).toHaveText('31/02/2024')

  await onward(page, 'shape')
  await tabTo(page, page.getByRole('radio', { name: 'Roles' }))
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'Add step' })).toBeVisible()

  // A step by its name in the menu, an expression by completion.
  await tabTo(page, page.getByRole('button', { name: 'Add step' }))
  await openMenu(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the column' })).toBeFocused()
  await page.keyboard.type('double')
  await page.keyboard.press('Tab')
  await page.keyboard.type('sal')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' * 2')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Step 1: New column double = Sales \* 2/ })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Add step' }), 'Shift+Tab')
  await openMenu(page)
  await page.keyboard.type('keep')
  await expect(page.getByRole('menuitem', { name: 'Keep rows where' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Condition' })).toBeFocused()
  await page.keyboard.type('Sales > 1.15')
  await page.keyboard.press('Enter')
  await expect(steps.nth(1)).toContainText('41 → 39 rows')

  // Up and down, off and on again, back and forth.
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('button', { name: /^Step 1: Keep rows where/ })).toBeFocused()
  await expect(page.getByText('Keep rows where is step 1 of 2 now')).toBeAttached()
  await tabTo(page, page.getByRole('switch', { name: /Keep rows where/ }))
  await page.keyboard.press(' ')
  await expect(page.getByText('switched off')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('switched off')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Step 2: Keep rows where/ })).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('button', { name: /^Step 1: Keep rows where/ })).toBeVisible()

  // Why rows are rejected.
  await expect(primary(page)).toHaveText('Continue with 39 rows')
  await tabTo(page, page.locator('footer dl button'))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Order Date is empty or can’t be read; a row needs its order date')).toBeVisible()
  await page.keyboard.press('Escape')

  await onward(page, 'load')
  await expect(primary(page)).toHaveText('Load 39 rows into keys')
  await onward(page, 'board/keys')
  await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible()
  // 122.00 without the sale of 1.10, twice. The day that can't be read is rejected, the amount that can't be is filtered.
  const [n, total] = (await ask(page, 'SELECT count(*) AS n, sum("double") AS total FROM keys')).slice(-2)
  expect([n, total]).toEqual(['39', '241.80'])
})
