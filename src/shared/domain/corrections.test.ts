import { describe, expect, it } from 'vitest'
import type { ColumnType, Format, Reading } from './column-type'
import { plainNumber } from './column-type'
import { csvCells, csvRecord, mistakesOf } from './corrections'
import type { Recipe } from './recipe'

describe('records of a rejected file', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['', ['']],
    [',', ['', '']],
    ['"a, b",c', ['a, b', 'c']],
    ['"say ""no""",x', ['say "no"', 'x']],
    ['"two\r\nlines",', ['two\r\nlines', '']],
    ['a"b,c', ['a"b', 'c']]
  ])('%j', (text, cells) => {
    expect(csvCells(text)).toEqual(cells)
    expect(csvCells(csvRecord(cells).replace(/\r\n$/, ''))).toEqual(cells)
  })
})

const reading = (column: string, type: ColumnType, format: Format | null, more: Partial<Reading> = {}): Reading => ({
  column,
  type,
  format,
  nullTokens: [],
  onInvalid: 'reject',
  ...more
})

it('mistakes are those of the load’s own readings', () => {
  const columns = ['day', 'amount', 'rating', 'note']
  const recipe: Recipe = {
    version: 1,
    readings: [
      reading('day', { kind: 'date' }, { kind: 'date', patterns: ['DD/MM/YYYY'], pivotYear: 68 }),
      reading('amount', { kind: 'decimal', precision: 10, scale: 2 }, { ...plainNumber, decimalMark: ',' }),
      reading('rating', { kind: 'long' }, plainNumber, { onInvalid: 'empty' })
    ],
    steps: [],
    roles: { orderDate: 'day' }
  }
  const found = (...cells: string[]) => Object.fromEntries(mistakesOf(cells, columns, recipe))
  expect(found('31/02/2024', '1,5', '', '')).toEqual({ 0: 'unreadable' })
  expect(found('29/02/2024', '1.50', 'x', 'anything')).toEqual({ 1: 'unreadable' })
  expect(found('', '1,5', '', '')).toEqual({ 0: 'no-date' })
  expect(found('29/02/2024', '1,5', '', '', '', 'rest')).toEqual({ 5: 'beyond' })
  expect(found('29/02/2024', '1,5', '', '', '')).toEqual({})
})
