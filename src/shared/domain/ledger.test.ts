import { expect, it } from 'vitest'
import { ledgerGap } from './ledger'

it('adds up with rows that steps made or joins left out, and says by how much it does not', () => {
  const ledger = { read: 10, loaded: 6, rejected: 2, filtered: 1, deduplicated: 1 }
  expect(ledgerGap(ledger)).toBe(0)
  expect(ledgerGap({ ...ledger, made: 5, loaded: 10, joinedOut: 1 })).toBe(0)
  expect(ledgerGap({ ...ledger, made: 5 })).toBe(5)
  expect(ledgerGap({ ...ledger, filtered: 3 })).toBe(-2)
})
