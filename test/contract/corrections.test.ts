/** Rejected rows corrected and put back, over the whole core: totals by hand, nothing twice, receipts that say so. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { fromWire } from '../../src/shared/contract/wire'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let core: Core

beforeAll(async () => {
  dir = ownFolder('corrections')
  core = await coreIn(dir, { host: 'cli' })
})
afterAll(async () => {
  await core.close()
  removed(dir)
})

/** Fifty good sales of 10.00 in January and February; then a bad date, a bad amount, and a row without its last field. */
function april(name = 'sales.csv'): string {
  const lines = ['Order Date;Order No;Item;Sales']
  for (let n = 1; n <= 50; n++) {
    const month = n % 2 === 0 ? '01' : '02'
    lines.push(`${String((n % 27) + 1).padStart(2, '0')}/${month}/2024;N${n};"Item; ${n % 3}";10.00`)
  }
  lines.push('31/02/2024;N51;Item;7.25', '03/01/2024;N52;Item;ten', '04/02/2024;N53;Item')
  const path = join(dir, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

async function loaded(path: string) {
  const { source } = await core.client.open.open({ path })
  await core.client.check.report({ sourceId: source.id })
  const { recipe } = await core.client.shape.propose({ sourceId: source.id, dataset: 'shop' })
  const { jobId } = await core.client.load.start({ sourceId: source.id, recipe, dataset: 'shop' })
  expect((await core.jobSettled(jobId)).state).toBe('done')
  return jobId
}

const total = async () => {
  const { rows } = await core.client.explore.sql({ sql: 'SELECT count(*), sum("Sales") FROM shop', limit: 1 })
  return rows[0]?.map(Number)
}
const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error) => fromWire(error).code)

test('rows are corrected by the load’s own readings, put back once, and the receipts say so', async () => {
  const jobId = await loaded(april())
  expect(await total()).toEqual([50, 500])
  const { rows, columns, total: rejected } = await core.client.jobs.rejected({ jobId })
  expect(columns).toEqual(['Order Date', 'Order No', 'Item', 'Sales'])
  expect(rejected).toBe(3)
  expect(rows).toEqual([
    {
      row: 51,
      line: 52,
      column: 'Order Date',
      reason: 'not a date',
      value: '31/02/2024',
      cells: ['31/02/2024', 'N51', 'Item', '7.25'],
      putBackBy: null
    },
    {
      row: 52,
      line: 53,
      column: 'Sales',
      reason: 'not a number',
      value: 'ten',
      cells: ['03/01/2024', 'N52', 'Item', 'ten'],
      putBackBy: null
    },
    {
      row: 53,
      line: 54,
      column: '',
      reason: '3 fields instead of 4',
      value: '',
      cells: ['04/02/2024', 'N53', 'Item'],
      putBackBy: null
    }
  ])

  // One of them into a month of its own; the other is wrong once more, and the small load rejects it again.
  const fixes = [
    { row: 51, cells: ['01/03/2024', 'N51', 'Item, "new"', '7.25'] },
    { row: 52, cells: ['03/01/2024', 'N52', 'Item', 'eleven'] }
  ]
  const { jobId: correction } = await core.client.jobs.putBack({ jobId, rows: fixes })
  expect((await core.jobSettled(correction)).state).toBe('done')
  expect(await total()).toEqual([51, 507.25])
  const receipt = await core.client.load.receipt({ jobId: correction })
  expect(receipt).toMatchObject({
    ledger: { read: 2, loaded: 1, rejected: 1 },
    mode: 'append',
    correctionOf: { jobId, rows: [51, 52] }
  })
  expect(receipt.parity.every(({ equal }) => equal)).toBe(true)
  expect(readFileSync(receipt.source.path, 'utf8')).toContain('01/03/2024,N51,"Item, ""new""",7.25')
  expect((await core.client.load.receipt({ jobId })).putBack).toMatchObject([
    { jobId: correction, loaded: 1, rejected: 1 }
  ])

  // The same rows again are refused, and nothing has changed.
  expect(await refusal(core.client.jobs.putBack({ jobId, rows: fixes }))).toBe('load.put-back-already')
  expect(await total()).toEqual([51, 507.25])
  expect((await core.client.jobs.rejected({ jobId })).rows.map(({ putBackBy }) => putBackBy)).toEqual([
    correction,
    correction,
    null
  ])
  // What was wrong once more is corrected where it was rejected.
  const { rows: again } = await core.client.jobs.rejected({ jobId: correction })
  expect(again).toMatchObject([{ row: 2, column: 'Sales', value: 'eleven' }])
  const third = await core.client.jobs.putBack({
    jobId: correction,
    rows: [{ row: 2, cells: ['03/01/2024', 'N52', 'Item', '11'] }]
  })
  expect((await core.jobSettled(third.jobId)).state).toBe('done')
  expect(await total()).toEqual([52, 518.25])
})

test('the same file loaded again does not bring its corrections in twice', async () => {
  const first = (await core.client.jobs.list({ search: 'sales.csv' })).jobs.at(-1)?.id ?? ''
  const jobId = await loaded(april())
  // January and February are replaced as they were; March, which only a correction has, stays.
  expect(await total()).toEqual([51, 507.25])
  const row = { row: 53, cells: ['04/02/2024', 'N53', 'Item', '1.00'] }
  expect(await refusal(core.client.jobs.putBack({ jobId: first, rows: [row] }))).toBe('load.replaced-since')
  const march = { row: 51, cells: ['01/03/2024', 'N51', 'Item', '7.25'] }
  expect(await refusal(core.client.jobs.putBack({ jobId, rows: [march] }))).toBe('load.put-back-already')
  const { jobId: correction } = await core.client.jobs.putBack({ jobId, rows: [row] })
  expect((await core.jobSettled(correction)).state).toBe('done')
  expect(await total()).toEqual([52, 508.25])
})

test('refuses rows that were not rejected, of the wrong width, or twice', async () => {
  const jobId = await loaded(april('other.csv'))
  const cells = ['04/02/2024', 'N53', 'Item', '1.00']
  const put = (...rows: { row: number; cells: string[] }[]) => refusal(core.client.jobs.putBack({ jobId, rows }))
  expect(await put({ row: 1, cells })).toBe('load.correction')
  expect(await put({ row: 53, cells: cells.slice(1) })).toBe('load.correction')
  expect(await put({ row: 53, cells }, { row: 53, cells })).toBe('load.correction')
})
