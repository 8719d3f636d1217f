import { describe, expect, it } from 'vitest'
import type { Column } from '../column-type'
import { checkForm } from './check-form'
import { defaultForm, rolledUp } from './default-form'
import type { IngestForm } from './ingest-form'
import { publishedColumns } from './published'
import { type ColumnChange, type ColumnChoice, evolutionOf, fittedForm, withChoice } from './schema-evolution'
import { input } from './spec-under-test'

const columns: Column[] = [
  { name: 'order_id', type: { kind: 'string' } },
  { name: 'quantity', type: { kind: 'long' } },
  { name: 'revenue', type: { kind: 'decimal', precision: 12, scale: 2 } },
  { name: 'weight', type: { kind: 'double' } }
]
const published = publishedColumns(columns, 'cents')
const form: IngestForm = defaultForm({
  dataSource: 'sales',
  columns,
  mode: 'replace-months',
  method: 'sql',
  money: 'cents',
  missingTime: null
})
const stored = [
  { name: '__time', sqlType: 'TIMESTAMP' },
  { name: 'order_id', sqlType: 'VARCHAR' },
  { name: 'quantity', sqlType: 'BIGINT' },
  { name: 'revenue', sqlType: 'BIGINT' },
  { name: 'weight', sqlType: 'DOUBLE' }
]
const change = (
  name: string,
  change: ColumnChange['change'],
  types: [string | null, string | null],
  choice: ColumnChoice,
  choices: ColumnChoice[]
): ColumnChange => ({ name, change, from: types[0], to: types[1], choice, choices })

describe('columns of a load beside those of the datasource', () => {
  it('are all the same, or there is no datasource yet: nothing to be said', () => {
    expect(evolutionOf(form, published, stored)).toEqual([])
    expect(evolutionOf(form, published, [])).toEqual([])
  })

  it('a new one is stored or left out, as it was chosen', () => {
    const there = stored.filter(({ name }) => name !== 'weight')
    const [found] = evolutionOf(form, published, there)
    expect(found).toEqual(change('weight', 'new', [null, 'DOUBLE'], 'as-file', ['as-file', 'leave-out']))
    const without = withChoice(form, found as ColumnChange, 'leave-out', published)
    expect(without.dimensions.map(({ name }) => name)).toEqual(['order_id', 'quantity', 'revenue'])
    const [left] = evolutionOf(without, published, there)
    expect(left).toEqual({ ...found, choice: 'leave-out' })
    expect(withChoice(without, left as ColumnChange, 'as-file', published)).toEqual(form)
  })

  it('one that the file lacks has no value in the new rows, and there is nothing to be chosen', () => {
    const there = [...stored, { name: 'region', sqlType: 'VARCHAR' }]
    const missing = change('region', 'missing', ['VARCHAR', null], 'leave-out', ['leave-out'])
    expect(evolutionOf(form, published, there)).toEqual([missing])
    expect(withChoice(form, missing, 'as-file', published)).toBe(form)
  })

  it('one that the form leaves out is missing, and can be taken', () => {
    const without = { ...form, dimensions: form.dimensions.filter(({ name }) => name !== 'weight') }
    const found = evolutionOf(without, published, stored)
    expect(found).toEqual([change('weight', 'missing', ['DOUBLE', 'DOUBLE'], 'leave-out', ['as-file', 'leave-out'])])
  })

  it.each<[string, string, string, ColumnChoice[]]>([
    // Every whole number has a text; a text may be no number, and would be lost.
    ['quantity', 'VARCHAR', 'BIGINT', ['as-file', 'as-stored', 'leave-out']],
    ['quantity', 'DOUBLE', 'BIGINT', ['as-file', 'as-stored', 'leave-out']],
    ['weight', 'VARCHAR', 'DOUBLE', ['as-file', 'as-stored', 'leave-out']],
    ['weight', 'BIGINT', 'DOUBLE', ['as-file', 'leave-out']],
    ['order_id', 'BIGINT', 'VARCHAR', ['as-file', 'leave-out']],
    ['order_id', 'COMPLEX<json>', 'VARCHAR', ['as-file', 'leave-out']],
    // Whole cents are a hundred times what an earlier double was.
    ['revenue', 'DOUBLE', 'BIGINT', ['as-file', 'leave-out']]
  ])('%s that is %s there and %s here: choices without loss', (name, from, to, choices) => {
    const there = stored.map((column) => (column.name === name ? { name, sqlType: from } : column))
    expect(evolutionOf(form, published, there)).toEqual([change(name, 'retyped', [from, to], 'as-file', choices)])
  })

  it('a type is taken from the datasource, and given back', () => {
    const there = stored.map((column) => (column.name === 'quantity' ? { ...column, sqlType: 'VARCHAR' } : column))
    const [found] = evolutionOf(form, published, there)
    const taken = withChoice(form, found as ColumnChange, 'as-stored', published)
    expect(taken.dimensions[1]).toEqual({ name: 'quantity', type: 'string', multiValue: false })
    const [now] = evolutionOf(taken, published, there)
    expect(now).toEqual({ ...found, choice: 'as-stored' })
    expect(withChoice(taken, now as ColumnChange, 'as-file', published)).toEqual(form)
  })

  it('with rollup it is the metrics that are compared, and a new number becomes a sum', () => {
    const rolled = rolledUp(form, ['order_id'])
    const there = [
      { name: '__time', sqlType: 'TIMESTAMP' },
      { name: 'order_id', sqlType: 'VARCHAR' },
      { name: 'count', sqlType: 'BIGINT' },
      { name: 'quantity', sqlType: 'DOUBLE' },
      { name: 'revenue', sqlType: 'BIGINT' }
    ]
    const found = evolutionOf(rolled, published, there)
    expect(found).toEqual([
      change('quantity', 'retyped', ['DOUBLE', 'BIGINT'], 'as-file', ['as-file', 'leave-out']),
      change('weight', 'new', [null, 'DOUBLE'], 'as-file', ['as-file', 'leave-out'])
    ])
    const without = withChoice(rolled, found[1] as ColumnChange, 'leave-out', published)
    expect(without.metrics.map(({ name }) => name)).toEqual(['count', 'quantity', 'revenue'])
    const again = withChoice(without, found[1] as ColumnChange, 'as-file', published)
    expect(again.metrics.at(-1)).toEqual({ kind: 'sum', name: 'weight', column: 'weight', type: 'double' })
  })

  it('a sketch is called by other names in every release, and is no change', () => {
    const rolled: IngestForm = {
      ...rolledUp(form, []),
      metrics: [{ kind: 'hll', name: 'orders', column: 'order_id', lgK: 12 }]
    }
    const there = [{ name: 'orders', sqlType: 'COMPLEX<HLLSketch>' }]
    expect(evolutionOf(rolled, published, there).filter(({ name }) => name === 'orders')).toEqual([])
  })
})

