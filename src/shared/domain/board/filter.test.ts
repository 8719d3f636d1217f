import { expect, test } from 'vitest'
import { areSameFilters, type BoardFilter, bothOf } from './filter'
import { type FilterSet, lackedBy, setInForce } from './filter-set'

const west: BoardFilter = { role: 'region', values: ['West', 'East'] }
const paper: BoardFilter = { role: 'category', values: ['Paper', null] }

test('two lists of filters keep what both keep', () => {
  expect(bothOf([west], [paper])).toEqual([west, paper])
  expect(bothOf([west], [{ role: 'region', values: ['East', 'North'] }])).toEqual([
    { role: 'region', values: ['East'] }
  ])
  expect(bothOf([paper], [{ role: 'category', values: [null] }])).toEqual([{ role: 'category', values: [null] }])
  // Nothing in common: both stay, and no row fulfils them.
  const north: BoardFilter = { role: 'region', values: ['North'] }
  expect(bothOf([west], [north])).toEqual([west, north])
})

test('the order of filters and values makes no other filters, a missing value is none that is called "null"', () => {
  const turned: BoardFilter[] = [
    { role: 'category', values: [null, 'Paper', 'Paper'] },
    { role: 'region', values: ['East', 'West'] }
  ]
  expect(areSameFilters([west, paper], turned)).toBe(true)
  expect(areSameFilters([paper], [{ role: 'category', values: ['Paper', 'null'] }])).toBe(false)
  expect(areSameFilters([west], [west, paper])).toBe(false)
})

test('a set is in force where the filters are its own; that of the dataset comes first', () => {
  const set = (id: string, dataset: string, filters: BoardFilter[]): FilterSet => ({
    id,
    dataset,
    name: id,
    filters,
    updatedMs: 0
  })
  const sets = [set('a', 'shop', [west]), set('b', 'sales', [west]), set('c', 'sales', [paper, west])]
  expect(setInForce([west], sets, 'sales')?.id).toBe('b')
  expect(setInForce([west], sets, 'other')?.id).toBe('a')
  expect(setInForce([west, paper], sets, 'sales')?.id).toBe('c')
  expect(setInForce([paper], sets, 'sales')).toBeNull()
  expect(setInForce([], sets, 'sales')).toBeNull()
  expect(lackedBy({ filters: [west, paper] }, (role) => role === 'region')).toEqual(['category'])
})
