import { expect, it } from 'vitest'
import { proposeRoles, type RoleMemory } from './propose-roles'
import type { Recipe } from './recipe'
import { saidRoles } from './role-memory'

const recipe = (columns: string[], roles: Recipe['roles'], steps: Recipe['steps'] = []): Recipe => ({
  version: 1,
  readings: columns.map((column) => ({
    column,
    type: { kind: 'long' },
    format: null,
    nullTokens: [],
    onInvalid: 'reject'
  })),
  steps,
  roles
})

it('remembers the names of the file, not those a rename gave', () => {
  const steps: Recipe['steps'] = [{ id: 'a', enabled: true, kind: 'rename', from: 'Wert 7', to: 'Revenue' }]
  expect(saidRoles(recipe(['Wert 7'], { revenue: 'Revenue' }, steps), null)).toEqual([
    { name: 'wert7', role: 'revenue', said: true }
  ])
})

it('says nothing about computed columns', () => {
  const steps: Recipe['steps'] = [
    { id: 'a', enabled: true, kind: 'derive', column: 'revenue', expression: 'Menge * Preis' }
  ]
  expect(saidRoles(recipe(['Menge', 'Preis'], { revenue: 'revenue' }, steps), null)).toEqual([])
})

it('takes a role that was proposed and given to no column for a no', () => {
  expect(saidRoles(recipe(['Total', 'x'], {}), { revenue: 'Total' })).toEqual([
    { name: 'total', role: 'revenue', said: false }
  ])
  expect(saidRoles(recipe(['Total', 'x'], { revenue: 'x' }), { revenue: 'Total' })).toEqual([
    { name: 'x', role: 'revenue', said: true }
  ])
})

it('what was said before wins over names, in any spelling, as long as the values can play the role', () => {
  const memory: RoleMemory = new Map([
    ['wert7', { revenue: true }],
    ['netsales', { revenue: false }]
  ])
  const facts = { type: { kind: 'long' as const }, rowCount: 100, nullCount: 0, distinctCount: 50 }
  expect(
    proposeRoles(
      [
        { name: 'WERT_7', ...facts },
        { name: 'Net Sales', ...facts }
      ],
      memory
    )
  ).toEqual([{ role: 'revenue', column: 'WERT_7', confidence: 1, because: ['confirmed-before'] }])
  expect(proposeRoles([{ name: 'Wert 7', ...facts, type: { kind: 'string' } }], memory)).toEqual([])
})
