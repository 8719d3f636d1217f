/**
 * A recipe of eleven kinds of steps on a published file, built on the screens: a finding's one-click fix, completion, a look-up, one
 * step dragged, one switched off, one taken back. Ledger and totals are those of another program:
 *
 *     rows = csv.DictReader(open('openrefine_government_contracts.csv'))           # Python, decimal.Decimal for the amounts
 *     for row in rows:
 *         amount = Decimal(row['Total value of Contract'])
 *         if not amount > 0: filtered += 1; continue
 *         kind = re.sub(r':.*$', '', re.sub(r'\s+', ' ', row['Type of Contract'].strip()).casefold())   # 'none' is no value
 *         key = (kind, amount, row['Agency ID'])
 *         if key in seen: duplicates += 1; continue
 *         seen.add(key)
 *         if row['Date of Award'][:4] in ('', '0000'): rejected += 1; continue
 *         loaded += 1; total += amount; fees += amount * Decimal('0.05')
 *
 * Before the drag the second `re.sub` is not there; while rows without a name of the contractor are left out, they are filtered
 * behind the duplicates.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, sharedDir, test } from './host'
import { addStep, ask, chooseFile, home, ledgerOf, pick, primary } from './journey'

const contracts = join(sharedDir, 'data', 'sales', 'openrefine_government_contracts.csv')

test.skip(!existsSync(contracts), 'the folder with published files is not here')

/** A name for 25 of the 27 agencies. */
function agencies(dir: string): string {
  const ids = readFileSync(contracts, 'utf8').matchAll(/,(\d{3})\r?$/gm)
  const known = [...new Set([...ids].map(([, id]) => id))].sort().slice(0, 25)
  const path = join(dir, 'agencies.csv')
  writeFileSync(path, `agency_id,agency\n${known.map((id) => `${id},Agency ${id}`).join('\n')}\n`)
  return path
}

