/** What only the window has of alerts: a notification of the system while it is not in front, and the way from it. */
import { expect, test } from '../e2e/host'
import { home, pick, toBoard } from '../e2e/journey'

type Told = { title: string; body: string }
type Seen = { told: Told[]; clicks: (() => void)[]; isFocused: boolean }

test('an alert that fires in the background is told by a notification; a click on it opens the alert', async ({
  app
}) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  await app.electron?.evaluate(({ BrowserWindow, Notification }) => {
    const seen: Seen = { told: [], clicks: [], isFocused: true }
    ;(globalThis as { alertsSeen?: Seen }).alertsSeen = seen
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('no window')
    window.isFocused = () => seen.isFocused
    // Without a notification service nothing can be shown here; what the shell asks for is what counts.
    Object.defineProperty(Notification, 'isSupported', { value: () => true })
    Object.defineProperty(Notification.prototype, 'on', {
      value(this: Told, event: string, listener: () => void) {
        if (event !== 'click') return
        seen.told.push({ title: this.title, body: this.body })
        seen.clicks.push(listener)
      }
    })
  })
  const told = () => app.electron?.evaluate(() => (globalThis as { alertsSeen?: Seen }).alertsSeen?.told ?? [])

  const make = async (name: string) => {
    await page.getByRole('button', { name: /^Tile Orders:/ }).click()
    await page.getByRole('menuitem', { name: 'Tell me when …' }).click()
    await pick(page, 'Tell me when it', 'is above')
    await page.getByLabel('Value', { exact: true }).fill('1')
    await page.getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Save the alert' }).click()
    await expect(page.getByText(`${name} is kept.`)).toBeVisible()
  }
  // Who looks at the window sees it there.
  await make('Seen')
  await expect(page.getByRole('alert').filter({ hasText: 'Orders, year to date' })).toBeVisible()
  expect(await told()).toEqual([])

  await app.electron?.evaluate(() => {
    const { alertsSeen } = globalThis as { alertsSeen?: Seen }
    if (alertsSeen) alertsSeen.isFocused = false
  })
  await make('Unseen')
  await expect.poll(told).toHaveLength(1)
  const orders = await page
    .getByRole('region', { name: 'Orders', exact: true })
    .getByRole('button', { name: /^[\d,]+$/ })
    .innerText()
  const [one] = (await told()) ?? []
  expect(one?.title).toBe('Unseen')
  expect(one?.body).toBe(`${orders} now, in sample_sales through Oct 22, 2025.`)
  await app.electron?.evaluate(() => (globalThis as { alertsSeen?: Seen }).alertsSeen?.clicks[0]?.())
  await page.waitForURL(/#\/alerts\/.+/)
  await expect(page.getByRole('region', { name: 'Unseen' }).getByRole('listitem')).toHaveCount(1)
})
