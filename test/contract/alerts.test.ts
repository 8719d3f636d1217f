/** Alerts through the whole core: a load makes one fire, the same load again does not, a corrected file ends it. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import type { AlertsMessage } from '../../src/shared/contract/alerts'
import { fromWire } from '../../src/shared/contract/wire'
import type { Alert, AlertDraft, FiredAlert } from '../../src/shared/domain/alert'
import type { NumberTile } from '../../src/shared/domain/board'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let workspaceDir = ''
let core: Core

beforeAll(() => {
  dir = ownFolder('alerts')
})
afterAll(() => removed(dir))

const start = () => coreIn(dir, { workspaceDir })

beforeEach(async () => {
  workspaceDir = mkdtempSync(join(dir, 'workspace-'))
  core = await start()
})
afterEach(() => core.close())

/** Ten orders in each month named, of so much each, half of them from the West; loaded into `orders`. */
async function load(months: Readonly<Record<string, string>>) {
  const path = join(dir, 'orders.csv')
  const lines = Object.entries(months).flatMap(([month, revenue]) =>
    Array.from({ length: 10 }, (_, n) => {
      const day = `${month}-${String(n * 3 + 1).padStart(2, '0')}`
      return `${day},${month}-${n},${n % 2 ? 'West' : 'East'},${revenue}`
    })
  )
  writeFileSync(path, ['order_date,order_id,region,revenue', ...lines].join('\n'))
  const { jobId } = await core.client.load.localUpload({ path, dataset: 'orders' })
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', error: null })
}

const draft: AlertDraft = {
  name: 'Good month',
  dataset: 'orders',
  metric: 'revenue',
  span: 'month-to-date',
  range: null,
  filters: [],
  compare: 'previous',
  fiscal: false,
  condition: { kind: 'above', value: '1000' },
  askEvery: 15,
  isOn: true
}
const save = (change: Partial<AlertDraft> = {}, id: string | null = null) =>
  core.client.alerts.save({ ...draft, ...change, id })
const stateOf = async (id: string) => (await core.client.alerts.list({})).find((alert) => alert.id === id)?.state
/** Waits for the look that follows a load or a change. */
const looked = (id: string, version: number) =>
  expect.poll(async () => (await stateOf(id))?.reading?.version, { timeout: 20_000 }).toBe(version)

test('fires once when a load crosses it, not at the same load again, and recovers with a corrected file', async () => {
  const told: FiredAlert[] = []
  core.onAlert((fired) => told.push(fired))
  await load({ '2024-01': '90.00' })
  const { id } = await save()
  await looked(id, 1)
  expect(await stateOf(id)).toMatchObject({ isFiring: false, silence: null, reading: { value: '900.00' } })

  // 10 × 100.01 in February, against 10 × 90.00 in January.
  await load({ '2024-02': '100.01' })
  await looked(id, 2)
  const [event, ...others] = await core.client.alerts.events({ id })
  expect(others).toEqual([])
  expect(event).toMatchObject({
    kind: 'fired',
    isSeen: false,
    judged: { metric: 'revenue', filters: [], condition: { kind: 'above', value: '1000' } },
    reading: {
      value: '1000.10',
      previous: '900.00',
      change: '100.10',
      range: { from: '2024-02-01', to: '2024-02-28' },
      dataThrough: '2024-02-28',
      version: 2
    }
  })
  expect(told.map((fired) => [fired.alert.name, fired.event.n])).toEqual([['Good month', event?.n]])
  expect(await core.client.alerts.list({})).toMatchObject([{ id, unseen: 1, state: { isFiring: true } }])

  await load({ '2024-02': '100.01' })
  await looked(id, 3)
  expect(await core.client.alerts.events({ id })).toHaveLength(1)

  await core.client.alerts.seen({ id })
  // Just reached is not crossed.
  await load({ '2024-02': '100.00' })
  await looked(id, 4)
  expect(await core.client.alerts.events({ id })).toMatchObject([
    { kind: 'recovered', isSeen: true, reading: { value: '1000.00' } },
    { kind: 'fired', isSeen: true }
  ])
  await load({ '2024-02': '100.02' })
  await looked(id, 5)
  expect((await core.client.alerts.events({ id })).map(({ kind }) => kind)).toEqual(['fired', 'recovered', 'fired'])
  expect(told).toHaveLength(2)
  // The number is that of the tile.
  const board = await core.client.explore.board({
    dataset: 'orders',
    range: null,
    filters: [],
    tiles: [{ kind: 'number', id: 'n', metric: 'revenue', span: 'month-to-date', size: { w: 2, h: 2 } }]
  })
  expect((board.tiles[0] as NumberTile).value).toBe('1000.20')
})

