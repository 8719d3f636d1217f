/** An alert from a number of the sample's board to its toast: a load crosses it, the same load again is silent. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, type RunningApp, root, test } from './host'
import { home, pick, primary, toBoard } from './journey'

/** Twenty lines as the sample's first one, of a month after its last; each is of 285.00. */
function november(): string {
  const [head = '', first = ''] = readFileSync(join(root, 'resources', 'sample-sales.csv'), 'utf8').split(/\r?\n/)
  const lines = Array.from({ length: 20 }, (_, n) =>
    first.replace(/^SO-\d+,[^,]+,/, `SO-2000${n + 10},${String(n + 1).padStart(2, '0')}/11/2025,`)
  )
  return `${[head, ...lines].join('\n')}\n`
}
const novemberCents = 20 * 285_00

/** `€1,800,384.05` in cents. */
const centsOf = (text: string) => Number(/[\d,]+\.\d\d/.exec(text)?.[0].replace(/[,.]/g, ''))
const money = (cents: number) => (cents / 100).toLocaleString('en', { minimumFractionDigits: 2 })

const to = (page: Page, hash: string) =>
  page.evaluate((next) => {
    window.location.hash = next
  }, hash)
const unseen = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /Alerts/ })

/** Through the stages to the board, however many of them the dataset's recipe takes by itself. */
async function load(app: RunningApp, path: string) {
  const { page } = app
  await to(page, '#/')
  await home(app)
  await app.openFile(path)
  await page.waitForURL(/#\/(check|shape|load)/)
  await expect(async () => {
    const button = primary(page)
    if (!page.url().includes('#/board/') && (await button.isEnabled())) await button.click({ timeout: 1000 })
    expect(page.url()).toContain('#/board/')
  }).toPass({ timeout: 60_000, intervals: [500] })
}

test('an alert on a tile: a load crosses it, is told once, seen, and leads to the board', async ({ app, dir }) => {
  const { page, electron } = app
  const path = join(dir, 'sample-sales.csv')
  writeFileSync(path, november())

  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  await page.getByRole('button', { name: /^Tile Revenue:/ }).click()
  await page.getByRole('menuitem', { name: 'Tell me when …' }).click()
  const form = page.getByRole('dialog', { name: 'New alert' })
  await expect(form.getByRole('combobox', { name: 'Of which days' })).toHaveValue('Year to date')
  const now = form.getByRole('region', { name: 'As it is now' })
  // That the year of the sample is right is for the journeys to say.
  await expect(now).toContainText('Compared with')
  const before = centsOf(await now.innerText())
  const after = before + novemberCents
  expect(before).toBeGreaterThan(1_000_000_00)
  await pick(page, 'Tell me when it', 'is above')
  const value = form.getByLabel('Value', { exact: true })
  await expect(now).toContainText('Give a number')
  // Just reached is not above; a cent less is.
  await value.fill((before / 100).toFixed(2))
  await expect(now).toContainText('It is not met right now.')
  await value.fill(((before - 1) / 100).toFixed(2))
  await expect(now).toContainText('It is met right now')
  if (!electron) await expectAccessible(page, 'the form of an alert', '[role="dialog"]')
  await value.fill(((after - 1) / 100).toFixed(2))
  await expect(now).toContainText('It is not met right now.')
  await form.getByLabel('Name').fill('Best year')
  await form.getByRole('button', { name: 'Save the alert' }).click()
  await expect(page.getByText('Best year is kept.')).toBeVisible()
  await to(page, '#/alerts')
  await expect(page.getByRole('list', { name: 'Alerts' }).getByText('Not met')).toBeVisible()
  await expect(unseen(page)).toHaveText('Alerts')

  await load(app, path)
  const toast = page
    .getByRole('alert')
    .filter({ hasText: `€${money(after)} is above €${money(after - 1)}: Revenue, year to date` })
  await expect(toast).toBeVisible()
  await expect(toast).toContainText('Best year')
  await expect(unseen(page)).toContainText('1 new')
  await toast.getByRole('button', { name: 'See the alert' }).click()
  await page.waitForURL(/#\/alerts\/.+/)
  const details = page.getByRole('region', { name: 'Best year' })
  const events = details.getByRole('listitem')
  await expect(events).toHaveCount(1)
  await expect(events.first()).toContainText('Met')
  await expect(events.first()).toContainText(money(after))
  await expect(events.first()).toContainText('load 2')
  await expect(unseen(page)).toHaveText('Alerts')
  if (!electron) await expectAccessible(page, 'an alert with its history')

  // The same file once more: still above, and nothing is told.
  await load(app, path)
  await to(page, '#/alerts')
  await page.getByRole('list', { name: 'Alerts' }).getByRole('link', { name: 'Best year' }).click()
  await expect(events).toHaveCount(1)
  await expect(unseen(page)).toHaveText('Alerts')

  await events
    .first()
    .getByRole('button', { name: /^Open the board/ })
    .click()
  await page.waitForURL(/#\/board\/sample_sales/)
  await expect(page.locator('header').getByText(/1 Jan 2025 – \d+ Nov 2025|Jan 1, 2025 – Nov \d+, 2025/)).toBeVisible()
  const whole = Math.round(after / 100).toLocaleString('en')
  await expect(page.getByRole('region', { name: /^Revenue$/ })).toContainText(whole)
})

test('alerts are switched off, changed and removed; a change of the condition begins anew', async ({ app }) => {
  const { page, electron } = app
  await home(app)
  await to(page, '#/alerts')
  await expect(page.getByRole('heading', { name: 'No alert yet' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible()
  await to(page, '#/')
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  await page.keyboard.press('Control+Shift+L')
  await page.waitForURL(/#\/alerts/)
  if (!electron) await expectAccessible(page, 'no alerts')
  await page.getByRole('button', { name: 'New alert' }).click()
  await pick(page, 'Of which days', 'Last whole month')
  await pick(page, 'Tell me when it', 'falls by more than')
  await page.getByLabel('Value, percent').fill('99')
  await pick(page, 'Against', 'Period before')
  await expect(page.getByRole('region', { name: 'As it is now' })).toContainText('It is not met right now.')
  await page.getByRole('button', { name: 'Save the alert' }).click()
  const name = 'Revenue down by more than 99% against the period before'
  const details = page.getByRole('region', { name })
  await expect(details.getByText('Not met')).toBeVisible()
  await expect(details.getByText('Nothing has happened yet.')).toBeVisible()

  await page.getByRole('switch', { name: `Look at ${name} after each load` }).press('Space')
  await expect(details.getByText('Switched off')).toBeVisible()
  await page.getByRole('switch', { name: `Look at ${name} after each load` }).press('Space')
  await expect(details.getByText('Not met')).toBeVisible()

  // The system tells, too: in the window by itself, in a browser where it is allowed here.
  if (electron) await expect(page.getByText('When this window is not in front, the system tells you.')).toBeVisible()
  else {
    await page.evaluate(() => {
      const told: string[] = []
      class Stub {
        static permission = 'default'
        static requestPermission = () => Promise.resolve('granted')
        close = () => undefined
        constructor(title: string, { body }: { body: string }) {
          told.push(`${title}: ${body}`)
        }
      }
      Object.assign(window, { Notification: Stub, told })
      document.hasFocus = () => false
    })
    await page.getByRole('switch', { name: 'Also tell me by a notification of the system' }).press('Space')
    await expect(page.getByRole('switch', { name: 'Also tell me by a notification of the system' })).toBeChecked()
  }

  await details.getByRole('button', { name: 'Change …' }).click()
  await pick(page, 'Tell me when it', 'is above')
  await page.getByLabel('Value', { exact: true }).fill('1')
  await page.getByLabel('Name').fill('Anything')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const changed = page.getByRole('region', { name: 'Anything' })
  await expect(changed.getByRole('listitem')).toHaveCount(1)
  if (!electron) {
    const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told)
    await expect
      .poll(told)
      .toEqual([expect.stringMatching(/^Anything: €[\d,.]+ is above €1\.00: Revenue, last whole month$/)])
  }

  await page.getByRole('button', { name: 'More for Anything' }).click()
  await page.getByRole('menuitem', { name: 'Remove …' }).click()
  await page.getByRole('button', { name: 'Remove Anything' }).click()
  await expect(page.getByRole('heading', { name: 'No alert yet' })).toBeVisible()
})
