/** Long work inside Electron's utility processes: worker threads, cancel, a killed process, an end in order. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, test } from '@playwright/test'
import { manyRows, readingsOf, startEngines, writeMany } from './engine-under-test'

test.describe.configure({ mode: 'serial' })

let dir = ''
let electron: ElectronApplication
let path = ''
const todayIso = '2024-06-01'

test.beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'engine life '))
  path = writeMany(dir)
  electron = await startEngines(dir)
})
test.afterAll(async () => {
  await electron?.close()
  rmSync(dir, { recursive: true, force: true })
})

/** What a check of the large file takes, in a work folder where nothing is known yet. */
async function fresh(workFolder: string) {
  const { source } = await electron.evaluate(
    (_, input) => engines.reader.call((client) => client.reader.sniff(input)),
    { path, override: {} }
  )
  return { source, workDir: join(dir, workFolder), chosen: readingsOf('YYYY-MM-DD'), todayIso }
}
type Check = Awaited<ReturnType<typeof fresh>>

/** Rows, and of `qty` and `price` what is valid and the exact sum. */
async function checked(input: Check) {
  const messages = await electron.evaluate(
    (_, i) => engines.all(engines.reader.feed((client) => client.reader.check(i))),
    input
  )
  const last = messages.at(-1)
  if (last?.kind !== 'facts') throw new Error('no facts')
  const { structure, columns } = last.facts
  // The threads say the same before the profile: types on every row, with exact sums.
  const [early] = messages.flatMap((m) => (m.kind === 'verified' ? [m.verification] : []))
  expect([early?.rows, ...(early?.columns ?? []).slice(3).map((c) => [c.name, c.valid, c.sum])]).toEqual(right)
  return [structure.rowCount, ...columns.slice(3).map((c) => [c.name, c.validCount, c.sum])]
}

const right = [manyRows, ['qty', manyRows, '2250000'], ['price', manyRows, '11587500']]

/** Counts for days; comes to an end only when it is stopped. */
const endless = {
  sql: 'SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE (a.range + b.range) % 7 = 3',
  limit: 1,
  timeoutMs: 1_000_000
}
const one = { sql: 'SELECT 1 AS one', datasets: [], limit: 1, timeoutMs: 20_000 }
const ask = () => electron.evaluate((_, q) => engines.answerOf(q), one)

const leftovers = (workFolder: string) =>
  readdirSync(join(dir, workFolder), { recursive: true }).filter((name) => String(name).includes('.tmp'))

test('a file that is large enough goes through worker threads and comes out exactly', async () => {
  expect(await checked(await fresh('work'))).toEqual(right)
  expect(leftovers('work')).toEqual([])
})

test('a cancelled feed stops, leaves nothing half written, and the same call is answered', async () => {
  const input = await fresh('cancelled')
  const outcome = await electron.evaluate(async (_, i) => {
    const stop = new AbortController()
    const feed = engines.reader.feed((client) => client.reader.check(i, { signal: stop.signal }))
    const read = async () => {
      for await (const { kind } of feed) {
        // As a person's click comes: while the next message is waited for.
        if (kind === 'progress') setTimeout(() => stop.abort(), 0)
      }
    }
    return engines.outcomeOf(read())
  }, input)
  expect(outcome.code).toBe('cancelled')
  await expect.poll(() => leftovers('cancelled')).toEqual([])
  expect(await checked(input)).toEqual(right)
})

test('a feed that nobody reads any more stops, and the same call is answered', async () => {
  const input = await fresh('left')
  const seen = await electron.evaluate(async (_, i) => {
    for await (const { kind } of engines.reader.feed((client) => client.reader.scan(i))) return kind
    return null
  }, input)
  expect(seen).toBe('progress')
  await expect.poll(() => leftovers('left')).toEqual([])
  expect(await checked(input)).toEqual(right)
})

