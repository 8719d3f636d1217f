import { expect, it } from 'vitest'
import type { ColumnReport } from '../../../shared/domain/check-report'
import { plainNumber, type Reading } from '../../../shared/domain/column-type'
import { typedCells } from './typed-cells'

const column = (reading: Omit<Reading, 'column' | 'onInvalid'>) =>
  ({ reading: { column: 'x', onInvalid: 'reject', ...reading } }) as unknown as ColumnReport

const cells = typedCells([
  column({
    type: { kind: 'date' },
    format: { kind: 'date', patterns: ['DD/MM/YYYY'], pivotYear: 68 },
    nullTokens: ['-']
  }),
  column({
    type: { kind: 'decimal', precision: 18, scale: 2 },
    format: { ...plainNumber, currencies: ['$'], thousandsMark: ',' },
    nullTokens: []
  }),
  column({ type: { kind: 'string' }, format: null, nullTokens: [] })
])

it('marks what fails and what is empty', () => {
  expect(['31/12/2024', '31/31/2024', '-', ''].map((text) => cells.markOf(0, text))).toEqual([
    null,
    'invalid',
    'empty',
    'empty'
  ])
})

it('gives the value where it is written in another way than the text', () => {
  expect(cells.typedOf(1, '$1,234.50')).toBe('1,234.5')
  expect(['12', '12.50', '-3.00', 'x'].map((text) => cells.typedOf(1, text))).toEqual([null, null, null, null])
  expect(cells.typedOf(0, '31/12/2024')).toMatch(/2024/)
  expect(cells.typedOf(2, 'Anna')).toBeNull()
  expect(cells.typedOf(2, ' Anna ')).toBe('Anna')
})
