import { expect, test } from 'vitest'
import { DateFormat, plainNumber, type Reading } from '../column-type'
import { compileReading, invalid } from '.'

const number = (kind: 'long' | 'double'): Reading => ({
  column: 'n',
  type: { kind },
  format: plainNumber,
  nullTokens: [],
  onInvalid: 'reject'
})

// Without an end of their own these would run for minutes, and the test with them.
test('a fraction of two million zeros is read', () => {
  const read = compileReading(number('double'))
  expect(read(`0.${'0'.repeat(2_000_000)}1`)).toBe('0')
  expect(read(`5.25${'0'.repeat(2_000_000)}`)).toBe('5.25')
})

test('sixteen million digits are no whole number, nineteen with zeros before them are', () => {
  const read = compileReading(number('long'))
  expect(read('9'.repeat(16_000_000))).toBe(invalid)
  expect(read(`-${'0'.repeat(2_000_000)}9223372036854775808`)).toBe('-9223372036854775808')
})

test('a date pattern names each part once: others could be tried in more ways than there is time', () => {
  const format = (pattern: string) => DateFormat.safeParse({ kind: 'date', patterns: [pattern], pivotYear: 68 }).success
  expect(format('DMDMDMDMDMDMDMDM')).toBe(false)
  expect(format('SSS.SSS')).toBe(false)
  expect(format('D'.repeat(101))).toBe(false)
  expect(format('DD.MM.YYYY HH:mm:ss.SSS')).toBe(true)
  expect(format('D MMM YY h A')).toBe(true)
  expect(format('unix-ms')).toBe(true)
})