test('cancelled queries end in DuckDB too: their lanes are free for the next ones', async () => {
  // More than there are lanes for queries: one that ran on would keep the last from its turn.
  const codes = await electron.evaluate(async (_, query) => {
    const stop = new AbortController()
    const running = Array.from({ length: 4 }, () =>
      engines.outcomeOf(engines.warehouse.call((c) => c.warehouse.query(query, { signal: stop.signal })))
    )
    await engines.warehouse.call((client) => client.life.ping({}))
    stop.abort()
    return (await Promise.all(running)).map(({ code }) => code)
  }, endless)
  expect(codes).toEqual(Array(4).fill('cancelled'))
  expect((await ask()).rows).toEqual([[1]])
})

test('a query over its time is stopped', async () => {
  const outcome = await electron.evaluate(
    (_, query) => engines.outcomeOf(engines.warehouse.call((client) => client.warehouse.query(query))),
    { ...endless, timeoutMs: 200 }
  )
  expect(outcome).toMatchObject({ code: 'explore.timeout', details: { limitS: 0.2 } })
})

test('a killed reader: engine.crashed at once, back again, the same call answered', async () => {
  const input = await fresh('killed')
  const { outcome, before } = await electron.evaluate(async (_, i) => {
    const before = engines.reader.pid()
    if (before === null) throw new Error('no reader')
    const read = async () => {
      for await (const { kind } of engines.reader.feed((client) => client.reader.check(i))) {
        if (kind === 'progress') process.kill(before, 'SIGKILL')
      }
    }
    return { outcome: await engines.outcomeOf(read()), before }
  }, input)
  expect(outcome).toMatchObject({ code: 'engine.crashed', details: { engine: 'reader' } })
  expect(await checked(input)).toEqual(right)
  const after = await electron.evaluate(() => ({
    pid: engines.reader.pid(),
    lives: engines.lives,
    restarts: [engines.reader.restarts(), engines.warehouse.restarts()]
  }))
  expect(after.pid).not.toBe(before)
  // The other engine did not notice.
  expect(after.lives).toEqual({ reader: ['ready', 'restarting', 'ready'], warehouse: ['ready'] })
  expect(after.restarts).toEqual([1, 0])
})

test('a killed warehouse: every pending query fails with engine.crashed, the next one is answered', async () => {
  const codes = await electron.evaluate(async (_, query) => {
    const running = Array.from({ length: 2 }, () =>
      engines.outcomeOf(engines.warehouse.call((client) => client.warehouse.query(query)))
    )
    const { pid } = await engines.warehouse.call((client) => client.life.ping({}))
    process.kill(pid, 'SIGKILL')
    return (await Promise.all(running)).map(({ code }) => code)
  }, endless)
  expect(codes).toEqual(['engine.crashed', 'engine.crashed'])
  expect((await ask()).rows).toEqual([[1]])
  expect(await electron.evaluate(() => engines.lives.warehouse)).toEqual(['ready', 'restarting', 'ready'])
})

test('a restart on purpose fails what runs and is back at once', async () => {
  const outcome = await electron.evaluate(async (_, query) => {
    const running = engines.outcomeOf(engines.warehouse.call((client) => client.warehouse.query(query)))
    await engines.warehouse.call((client) => client.life.ping({}))
    engines.warehouse.restart()
    return running
  }, endless)
  expect(outcome.code).toBe('engine.crashed')
  expect((await ask()).rows).toEqual([[1]])
})

test('closed engines end, and neither wrote an unexpected error', async () => {
  const { code, lines } = await electron.evaluate(async () => {
    await Promise.all([engines.reader.close(), engines.warehouse.close()])
    const { code } = await engines.outcomeOf(engines.reader.call((client) => client.life.ping({})))
    return { code, lines: engines.lines }
  })
  expect(code).toBe('cancelled')
  expect(lines).toEqual([])
  const names = () => electron.evaluate(({ app }) => app.getAppMetrics().map(({ name }) => name ?? ''))
  await expect.poll(async () => (await names()).filter((name) => name.startsWith('sales-analytics'))).toEqual([])
})
