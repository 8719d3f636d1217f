import { expect, test } from 'vitest'
import { withLiterals } from './literals'

test('parameters stand in their places, names and texts stay', () => {
  expect(withLiterals('SELECT "what?", \'why?\' FROM "a""?" WHERE x = ? AND n > ?', ["O'Hara", 3])).toBe(
    'SELECT "what?", \'why?\' FROM "a""?" WHERE x = \'O\'\'Hara\' AND n > 3'
  )
  expect(withLiterals('SELECT ?', ["'; DROP TABLE sales; --"])).toBe("SELECT '''; DROP TABLE sales; --'")
  expect(withLiterals('SELECT 1', [])).toBe('SELECT 1')
})

test('a wrong number of parameters is a mistake', () => {
  expect(() => withLiterals('SELECT ?', [])).toThrow(RangeError)
  expect(() => withLiterals('SELECT 1', ['x'])).toThrow(RangeError)
})
