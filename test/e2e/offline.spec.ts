/** With no network: boards that were looked at, jobs and receipts open, and what is not of now says so. */
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { moveToCluster } from '../contract/cluster-dataset'
import { silentCluster } from '../contract/silent-cluster'
import { expectAccessible } from './axe'
import { expect, type RunningApp, test } from './host'
import { home, toBoard } from './journey'

const revenue = (page: Page) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Revenue', exact: true }) })
    .first()
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const goTo = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)

/** An address at which nobody listens. */
async function deadUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** Nothing but the app itself can be reached from then on; gives what was asked elsewhere. */
async function cutOff({ page }: RunningApp): Promise<string[]> {
  const elsewhere: string[] = []
  const own = new URL(page.url())
  await page.route('**/*', async (route) => {
    const { protocol, host } = new URL(route.request().url())
    if (protocol === own.protocol && host === own.host) return await route.continue()
    elsewhere.push(route.request().url())
    return await route.abort('internetdisconnected')
  })
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })
  })
  return elsewhere
}

test('boards, jobs and receipts open with no network, and say what is not of now', async ({ app }) => {
  const { page, electron } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  const number = (await revenue(page).innerText()).split('\n')[1] ?? ''
  expect(number).toMatch(/^€[\d,.]+$/)
  // On this machine nothing grows old, and the menu says why.
  await expect(page.getByText('as of now')).toBeVisible()
  await page.getByRole('button', { name: 'Refresh by itself: Off' }).click()
  await expect(page.getByRole('menuitem', { name: 'Every 5 minutes' })).toBeDisabled()
  await expect(page.getByText('its boards follow every load by themselves')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.locator('header').getByRole('button', { name: 'Board', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save board as …' }).click()
  await page.getByLabel('Name of the board').fill('Every Monday')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(tab(page, 'Every Monday')).toHaveAttribute('aria-selected', 'true')
  await expect(revenue(page)).toContainText(number)

  moveToCluster(join(app.workspace, 'app.db'), 'sample_sales', await deadUrl())
  const elsewhere = await cutOff(app)
  await page.reload()
  await expect(revenue(page)).toContainText(number)
  await expect(page.getByText(/is not reached/)).toHaveCount(0)
  const computed = await page.locator('time').getAttribute('datetime')

  await page.keyboard.press('r')
  const banner = page.getByRole('status').filter({ hasText: 'Cluster North is not reached. These are the numbers of' })
  await expect(banner).toContainText('druid.unreachable')
  await expect(revenue(page)).toContainText(number)
  expect(await page.locator('time').getAttribute('datetime')).toBe(computed)
  if (!electron) await expectAccessible(page, 'a board whose cluster is away')
  await banner.getByRole('button', { name: 'Try again' }).click()
  await expect(banner).toBeVisible()

  await page.getByRole('button', { name: 'Refresh by itself: Off' }).click()
  await page.getByRole('menuitem', { name: 'Every 5 minutes' }).click()
  await expect(page.getByText(/^next try in (5|10|20) min$/)).toBeVisible()
  await page.getByRole('button', { name: 'Refresh by itself: Every 5 minutes' }).click()
  await page.getByRole('menuitem', { name: 'Off', exact: true }).click()

  await tab(page, 'Regions').click()
  const failure = page.getByRole('alert')
  await expect(failure).toContainText("Druid can't be reached")
  await expect(page.getByText('druid.unreachable')).toBeVisible()
  const offers = page.getByRole('region', { name: 'Boards of this dataset whose numbers are kept' })
  await expect(offers.getByRole('listitem')).toHaveText([/^Every Monday/, /^Overview/])
  if (!electron) await expectAccessible(page, 'a board that was never asked for')
  await offers.getByRole('button', { name: /^Overview/ }).click()
  await expect(tab(page, 'Overview')).toHaveAttribute('aria-selected', 'true')
  await expect(revenue(page)).toContainText(number)

  await goTo(page, '#/jobs')
  await page
    .getByRole('table')
    .getByRole('link', { name: /sample/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Receipt', exact: true }).click()
  await expect(
    page.frameLocator('iframe').getByText(/^✓ All \d+ comparisons with the warehouse agree\.$/)
  ).toBeVisible()

  await goTo(page, '#/settings')
  await expect(page.getByText(/^2 boards, .* of at most/)).toBeVisible()
  await page.getByRole('button', { name: 'Empty it' }).click()
  await expect(page.getByText(/^0 boards/)).toBeVisible()
  await goTo(page, '#/board/sample_sales')
  await expect(page.getByText('so there are no kept numbers')).toBeVisible()
  expect(elsewhere).toEqual([])
})

test('who leaves a board ends what it asked; a board refreshes by itself when its time has come', async ({ app }) => {
  const { page } = app
  const cluster = await silentCluster()
  const allEnded = () => expect.poll(() => [...cluster.ended].sort()).toEqual([...cluster.asked].sort())
  try {
    await page.clock.install()
    await page.reload()
    await home(app)
    await page.getByRole('button', { name: 'Try the sample' }).click()
    await toBoard(page)
    moveToCluster(join(app.workspace, 'app.db'), 'sample_sales', cluster.url)
    await page.reload()
    await expect(revenue(page)).toBeVisible()
    expect(cluster.asked).toEqual([])

    await tab(page, 'Regions').click()
    // In which currency it is, before anything else.
    await expect.poll(() => cluster.asked.length).toBe(1)
    // Another board is another question.
    await tab(page, 'Overview').click()
    await allEnded()
    await expect(revenue(page)).toBeVisible()
    await page.keyboard.press('r')
    await expect.poll(() => cluster.asked.length).toBe(2)
    await goTo(page, '#/jobs')
    await allEnded()

    await goTo(page, '#/board/sample_sales')
    await expect(revenue(page)).toBeVisible()
    await page.getByRole('button', { name: 'Refresh by itself: Off' }).click()
    await page.getByRole('menuitem', { name: 'Every 15 minutes' }).click()
    await page.clock.runFor('14:00')
    expect(cluster.asked).toHaveLength(2)
    await page.clock.runFor('01:30')
    await expect.poll(() => cluster.asked.length).toBe(3)
    await expect(revenue(page)).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: 'Refresh by itself: Every 15 minutes' })).toBeVisible()
    await allEnded()
  } finally {
    cluster.close()
  }
})
