/** A board of a cluster whose network goes away and comes back: in a real browser, against a real Druid. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { NumberTile } from '../../src/shared/domain/board'
import { launchBrowser, startWeb, stop, type WebRun } from '../e2e/web-run'
import { connectionOf, coreIn, newWorkspace, opened, root, salesDir } from './app-world'
import { s3Client } from './services/s3'
import { openTcpRelay, type TcpRelay } from './tcp-relay'

const [s3, druid] = [inject('s3'), inject('druid33')]

describe.runIf(s3 && druid)('A board of a cluster that is away', () => {
  const dir = newWorkspace()
  const dataset = `offline_${randomUUID().slice(0, 8)}`
  const bucket = `offline-${randomUUID()}`
  let relay: TcpRelay
  let run: WebRun
  let browser: Browser
  let page: Page
  let revenue = ''

  beforeAll(async () => {
    if (!s3 || !druid) return
    const raw = s3Client(s3)
    await raw.send(new CreateBucketCommand({ Bucket: bucket }))
    raw.destroy()
    relay = await openTcpRelay(druid.url)
    const core = await coreIn(join(dir, 'workspace'))
    try {
      const away = { ...druid, url: relay.url }
      const connectionId = (await core.client.cluster.put(connectionOf({ s3, druid: away, bucket }))).id
      const file = await opened(core, join(salesDir, 'superstore_packt_dmy.csv'))
      const asked = { connectionId, ...file, dataset, mode: 'replace-months' as const }
      const { form } = await core.client.cluster.plan(asked)
      const order = { ...file, dataset, belowGateReason: 'a test', destination: { connectionId, form } }
      const job = await core.jobSettled((await core.client.load.start(order)).jobId)
      expect([job.state, job.error]).toEqual(['done', null])
      await core.client.settings.set({ slowClusterMs: 10, queriesAtOnce: 2 })
      const board = await core.client.explore.board({ dataset, range: null, filters: [] })
      revenue = (board.tiles.find(({ id }) => id === 'revenue') as NumberTile).value ?? ''
    } finally {
      await core.close()
    }
    run = await startWeb(root, dir, [salesDir])
    browser = await launchBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })).newPage()
    await page.goto(run.url)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    if (run) await stop(run.child)
    await relay?.cut()
    rmSync(dir, { recursive: true, force: true })
  })

  const goTo = (hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to
    }, hash)
  const number = () => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(Number(revenue))
  const banner = () =>
    page.getByRole('status').filter({ hasText: 'Test cluster is not reached. These are the numbers of' })

  it('stays with its age and a banner, and is new again once the cluster is there', async () => {
    expect(Number(revenue)).toBeGreaterThan(1000)
    await goTo(`#/board/${dataset}`)
    await page.getByText(number(), { exact: true }).first().waitFor()
    const computed = () => page.locator('time').getAttribute('datetime')
    const first = await computed()

    await relay.cut()
    await page.reload()
    await page.getByText(number(), { exact: true }).first().waitFor()
    await page.keyboard.press('r')
    await banner().waitFor()
    expect(await banner().innerText()).toContain('druid.unreachable')
    expect([await computed(), await page.getByText(number(), { exact: true }).count()]).toEqual([first, 1])

    await page.getByRole('tab', { name: 'Regions' }).click()
    await page.getByRole('alert').waitFor({ timeout: 60_000 })
    await page
      .getByRole('region', { name: 'Boards of this dataset whose numbers are kept' })
      .getByRole('button')
      .click()
    await page.getByText(number(), { exact: true }).first().waitFor()

    await relay.mend()
    await page.keyboard.press('r')
    await expect.poll(computed, { timeout: 60_000 }).not.toBe(first)
    expect(await banner().count()).toBe(0)
    await page.getByText(number(), { exact: true }).first().waitFor()
  })

  it('wrote down which statements took long, and for which tiles', async () => {
    await goTo('#/sql')
    const place = page.getByRole('combobox', { name: 'Where the statement runs' })
    await place.click()
    await page.getByRole('option', { name: 'Test cluster' }).click()
    await page.getByText('Slow', { exact: true }).click()
    const slow = page.getByRole('region', { name: 'Statements from before' }).getByRole('listitem')
    await slow.first().waitFor()
    const texts = await slow.allInnerTexts()
    expect(texts.every((text) => text.includes(dataset))).toBe(true)
    expect(texts.some((text) => /\d tiles?/.test(text))).toBe(true)
    expect(texts.some((text) => /waited .* for its turn before/.test(text))).toBe(true)
  })
})
