import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../shared/domain/column-type'
import type { Recipe } from '../../../shared/domain/recipe'
import { columnsAt, nameAtEnd } from './columns-at'

const reading = (column: string): Reading => ({
  column,
  type: { kind: 'string' },
  format: null,
  nullTokens: [],
  onInvalid: 'reject'
})
const recipe: Recipe = {
  version: 1,
  readings: ['a', 'b', 'c'].map(reading),
  steps: [
    { id: '1', enabled: true, kind: 'rename', from: 'a', to: 'x' },
    { id: '2', enabled: false, kind: 'drop', columns: ['b'] },
    { id: '3', enabled: true, kind: 'derive', column: 'sum', expression: 'x + b' },
    { id: '4', enabled: true, kind: 'drop', columns: ['c'] },
    {
      id: '5',
      enabled: true,
      kind: 'lookup',
      path: 'p',
      key: 'b',
      otherKey: 'k',
      columns: ['price', 'x'],
      readings: []
    }
  ],
  roles: {}
}

describe('columnsAt', () => {
  it('follows the steps that are switched on', () => {
    expect(columnsAt(recipe, '1')).toEqual(['a', 'b', 'c'])
    expect(columnsAt(recipe, '3')).toEqual(['x', 'b', 'c'])
    expect(columnsAt(recipe, null)).toEqual(['x', 'b', 'sum', 'price'])
  })
})

describe('nameAtEnd', () => {
  it('follows renames and drops', () => {
    expect(nameAtEnd(recipe, 'a')).toBe('x')
    expect(nameAtEnd(recipe, 'b')).toBe('b')
    expect(nameAtEnd(recipe, 'c')).toBeNull()
  })
})
