import { expect, test } from 'vitest'
import { TargetPlan } from '../../../shared/domain/targets/plan'
import { openDatabase } from './database'
import { datasetStore } from './stores'
import { targetStore } from './target-store'

const plan = (name: string) =>
  TargetPlan.parse({ name, metric: 'units', dimension: null, rows: [{ period: '2024', value: null, amount: '12.50' }] })

test('plans are kept by dataset and name, take the place of others, and go with their dataset', () => {
  const db = openDatabase(':memory:')
  const store = targetStore(db)
  store.put('sales', plan('b'), 1, null)
  store.put('sales', plan('A'), 2, null)
  store.put('other', plan('b'), 3, null)
  expect(store.list('sales').map((one) => [one.plan.name, one.updatedMs])).toEqual([
    ['A', 2],
    ['b', 1]
  ])
  expect(store.list('sales')[0]?.plan).toEqual(plan('A'))
  // Renamed.
  store.put('sales', plan('c'), 4, 'b')
  expect(store.list('sales').map((one) => one.plan.name)).toEqual(['A', 'c'])
  store.remove('sales', 'A')
  expect(store.list('sales')).toHaveLength(1)
  datasetStore(db).remove('sales')
  expect([store.list('sales').length, store.list('other').length]).toEqual([0, 1])
  db.close()
})
