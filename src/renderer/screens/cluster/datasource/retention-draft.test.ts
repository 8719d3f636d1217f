import { expect, it } from 'vitest'
import { draftOf, retentionOf } from './retention-draft'

const all = { kind: 'keep-all', copies: { hot: 1, cold: 2 } } as const

it('begins with what is set, copies as the cluster has them', () => {
  expect(draftOf({ kind: 'inherit' }, all, ['x'])).toMatchObject({ kind: 'inherit', copies: all.copies })
  const own = { kind: 'keep-last', period: { amount: 6, unit: 'M' }, copies: { hot: 3 } } as const
  expect(retentionOf(draftOf(own, all, ['x']))).toEqual(own)
  expect(draftOf({ kind: 'other', rules: [] }, { kind: 'other', rules: [] }, ['x'])).toMatchObject({
    kind: 'keep-all',
    copies: { x: 2 }
  })
})

it('is complete only with a day', () => {
  const draft = { ...draftOf({ kind: 'inherit' }, all, []), kind: 'drop-before' } as const
  expect(retentionOf(draft)).toBeNull()
  expect(retentionOf({ ...draft, day: '2024-01-31' })).toEqual({
    kind: 'drop-before',
    day: '2024-01-31',
    copies: all.copies
  })
  expect(retentionOf({ ...draft, day: '2024-02-31' })).toBeNull()
})
