import { describe, expect, it } from 'vitest'
import type { Column } from '../column-type'
import { defaultForm } from './default-form'
import { firstKeys, formWith, keysOf, sketchedBy } from './form-choices'

const columns: Column[] = [
  { name: 'region', type: { kind: 'string' } },
  { name: 'quantity', type: { kind: 'long' } },
  { name: 'sales', type: { kind: 'decimal', precision: 12, scale: 2 } }
]
const base = defaultForm({
  dataSource: 'sales',
  columns,
  mode: 'replace-months',
  method: 'native',
  money: 'cents',
  missingTime: null
})

describe('formWith', () => {
  it('leaves a form as it is where nothing was chosen', () => {
    expect(formWith(base, {}, columns)).toEqual(base)
  })

  it('stores amounts as doubles in columns and sums', () => {
    const plain = formWith(base, { money: 'double' }, columns)
    expect(plain.dimensions.find(({ name }) => name === 'sales')?.type).toBe('double')
    const kept = formWith(base, { rollupBy: ['region'] }, columns)
    const summed = formWith(kept, { money: 'double' }, columns)
    expect(summed.metrics).toContainEqual({ kind: 'sum', name: 'sales', column: 'sales', type: 'double' })
    expect(summed.metrics).toContainEqual({ kind: 'sum', name: 'quantity', column: 'quantity', type: 'long' })
  })

  it('adds up by the chosen columns, and back', () => {
    const rolled = formWith(base, { rollupBy: ['region', 'gone'] }, columns)
    expect(keysOf(rolled)).toEqual(['region'])
    expect(rolled.metrics.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'count count',
      'sum quantity',
      'sum sales'
    ])
    expect(rolled.queryGranularity).toBe('DAY')
    expect(formWith(rolled, { rollupBy: null }, columns)).toEqual(base)
  })

  it('drops partition columns that are gone', () => {
    expect(
      formWith(base, { partitioning: { kind: 'range', dimensions: ['gone'], targetRows: 5000 } }, columns).partitioning
    ).toEqual({ kind: 'dynamic' })
    expect(
      formWith(base, { partitioning: { kind: 'hashed', dimensions: ['region', 'gone'], targetRows: 5000 } }, columns)
        .partitioning
    ).toEqual({ kind: 'hashed', dimensions: ['region'], targetRows: 5000 })
  })

  it('leaves out a new column where that was chosen', () => {
    const change = {
      name: 'region',
      change: 'new' as const,
      from: null,
      to: 'VARCHAR',
      choice: 'as-file' as const,
      choices: ['as-file' as const, 'leave-out' as const]
    }
    const form = formWith(base, { columns: { region: 'leave-out' } }, columns, [change])
    expect(form.dimensions.map(({ name }) => name)).toEqual(['quantity', 'sales'])
    expect(formWith(base, { columns: { region: 'leave-out' } }, columns, [])).toEqual(base)
  })

  it('begins a rollup with the texts, but for those that tell orders apart', () => {
    const all: Column[] = [...columns, { name: 'order', type: { kind: 'string' } }]
    expect(firstKeys(all, {})).toEqual(['region', 'order'])
    expect(firstKeys(all, { orderId: 'order' })).toEqual(['region'])
    expect(keysOf(base)).toBeNull()
  })
})

describe('columns that Druid makes', () => {
  const split = { kind: 'split', name: 'places', column: 'region', separator: ';' } as const
  const upper = { kind: 'upper', name: 'region', column: 'region' } as const

  it('are stored, lists as lists, and go again', () => {
    const made = formWith(base, { transforms: [split] }, columns)
    expect(made.dimensions.at(-1)).toEqual({ name: 'places', type: 'string', multiValue: true })
    expect(made.dimensions.slice(0, -1)).toEqual(base.dimensions)
    expect(formWith(made, { transforms: [] }, columns)).toEqual(base)
  })

  it('may hide a column, which is itself again afterwards', () => {
    const sales = { kind: 'constant', name: 'sales', value: 'much' } as const
    const hidden = formWith(base, { transforms: [upper, sales] }, columns)
    expect(hidden.dimensions.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'region string',
      'quantity long',
      'sales string'
    ])
    expect(formWith(hidden, { transforms: [] }, columns)).toEqual(base)
  })
})

describe('sketches', () => {
  it('stand beside the sums of a rollup, keep their size, and are nothing without one', () => {
    const chosen = { rollupBy: ['region'], distinctOf: ['quantity', 'gone'], quantilesOf: ['sales'] }
    const rolled = formWith(base, chosen, columns)
    expect(rolled.metrics.slice(-2)).toEqual([
      { kind: 'hll', name: 'quantity_distinct', column: 'quantity', lgK: 12 },
      { kind: 'quantiles', name: 'sales_quantiles', column: 'sales', k: 128 }
    ])
    const finer = { ...rolled, metrics: rolled.metrics.map((one) => (one.kind === 'hll' ? { ...one, lgK: 16 } : one)) }
    const more = formWith(finer, { distinctOf: ['quantity', 'region'], quantilesOf: [] }, columns)
    expect(more.metrics.flatMap((one) => (one.kind === 'hll' ? [`${one.name} ${one.lgK}`] : []))).toEqual([
      'quantity_distinct 16',
      'region_distinct 12'
    ])
    expect(sketchedBy(more, 'quantiles')).toEqual([])
    expect(formWith(base, { distinctOf: ['quantity'] }, columns)).toEqual(base)
  })
})
