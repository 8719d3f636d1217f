/** Rules of a dataset, gate and drift through the whole core: two months worked out by hand. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { procedures } from '../../src/main/web/procedures'
import { fromWire } from '../../src/shared/contract/wire'
import { noRules, type Rule, type RuleCheck } from '../../src/shared/domain/rules'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let core: Core
let workspaceDir = ''
/** The day that the core takes as today. */
const today = Date.parse('2024-03-10T12:00:00Z')

beforeAll(() => {
  dir = ownFolder('rules')
})
afterAll(() => removed(dir))
const start = () => coreIn(dir, { workspaceDir, nowMs: () => today })
beforeEach(async () => {
  workspaceDir = mkdtempSync(join(dir, 'workspace-'))
  core = await start()
})
afterEach(() => core.close())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => fromWire(error).code
  )
const rule = (id: string, check: RuleCheck, severity: Rule['severity'] = 'warning'): Rule => ({
  id,
  name: '',
  enabled: true,
  severity,
  check
})

function file(name: string, header: string, rows: readonly string[]): string {
  const path = join(dir, name)
  writeFileSync(path, `${header}\n${rows.join('\n')}\n`)
  return path
}

const day = (month: number, n: number) => `2024-${String(month).padStart(2, '0')}-${String(n).padStart(2, '0')}`

/** January: 60 rows, two a day on 30 days, 30 East and 30 West, all amounts 10.00: 600.00. */
const january = () =>
  file(
    'january.csv',
    'order_date,order_id,region,amount',
    Array.from({ length: 60 }, (_, n) => `${day(1, (n >> 1) + 1)},A${1000 + n},${n % 2 ? 'West' : 'East'},10.00`)
  )

/**
 * February, drifted: 30 rows on 15 days (half as many), the region is called sales_region and has Online for West (10 rows), 6 of 30 rows have no
 * region, one order id twice, amounts 30.00 (900.00 in all, +50 %), one of them negative instead: 840.00.
 */
const february = () =>
  file(
    'february.csv',
    'order_date,order_id,sales_region,amount,shop',
    Array.from({ length: 30 }, (_, n) => {
      const region = n < 6 ? '' : n < 16 ? 'Online' : 'East'
      return `${day(2, (n >> 1) + 1)},B${n === 29 ? 1 : n},${region},${n === 20 ? '-30.00' : '30.00'},S${n % 3}`
    })
  )

async function loaded(path: string, dataset: string) {
  const { jobId } = await core.client.load.localUpload({ path, dataset })
  return core.jobSettled(jobId)
}

