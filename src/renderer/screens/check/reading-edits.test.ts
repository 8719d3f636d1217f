import { describe, expect, it } from 'vitest'
import { plainNumber, type Reading } from '../../../shared/domain/column-type'
import { withKind } from './reading-edits'

const price: Reading = {
  column: 'price',
  type: { kind: 'decimal', precision: 12, scale: 2 },
  format: { ...plainNumber, decimalMark: ',', thousandsMark: '.' },
  nullTokens: ['-'],
  onInvalid: 'reject'
}
const day: Reading = {
  column: 'day',
  type: { kind: 'date' },
  format: { kind: 'date', patterns: ['DD/MM/YYYY'], pivotYear: 68 },
  nullTokens: [],
  onInvalid: 'empty'
}

describe('another type for a column', () => {
  it('keeps the marks between number types', () => {
    expect(withKind(price, 'double')).toEqual({ ...price, type: { kind: 'double' } })
  })
  it('drops the format for text and keeps the decisions', () => {
    expect(withKind(price, 'string')).toEqual({ ...price, type: { kind: 'string' }, format: null })
  })
  it('goes from date to timestamp and back', () => {
    const stamp = withKind(day, 'timestamp')
    expect(stamp.format).toEqual({ kind: 'date', patterns: ['DD/MM/YYYY HH:mm:ss'], pivotYear: 68 })
    expect(withKind(stamp, 'date')).toEqual(day)
  })
  it('is the same object when nothing changes', () => {
    expect(withKind(day, 'date')).toBe(day)
  })
})
