/** A mistake while something is drawn: what is around it stays, it is said, and trying again works. */
import { expect, test } from './host'
import { home, toBoard } from './journey'

test('a chart, a screen and the whole window that can not be drawn say so', async ({ app }) => {
  const { page } = app
  await home(app)
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(page)

  await page.evaluate(() => {
    const kept = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = () => {
      throw new Error('planted in a chart')
    }
    Object.assign(window, {
      mend: () => {
        HTMLCanvasElement.prototype.getContext = kept
      }
    })
  })
  await page.getByRole('tab', { name: 'Growth' }).click()
  const broken = page.getByRole('alert').filter({ hasText: 'planted in a chart' })
  await expect(broken.first()).toBeVisible()
  // Numbers have no canvas: they are there.
  await expect(page.getByText('month to date')).toBeVisible()
  await page.evaluate(() => Reflect.get(window, 'mend')())
  await broken.first().getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { name: 'Revenue by month' })).toBeVisible()
  await expect(broken).toHaveCount(0)

  await page.evaluate(() => {
    const kept = window.ResizeObserver
    window.ResizeObserver = class {
      constructor() {
        throw new Error('planted in a screen')
      }
    } as unknown as typeof ResizeObserver
    Object.assign(window, {
      mend: () => {
        window.ResizeObserver = kept
      }
    })
  })
  await page.getByRole('link', { name: 'Jobs' }).click()
  await page.getByRole('link', { name: 'sample_sales' }).first().click()
  const screen = page.getByRole('alert').filter({ hasText: 'planted in a screen' })
  await expect(screen).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.evaluate(() => Reflect.get(window, 'mend')())
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Revenue by month' })).toBeVisible()

  // Without this no component of the kit can be drawn.
  await page.addInitScript(() => {
    window.matchMedia = () => {
      throw new Error('planted in the window')
    }
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The window could not be drawn' })).toBeVisible()
  await page.getByText('Details', { exact: true }).click()
  await expect(page.getByText('planted in the window')).toBeVisible()
})
