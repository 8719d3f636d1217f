import { expect, it } from 'vitest'
import { nameFilter } from './name-filter'

it.each([
  ['', 'Sales.csv', true],
  ['sales', 'Old Sales.csv', true],
  ['.csv', 'Sales.CSV', true],
  ['*.csv', 'sales.csv', true],
  ['*.csv', 'sales.csv.gz', false],
  ['2024-??.csv', '2024-05.csv', true],
  ['2024-??.csv', '2024-5.csv', false],
  ['aw*2*9.csv', 'aw_sales_2019.csv', true],
  ['a*b*c', 'aXbXbc', true],
  ['a*b*c', 'aXbXcd', false],
  ['**', 'x', true],
  ['sales (1)*', 'Sales (1).csv', true]
])('%j takes %j: %s', (filter, name, expected) => {
  expect(nameFilter(filter)(name)).toBe(expected)
})

it('answers at once, however many stars there are', () => {
  expect(nameFilter(`${'*a'.repeat(40)}b`)('a'.repeat(250))).toBe(false)
})
