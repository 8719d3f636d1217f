import { expect, test } from 'vitest'
import { columnNames } from './column-names'

test('names are trimmed, never empty, never twice and without NULs', () => {
  expect(columnNames([' Sales ', 'Sales', '', 'a\nb', '\0', 'x\0y', 'xy'], 7)).toEqual([
    'Sales',
    'Sales (2)',
    'column 3',
    'a b',
    'column 5',
    'xy',
    'xy (2)'
  ])
})
