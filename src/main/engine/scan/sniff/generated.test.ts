/** Generated files in all the ways that files are odd, and in many languages and encodings. */
import { expect, it } from 'vitest'
import { measureCases } from '../../../../../test/bench/dialect-cases/measure'
import { measureEncodings } from '../../../../../test/bench/encoding-cases'

it('reads generated files as they were meant', async () => {
  const results = await measureCases(8, 5)
  const wrong = results.filter(({ missed }) => missed.length > 0)
  expect(results.length).toBeGreaterThan(500)
  // What is left over is as good one way as the other: two rows of words with or without a header, and the like.
  expect(wrong.length / results.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.02)
  const delimiters = wrong.filter(({ missed }) => missed.includes('delimiter'))
  expect(delimiters.length / results.length).toBeLessThanOrEqual(0.01)
})

it('finds encodings by the letters of languages', async () => {
  const results = await measureEncodings(1)
  const rightShare = (size: string) => {
    const cases = results.filter((result) => result.size === size)
    return cases.filter(({ isSameText }) => isSameText).length / cases.length
  }
  expect(rightShare('long')).toBe(1)
  expect(rightShare('short')).toBeGreaterThanOrEqual(0.97)
  // A single word is all the evidence there is.
  expect(rightShare('few')).toBeGreaterThanOrEqual(0.8)
})
