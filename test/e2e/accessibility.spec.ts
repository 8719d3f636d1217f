/** WCAG 2.2 AA on every screen. In the browser only: the pages are the same in the window. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './host'
import { home, toBoard } from './journey'

test('no screen has an accessibility violation, light and dark', async ({ app }) => {
  await home(app)
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(app.page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.page.emulateMedia({ colorScheme })
    for (const hash of [
      '#/',
      '#/check',
      '#/shape',
      '#/load',
      '#/board/sample_sales',
      '#/datasets',
      '#/jobs',
      '#/sql',
      '#/settings'
    ]) {
      await app.page.evaluate((to) => {
        window.location.hash = to
      }, hash)
      await app.page.waitForTimeout(700)
      const { violations } = await new AxeBuilder({ page: app.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
        .analyze()
      const found = violations.map(
        (violation) => `${hash} ${colorScheme} ${violation.id}: ${violation.nodes[0]?.html.slice(0, 200)}`
      )
      expect(found).toEqual([])
    }
  }
})