const stepAt = (page: Page, number: number) =>
  page
    .getByRole('region', { name: 'Steps' })
    .locator('ol > li')
    .nth(number - 1)
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Drags a step by its grip onto the upper half of another. */
async function drag(page: Page, from: number, to: number) {
  await stepAt(page, from).scrollIntoViewIfNeeded()
  await stepAt(page, from).hover()
  const grip = await stepAt(page, from).getByTitle('Drag to another place').boundingBox()
  const target = await stepAt(page, to).boundingBox()
  if (!grip || !target) throw new Error('a step is not in sight')
  await page.mouse.move(grip.x + grip.width / 2, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(grip.x + grip.width / 2, target.y + target.height / 2, { steps: 8 })
  await page.mouse.move(grip.x + grip.width / 2, target.y + 4, { steps: 4 })
  await page.mouse.up()
}

test('eleven kinds of steps, one dragged, one off, one taken back: the ledger and the totals are right', async ({
  app,
  dir
}) => {
  const { page } = app
  await home(app)
  await app.openFile(contracts)
  await page.waitForURL(/#\/check/)
  await page.getByRole('tab', { name: /^Findings/ }).click()
  await page.getByRole('button', { name: /Type of Contract: one value in several cases or blanks/ }).click()
  // 53 spellings of 31 values, in 275 rows.
  await page.getByRole('button', { name: 'Merge 53 spellings' }).click()
  await page.getByRole('link', { name: 'See it in Shape' }).click()
  await page.waitForURL(/#\/shape/)
  await expect(stepAt(page, 1)).toContainText('275 cells changed')

  await addStep(page, 'Keep rows where', async () => {
    await text(page, 'Condition').pressSequentially('Total')
    await expect(page.getByRole('option', { name: /^Total value of Contract/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type(' > 0')
  })
  await addStep(page, 'Rename', async () => {
    await pick(page, 'Column', 'Total value of Contract')
    await text(page, 'New name').fill('amount')
  })
  await addStep(page, 'Split a column', async () => {
    await pick(page, 'Column', 'Unique Project Identifier')
    await text(page, 'Separator').fill('-')
    await page.getByRole('combobox', { name: 'Names of the new columns' }).click()
    for (const name of ['project_agency', 'project_rest']) {
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    }
  })
  await addStep(page, 'Join columns', async () => {
    await pick(page, 'Columns', 'Agency ID', 'Contract ID')
    await text(page, 'Separator').fill('-')
    await text(page, 'Name of the column').fill('contract_key')
  })
  await addStep(page, 'Look up in a file', async () => {
    await chooseFile(app, 'Choose a file', agencies(dir), dir)
    await pick(page, 'Key here', 'Agency ID')
    await pick(page, 'Key in the file', 'agency_id')
    await pick(page, 'Columns to take', 'agency')
  })
  await addStep(page, 'New column', async () => {
    await text(page, 'Name of the column').fill('fee')
    await text(page, 'Expression').pressSequentially('amo')
    await page.keyboard.press('Tab')
    await page.keyboard.type(' * 0.05')
    await expect(text(page, 'Expression')).toHaveValue('amount * 0.05')
  })
  await addStep(page, 'Upper and lower case', async () => {
    await pick(page, 'Columns', 'Contractor Name')
    await pick(page, 'Write them in', 'Every Word With A Capital')
  })
  await addStep(page, 'Remove duplicates', () =>
    pick(page, 'Equal in these columns', 'Type of Contract', 'amount', 'Agency ID')
  )
  await addStep(page, 'Find and replace', async () => {
    await pick(page, 'Columns', 'Type of Contract')
    await page.getByRole('switch', { name: 'Find a pattern' }).check()
    await text(page, 'Pattern').fill(':.*$')
  })
  await addStep(page, 'Leave out empty rows', () => pick(page, 'Columns', 'Contractor Name'))

  // A long list scrolls by itself; the window stands still.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(0)
  // The whole file, step by step.
  await expect(stepAt(page, 11)).toContainText('5,748 → 1,458 rows')
  await expect(stepAt(page, 2)).toContainText('6,422 → 6,326 rows')
  await expect(stepAt(page, 6)).toContainText('65 rows without a match')
  await expect(stepAt(page, 9)).toContainText('6,326 → 5,748 rows')
  const words = {
    read: 'rows read',
    loaded: 'to load',
    rejected: 'rejected',
    filtered: 'filtered',
    duplicates: 'duplicates'
  }
  expect(await ledgerOf(page)).toEqual({
    [words.read]: '6,422',
    [words.loaded]: '1,451',
    [words.rejected]: '7',
    [words.filtered]: '4,386',
    [words.duplicates]: '578'
  })

  // What stands behind a colon goes before duplicates are looked for.
  await drag(page, 10, 9)
  await expect(stepAt(page, 9)).toContainText('Find and replace')
  await expect(stepAt(page, 10)).toContainText('6,326 → 5,746 rows')

  // Off, and the key that takes it back works beside the switch; then off for good.
  const filled = page.getByRole('switch', { name: /^Step Leave out empty rows/ })
  await filled.press(' ')
  await expect(filled).not.toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(filled).toBeChecked()
  await page.keyboard.press('Control+Shift+z')
  await expect(filled).not.toBeChecked()

  // A step that was removed comes back where it was.
  await page.getByRole('button', { name: /^More for step Upper and lower case/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(page.getByText('Upper and lower case')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(stepAt(page, 8)).toContainText('Upper and lower case')

  // An old step gets a name of its own.
  await page.getByRole('button', { name: /^Step 2: Keep rows where/ }).click()
  await text(page, 'Name of the step').fill('Only real contracts')
  await page.keyboard.press('Enter')
  await expect(stepAt(page, 2)).toContainText('Only real contracts')

  await expect(primary(page)).toHaveText('Continue with 5,686 rows')
  const planned = { [words.read]: '6,422', [words.rejected]: '60', [words.filtered]: '96', [words.duplicates]: '580' }
  expect(await ledgerOf(page)).toEqual({ ...planned, [words.loaded]: '5,686' })
  await page.getByRole('button', { name: '60', exact: true }).click()
  await expect(page.getByText('Date of Award is empty or can’t be read; a row needs its order date')).toBeVisible()
  await page.keyboard.press('Escape')

  await primary(page).click()
  await page.waitForURL(/#\/load/)
  await expect(primary(page)).toHaveText('Load 5,686 rows into openrefine_government_contracts')
  await primary(page).click()
  await page.getByRole('button', { name: 'Stay here' }).click()
  expect(await ledgerOf(page)).toEqual({ ...planned, loaded: '5,686' })
  const parity = page.getByRole('table', { name: 'Parity' })
  await expect(
    parity.getByRole('row', { name: 'Sum of amount 1,134,399,490.036469 1,134,399,490.036469 equal' })
  ).toBeVisible()
  await expect(
    parity.getByRole('row', { name: 'Sum of fee 56,719,974.50182345 56,719,974.50182345 equal' })
  ).toBeVisible()

  const asked =
    'SELECT count(*) AS n, sum(amount) AS total, sum(fee) AS fees, count(*) - count(agency) AS unknown FROM openrefine_government_contracts'
  const answer = (await ask(page, asked)).slice(-4).map((cell) => cell.replace(/[^\d.]/g, ''))
  expect(answer).toEqual(['5686', '1134399490.036469', '56719974.50182345', '53'])
})
