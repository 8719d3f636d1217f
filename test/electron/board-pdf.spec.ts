/** The board as a PDF out of the window: where a person says, and a sentence where it can't be written. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, type RunningApp, root, test } from '../e2e/host'
import { answerSave, home, toBoard } from '../e2e/journey'

async function saveAsPdf({ page }: RunningApp) {
  await page.getByRole('button', { name: 'Export this board' }).click()
  await page.getByRole('menuitem', { name: 'Board as PDF' }).click()
}

test('a board is printed into the file that was chosen; a place that is not there is said', async ({ app, dir }) => {
  const { page } = app
  await home(app)
  await app.openFile(join(root, 'resources', 'sample-sales.csv'))
  await toBoard(page)
  const orders = await page
    .locator('#root section', { hasText: 'Orders' })
    .locator('[class*=value]')
    .first()
    .innerText()

  const path = join(dir, 'board.pdf')
  await answerSave(app, path)
  await saveAsPdf(app)
  await expect(page.getByText(`Saved as ${path}`)).toBeVisible()
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)))
  const { text } = await extractText(pdf, { mergePages: true })
  expect(text).toContain('Revenue by month')
  expect(text).toContain(orders)
  expect(text).toContain(`Page ${pdf.numPages} of ${pdf.numPages}`)
  expect(pdf.numPages).toBeLessThanOrEqual(3)
  await expect(page.locator('[data-paper]')).toHaveCount(0)

  const nowhere = join(dir, 'missing', 'board.pdf')
  await answerSave(app, nowhere)
  await saveAsPdf(app)
  await expect(page.getByText(`${nowhere} could not be written`)).toBeVisible()

  await answerSave(app, null)
  await saveAsPdf(app)
  await expect(page.locator('[data-paper]')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Export this board' })).toBeEnabled()
})
