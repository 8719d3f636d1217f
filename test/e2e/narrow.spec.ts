/** A window of 1024 pixels, and one of 1280 at 200 %: nothing is cut off, and every screen can be reached. */
import { expect, test } from './host'
import { home, toBoard } from './journey'

/** What stands out of the window although nothing around it scrolls. */
function standingOut() {
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    element.id !== 'content' &&
    (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  const all = [...document.querySelectorAll('#content *')]
  return all
    .filter((element) => {
      const { right, width } = element.getBoundingClientRect()
      return width > 1 && right > window.innerWidth + 1 && !scrolls(element.parentElement)
    })
    .map((element) => element.outerHTML.slice(0, 120))
}

/** By how many pixels the page is wider and longer than the window, which is to stand still. */
function longer() {
  const { scrollWidth, scrollHeight } = document.documentElement
  return [Math.max(0, scrollWidth - window.innerWidth), Math.max(0, scrollHeight - window.innerHeight)]
}

for (const [name, width, height] of [
  ['1024 pixels', 1024, 768],
  ['200 % of 1280', 640, 400]
] as const) {
  test(`no screen is wider than the window: ${name}`, async ({ app }) => {
    const { page } = app
    await home(app)
    await page.getByRole('button', { name: 'Try the sample' }).click()
    await toBoard(page)
    await page.setViewportSize({ width, height })
    const navigation = page.getByRole('navigation', { name: 'Main' })
    for (const link of ['Home', 'Datasets', 'Jobs', 'Cluster', 'SQL', 'Settings', 'sample_sales']) {
      await navigation.getByRole('link', { name: new RegExp(`^${link}`) }).click()
      await expect(page.locator('main h1, main h2').first()).toBeVisible()
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      await expect.poll(() => page.evaluate(standingOut), { message: link }).toEqual([])
      await expect.poll(() => page.evaluate(longer), { message: link }).toEqual([0, 0])
    }
    for (const tab of ['Growth', 'Profitability', 'Products', 'Customers', 'Regions', 'Returns']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.locator('#root section h2').first()).toBeVisible()
      await expect.poll(() => page.evaluate(standingOut), { message: tab }).toEqual([])
      await expect.poll(() => page.evaluate(longer), { message: tab }).toEqual([0, 0])
    }
    await page.locator('header').getByRole('button', { name: 'Board', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: 'Save board as …' })).toBeInViewport()
  })
}
