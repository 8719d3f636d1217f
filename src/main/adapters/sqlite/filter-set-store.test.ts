import { expect, test } from 'vitest'
import { filterSets } from '../../pipeline/explore/filter-sets'
import { openDatabase } from './database'
import { filterSetStore } from './filter-set-store'

const filters = [{ role: 'region' as const, values: ['West', null] }]

test('filters are kept by name, and no two of a dataset have the same', () => {
  const db = openDatabase(':memory:')
  let now = 5
  const sets = filterSets(filterSetStore(db), () => now++)
  const west = sets.save({ id: null, dataset: 'sales', name: 'west', filters })
  const big = sets.save({ id: null, dataset: 'sales', name: 'Big ones', filters })
  // The same name on another dataset is another set.
  const other = sets.save({ id: null, dataset: 'shop', name: 'west', filters })
  expect(sets.list('sales').map(({ name }) => name)).toEqual(['Big ones', 'west'])
  expect(sets.list()).toHaveLength(3)
  expect(() => sets.save({ id: null, dataset: 'sales', name: 'west', filters })).toThrow(
    expect.objectContaining({ code: 'explore.filter-set-taken', details: { name: 'west', dataset: 'sales' } })
  )
  expect(() => sets.save({ ...big, name: 'west' })).toThrow(
    expect.objectContaining({ code: 'explore.filter-set-taken' })
  )
  const changed = sets.save({ ...west, name: 'Far west', filters: [{ role: 'region', values: ['Ohio'] }] })
  expect(changed).toMatchObject({ id: west.id, updatedMs: 8 })
  expect(sets.list('sales').map(({ name, filters: [first] }) => [name, first?.values])).toEqual([
    ['Big ones', ['West', null]],
    ['Far west', ['Ohio']]
  ])
  sets.remove(west.id)
  expect(() => sets.remove(west.id)).toThrow(expect.objectContaining({ code: 'explore.no-filter-set' }))
  expect(() => sets.save(west)).toThrow(expect.objectContaining({ code: 'explore.no-filter-set' }))
  expect(sets.list().map(({ id }) => id)).toEqual([big.id, other.id])
  db.close()
})