test('month two breaks a blocking rule: a reason is needed, and the receipt keeps it with rules and drift', async () => {
  expect(await loaded(january(), 'sales')).toMatchObject({ state: 'done', rowsLoaded: 60 })
  await core.client.rules.set({
    ...noRules,
    dataset: 'SALES',
    rules: [
      rule('key', { kind: 'unique', columns: ['order_id'] }, 'blocking'),
      rule('positive', { kind: 'range', column: 'amount', min: '0', max: null }),
      rule('fresh', { kind: 'freshness', column: 'order_date', days: 20 }),
      rule('many', { kind: 'row-count', min: 40, max: null, percent: 60 }),
      rule('total', { kind: 'sum', column: 'amount', percent: 50, loads: 3 }),
      rule('place', { kind: 'not-null', column: 'region' })
    ]
  })
  // Rules live in the database: a restart changes nothing.
  await core.close()
  core = await start()
  const { source } = await core.client.open.open({ path: february() })
  const sourceId = source.id
  expect(await core.client.rules.targets({ sourceId })).toEqual([
    // order_date, order_id and amount of four and five columns: 3 of 6 names.
    { dataset: 'sales', likeness: 0.5, missing: ['region'], added: ['sales_region', 'shop'], rules: 6 }
  ])
  const judged = await core.client.rules.judge({ sourceId, dataset: 'sales' })
  const ends = judged.outcomes.map(({ rule: { id }, state, count, observed, low, high, problem }) => [
    id,
    state,
    problem?.code ?? count ?? observed,
    low,
    high
  ])
  expect(ends).toEqual([
    ['key', 'failed', 1, null, null],
    ['positive', 'failed', 1, null, null],
    // The last day is 15 February, 24 days before 10 March; 20 days before is 19 February.
    ['fresh', 'failed', '2024-02-15', '2024-02-19', null],
    // 60 rows of January ± 60 % are 24 to 96, and at least 40 was asked for.
    ['many', 'failed', '30', '40', '96'],
    ['total', 'passed', '840.00', '300.00', '900.00'],
    ['place', 'failed', 'check.rule-column', null, null]
  ])
  expect(judged.outcomes[0]?.examples).toEqual([{ row: 29, line: 31, text: `${day(2, 15)}, B1, East, 30.00, S2` }])
  expect(judged.outcomes[1]?.examples).toMatchObject([{ row: 20, line: 22, text: '-30.00' }])
  expect(judged.quality.blocking).toEqual(['rule:key'])
  expect(judged.quality.passes).toBe(false)

  const drift = judged.drift
  expect(
    drift?.items.map(({ kind, column, before, after, change, per }) => [kind, column, before, after, change, per])
  ).toEqual([
    ['renamed-column', 'sales_region', 'region', 'sales_region', null, null],
    ['volume', null, '60', '30', -50, 'file'],
    ['total', 'amount', '600.00', '840.00', 40, 'file'],
    ['nulls', 'sales_region', '0', '0.2', 20, null],
    ['vanished-values', 'sales_region', '2', '2', 1, null],
    ['new-values', 'sales_region', '2', '2', 1, null],
    ['new-column', 'shop', null, 'string', null, null]
  ])

  const input = { sourceId, dataset: 'sales', mode: 'append' as const }
  const { recipe } = await core.client.shape.propose({ sourceId, dataset: 'sales' })
  const plan = await core.client.load.plan({ ...input, recipe })
  expect(plan).toMatchObject({ needsReason: true, quality: { blocking: ['rule:key'] } })
  // Five broken rules bring the score below the gate, too.
  expect(await codeOf(core.client.load.start({ ...input, recipe }))).toBe('load.below-gate')
  expect(await codeOf(core.client.load.start({ ...input, recipe, belowGateReason: '    ' }))).toBe('web.bad-request')
  const { jobId } = await core.client.load.start({
    ...input,
    dataset: 'sales_february',
    recipe,
    belowGateReason: 'B1 is a known double'
  })
  await core.jobSettled(jobId)
  // Another dataset has no rules: the rules of sales do not stop it, but a reason that was given is kept.
  const other = await core.client.load.receipt({ jobId })
  expect(other).toMatchObject({ belowGateReason: 'B1 is a known double', rules: [], drift: null })
})

test('the reason, the broken rules and the drift stand in the receipt; the next file is compared with this load', async () => {
  await loaded(january(), 'shop')
  await core.client.rules.set({
    ...noRules,
    dataset: 'shop',
    rules: [rule('big', { kind: 'expression', expression: 'amount > 10' }, 'blocking')]
  })
  const again = file('again.csv', 'order_date,order_id,region,amount', [
    ...Array.from({ length: 50 }, (_, n) => `${day(2, (n % 28) + 1)},C${n},East,20.00`),
    `${day(2, 1)},C50,East,10.00`
  ])
  expect(await codeOf(core.client.load.localUpload({ path: again, dataset: 'shop' }))).toBe('load.rules-failed')
  const { jobId } = await core.client.load.localUpload({
    path: again,
    dataset: 'shop',
    belowGateReason: 'one small order is fine'
  })
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', rowsLoaded: 51 })
  const receipt = await core.client.load.receipt({ jobId })
  expect(receipt.belowGateReason).toBe('one small order is fine')
  expect(receipt.rules).toMatchObject([{ state: 'failed', count: 1, rule: { id: 'big' }, examples: [{ line: 52 }] }])
  // 600.00 → 1010.00 is +68.33 %; 60 → 51 rows is less than 20 %; West (30 rows) is gone.
  expect(receipt.drift?.items.map(({ kind, change }) => [kind, change])).toEqual([
    ['total', 68.33],
    ['vanished-values', 1]
  ])
  const { source } = await core.client.open.open({ path: again })
  const same = await core.client.rules.drift({ sourceId: source.id, dataset: 'shop' })
  expect(same).toMatchObject({ jobId, items: [] })
})

