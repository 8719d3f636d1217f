/** What the tests of the calculators share. */
import fc from 'fast-check'
import { type Exact, exactOf, textOf } from '../exact'

export function exact(text: string): Exact {
  const value = exactOf(text)
  if (!value) throw new Error(`${text} is no number`)
  return value
}

export function known(text: string | null): Exact | null {
  return text === null ? null : exact(text)
}

export function textOrNull(value: Exact | null): string | null {
  return value && textOf(value)
}

/** Money of any size with none to four digits after the mark. */
export const money = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]): Exact => ({ digits, scale }))

export const maybeMoney = fc.option(money, { nil: null, freq: 6 })

export const label = fc.option(fc.string({ maxLength: 3 }), { nil: null, freq: 8 })
