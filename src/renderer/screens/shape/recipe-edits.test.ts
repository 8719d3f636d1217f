import { describe, expect, it } from 'vitest'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import {
  edited,
  newStepId,
  redone,
  startHistory,
  undone,
  withoutStep,
  withRole,
  withStep,
  withStepMoved,
  withStepSwitched
} from './recipe-edits'

const drop = (id: string): Step => ({ id, enabled: true, kind: 'drop', columns: [id] })
const recipe: Recipe = {
  version: 1,
  readings: [],
  steps: [drop('a'), drop('b'), drop('c')],
  roles: { revenue: 'Sales', product: 'Item' }
}
const ids = (of: Recipe) => of.steps.map((step) => step.id)

describe('steps', () => {
  it('move within the list and stay at its ends', () => {
    expect(ids(withStepMoved(recipe, 'c', -1))).toEqual(['a', 'c', 'b'])
    expect(ids(withStepMoved(recipe, 'a', 1))).toEqual(['b', 'a', 'c'])
    expect(withStepMoved(recipe, 'a', -1)).toBe(recipe)
    expect(withStepMoved(recipe, 'c', 1)).toBe(recipe)
  })

  it('are added, replaced, switched and removed', () => {
    expect(ids(withStep(recipe, drop('d')))).toEqual(['a', 'b', 'c', 'd'])
    expect(withStep(recipe, { ...drop('b'), enabled: false }).steps[1]?.enabled).toBe(false)
    expect(withStepSwitched(recipe, 'b').steps.map((step) => step.enabled)).toEqual([true, false, true])
    expect(ids(withoutStep(recipe, 'b'))).toEqual(['a', 'c'])
  })

  it('get an id that is free', () => {
    expect(newStepId(recipe)).toBe('step-4')
    expect(newStepId({ ...recipe, steps: [drop('step-3'), drop('step-4')] })).toBe('step-5')
  })
})

describe('roles', () => {
  it('a column has one role', () => {
    expect(withRole(recipe, 'category', 'Item').roles).toEqual({ revenue: 'Sales', category: 'Item' })
    expect(withRole(recipe, 'revenue', null).roles).toEqual({ product: 'Item' })
    expect(withRole(recipe, 'revenue', 'Net').roles).toEqual({ product: 'Item', revenue: 'Net' })
  })
})

describe('history', () => {
  it('undoes and redoes, and forgets the undone after a new edit', () => {
    const first = withoutStep(recipe, 'a')
    const second = withoutStep(first, 'b')
    const history = edited(edited(startHistory(recipe), first), second)
    expect(undone(history).present).toBe(first)
    expect(undone(undone(undone(history))).present).toBe(recipe)
    expect(redone(undone(history)).present).toBe(second)
    expect(redone(edited(undone(history), recipe)).present).toBe(recipe)
    expect(edited(history, second)).toBe(history)
  })
})
