import { expect, it } from 'vitest'
import { rangeWords } from './days'

const at = (iso: string) => Date.parse(iso)

it('whole months are named as months, everything else by its days', () => {
  expect(rangeWords(at('2024-02-01'), at('2024-03-01'), 'all')).toBe('Feb 2024')
  expect(rangeWords(at('2023-11-01'), at('2024-03-01'), 'all')).toBe('Nov 2023 – Feb 2024')
  expect(rangeWords(at('2024-02-01'), at('2024-02-02'), 'all')).toBe('Feb 1, 2024')
  expect(rangeWords(at('2024-02-28'), at('2024-03-06'), 'all')).toBe('Feb 28, 2024 – Mar 5, 2024')
  expect(rangeWords(null, at('2024-03-06'), 'all')).toBe('all')
})
