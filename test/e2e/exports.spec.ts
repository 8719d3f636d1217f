/** What leaves a board as a file: each is made in the app, opened by a library, and held against what the board shows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import readWorkbook from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, type RunningApp, root, test } from './host'
import { answerSave, ask, home, savedFile, toBoard } from './journey'

const tile = (page: Page, title: string) =>
  page.locator('#root section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

/** Chooses an entry of a menu that saves a file. */
async function choose(page: Page, menu: string, entry: string) {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: entry }).click()
}

/** The board as it is printed: by the browser, or by the window into the file that is chosen. */
async function pdfOf(app: RunningApp, dir: string): Promise<Buffer> {
  const { page } = app
  if (app.electron) {
    const path = join(dir, 'board.pdf')
    await answerSave(app, path)
    await choose(page, 'Export this board', 'Board as PDF')
    await expect(page.getByText(`Saved as ${path}`)).toBeVisible()
    return readFileSync(path)
  }
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', document.title)
  })
  await choose(page, 'Export this board', 'Board as PDF')
  await expect(page.locator('body')).toHaveAttribute('data-printed', /^[a-z-]+-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d$/)
  // The margins are the page's own ground: white in a dark app too.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  await page.emulateMedia({ media: null })
  expect(scheme).toBe('light')
  return page.pdf({ preferCSSPageSize: true, printBackground: true })
}

/** Text of each page of the board as it is printed, and the pages' sizes. */
async function printed(app: RunningApp, dir: string): Promise<{ pages: string[]; sizes: number[][] }> {
  const pdf = await getDocumentProxy(new Uint8Array(await pdfOf(app, dir)))
  const sizes: number[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    sizes.push((await pdf.getPage(number)).view)
  }
  return { pages: (await extractText(pdf, { mergePages: false })).text, sizes }
}

test('the board of the sample as XLSX and PDF, tiles as CSV, SVG and PNG: the same numbers everywhere', async ({
  app,
  dir
}) => {
  const { page } = app
  const save = (menu: string, entry: string) => savedFile(app, dir, () => choose(page, menu, entry))
  await home(app)
  await app.openFile(join(root, 'resources', 'sample-sales.csv'))
  await toBoard(page)
  const titles = await page.locator('#root section h2').allInnerTexts()
  expect(titles.length).toBeGreaterThan(8)
  const shown = await tile(page, 'Orders').locator('[class*=value]').first().innerText()
  const orders = Number(shown.replace(/\D/g, ''))
  expect(orders).toBeGreaterThan(0)

  const workbook = await readWorkbook(await save('Export this board', 'Board as XLSX'))
  const sheets = new Map(workbook.map(({ sheet, data }) => [sheet, data]))
  expect(workbook[0]?.sheet).toBe('Board')
  expect(workbook.at(-1)?.sheet).toBe('Definitions')
  expect([...sheets.keys()].slice(1, -1).sort()).toEqual([...titles].sort())
  const board = sheets.get('Board') ?? []
  const fact = (name: string) => board.find(([first]) => first === name)?.[1]
  const [from, to] = [fact('First day'), fact('Last day')]
  if (!(from instanceof Date) || !(to instanceof Date)) throw new Error('the days are no days')
  expect(sheets.get('Orders')?.[1]?.slice(0, 3)).toEqual([from, to, orders])
  const months = sheets.get('Revenue by month') ?? []
  expect(months).toHaveLength(13)
  expect(months[1]?.[0]).toEqual(new Date(Date.UTC(to.getUTCFullYear(), 0, 1)))
  const revenue = Number(sheets.get('Revenue')?.[1]?.[2])
  const sum = months.slice(1).reduce((total, row) => total + Number(row[1] ?? 0), 0)
  expect(sum).toBeCloseTo(revenue, 2)
  expect(sheets.get('Definitions')?.find(([first]) => first === 'Margin')?.[2]).toContain('Profit divided by revenue')

  const csv = (await save('Tile Revenue by month:', 'Save as CSV')).toString('utf8')
  const lines = csv.replace('\ufeff', '').trim().split('\r\n')
  expect(lines.slice(1).map((line) => Number(line.split(',')[1]))).toEqual(
    months.slice(1).map((row) => Number(row[1] ?? 0))
  )

  for (const title of titles) {
    const svg = (await save(`Tile ${title}:`, 'Save as SVG')).toString('utf8')
    const texts = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      if (parsed.querySelector('parsererror, script, image, foreignObject')) return null
      return [...parsed.querySelectorAll('text')].map((one) => one.textContent)
    }, svg)
    expect(texts, title).not.toBeNull()
    expect(texts, title).toContain(title)
    if (title === 'Orders') expect(texts).toContain(shown)
  }
  const png = await save('Tile Revenue by month:', 'Save as PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(800)

  const dragged = await tile(page, 'Revenue by month')
    .locator('[draggable]')
    .evaluate((element) => {
      const dataTransfer = new DataTransfer()
      element.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }))
      return dataTransfer.getData('DownloadURL')
    })
  expect(dragged).toMatch(/^image\/png:revenue-by-month\.png:data:image\/png;base64,iVBOR/)

  const { pages, sizes } = await printed(app, dir)
  expect(sizes.length).toBeLessThanOrEqual(3)
  // A4 landscape, in points.
  for (const [, , width = 0, height = 0] of sizes) expect([Math.round(width), Math.round(height)]).toEqual([842, 595])
  const whole = pages.join('\n')
  for (const title of titles) expect(whole).toContain(title)
  expect(pages[0]).toContain(shown)
  for (const [index, text] of pages.entries()) expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
  // What was made for paper is gone again.
  await expect(page.locator('[data-paper]')).toHaveCount(0)

  const [total] = (
    await ask(
      page,
      `SELECT count(DISTINCT order_id) AS n FROM sample_sales WHERE order_date >= DATE '${day(from)}' AND order_date <= DATE '${day(to)}'`
    )
  ).slice(-1)
  expect(Number((total ?? '').replace(/\D/g, ''))).toBe(orders)
})

const day = (date: Date) => date.toISOString().slice(0, 10)
