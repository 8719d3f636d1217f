/** Filters with a name through the whole core: kept over a restart, one name a dataset, wire errors. */
import { expect, test } from 'vitest'
import { fromWire } from '../../src/shared/contract/wire'
import { coreIn, ownFolder, removed } from './core-under-test'

test('filters with a name are there after a restart; a taken name and one that is gone are refused', async () => {
  const dir = ownFolder('filter-sets')
  const open = () => coreIn(dir)
  const filters = [{ role: 'region' as const, values: ['West', null] }]
  const first = await open()
  const { saveFilterSet } = first.client.explore
  const saved = await saveFilterSet({ id: null, dataset: 'sales', name: '  West  ', filters })
  expect(saved).toMatchObject({ dataset: 'sales', name: 'West', filters })
  await saveFilterSet({ id: null, dataset: 'shop', name: 'West', filters })
  expect(await saveFilterSet({ id: null, dataset: 'sales', name: 'West', filters }).catch(fromWire)).toMatchObject({
    code: 'explore.filter-set-taken',
    details: { name: 'West', dataset: 'sales' }
  })
  await expect(saveFilterSet({ id: null, dataset: 'sales', name: 'None', filters: [] })).rejects.toThrow()
  await first.close()

  const second = await open()
  const { explore } = second.client
  expect(await explore.filterSets({ dataset: 'sales' })).toEqual([saved])
  expect(await explore.filterSets({})).toHaveLength(2)
  await explore.saveFilterSet({ ...saved, name: 'Far west' })
  expect((await explore.filterSets({ dataset: 'sales' })).map(({ id, name }) => [id, name])).toEqual([
    [saved.id, 'Far west']
  ])
  await explore.removeFilterSet({ id: saved.id })
  expect(await explore.removeFilterSet({ id: saved.id }).catch(fromWire)).toMatchObject({
    code: 'explore.no-filter-set'
  })
  await second.close()
  removed(dir)
})
