/**
 * A load to a cluster as a person does it in the Electron window, against the real servers: connected by the form, loaded by
 * native tasks and by SQL, proved, the board as this machine's, the same file again, and no secret left anywhere.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ElectronRun, electronPath, hasDisplay, startElectron, stubDialog } from '../e2e/electron-run'
import { newWorkspace, root, salesDir } from './app-world'
import { druidAt } from './druid-loads'
import { filesWith, tasksAsTold } from './secrets'
import type { DruidServer } from './services/druid'
import { type S3Server, s3Client } from './services/s3'
import { stayAtReceipt } from './stay-at-receipt'

const [s3, druid33, druid27] = [inject('s3'), inject('druid33'), inject('druid27')]
const servers = s3 && druid33 && druid27 ? { s3, druid33, druid27 } : null
const electron = electronPath()
const isReady = servers !== null && electron !== null && existsSync(electron) && hasDisplay

const file = join(salesDir, 'superstore_packt_dmy.csv')
/** Of the file's truth. */
const total = '2,297,200.8603'

describe.runIf(isReady)('The Electron window with clusters', () => {
  const dir = newWorkspace()
  const bucket = `window-${randomUUID()}`
  const name = `window_${randomUUID().slice(0, 8)}`
  const clusters = [
    {
      place: 'Native',
      dataset: `${name}_native`,
      druid: druid33 as DruidServer,
      segments: /Druid 33.*about 48 segments/
    },
    { place: 'By SQL', dataset: `${name}_sql`, druid: druid27 as DruidServer, segments: /Druid 27.*about 48 segments/ }
  ]
  let run: ElectronRun
  let page: Page

  beforeAll(async () => {
    const raw = s3Client(s3 as S3Server)
    await raw.send(new CreateBucketCommand({ Bucket: bucket }))
    raw.destroy()
    run = await startElectron(dir)
    page = run.page
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page?.screenshot({ path: join(root, 'test-results', `${task.id}.png`) })
  })
  afterAll(async () => {
    await run?.electron.close()
    for (const { druid, dataset } of clusters) {
      const client = druidAt(druid)
      await client.markUnused(dataset, null).catch(() => 0)
      await client.close()
    }
    rmSync(dir, { recursive: true, force: true })
  })

  const primary = () => page.locator('header [data-primary]')
  const go = (hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to
    }, hash)
  const see = (text: string | RegExp, timeout = 60_000) => page.getByText(text).first().waitFor({ timeout })
  const next = async () => {
    await expect.poll(() => primary().isEnabled(), { timeout: 60_000 }).toBe(true)
    await primary().click()
  }

  /**
   * From Home to the plan of a load: chosen in the system's own dialog, led on by the primary button. A file whose recipe is known
   * goes there by itself, and a click on the way would already load it.
   */
  async function toPlan({ isKnown }: { isKnown: boolean }) {
    await go('#/')
    await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
    await stubDialog(run.electron, file)
    await page.locator('[data-primary]').first().click()
    for (const stage of isKnown ? [] : ['check', 'shape']) {
      await page.waitForURL(new RegExp(`#/${stage}`), { timeout: 60_000 })
      await next()
    }
    await page.waitForURL(/#\/load/, { timeout: 60_000 })
    if (isKnown) await see('so its rows stay in one place')
  }

  /** What every tile says, first with its picture and then as the table behind it. */
  async function boardOf(dataset: string): Promise<string[]> {
    await go(`#/board/${dataset}`)
    await page.getByRole('heading', { name: 'Revenue', exact: true }).waitFor({ timeout: 60_000 })
    await page.locator('[aria-busy="false"]').first().waitFor()
    const tiles = page.locator('section[aria-labelledby]')
    // How many names stand below a picture follows from the height that it has, which is known a moment later.
    let pictures: string[] = []
    await expect
      .poll(
        async () => {
          const before = pictures
          pictures = await tiles.allInnerTexts()
          return JSON.stringify(before) === JSON.stringify(pictures)
        },
        { interval: 300, timeout: 20_000 }
      )
      .toBe(true)
    for (let at = 0; at < pictures.length; at++) {
      await tiles
        .nth(at)
        .getByRole('button', { name: /^Tile / })
        .click()
      const menu = page.getByRole('menu')
      const asTable = menu.getByRole('menuitem', { name: 'Show as table' })
      await menu.waitFor()
      if (await asTable.count()) await asTable.click()
      else await page.keyboard.press('Escape')
      await menu.waitFor({ state: 'hidden' })
    }
    return [...pictures, ...(await tiles.allInnerTexts())]
  }

  it.each(clusters)(
    'connects to $place by the form, tests it, and keeps the keys to itself',
    async ({ place, druid }) => {
      const { url, accessKeyId, secretAccessKey } = s3 as S3Server
      await page.getByRole('heading', { name: 'Drop a sales file here' }).waitFor()
      await go('#/cluster/new')
      const fill = (label: string, text: string) => page.getByRole('textbox', { name: label, exact: true }).fill(text)
      await fill('Name', place)
      await fill('Endpoint', url)
      await fill('Bucket', bucket)
      await page.getByText('Access key', { exact: true }).click()
      await fill('Access key ID', accessKeyId)
      await page.getByLabel('Secret access key').fill(secretAccessKey)
      await fill('Router', druid.url)
      if (druid.admin) {
        await page.getByText('Name and password', { exact: true }).click()
        await fill('User', druid.admin.user)
        await page.getByLabel('Password', { exact: true }).fill(druid.admin.password)
      }
      await page.getByRole('button', { name: 'Test connection', exact: true }).click()
      await see('Everything that a load needs works.')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.waitForURL(/#\/cluster\/con_/)
      await see(druid.url)
      await go('#/')
    },
    120_000
  )

  it.each(clusters)(
    'loads the file to $place, proves it, and gets equal totals the second time',
    async ({ place, dataset, segments }) => {
      await toPlan({ isKnown: dataset !== clusters[0]?.dataset })
      await page.getByLabel('Dataset', { exact: true }).first().fill(dataset)
      await page.getByRole('radio', { name: new RegExp(`^${place}`) }).click()
      await see('Nothing is there yet: all rows are new')
      await page.getByText('Ingestion', { exact: true }).click()
      await see(segments)
      for (const time of [1, 2]) {
        if (time === 2) {
          await toPlan({ isKnown: true })
          await see('All 48 months of this file are there already, with the same rows and sums.')
        }
        await stayAtReceipt(page)
        await next()
        await see('9,994 rows loaded into', 90_000)
        await see('The cluster answers the same')
        await see('all 48 months agree')
        // Once as shaped and once as Druid answers.
        expect([time, await page.getByText(total).count()]).toEqual([time, 2])
      }
    },
    240_000
  )

  it('shows the boards of both as that of this machine, tile by tile', async () => {
    await toPlan({ isKnown: true })
    const here = `${name}_here`
    await page.getByLabel('Dataset', { exact: true }).first().fill(here)
    await page.getByRole('radio', { name: /^This machine/ }).click()
    await next()
    await page.waitForURL(/#\/board\//, { timeout: 60_000 })
    const local = await boardOf(here)
    expect(local.length).toBeGreaterThanOrEqual(16)
    for (const { dataset } of clusters) expect(await boardOf(dataset)).toEqual(local)
    await page.getByRole('heading', { name: 'Revenue', exact: true }).waitFor()
  }, 180_000)

  it('keeps no secret in the profile of the window, its workspace, its logs, and hands none to Druid', async () => {
    const passwords = clusters.flatMap(({ druid }) => (druid.admin ? [druid.admin.password] : []))
    const secrets = [(s3 as S3Server).secretAccessKey, ...passwords]
    expect(passwords).toHaveLength(1)
    for (const { druid, dataset } of clusters) {
      const client = druidAt(druid)
      const told = await tasksAsTold(druid, client, dataset)
      await client.close()
      expect([...told.values()].filter((text) => text.includes('X-Amz-Signature=')).length).toBeGreaterThanOrEqual(2)
      for (const [what, text] of told) {
        for (const secret of secrets) expect([what, text.includes(secret)]).toEqual([what, false])
      }
      // What is kept is found, so a secret would be, too.
      expect(filesWith(run.workspace, dataset)).not.toEqual([])
    }
    for (const secret of [...secrets, 'X-Amz-Signature=']) expect(filesWith(run.dataDir, secret)).toEqual([])
  })
})
