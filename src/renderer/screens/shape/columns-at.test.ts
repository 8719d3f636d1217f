import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../shared/domain/column-type'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { columnNamesAt, columnsAt, nameAtEnd } from './columns-at'

const reading = (column: string): Reading => ({
  column,
  type: { kind: 'string' },
  format: null,
  nullTokens: [],
  onInvalid: 'reject'
})
const base = { enabled: true }
const recipeOf = (steps: Step[]): Recipe => ({ version: 1, readings: ['a', 'b', 'c'].map(reading), steps, roles: {} })
const recipe = recipeOf([
  { ...base, id: '1', kind: 'rename', from: 'a', to: 'x' },
  { id: '2', enabled: false, kind: 'drop', columns: ['b'] },
  { ...base, id: '3', kind: 'derive', column: 'size', expression: 'length(x)' },
  { ...base, id: '4', kind: 'drop', columns: ['c'] },
  {
    ...base,
    id: '5',
    kind: 'lookup',
    path: 'p',
    key: 'b',
    otherKey: 'k',
    columns: ['price'],
    readings: [reading('k'), reading('price')]
  }
])

describe('columnsAt', () => {
  it('follows the steps that are switched on', () => {
    expect(columnNamesAt(recipe, '1')).toEqual(['a', 'b', 'c'])
    expect(columnNamesAt(recipe, '3')).toEqual(['x', 'b', 'c'])
    expect(columnNamesAt(recipe, null)).toEqual(['x', 'b', 'size', 'price'])
    expect(columnsAt(recipe, null)[2]).toEqual({ name: 'size', type: { kind: 'long' } })
  })

  it('passes over steps that cannot run', () => {
    expect(columnNamesAt(recipeOf([{ ...base, id: '1', kind: 'drop', columns: ['nope'] }]), null)).toEqual([
      'a',
      'b',
      'c'
    ])
  })
})

describe('nameAtEnd', () => {
  it('follows renames and drops', () => {
    expect(nameAtEnd(recipe, 'a')).toBe('x')
    expect(nameAtEnd(recipe, 'b')).toBe('b')
    expect(nameAtEnd(recipe, 'c')).toBeNull()
  })

  it('knows which steps take columns away', () => {
    const steps: Step[] = [
      { ...base, id: '1', kind: 'split', column: 'a', by: { kind: 'text', text: '/' }, into: ['l', 'r'], keep: false },
      { ...base, id: '2', kind: 'merge', columns: ['b', 'l'], separator: ' ', into: 'm', keep: true },
      { ...base, id: '3', kind: 'select', columns: ['m', 'b'] }
    ]
    expect(['a', 'b', 'c'].map((name) => nameAtEnd(recipeOf(steps), name))).toEqual([null, 'b', null])
  })
})