test('a change is told in percent of the days compared with, of the rows of the filters', async () => {
  await load({ '2024-01': '100.00', '2024-02': '89.00' })
  const falls = await save({ name: 'West falls', condition: { kind: 'falls', value: '10' }, span: 'last-month' })
  const { id } = await save({
    name: 'West',
    condition: { kind: 'falls', value: '10' },
    filters: [{ role: 'region', values: ['West'] }]
  })
  await looked(id, 1)
  // 5 × 89.00 against 5 × 100.00, day 28 of both months.
  expect(await stateOf(id)).toMatchObject({ isFiring: true, reading: { value: '445.00', previous: '500.00' } })
  // The last whole month is January: there is nothing before it.
  expect(await stateOf(falls.id)).toMatchObject({
    isFiring: false,
    silence: { kind: 'no-growth', reason: 'no-earlier-data' }
  })
})

test('what can not be judged says why and never fires', async () => {
  await load({ '2024-01': '100.00' })
  const { id: lacks } = await save({ metric: 'margin', condition: { kind: 'below', value: '0.5' } })
  const { id: running } = await save({ condition: { kind: 'below', value: '5000' } })
  const { id: nothing } = await save({
    span: 'range',
    range: { from: '2019-01-01', to: '2019-12-31' },
    condition: { kind: 'below', value: '5000' }
  })
  await looked(nothing, 1)
  expect((await stateOf(lacks))?.silence).toMatchObject({ kind: 'lacks' })
  expect((await stateOf(running))?.silence).toEqual({ kind: 'running', until: '2024-01-31' })
  expect((await stateOf(nothing))?.silence).toEqual({ kind: 'no-value', reason: 'no-value' })
  expect((await core.client.alerts.list({})).map(({ state }) => state.isFiring)).toEqual([false, false, false])
})

test('another condition begins anew; a switched-off alert is not looked at; a look at the start of the app tells what it missed', async () => {
  await load({ '2024-01': '100.01' })
  const { id } = await save()
  await looked(id, 1)
  expect(await core.client.alerts.events({ id })).toHaveLength(1)
  await save({ name: 'Another name' }, id)
  expect(await core.client.alerts.look({ id })).toMatchObject({ name: 'Another name', state: { isFiring: true } })
  expect(await core.client.alerts.events({ id })).toHaveLength(1)
  await save({ condition: { kind: 'above', value: '999' } }, id)
  await core.client.alerts.look({ id })
  expect(await core.client.alerts.events({ id })).toHaveLength(2)

  await save({ condition: { kind: 'above', value: '2000' }, isOn: false }, id)
  await load({ '2024-01': '300.00' })
  expect(await core.client.alerts.look({ id })).toMatchObject({ state: { checkedMs: null, isFiring: false } })
  await save({ condition: { kind: 'above', value: '2000' } }, id)
  await looked(id, 2)
  expect((await core.client.alerts.events({ id })).map(({ reading }) => reading.value)).toEqual([
    '3000.00',
    '1000.10',
    '1000.10'
  ])
  await core.client.alerts.seen({})

  await core.close()
  core = await start()
  await expect.poll(async () => (await stateOf(id))?.checkedMs ?? 0).toBeGreaterThan(0)
  expect(await core.client.alerts.list({})).toMatchObject([{ id, unseen: 0, state: { isFiring: true } }])
  expect(await core.client.alerts.events({ id })).toHaveLength(3)
})

test('removing the dataset removes its alerts, and the feed says so; an alert that is gone is named', async () => {
  await load({ '2024-01': '100.01' })
  const abort = new AbortController()
  const heard: AlertsMessage[] = []
  const reading = (async () => {
    for await (const message of await core.client.alerts.feed({}, { signal: abort.signal })) heard.push(message)
  })().catch(() => undefined)
  const { id } = await save()
  await expect.poll(() => heard.some((message) => message.kind === 'fired' && message.alert.id === id)).toBe(true)
  await core.client.explore.removeDataset({ dataset: 'orders' })
  const listed = () => heard.flatMap((message): Alert[][] => (message.kind === 'alerts' ? [message.alerts] : []))
  await expect.poll(() => listed().at(-1)).toEqual([])
  abort.abort()
  await reading
  expect(await core.client.alerts.list({})).toEqual([])
  const code = (call: Promise<unknown>) =>
    call.then(
      () => null,
      (error: unknown) => fromWire(error).code
    )
  expect(await code(core.client.alerts.events({ id }))).toBe('alerts.unknown')
  expect(await code(core.client.alerts.remove({ id }))).toBe('alerts.unknown')
  expect(await code(save({}, id))).toBe('alerts.unknown')
  expect(await code(save())).toBe('load.unknown-dataset')
})
