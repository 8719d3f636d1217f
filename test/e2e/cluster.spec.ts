/** Connections to clusters without any server: the list, the form, a cluster that does not answer, and what was never seen. */
import { expectAccessible } from './axe'
import { expect, type RunningApp, test } from './host'
import { home, primary } from './journey'

/** Nothing listens on the port of "discard". */
const nowhere = 'http://127.0.0.1:9'

async function go({ page }: RunningApp, hash: string) {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
}

/** The checker opens a page of its own, which a window of Electron 22 can not. */
async function accessible({ page, host }: RunningApp, what: string) {
  if (host === 'web') await expectAccessible(page, what)
}

/** Enters a connection to nowhere; gives its address in the app. */
async function connect(app: RunningApp): Promise<string> {
  const { page } = app
  await go(app, '#/cluster/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nowhere')
  await page.getByRole('textbox', { name: 'Bucket', exact: true }).fill('sales')
  await page.getByRole('textbox', { name: 'Router', exact: true }).fill(nowhere)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/#\/cluster\/con_/)
  return new URL(page.url()).hash
}

test('a form that lacks something says what, and a connection that is removed needs its name typed', async ({
  app
}) => {
  const { page } = app
  await home(app)
  await go(app, '#/cluster')
  await expect(page.getByRole('heading', { name: 'No cluster connected' })).toBeVisible()
  await page.getByRole('button', { name: 'New connection' }).click()
  await page.getByRole('textbox', { name: 'Router', exact: true }).fill('druid')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('An address with http:// or https://').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute('aria-invalid', 'true')
  await accessible(app, 'form with complaints')

  const hash = await connect(app)
  await go(app, '#/cluster')
  await expect(page.getByRole('row', { name: /Nowhere/ })).toContainText(nowhere)
  await go(app, `${hash}/change`)
  await page.getByRole('button', { name: 'Remove …' }).click()
  const remove = page.getByRole('button', { name: 'Remove the connection' })
  await expect(remove).toBeDisabled()
  await page.getByRole('textbox', { name: 'Type Nowhere to confirm' }).fill('Nowhere')
  await remove.click()
  await expect(page.getByRole('heading', { name: 'No cluster connected' })).toBeVisible()
})

test('a cluster that was never reached: a sentence, no time at which it was seen, and when it is tried again', async ({
  app
}) => {
  const { page } = app
  await home(app)
  const hash = await connect(app)
  await expect(page.getByText('Nowhere does not answer')).toBeVisible()
  await expect(page.getByText(`can't be reached at ${nowhere}: nothing listens there`).first()).toBeVisible()
  await expect(page.getByText('The next try is at')).toBeVisible()
  await expect(page.locator('header').first()).toContainText('never reached')
  await expect(page.getByText('ECONNREFUSED')).toHaveCount(0)
  await expect(primary(page)).toHaveText('Doctor')
  await accessible(app, 'cluster that does not answer')

  await go(app, `${hash}/datasources/sales`)
  await expect(page.getByText('Not everything could be asked')).toBeVisible()
  await expect(page.getByText(`can't be reached at ${nowhere}`).first()).toBeVisible()
  // Nothing is claimed of what could not be asked.
  await expect(page.getByRole('heading', { name: 'Segments by month' })).toHaveCount(0)
  await accessible(app, 'datasource of a cluster that does not answer')
  await page.getByRole('button', { name: 'Back to Nowhere' }).click()
  await expect(page.getByText('Nowhere does not answer')).toBeVisible()
})
