/** Columns made by seeds, with the truth of every cell: none may be read without a question as something else than was meant. */
import { expect, test } from 'vitest'
import { judge, madeColumn } from '../bench/generated-columns/judge'

const seeds = 4000

test('nothing is read silently as something else, and hardly anything is left as text or without its right reading', () => {
  const judged = Array.from({ length: seeds }, (_, seed) => judge(madeColumn(seed))).filter((one) => one !== null)
  const of = (outcome: string) => judged.filter((one) => one.outcome === outcome)
  expect(judged.length).toBeGreaterThan(seeds * 0.95)
  expect(of('silent').map(({ column, example }) => `${column.label}: ${example}`)).toEqual([])
  expect(of('lost').length).toBe(0)
  expect((of('right').length + of('asked').length) / judged.length).toBeGreaterThan(0.99)
  // Who asks for everything is never wrong either.
  expect(of('asked').length / judged.length).toBeLessThan(0.06)
})
