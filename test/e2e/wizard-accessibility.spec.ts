/** WCAG 2.2 AA with every panel, form and box of Check, Shape, Load and of a load's page open. In the browser only. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, type RunningApp, test } from './host'
import { home, primary } from './journey'

test.describe.configure({ timeout: 600_000 })

const day = (month: string, n: number) => `2024-${month}-${String((n % 28) + 1).padStart(2, '0')}`

/** 600 sales of three regions; in several spellings. */
function january(dir: string): string {
  const regions = ['West', 'East', 'North', 'west ']
  const rows = Array.from(
    { length: 600 },
    (_, n) => `${day('01', n)},A${1000 + n},${regions[n % 4]},${n % 5},${(10 + (n % 7)).toFixed(2)}`
  )
  const path = join(dir, 'january.csv')
  writeFileSync(path, `order_date,order_id,region,quantity,amount\n${rows.join('\n')}\n`)
  return path
}

/** 240 sales: a region is gone, one is new, an id occurs twice, a day and an amount can't be read, a row has a field too many. */
function february(dir: string): string {
  const regions = ['West', 'East', 'Süd']
  const rows = Array.from({ length: 240 }, (_, n) => {
    const amount = n % 40 === 5 ? `about ${n}` : (30 + (n % 5)).toFixed(2)
    return `${n % 60 === 17 ? '2024-02-31' : day('02', n)},B${n % 239},${regions[n % 3]},${n % 5},${amount}${n === 9 ? ',x' : ''}`
  })
  const path = join(dir, 'february.csv')
  writeFileSync(path, `order_date,order_id,region,quantity,amount\n${rows.join('\n')}\n`)
  return path
}