describe('the form of a dataset for another file', () => {
  const known = new Set(columns.map(({ name }) => name))
  const next: Column[] = [
    { name: 'order_id', type: { kind: 'string' } },
    { name: 'quantity', type: { kind: 'long' } },
    { name: 'revenue', type: { kind: 'decimal', precision: 12, scale: 2 } },
    { name: 'channel', type: { kind: 'string' } }
  ]
  const nextPublished = publishedColumns(next, 'cents')

  it('lets go of what is not there and takes what is new', () => {
    const old: IngestForm = {
      ...form,
      clusteredBy: ['weight', 'order_id'],
      partitioning: { kind: 'range', dimensions: ['weight'], targetRows: 5000 },
      transforms: [{ kind: 'upper', name: 'heavy', column: 'weight' }]
    }
    const fitted = fittedForm(
      { ...old, dimensions: [...old.dimensions, { name: 'heavy', type: 'string', multiValue: false }] },
      nextPublished,
      known
    )
    expect(fitted.dimensions.map(({ name }) => name)).toEqual(['order_id', 'quantity', 'revenue', 'channel'])
    expect([fitted.clusteredBy, fitted.partitioning, fitted.transforms]).toEqual([
      ['order_id'],
      { kind: 'dynamic' },
      []
    ])
    const problems = checkForm(fitted, { ...input, columns: nextPublished })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('leaves out what was left out before', () => {
    const without = { ...form, dimensions: form.dimensions.filter(({ name }) => name !== 'weight') }
    expect(fittedForm(without, published, known)).toEqual(without)
  })

  it('keeps a type that loses nothing, and no other', () => {
    const texts = { ...form, dimensions: form.dimensions.map((one) => ({ ...one, type: 'string' as const })) }
    expect(fittedForm(texts, published, known).dimensions.map(({ type }) => type)).toEqual([
      'string',
      'string',
      'long',
      'string'
    ])
  })

  it('adds nothing to a rollup by itself', () => {
    const rolled = rolledUp(form, ['order_id'])
    const fitted = fittedForm(rolled, nextPublished, known)
    expect(fitted.dimensions.map(({ name }) => name)).toEqual(['order_id'])
    expect(fitted.metrics.map(({ name }) => name)).toEqual(['count', 'quantity', 'revenue'])
  })
})
