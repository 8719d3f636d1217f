import { describe, expect, it } from 'vitest'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { blankStep, isComplete, newStepId, withoutStep, withStep, withStepAt, withStepSwitched } from './recipe-edits'

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
    expect(ids(withStepAt(recipe, 'c', 1))).toEqual(['a', 'c', 'b'])
    expect(ids(withStepAt(recipe, 'a', 1))).toEqual(['b', 'a', 'c'])
    expect(withStepAt(recipe, 'a', -1)).toBe(recipe)
    expect(withStepAt(recipe, 'c', 3)).toBe(recipe)
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

describe('blank steps', () => {
  it('are not complete until their fields are filled', () => {
    const kinds = ['rename', 'drop', 'trim', 'filter', 'derive', 'lookup'] as const
    for (const kind of kinds) expect(isComplete(blankStep(kind, 'x'))).toBe(false)
    expect(isComplete(blankStep('deduplicate', 'x'))).toBe(true)
    expect(isComplete({ id: 'x', enabled: true, kind: 'rename', from: 'a', to: 'b' })).toBe(true)
    expect(isComplete({ id: 'x', enabled: true, kind: 'rename', from: 'a', to: 'a' })).toBe(false)
  })
})
