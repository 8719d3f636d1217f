import pl from 'nodejs-polars'
import { expect, test } from 'vitest'
import { addSums } from './exact-sums'
import { countsOf, textsOf } from './scratch'

test('a column of a wide frame is read as one of a narrow one, also beside decimals and names of functions', () => {
  const many = Array.from({ length: 100 }, (_, i) => pl.Series(`t${i}`, [`a${i}`, null], pl.String))
  const price = pl.Series('price', ['1.5', '2.5'], pl.String)
  const frame = pl
    .DataFrame([...many, pl.Series('rows', [3, null], pl.Int64), price])
    .withColumns(pl.col('price').cast(pl.Decimal(10, 2)))
  expect(textsOf(frame, 't0')).toEqual(['a0', null])
  expect(textsOf(frame, 't99')).toEqual(['a99', null])
  expect(countsOf(frame, 'rows')).toEqual([3, 0])
  expect(textsOf(frame.select('t7', 'rows'), 't7')).toEqual(['a7', null])
})

test('sums of parts: exact for decimals, beyond the largest double endless', () => {
  expect(addSums({ kind: 'decimal', precision: 12, scale: 2 }, ['0.10', null, '0.20'])).toBe('0.30')
  expect(addSums({ kind: 'double' }, ['1.5', '2'])).toBe('3.5')
  expect(addSums({ kind: 'double' }, ['inf', '2'])).toBe('Infinity')
  expect(addSums({ kind: 'double' }, ['-inf', null])).toBe('-Infinity')
})
