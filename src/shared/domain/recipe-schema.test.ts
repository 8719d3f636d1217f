import { describe, expect, it } from 'vitest'
import { type ColumnType, plainNumber, type Reading, typeName } from './column-type'
import type { Recipe, Step } from './recipe'
import { walkRecipe, walkRunnable } from './recipe-schema'

function reading(column: string, type: ColumnType): Reading {
  const format =
    type.kind === 'string'
      ? null
      : type.kind === 'date'
        ? { kind: 'date' as const, patterns: ['YYYY-MM-DD'], pivotYear: 68 }
        : plainNumber
  return { column, type, format, nullTokens: [], onInvalid: 'reject' }
}

const sales = reading('Sales', { kind: 'decimal', precision: 10, scale: 2 })
const day = reading('Day', { kind: 'date' })
const city = reading('City', { kind: 'string' })
const source = ['Sales', 'Day', 'City', 'Notes']

type Draft = Step extends infer S
  ? S extends Step
    ? Omit<S, 'id' | 'enabled'> & Partial<Pick<S, 'id' | 'enabled'>>
    : never
  : never

function walk(steps: Draft[], roles: Recipe['roles'] = {}, readings = [sales, day, city]) {
  const whole = steps.map((step, i) => ({ id: `s${i + 1}`, enabled: true, ...step }) as Step)
  return walkRecipe({ version: 1, readings, steps: whole, roles }, source)
}

function names(walked: ReturnType<typeof walk>) {
  return walked.columns.map((column) => `${column.name} ${typeName(column.type)}`)
}

function problems(walked: ReturnType<typeof walk>) {
  return walked.problems.map(({ stepId, error }) => `${stepId} ${error.code} ${JSON.stringify(error.details)}`)
}

describe('walking a recipe', () => {
  it('follows columns through all kinds of steps', () => {
    const walked = walk([
      { kind: 'rename', from: 'City', to: 'Town' },
      { kind: 'derive', column: 'Tax', expression: 'round(Sales * 0.19, 2)' },
      { kind: 'derive', column: 'Sales', expression: 'Sales - Tax' },
      { kind: 'trim', columns: ['Town'], collapse: true },
      { kind: 'filter', expression: "Town != 'X'" },
      { kind: 'deduplicate', by: [] },
      {
        kind: 'lookup',
        path: '/t.csv',
        key: 'Town',
        otherKey: 'name',
        columns: ['people'],
        readings: [reading('name', { kind: 'string' }), reading('people', { kind: 'long' })]
      },
      { kind: 'drop', columns: ['Day'] }
    ])
    expect(problems(walked)).toEqual([])
    expect(names(walked)).toEqual(['Sales decimal(13,2)', 'Town string', 'Tax decimal(12,2)', 'people long'])
    expect(walked.stages.map((stage) => stage.after.length)).toEqual([3, 4, 4, 4, 4, 4, 5, 4])
  })

  it('passes over switched-off and impossible steps and says why', () => {
    const walked = walk([
      { kind: 'drop', columns: ['Nope'] },
      { kind: 'drop', columns: ['City'], enabled: false },
      { kind: 'rename', from: 'City', to: 'sales' },
      { kind: 'rename', from: 'City', to: 'city' },
      { kind: 'derive', column: '__time', expression: '1' },
      { kind: 'filter', expression: 'Sales + 1' },
      { kind: 'filter', expression: 'Sales >' },
      { kind: 'trim', columns: ['Sales'], collapse: false }
    ])
    expect(problems(walked)).toEqual([
      's1 shape.unknown-column {"step":"1","column":"Nope"}',
      's3 shape.duplicate-column {"step":"3","column":"sales"}',
      's5 shape.duplicate-column {"step":"5","column":"__time"}',
      's6 shape.bad-expression {"wanted":"a condition","got":"a number","position":1,"reason":"a condition is needed here and this is a number","reasonCode":"needed"}',
      's7 shape.bad-expression {"got":"the end","wanted":"a column, a number, a text or a function","position":8,"reason":"the end stands where a column, a number, a text or a function is needed","reasonCode":"unexpected"}',
      's8 shape.column-type {"step":"8","column":"Sales","expected":"text","got":"a number"}'
    ])
    expect(names(walked)).toEqual(['Sales decimal(10,2)', 'Day date', 'city string'])
  })

  it('refuses look-ups that would clash or whose keys differ', () => {
    const base = { kind: 'lookup' as const, path: '/t.csv', key: 'City', otherKey: 'name' }
    const name = reading('name', { kind: 'string' })
    const walked = walk([
      { ...base, columns: ['Day'], readings: [name, day] },
      { ...base, columns: ['x'], readings: [name] },
      { ...base, key: 'Sales', columns: ['name'], readings: [name] }
    ])
    expect(problems(walked)).toEqual([
      's1 shape.duplicate-column {"step":"1","column":"Day"}',
      's2 check.unknown-column {"column":"x","name":"/t.csv"}',
      's3 shape.column-type {"step":"3","column":"Sales","expected":"text","got":"a number"}'
    ])
  })

  it('checks readings, names and roles', () => {
    const walked = walk([], { orderDate: 'City', revenue: 'Sales', cost: 'Day', product: 'Gone' }, [
      sales,
      { ...sales, column: 'Missing' },
      day,
      city,
      { ...city, column: 'City' }
    ])
    expect(problems(walked)).toEqual([
      'null check.unknown-column {"column":"Missing"}',
      'null shape.duplicate-column {"step":"reading","column":"City"}',
      'null shape.role-type {"role":"orderDate","column":"City","expected":"a date","got":"text"}',
      'null shape.role-type {"role":"cost","column":"Day","expected":"a number","got":"a date"}',
      'null shape.role-column {"role":"product","column":"Gone"}'
    ])
  })

  it('finds names that differ in case only', () => {
    const recipe: Recipe = { version: 1, readings: [city, { ...city, column: 'CITY' }], steps: [], roles: {} }
    expect(() => walkRunnable(recipe, ['City', 'CITY'])).toThrowError(/City and CITY are one and the same/)
  })
})
