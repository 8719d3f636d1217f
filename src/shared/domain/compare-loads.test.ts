import { expect, test } from 'vitest'
import { alignedSteps, type ComparedRow, compareLoads, sideOf } from './compare-loads'
import type { JobDetail, Receipt } from './job'
import type { Step } from './recipe'

const trim = (id: string, ...columns: string[]): Step => ({ id, enabled: true, kind: 'trim', columns, collapse: false })
const drop = (id: string, ...columns: string[]): Step => ({ id, enabled: true, kind: 'drop', columns })

const receiptOf = (change: object = {}): Receipt =>
  ({
    ledger: { read: 10, loaded: 8, rejected: 2, filtered: 0, deduplicated: 0 },
    parity: [
      { name: 'rows', shaped: '8', warehouse: '8', equal: true },
      { name: 'sum(net)', shaped: '90071992547409931.25', warehouse: '90071992547409931.25', equal: true }
    ],
    months: [{ month: '2024-01', rows: 8, rowsBefore: 0 }],
    timings: [{ step: 'load', tookMs: 100 }],
    schema: [{ name: 'net', type: { kind: 'decimal', precision: 18, scale: 2 } }],
    source: { contentHash: 'aaa' },
    partsHash: 'ppp',
    quality: null,
    ...change
  }) as unknown as Receipt

const jobOf = (receipt: Receipt | null, change: object = {}): JobDetail =>
  ({
    id: 'job_1',
    connectionId: null,
    attempts: [{ number: 1, startedMs: 1000, endedMs: 1500, state: 'done', error: null }],
    request: {
      mode: 'append',
      source: { name: 'a.csv', sizeBytes: 10 },
      contentHash: null,
      quality: null,
      recipe: { readings: [], steps: [], roles: { revenue: 'net' } }
    },
    receipt,
    ...change
  }) as unknown as JobDetail

const differing = (rows: readonly ComparedRow[]) =>
  rows.filter((row) => !row.equal).map(({ name }) => `${name.of} ${name.name}`)
const find = (rows: readonly ComparedRow[], of: string, name: string) =>
  rows.find((row) => row.name.of === of && row.name.name === name)

test('a load compared with itself differs in nothing', () => {
  const side = sideOf(jobOf(receiptOf()), null)
  const rows = compareLoads(side, side)
  expect(differing(rows)).toEqual([])
  expect(rows.length).toBeGreaterThan(10)
})

test('differences of ledger, sums, months, timings and schema, exact beyond 2^53', () => {
  const other = receiptOf({
    ledger: { read: 12, loaded: 11, rejected: 1, filtered: 0, deduplicated: 0 },
    parity: [
      { name: 'rows', shaped: '11', warehouse: '11', equal: true },
      { name: 'sum(net)', shaped: '90071992547409931.26', warehouse: '90071992547409931.26', equal: true }
    ],
    months: [
      { month: '2024-02', rows: 3, rowsBefore: 0 },
      { month: '2024-01', rows: 8, rowsBefore: 8 }
    ],
    timings: [{ step: 'load', tookMs: 40 }],
    schema: []
  })
  const rows = compareLoads(sideOf(jobOf(receiptOf()), 1), sideOf(jobOf(other), 1))
  expect(differing(rows)).toEqual([
    'ledger read',
    'ledger loaded',
    'ledger rejected',
    'sums rows',
    'sums sum(net)',
    'months 2024-02',
    'timings load',
    'schema net'
  ])
  expect(find(rows, 'ledger', 'rejected')?.change).toEqual({ kind: 'count', count: -1 })
  expect(find(rows, 'sums', 'sum(net)')?.change).toEqual({ kind: 'exact', text: '0.01' })
  expect(find(rows, 'months', '2024-02')).toMatchObject({ a: null, b: { count: 3 }, change: null })
  expect(find(rows, 'timings', 'load')?.change).toEqual({ kind: 'took', ms: -60 })
})

test('attempts of one job: each with its own end, error and receipt', () => {
  const failed = { code: 'load.disk-full', message: 'full', details: {}, retryable: true }
  const job = jobOf(receiptOf(), {
    attempts: [
      { number: 1, startedMs: 0, endedMs: 10, state: 'failed', error: failed },
      { number: 2, startedMs: 100, endedMs: 150, state: 'done', error: null }
    ]
  })
  const rows = compareLoads(sideOf(job, 1), sideOf(job, 2))
  expect(find(rows, 'load', 'state')).toMatchObject({ a: { word: 'failed' }, b: { word: 'done' } })
  expect(find(rows, 'load', 'error')).toMatchObject({ a: { error: failed }, b: null })
  expect(find(rows, 'ledger', 'loaded')).toMatchObject({ a: null, b: { count: 8 } })
  expect(find(rows, 'load', 'took')?.change).toEqual({ kind: 'took', ms: 40 })
  expect(sideOf(job, 7).attempt.number).toBe(2)
})

test('steps are aligned by what they do, not by id or place', () => {
  const [a, b, c] = [trim('1', 'a'), drop('2', 'b'), trim('3', 'c')]
  expect(
    alignedSteps(
      [a, b, c],
      [
        { ...a, id: 'x' },
        { ...c, id: 'y', label: 'mine' }
      ]
    )
  ).toMatchObject([
    [{ id: '1' }, { id: 'x' }],
    [{ id: '2' }, null],
    [{ id: '3' }, { id: 'y' }]
  ])
  // Other settings of the same kind stand side by side.
  expect(alignedSteps([a, b], [trim('9', 'a', 'z'), b])).toMatchObject([
    [{ id: '1' }, { id: '9' }],
    [{ id: '2' }, { id: '2' }]
  ])
  expect(alignedSteps([], [b])).toEqual([[null, b]])
  expect(alignedSteps([], [])).toEqual([])
})
