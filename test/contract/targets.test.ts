/** Targets through the whole core with its real engine: kept, told on boards at once, refused where they lie over each other. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let core: Core

beforeAll(async () => {
  dir = ownFolder('targets')
  core = await coreIn(dir)
  const path = join(dir, 'orders.csv')
  // A hundred a day in the first half of June.
  const lines = Array.from({ length: 15 }, (_, n) => `2024-06-${String(n + 1).padStart(2, '0')},O${n},100.00`)
  writeFileSync(path, ['order_date,order_id,revenue', ...lines].join('\n'))
  const { jobId } = await core.client.load.localUpload({ path, dataset: 'orders' })
  await core.jobSettled(jobId)
})
afterAll(async () => {
  await core.close()
  removed(dir)
})

const plan = (name: string, ...rows: [period: string, amount: string][]) => ({
  name,
  metric: 'revenue' as const,
  dimension: null,
  rows: rows.map(([period, amount]) => ({ period, value: null, amount }))
})

async function reached() {
  const { tiles } = await core.client.explore.board({
    dataset: 'orders',
    tiles: [{ kind: 'calculated', id: 'it', metric: 'revenue', calculation: 'quota-attainment', size: { w: 2, h: 2 } }],
    range: { from: '2024-06-01', to: '2024-06-30' },
    filters: []
  })
  const [tile] = tiles
  return tile?.kind === 'number' ? [tile.value, tile.reason] : []
}

test('a board shows a target as soon as it is set, changed or removed', async () => {
  expect(await reached()).toEqual([null, 'no-target'])
  await core.client.explore.saveTargets({ dataset: 'orders', plan: plan('Budget', ['2024-06', '6000']) })
  // Half of the month: 1,500 of 3,000.
  expect(await reached()).toEqual(['0.500000', null])
  await core.client.explore.saveTargets({
    dataset: 'orders',
    plan: plan('Forecast', ['2024-06', '3000']),
    replaces: 'Budget'
  })
  expect(await reached()).toEqual(['1.000000', null])
  const stored = await core.client.explore.targets({ dataset: 'orders' })
  expect(stored.map((one) => one.plan.name)).toEqual(['Forecast'])
  await core.client.explore.removeTargets({ dataset: 'orders', plan: 'Forecast' })
  expect(await reached()).toEqual([null, 'no-target'])
})

test('two targets for the same days are refused, and a name that is taken', async () => {
  const save = (one: ReturnType<typeof plan>, replaces?: string) =>
    core.client.explore.saveTargets({ dataset: 'orders', plan: one, ...(replaces === undefined ? {} : { replaces }) })
  await expect(save(plan('Both', ['2024', '1'], ['2024-06', '2']))).rejects.toMatchObject({
    code: 'explore.targets-overlap',
    data: { details: { plan: 'Both', line: 2, period: '2024-06', other: '2024' } }
  })
  await save(plan('One', ['2024', '1']))
  await save(plan('Two', ['2024', '1']))
  await expect(save(plan('One', ['2024', '5']), 'Two')).rejects.toMatchObject({ code: 'explore.plan-exists' })
  await expect(core.client.explore.targets({ dataset: 'nothing' })).rejects.toMatchObject({
    code: 'load.unknown-dataset'
  })
})
