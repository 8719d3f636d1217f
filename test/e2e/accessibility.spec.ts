/** WCAG 2.2 AA on every screen. In the browser only: the pages are the same in the window. */
import { expectAccessible } from './axe'
import { test } from './host'
import { home, toBoard } from './journey'

test('no screen has an accessibility violation, light and dark', async ({ app }) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  for (const hash of [
    '#/',
    '#/check',
    '#/shape',
    '#/load',
    '#/board/sample_sales',
    '#/datasets',
    '#/jobs',
    '#/alerts',
    '#/sql',
    '#/settings'
  ]) {
    await page.evaluate((to) => {
      window.location.hash = to
    }, hash)
    await page.waitForTimeout(700)
    await expectAccessible(page, hash)
  }
})
