/** A load to a cluster as a person does it: in a real browser on the web host, against the real servers. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page, Request } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dropFiles, launchBrowser, startWeb, stop, type WebRun } from '../e2e/web-run'
import { connectionOf, coreIn, newWorkspace, root, salesDir } from './app-world'
import { s3Client } from './services/s3'
import { stayAtReceipt } from './stay-at-receipt'

const [s3, druid] = [inject('s3'), inject('druid33')]
const isReady = s3 !== undefined && druid !== undefined && s3 !== null && druid !== null

describe.runIf(isReady)('The screens with a cluster', () => {
  const dir = newWorkspace()
  const dataset = `screens_${randomUUID().slice(0, 8)}`
  const bucket = `screens-${randomUUID()}`
  let run: WebRun
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    if (!s3 || !druid) return
    const raw = s3Client(s3)
    await raw.send(new CreateBucketCommand({ Bucket: bucket }))
    raw.destroy()
    const core = await coreIn(join(dir, 'workspace'))
    await core.client.cluster.put(connectionOf({ s3, druid, bucket }))
    await core.close()
    // Where there is no keychain, the environment gives the secret.
    process.env.SALES_S3_SECRET_ACCESS_KEY = s3.secretAccessKey
    run = await startWeb(root, dir, [salesDir])
    browser = await launchBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(run.url)
  })
  afterAll(async () => {
    await browser?.close()
    if (run) await stop(run.child)
    delete process.env.SALES_S3_SECRET_ACCESS_KEY
    rmSync(dir, { recursive: true, force: true })
  })

  const primary = () => page.locator('header [data-primary]')
  const isEnabled = () => expect.poll(() => primary().isEnabled(), { timeout: 60_000 }).toBe(true)
  const accessible = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page })
        .options({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag22aa'] } })
        .analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${what} ${colorScheme} ${id} ${html}`)
      )
      expect(found).toEqual([])
    }
  }
  const see = async (text: string | RegExp) => {
    await page.getByText(text).first().waitFor({ timeout: 60_000 })
  }

  /** Whatever was chosen, each question about the plan goes to the cluster once: also when the screen is opened again. */
  const choiceIsAskedOnce = async () => {
    const asked: string[] = []
    const listen = (request: Request) => {
      if (/cluster\/plan$/.test(new URL(request.url()).pathname)) asked.push(request.postData() ?? '')
    }
    const askedOnce = async () => {
      await expect.poll(() => asked.length, { timeout: 60_000 }).toBe(1)
      await isEnabled()
      // A second question would follow the first answer.
      await page.waitForTimeout(1000)
      expect(asked).toHaveLength(1)
      expect(asked.splice(0)[0]).toMatch(/"queryGranularity":"DAY"/)
    }
    page.on('request', listen)
    await page.getByText('Ingestion', { exact: true }).click()
    await cutTimesTo('Day')
    await askedOnce()
    // Away and back: the choice is still there.
    for (const hash of ['#/shape', '#/load']) {
      await page.evaluate((to) => {
        window.location.hash = to
      }, hash)
      await page.waitForURL(new RegExp(hash))
    }
    await askedOnce()
    for (const mode of ['Replace everything', 'Replace the months of this file']) {
      await page.getByRole('radio', { name: new RegExp(`^${mode}`) }).click()
      await askedOnce()
    }
    page.off('request', listen)
    await page.getByText('Ingestion', { exact: true }).click()
    await cutTimesTo('Exact time')
    await isEnabled()
  }
  const cutTimesTo = async (what: string) => {
    await page.getByRole('combobox', { name: 'Times cut off to' }).click()
    await page.getByRole('option', { name: what, exact: true }).click()
  }

  it('plans, loads and proves a file in the browser', async () => {
    await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
    await dropFiles(page, [join(salesDir, 'superstore_packt_dmy.csv')])
    for (const stage of ['check', 'shape']) {
      await page.waitForURL(new RegExp(`#/${stage}`), { timeout: 60_000 })
      await isEnabled()
      await primary().click()
    }
    await page.waitForURL(/#\/load/)
    await page.getByLabel('Dataset', { exact: true }).first().fill(dataset)
    await page.getByRole('radio', { name: /^Test cluster/ }).click()
    await see('Nothing is there yet: all rows are new')
    await accessible('months')
    await page.getByText('Ingestion', { exact: true }).click()
    await see(/Druid 33.*about 48 segments/)
    await accessible('ingestion')
    await page.getByText('Druid’s reading', { exact: true }).click()
    await see('Druid reads the first 50 rows exactly as this app')
    await accessible('reading')
    await page.getByText('Spec', { exact: true }).click()
    await see('"index_parallel"')
    await choiceIsAskedOnce()
    await isEnabled()
    await stayAtReceipt(page)
    await primary().click()
    await page.getByText('9,994 rows loaded into').first().waitFor({ timeout: 110_000 })
    await see('The cluster answers the same')
    await see('all 48 months agree')
    // The total of the file's truth, once as shaped and once as Druid answers.
    expect(await page.getByText('2,297,200.8603').count()).toBe(2)
    await accessible('receipt')
  }, 240_000)

  it('knows the file the second time, and what is there of it', async () => {
    const { hash } = new URL(page.url())
    expect(hash).toBe('#/load')
    await page
      .getByRole('link', { name: /See the job/ })
      .last()
      .click()
    await see('Verify again')
    await page.getByRole('button', { name: 'Verify again' }).click()
    await see(/as answered at .*: all \d+ agree/)
    await page.getByRole('button', { name: /Month by month/ }).click()
    await see('14,236.8950')
    await accessible('job')
    await page.evaluate(() => {
      window.location.hash = '#/'
    })
    await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
    await dropFiles(page, [join(salesDir, 'superstore_packt_dmy.csv')])
    await page.waitForURL(/#\/load/, { timeout: 60_000 })
    await see('so its rows stay in one place')
    await see('This very file was loaded before')
    await see('All 48 months of this file are there already, with the same rows and sums.')
    await accessible('second plan')
    await page.evaluate(() => {
      window.location.hash = '#/datasets'
    })
    await page.getByRole('link', { name: 'Test cluster' }).waitFor()
  }, 120_000)

  it('shows the board of the cluster', async () => {
    await page.evaluate((name) => {
      window.location.hash = `#/board/${name}`
    }, dataset)
    await page.getByRole('heading', { name: 'Revenue', exact: true }).waitFor({ timeout: 60_000 })
    await see('Dec 30, 2023')
  }, 120_000)
})
