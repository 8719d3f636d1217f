/** Another language and the dark look: at once on every screen, kept over a reload, and nothing but words and colours changes. */
import type { Page } from '@playwright/test'
import { expect, test } from './host'
import { home, toBoard } from './journey'

/** Lightness of the page's ground, 0 to 255. */
const ground = (page: Page) =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(
      Number
    )
    return (red + green + blue) / 3
  })

/** Digits of the number tiles, whatever stands between them. */
const numbers = (page: Page) =>
  page
    .locator('#root section [class*=value]')
    .allInnerTexts()
    .then((all) => all.map((one) => one.replace(/\D/g, '')))

test('a board in German and in the dark has the same numbers; English and light come back', async ({ app }) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)
  const english = await numbers(page)
  expect(english.length).toBeGreaterThan(5)

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('radiogroup', { name: 'Language' }).getByText('Deutsch').click()
  await page.getByRole('radiogroup', { name: 'Farben' }).getByText('Dunkel').click()
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect.poll(() => ground(page)).toBeLessThan(60)

  await page.getByRole('link', { name: 'sample_sales' }).click()
  await expect(page.getByRole('tab', { name: 'Überblick' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { name: 'Umsatz nach Monat' })).toBeVisible()
  expect(await numbers(page)).toEqual(english)
  for (const tab of ['Wachstum', 'Ertrag', 'Produkte', 'Kunden', 'Regionen', 'Retouren']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('#root section h2').first()).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    // A word without a translation stands there by its key.
    expect(await page.locator('main').innerText()).not.toMatch(
      /\b(?:tiles|boards|board|metrics|calculations)\.\w+|\{\{/
    )
  }

  await page.reload()
  await expect(page.getByRole('tab', { name: 'Retouren' })).toHaveAttribute('aria-selected', 'true')
  expect(await ground(page)).toBeLessThan(60)
  await page.getByRole('link', { name: 'Einstellungen' }).click()
  await page.getByRole('radiogroup', { name: 'Sprache' }).getByText('English').click()
  await page.getByRole('radiogroup', { name: 'Colours' }).getByText('Light').click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect.poll(() => ground(page)).toBeGreaterThan(200)
})
