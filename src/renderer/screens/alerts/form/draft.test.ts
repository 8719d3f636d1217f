import { expect, it } from 'vitest'
import type { AlertDraft } from '../../../../shared/domain/alert'
import type { NumberTile } from '../../../../shared/domain/board'
import { conditionOf, draftOf, formOf, formOfTile } from './draft'

const draft: AlertDraft = {
  name: 'Thin margin',
  dataset: 'sales',
  metric: 'margin',
  span: 'month-to-date',
  range: null,
  filters: [{ role: 'region', values: ['West'] }],
  compare: 'previous',
  fiscal: true,
  condition: { kind: 'below', value: '0.255' },
  askEvery: 60,
  isOn: true
}

it('a percentage is typed as one and kept as the share that it is', () => {
  expect(formOf(draft)).toMatchObject({ kind: 'below', typed: '25.5' })
  expect(draftOf(formOf(draft), 'own')).toEqual(draft)
  expect(conditionOf({ metric: 'margin', kind: 'above', typed: '7' })).toEqual({ kind: 'above', value: '0.07' })
  expect(conditionOf({ metric: 'margin', kind: 'above', typed: '-0.5' })).toEqual({ kind: 'above', value: '-0.005' })
  expect(conditionOf({ metric: 'margin', kind: 'above', typed: '100' })).toEqual({ kind: 'above', value: '1' })
  expect(formOf({ ...draft, condition: { kind: 'above', value: '1' } }).typed).toBe('100')
})

it('points, percent of a change and amounts stay as they are typed, to the last digit', () => {
  expect(conditionOf({ metric: 'margin', kind: 'falls', typed: '2.5' })).toEqual({ kind: 'falls', value: '2.5' })
  expect(conditionOf({ metric: 'revenue', kind: 'rises', typed: '10' })).toEqual({ kind: 'rises', value: '10' })
  expect(conditionOf({ metric: 'revenue', kind: 'above', typed: '9007199254740993.01' })).toEqual({
    kind: 'above',
    value: '9007199254740993.01'
  })
})

it.each(['', '-', 'x'])('%j is no number yet', (typed) => {
  expect(conditionOf({ metric: 'revenue', kind: 'above', typed })).toBeNull()
})

it('a rise has no sign', () => {
  expect(conditionOf({ metric: 'revenue', kind: 'rises', typed: '-5' })).toBeNull()
  expect(conditionOf({ metric: 'revenue', kind: 'above', typed: '-5' })).toEqual({ kind: 'above', value: '-5' })
})

it('names itself where no name is typed, and keeps chosen days only where they count', () => {
  const range = { from: '2024-01-01', to: '2024-03-31' }
  expect(draftOf({ ...formOf(draft), name: '  ', range }, 'Own name')).toMatchObject({ name: 'Own name', range: null })
  expect(draftOf({ ...formOf(draft), span: 'range', range }, 'x')).toMatchObject({ name: 'Thin margin', range })
})

const tile = {
  metric: 'revenue',
  span: 'range',
  range: { from: '2024-01-01', to: '2024-05-17' },
  comparison: null
} as unknown as NumberTile
const view = { range: null, filters: [], compare: null, fiscal: false } as const

it('of a tile: the year so far goes on with the data, days that were chosen stay', () => {
  expect(formOfTile(tile, 'sales', { ...view, filters: [] })).toMatchObject({
    span: 'year-to-date',
    range: null,
    compare: 'last-year',
    kind: 'above',
    typed: ''
  })
  const range = { from: '2024-01-01', to: '2024-03-31' }
  expect(formOfTile(tile, 'sales', { ...view, filters: [], range })).toMatchObject({ span: 'range', range })
  expect(formOfTile({ ...tile, span: 'last-month' }, 'sales', { ...view, filters: [], range })).toMatchObject({
    span: 'last-month',
    range: null
  })
  expect(formOfTile({ ...tile, range: null }, 'sales', { ...view, filters: [] })).toMatchObject({ span: 'range' })
})

it('begins with a change against the other days where there is one, in the bad direction', () => {
  const comparison = { noGrowth: null } as NumberTile['comparison']
  expect(formOfTile({ ...tile, comparison }, 'sales', { ...view, filters: [] })).toMatchObject({ kind: 'falls' })
  const cost = { ...tile, metric: 'cost', comparison } as NumberTile
  expect(formOfTile(cost, 'sales', { ...view, filters: [] })).toMatchObject({ kind: 'rises', typed: '10' })
})