test('a gate of its own, rules into another dataset, rows behind costs', async () => {
  await loaded(file('regions.csv', 'name,manager', ['East,Ann', 'West,Bob', 'North,Cy']), 'regions')
  const path = file('orders.csv', 'order_date,order_id,region,amount', [
    ...Array.from({ length: 18 }, (_, n) => `${day(1, n + 1)},D${n},East,5.00`),
    `${day(1, 19)},D18,Moon,5.00`,
    `${day(1, 20)},D19,,5.00`
  ])
  const { source } = await core.client.open.open({ path })
  const sourceId = source.id
  const to = { kind: 'dataset' as const, dataset: 'regions', column: 'name' }
  const set = { ...noRules, dataset: 'orders', rules: [rule('in', { kind: 'reference', column: 'region', to })] }
  await core.client.rules.set({ ...set, gate: 99.5 })
  const { quality, outcomes, drift } = await core.client.rules.judge({ sourceId, dataset: 'orders' })
  expect(outcomes).toMatchObject([{ state: 'failed', count: 1, examples: [{ line: 20, text: 'Moon' }] }])
  expect(drift).toBeNull()
  // Completeness: 1 null in 20 rows of one of 4 columns, 25 × 0.0125. Consistency: 1 of 20 rows breaks the rule, 20 × 0.05.
  expect(quality).toMatchObject({ score: 98.7, gate: 99.5, passes: false, blocking: [] })
  const lines = async (costId: string) =>
    (await core.client.rules.costRows({ sourceId, dataset: 'orders', costId })).map(({ line }) => line)
  expect(await lines('rule:in')).toEqual([20])
  expect(await lines('missing-values:region')).toEqual([21])
  await core.client.rules.set({ ...set, gate: 98 })
  expect((await core.client.rules.judge({ sourceId, dataset: 'orders' })).quality.passes).toBe(true)
  await core.client.explore.removeDataset({ dataset: 'regions' })
  const gone = await core.client.rules.judge({ sourceId, dataset: 'orders' })
  expect(gone.outcomes[0]?.problem?.code).toBe('check.rule-reference')
})

test('proposals come from the data, and those that are taken are not proposed again', async () => {
  const { source } = await core.client.open.open({ path: january() })
  const ask = () => core.client.rules.suggest({ sourceId: source.id, dataset: 'sales' })
  const checks = (await ask()).map(({ check }) => check)
  expect(checks).toContainEqual({ kind: 'unique', columns: ['order_id'] })
  expect(checks).toContainEqual({ kind: 'set', column: 'region', values: ['East', 'West'] })
  expect(checks).toContainEqual({ kind: 'range', column: 'amount', min: '0', max: null })
  expect(checks).toContainEqual({ kind: 'not-null', column: 'order_date' })
  const [first] = await ask()
  if (!first) throw new Error('nothing was proposed')
  await core.client.rules.set({ ...noRules, dataset: 'sales', rules: [{ ...first, id: 'taken' }] })
  expect(await ask()).toHaveLength(checks.length - 1)
})

test('over REST: set, read, judge, export; bad rules are refused with the place', async () => {
  const { rest } = procedures(core)
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await rest(
      new Request(`http://127.0.0.1/api${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
      })
    )
    return { status: answer?.status, body: await answer?.json() }
  }
  const rules = [rule('p', { kind: 'pattern', column: 'order_id', pattern: 'A\\d{4}' })]
  expect(await call('PUT', '/datasets/sales/rules', { ...noRules, rules })).toMatchObject({
    status: 200,
    body: { rules }
  })
  expect(await call('GET', '/datasets/sales/rules')).toEqual({ status: 200, body: { ...noRules, rules } })
  const bad = [rule('p', { kind: 'pattern', column: 'order_id', pattern: 'A(?!B)' })]
  expect(await call('PUT', '/datasets/sales/rules', { ...noRules, rules: bad })).toMatchObject({
    status: 422,
    body: { code: 'shape.bad-pattern', details: { position: 2 } }
  })
  const endless = [rule('r', { kind: 'range', column: 'amount', min: null, max: null })]
  expect((await call('PUT', '/datasets/sales/rules', { ...noRules, rules: endless })).body.code).toBe(
    'check.rule-value'
  )
  const { source } = await core.client.open.open({ path: january() })
  expect(await call('POST', '/check/rules', { sourceId: source.id, dataset: 'sales' })).toMatchObject({
    status: 200,
    body: { rows: 60, outcomes: [{ state: 'passed', count: 0 }], drift: null }
  })
  await loaded(january(), 'sales')
  expect((await call('POST', '/check/drift', { sourceId: source.id, dataset: 'sales' })).body).toMatchObject({
    items: []
  })
  expect((await call('GET', '/datasets/sales/export')).body).toMatchObject({
    version: 1,
    dataset: { name: 'sales', rows: 60 },
    rules: { rules }
  })
  expect((await call('GET', '/datasets/nothing/export')).body.code).toBe('load.unknown-dataset')
})
