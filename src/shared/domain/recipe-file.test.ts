import { expect, it } from 'vitest'
import { AppError } from '../errors'
import type { Recipe } from './recipe'
import { readRecipeFile, recipeFileText, refuseStopped } from './recipe-file'

const recipe: Recipe = {
  version: 1,
  readings: [{ column: 'Sales', type: { kind: 'long' }, format: null, nullTokens: ['-'], onInvalid: 'reject' }],
  steps: [{ id: 's1', enabled: true, kind: 'filter', expression: 'Sales > 0' }],
  roles: { revenue: 'Sales' }
}

const failure = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.message]
  }
  return null
}

it('what was saved is read again, with or without its cover', () => {
  expect(readRecipeFile(recipeFileText(recipe, 'shop'), 'r.json')).toEqual(recipe)
  expect(readRecipeFile(`\uFEFF${JSON.stringify(recipe)}`, 'r.json')).toEqual(recipe)
})

it('says what is wrong with a file, and where', () => {
  expect(failure(() => readRecipeFile('a,b\n1,2', 'r.json'))).toEqual([
    'shape.recipe-file',
    'r.json is no recipe: it is not JSON. Choose a recipe that was saved in Shape.'
  ])
  expect(failure(() => readRecipeFile('[]', 'r.json'))?.[0]).toBe('shape.recipe-file')
  const broken = recipeFileText(recipe, null).replace('"expression"', '"expresion"')
  expect(failure(() => readRecipeFile(broken, 'r.json'))?.[1]).toContain('at steps.0.expression')
  const newer = recipeFileText(recipe, null).replace('"version": 1', '"version": 7')
  expect(failure(() => readRecipeFile(newer, 'r.json'))).toEqual([
    'shape.recipe-version',
    'r.json is a recipe of version 7; this app reads version 1. Save it again with this version of the app, or update the app.'
  ])
})

it('says why a recipe does not run by itself', () => {
  expect(refuseStopped({ dataset: 'shop', stops: [] }, 'may.csv')).toBeUndefined()
  const stops = [
    { kind: 'missing-column' as const, column: 'Sales' },
    { kind: 'ambiguous' as const, column: 'Day' }
  ]
  expect(failure(() => refuseStopped({ dataset: 'shop', stops }, 'may.csv'))?.[1]).toBe(
    'The recipe of dataset shop does not run on may.csv by itself: it lacks the column Sales, Day can be read in more than one way. Open the file in the app and look, give a recipe, or replace the whole dataset.'
  )
})
