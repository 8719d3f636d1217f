import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  atScale,
  compare,
  divide,
  type Exact,
  exactOf,
  multiply,
  numberOf,
  ratio,
  subtract,
  textOf,
  total
} from './exact'

function exact(text: string): Exact {
  const value = exactOf(text)
  if (!value) throw new Error(`${text} is no number`)
  return value
}

test.each([
  ['12.50', '12.50'],
  ['-0.5', '-0.5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['+007', '7'],
  ['1.5e3', '1500'],
  ['15e-4', '0.0015'],
  ['-0', '0'],
  ['99999999999999999999999999999999999999.99', '99999999999999999999999999999999999999.99']
])('%s is read and written as %s', (text, written) => {
  expect(textOf(exact(text))).toBe(written)
})

test.each(['', '.', '-', 'abc', '1,5', '1 2', 'NaN', 'Infinity', null, undefined, true])('%s is no number', (value) => {
  expect(exactOf(value)).toBeNull()
})

test('sums and differences keep every digit', () => {
  expect(textOf(add(exact('0.1'), exact('0.20')))).toBe('0.30')
  expect(textOf(subtract(exact('1'), exact('1.001')))).toBe('-0.001')
  expect(textOf(add(exact('9007199254740993'), exact('0.01')))).toBe('9007199254740993.01')
})

test('products keep every digit, a sum of none is 0', () => {
  expect(textOf(multiply(exact('-1.5'), exact('0.25')))).toBe('-0.375')
  expect(textOf(multiply(exact('12345678901234567890.1'), exact('10')))).toBe('123456789012345678901.0')
  expect(textOf(total([exact('0.1'), exact('0.20'), exact('-1')]))).toBe('-0.70')
  expect(textOf(total([]))).toBe('0')
})

test('rounding is half away from zero', () => {
  expect(textOf(atScale(exact('0.125'), 2))).toBe('0.13')
  expect(textOf(atScale(exact('-0.125'), 2))).toBe('-0.13')
  expect(textOf(atScale(exact('0.1249'), 2))).toBe('0.12')
  expect(textOf(atScale(exact('3'), 2))).toBe('3.00')
  const third = divide(exact('2'), exact('-3'), 4)
  expect(third && textOf(third)).toBe('-0.6667')
  expect(divide(exact('1'), exact('0.00'), 2)).toBeNull()
  expect(ratio(exact('1'), exact('8'))).toBe(0.125)
})

test('any amounts in cents: what is added can be taken away again', () => {
  const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (a, b, s, t) => {
      const [x, y] = [
        { digits: a, scale: s },
        { digits: b, scale: t }
      ]
      expect(compare(subtract(add(x, y), y), x)).toBe(0)
      expect(compare(exact(textOf(x)), x)).toBe(0)
    })
  )
})

test('numbers are for drawing', () => {
  expect(numberOf(exact('-12.25'))).toBe(-12.25)
})
