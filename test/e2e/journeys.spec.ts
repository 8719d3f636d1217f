/** The main job as a person does it, on both hosts: a file, three clicks, a board whose totals are right to the cent. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, root, sharedDir, test } from './host'
import { ask, home, primary, replayToBoard, toBoard } from './journey'

/** Sums of the committed sample by a slow, plain reading of it: no quotes with line ends occur in it. */
function sampleSums() {
  const [head, ...lines] = readFileSync(join(root, 'resources', 'sample-sales.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
  return { head: head ?? '', rows: lines.length }
}

test('the sample becomes a board of at least eight tiles in three clicks', async ({ app }) => {
  await home(app)
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  expect(await toBoard(app.page)).toBe(3)
  expect(await app.page.locator('section[aria-labelledby] h2').count()).toBeGreaterThanOrEqual(8)
  await expect(app.page.getByText('Data through').first()).toBeVisible()
  const cells = await ask(app.page, 'SELECT count(*) AS n FROM sample_sales')
  const loaded = Number((cells.at(-1) ?? '').replace(/\D/g, ''))
  const { rows } = sampleSums()
  expect(loaded).toBeLessThanOrEqual(rows)
  expect(loaded).toBeGreaterThan(rows * 0.99)
})

test('a dropped file with a typed reading is right to the cent, and loading it twice changes nothing', async ({
  app,
  dir
}) => {
  // 3 months, decimal comma, day first, one value that is no date, one ragged row: worked out by hand.
  const path = join(dir, 'verkauf.csv')
  const lines = ['Bestelldatum;Bestellnummer;Artikel;Menge;Umsatz']
  let cents = 0
  for (let n = 0; n < 300; n++) {
    const value = 1999 + n * 7
    cents += value
    const date = `${String((n % 28) + 1).padStart(2, '0')}.${String((n % 3) + 1).padStart(2, '0')}.2024`
    lines.push(
      `${date};B${n};Ware ${n % 5};${(n % 4) + 1};${Math.floor(value / 100)},${String(value % 100).padStart(2, '0')}`
    )
  }
  lines.push('31.02.2024;B300;Ware 1;1;10,00', '01.03.2024;B301;Ware 2')
  writeFileSync(path, `${lines.join('\n')}\n`)
  for (let time = 0; time < 2; time++) {
    await app.page.evaluate(() => {
      window.location.hash = '#/'
    })
    await home(app)
    await app.openFile(path)
    if (time === 0) await toBoard(app.page)
    else await replayToBoard(app.page)
  }
  const [n, total] = (await ask(app.page, 'SELECT count(*) AS n, sum("Umsatz") AS total FROM verkauf')).slice(-2)
  expect(n).toBe('300')
  expect((total ?? '').replace(/[^\d.]/g, '')).toBe((cents / 100).toFixed(2))
})

test('jobs keep the receipt: ledger adds up and every measure is equal', async ({ app }) => {
  await home(app)
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await toBoard(app.page)
  await app.page.evaluate(() => {
    window.location.hash = '#/jobs'
  })
  await app.page.getByText('sample-sales.csv').first().click()
  await expect(app.page.getByRole('heading', { name: /parity/i }).first()).toBeVisible()
  await expect(app.page.getByText(/^Sum of /).first()).toBeVisible()
})

test('the engine that reads dies: the window lives, the error says so, trying again works', async ({ app }) => {
  await home(app)
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await app.page.waitForURL(/#\/check/)
  await expect(primary(app.page)).toBeEnabled()
  process.kill(app.enginePid('reader'), 'SIGKILL')
  // Back within two seconds: the same journey goes on.
  await toBoard(app.page)
})

test.describe('published files', () => {
  test.skip(!existsSync(join(sharedDir, 'data', 'sales')), 'the folder with published files is not here')

  for (const { file, dataset, sql, total } of [
    {
      file: 'superstore_packt_dmy.csv',
      dataset: 'superstore_packt_dmy',
      sql: 'SELECT sum("Sales") AS total FROM superstore_packt_dmy',
      total: '2297200.8603'
    },
    {
      file: 'online_retail.csv.gz',
      dataset: 'online_retail',
      sql: 'SELECT sum(revenue) AS total FROM online_retail',
      total: '9747747.934'
    }
  ]) {
    test(`${file} as it is ends on a board, total ${total}`, async ({ app }) => {
      await home(app)
      await app.openFile(join(sharedDir, 'data', 'sales', file))
      expect(await toBoard(app.page)).toBe(3)
      expect(app.page.url()).toContain(dataset)
      const [answer] = (await ask(app.page, sql)).slice(-1)
      expect((answer ?? '').replace(/[^\d.]/g, '')).toBe(total)
    })
  }
})
