import { describe, expect, it } from 'vitest'
import type { ColumnReport } from './check-report'
import { type Format, plainNumber, type Reading } from './column-type'
import type { Recipe } from './recipe'
import { walkRecipe } from './recipe-schema'
import { likenessOf, matchColumns, recipeFor, recipeOfDataset, refitReadings } from './replay'

const text = (column: string): Reading => ({
  column,
  type: { kind: 'string' },
  format: null,
  nullTokens: [],
  onInvalid: 'reject'
})

describe('columns of the next file', () => {
  it('are matched in any order, and by names that differ in case and blanks only', () => {
    const match = matchColumns(['unit price', 'ORDER_DATE', 'Qty'], ['Order Date', 'Qty', 'Unit Price'])
    expect(match.renamed).toEqual([
      { file: 'ORDER_DATE', recipe: 'Order Date' },
      { file: 'unit price', recipe: 'Unit Price' }
    ])
    expect(match).toMatchObject({ missing: [], extra: [], reordered: true })
    expect(matchColumns(['a', 'b'], ['a', 'b'])).toEqual({ renamed: [], reordered: false, missing: [], extra: [] })
  })

  it('are told when they are new or gone, and never guessed among two that are alike', () => {
    expect(matchColumns(['a', 'New'], ['a', 'Old'])).toMatchObject({ missing: ['Old'], extra: ['New'] })
    expect(matchColumns(['order date', 'orderdate'], ['Order Date'])).toMatchObject({
      missing: ['Order Date'],
      extra: ['order date', 'orderdate']
    })
    expect(likenessOf(matchColumns(['a', 'b', 'x'], ['a', 'b', 'c']), 3)).toBe(0.5)
  })

  it('keep the recipe: names of the file are read, names of the recipe are what steps and roles meet', () => {
    const recipe: Recipe = {
      version: 1,
      readings: [text('Order Date'), text('Qty')],
      steps: [{ id: 's', enabled: true, kind: 'trim', columns: ['Order Date'], collapse: false }],
      roles: { product: 'Order Date' }
    }
    const file = ['QTY', 'order date']
    const fitted = recipeFor(recipe, matchColumns(file, ['Order Date', 'Qty']))
    const walked = walkRecipe(fitted, file)
    expect(walked.problems).toEqual([])
    expect(walked.columns.map(({ name }) => name)).toEqual(['Order Date', 'Qty'])
    // What the dataset keeps is the recipe as it was, however often it is replayed.
    expect(recipeOfDataset(fitted)).toEqual(recipe)
    expect(recipeOfDataset(recipeFor(fitted, matchColumns(['Order Date', 'Qty'], ['Order Date', 'Qty'])))).toEqual(
      recipe
    )
  })
})

const report = (reading: Reading, more: Partial<ColumnReport> = {}): ColumnReport => ({
  name: reading.column,
  index: 0,
  state: 'sure',
  reading,
  alternatives: [],
  evidence: [],
  rowCount: 9,
  nullCount: 0,
  validCount: 9,
  invalidCount: 0,
  invalidExamples: [],
  nullTokens: [],
  distinct: { count: 9, exact: true },
  min: null,
  max: null,
  sum: null,
  mean: null,
  top: [],
  histogram: [],
  lengthMin: 1,
  lengthMax: 9,
  ...more
})
const decimal = (scale: number, format: Format = plainNumber): Reading => ({
  ...text('Price'),
  type: { kind: 'decimal', precision: 10 + scale, scale },
  format
})
const day = (...patterns: string[]): Reading => ({
  ...text('Day'),
  type: { kind: 'date' },
  format: { kind: 'date', patterns, pivotYear: 68 }
})
const refit = (old: Reading, now: Reading, more: Partial<ColumnReport> = {}) => {
  const { readings, stops, widened } = refitReadings([old], [report(now, more)])
  return { reading: readings[0], stops: stops.map(({ kind }) => kind), widened }
}

describe('readings of the next file', () => {
  it('stay where the file is written the same way', () => {
    expect(refit(decimal(2), decimal(2))).toEqual({ reading: decimal(2), stops: [], widened: [] })
    expect(refit(day('D/M/YYYY'), day('DD/MM/YYYY')).stops).toEqual([])
  })

  it('take what the file proves, and stop', () => {
    const month = refit(day('DD/MM/YYYY'), day('MM/DD/YYYY'))
    expect(month.stops).toEqual(['format'])
    expect(month.reading?.format).toEqual(day('MM/DD/YYYY').format)
    expect(refit(decimal(2), decimal(2, { ...plainNumber, decimalMark: ',' })).stops).toEqual(['format'])
    expect(refit(decimal(2), decimal(2, { ...plainNumber, percent: true })).stops).toEqual(['format'])
  })

  it('stop at a date that can be read in two ways, and at values of another type', () => {
    expect(refit(day('DD/MM/YYYY'), day('MM/DD/YYYY'), { state: 'ambiguous' })).toMatchObject({
      reading: day('DD/MM/YYYY'),
      stops: ['ambiguous']
    })
    expect(refit(decimal(2), text('Price')).stops).toEqual(['type'])
    // An empty column says nothing.
    expect(refit(decimal(2), text('Price'), { nullCount: 9 }).stops).toEqual([])
  })

  it('widen numbers that got more digits, and take whole numbers and days for what they were', () => {
    expect(refit(decimal(2), decimal(3))).toMatchObject({
      reading: { type: { kind: 'decimal', precision: 13, scale: 3 } },
      stops: [],
      widened: ['Price']
    })
    const long: Reading = { ...text('Price'), type: { kind: 'long' }, format: plainNumber }
    expect(refit(decimal(2), long)).toMatchObject({ reading: { type: decimal(2).type }, stops: [], widened: [] })
    expect(refit(text('Id'), { ...long, column: 'Id' }).stops).toEqual([])
  })
})
