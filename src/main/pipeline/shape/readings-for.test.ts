import { expect, test } from 'vitest'
import type { ColumnReport } from '../../../shared/domain/check-report'
import { type Format, plainNumber, type Reading } from '../../../shared/domain/column-type'
import { readingsFor } from './index'

const dates = (pattern: string): Format => ({ kind: 'date', patterns: [pattern], pivotYear: 68 })

const reading = (column: string, type: Reading['type'], format: Format): Reading => ({
  column,
  type,
  format,
  nullTokens: [],
  onInvalid: 'empty'
})

const checked = (of: Reading, state: ColumnReport['state']): ColumnReport => ({
  name: of.column,
  index: 0,
  state,
  reading: of,
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
  lengthMin: null,
  lengthMax: null
})

const dayFirst = reading('d', { kind: 'date' }, dates('DD/MM/YYYY'))
const monthFirst = reading('d', { kind: 'date' }, dates('MM/DD/YYYY'))
const money = (decimalMark: '.' | ',', scale: number) =>
  reading('m', { kind: 'decimal', precision: 18, scale }, { ...plainNumber, decimalMark })

test('a file that proves another order of day and month is read by its own, not by last month’s', () => {
  expect(readingsFor([dayFirst], [checked(monthFirst, 'sure')])).toEqual([monthFirst])
})

test('a file that fits both orders is read as was decided before', () => {
  expect(readingsFor([dayFirst], [checked(monthFirst, 'ambiguous')])).toEqual([dayFirst])
})

test('a decimal comma is taken over, the type of the dataset stays', () => {
  expect(readingsFor([money('.', 4)], [checked(money(',', 2), 'sure')])).toEqual([money(',', 4)])
})

test('a column that is now text, or a time of day, keeps the reading: its values are rejected where they do not fit', () => {
  const text: Reading = { ...dayFirst, type: { kind: 'string' }, format: null }
  const moment = reading('d', { kind: 'timestamp', zone: 'none' }, dates('YYYY-MM-DD HH:mm'))
  expect(readingsFor([dayFirst], [checked(text, 'sure')])).toEqual([dayFirst])
  expect(readingsFor([dayFirst], [checked(moment, 'sure')])).toEqual([dayFirst])
})