async function check(app: RunningApp, path: string) {
  await app.page.evaluate(() => {
    window.location.hash = '#/'
  })
  await home(app)
  await app.openFile(path)
  await app.page.waitForURL(/#\/check/)
  await expect(primary(app.page)).toBeEnabled()
}

const view = (page: Page, name: string) => page.locator('label', { hasText: name }).first().click()

async function onTo(page: Page, stage: string) {
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.waitForURL(new RegExp(`#/${stage}`), { timeout: 60_000 })
}

test('Check with each of its panels, rules and drift; Load with its reasons; receipt and rejected rows', async ({
  app,
  dir
}) => {
  const { page } = app
  const seen = (what: string, within?: string) => expectAccessible(page, what, within)
  await home(app)
  await check(app, january(dir))
  await view(page, 'Rules')
  await seen('rules without any')
  await page.getByRole('button', { name: 'Add all' }).click()
  await expect(page.getByText(/rules hold on 600 rows/)).toBeVisible()
  await seen('rules that hold')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const kind = page.getByRole('combobox', { name: 'What must hold' })
  await kind.click()
  const kinds = await page.getByRole('option').allInnerTexts()
  expect(kinds.length).toBe(10)
  await page.keyboard.press('Escape')
  for (const name of kinds) {
    await kind.click()
    await page.getByRole('option', { name, exact: true }).click()
    await seen(`rule form: ${name}`, '[role=dialog]')
  }
  await page.keyboard.press('Escape')
  await onTo(page, 'shape')
  await onTo(page, 'load')
  await page.getByText(/^\d+ columns$/).click()
  await seen('load with its columns')
  await onTo(page, 'board')

  await check(app, february(dir))
  await seen('column with failing values')
  await view(page, 'Both')
  await page.keyboard.press('n')
  await expect(page.getByRole('status').filter({ hasText: /^1 of \d+ rows$/ })).toBeVisible()
  await seen('the first problem, raw and typed')
  await page.getByRole('tab', { name: /^Findings/ }).click()
  await expect(page.getByText(/^Whole file looked through/)).toBeVisible()
  for (const finding of await page.getByRole('list', { name: 'Findings in this file' }).getByRole('button').all()) {
    if ((await finding.getAttribute('aria-expanded')) !== 'false') continue
    await finding.click()
    await page.getByRole('button', { name: 'Show only these rows' }).waitFor()
    await seen(`finding: ${await finding.innerText()}`, 'aside')
  }
  await page.getByRole('button', { name: 'Show only these rows' }).click()
  await seen('only the rows of a finding')
  await page.getByRole('tab', { name: 'Look-alikes' }).click()
  await page.getByRole('combobox', { name: 'Column', exact: true }).click()
  await page.getByRole('option', { name: 'region' }).click()
  await expect(page.getByText(/^No look-alikes|groups?$/).first()).toBeVisible()
  await seen('look-alikes', 'aside')
  await page
    .locator('footer')
    .getByRole('button', { name: /^Quality/ })
    .click()
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click()
  await expect(page.getByRole('dialog').getByRole('button', { name: /^line/ }).first()).toBeVisible()
  await seen('score with its rows', '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.locator('footer dl button').click()
  await seen('why rows are rejected', '[role=dialog]')
  await page.keyboard.press('Escape')
  await view(page, 'Rules')
  await page
    .getByRole('button', { name: /is one of East/ })
    .first()
    .click()
  await seen('broken rules')
  await view(page, 'Drift')
  await expect(page.getByRole('list', { name: 'Drift' })).toBeVisible()
  await seen('drift', 'aside')

  await onTo(page, 'shape')
  await seen('shape with a recipe that was not taken over')
  await onTo(page, 'load')
  await page.getByRole('combobox', { name: 'Dataset' }).fill('january')
  await expect(page.getByText('Drift from the load before')).toBeVisible()
  await seen('load with drift')
  await page.getByRole('combobox', { name: 'Dataset' }).fill('1 january')
  await seen('load under a name that is none')
  await page.getByRole('combobox', { name: 'Dataset' }).fill('january')
  await expect(page.getByText('Drift from the load before')).toBeVisible()
  const reason = page.getByRole('textbox', { name: 'Reason' })
  if (await reason.isVisible()) await reason.fill('looked at')
  await expect(primary(page)).toBeEnabled()
  await primary(page).click()
  await page.getByRole('button', { name: 'Stay here' }).click()
  await seen('receipt on the load screen')
  await page.getByRole('link', { name: 'See the job' }).click()
  await expect(page.getByRole('heading', { name: 'Drift from the load before' })).toBeVisible()
  await seen('page of the load')
  await page.getByRole('button', { name: /rejected rows$/ }).click()
  await page.locator('.ag-row[row-index="0"] [col-id="c0"]').click()
  await seen('rejected rows')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('2024-02-28')
  await seen('a rejected cell being corrected')
  await page.keyboard.press('Enter')
  await seen('a corrected row')
  await page.evaluate(() => {
    window.location.hash = '#/datasets/january'
  })
  await expect(page.getByRole('heading', { name: 'Rules of january' })).toBeVisible()
  await seen('rules of the dataset')
})

test('Shape with each form, menu and box', async ({ app, dir }) => {
  const { page } = app
  const seen = (what: string, within?: string) => expectAccessible(page, what, within)
  await home(app)
  await check(app, january(dir))
  await onTo(page, 'shape')
  await seen('roles')
  await page.getByText('Steps', { exact: true }).first().click()
  const add = page.getByRole('button', { name: 'Add step' })
  await add.click()
  const items = page.getByRole('menuitem')
  await seen('menu of steps', '[role=menu]')
  const enabled = await items.evaluateAll((all) => all.map((item) => !item.hasAttribute('data-disabled')))
  await page.keyboard.press('Escape')
  const presets = / = /
  let forms = 0
  for (const [at, can] of enabled.entries()) {
    if (!can) continue
    await add.click()
    const name = (await items.nth(at).innerText()).split('\n')[0] ?? ''
    await items.nth(at).click()
    const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
    // A preset is applied at once.
    if (presets.test(name)) continue
    await cancel.waitFor()
    await seen(`form: ${name}`, '[role=dialog], form')
    forms += 1
    await cancel.click()
    await expect(cancel).toBeHidden()
  }
  // 19 kinds of steps and at least three boxes of business logic.
  expect(forms).toBeGreaterThanOrEqual(22)

  await add.click()
  await page.getByRole('menuitem', { name: 'New column', exact: true }).click()
  await page.getByRole('textbox', { name: 'Expression' }).pressSequentially('re')
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
  await seen('completion', 'form')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Expression' }).fill('amount * * 2')
  await seen('an expression with a mistake', 'form')
  await page.getByRole('button', { name: 'Functions' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await seen('reference', '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Name of the column' }).fill('twice')
  await page.getByRole('textbox', { name: 'Expression' }).fill('amount * 2')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page
    .getByRole('button', { name: /^More for step/ })
    .first()
    .click()
  await seen('menu of a step', '[role=menu]')
  await page.getByRole('menuitem', { name: 'Look at the rows after this step' }).click()
  await page.getByText('Both', { exact: true }).click()
  await seen('before and after a step')
  await page.getByRole('button', { name: 'Recipe' }).click()
  await seen('menu of the recipe', '[role=menu]')
  await page.keyboard.press('Escape')
  await page.getByRole('switch').first().press(' ')
  await seen('a step that is off')
})
