import { describe, expect, it } from 'vitest'
import { monthSpan } from './months-text'

describe('monthSpan', () => {
  it('tells one, a run over the turn of the year, and months with gaps apart', () => {
    expect(monthSpan([])).toEqual({ kind: 'none' })
    expect(monthSpan(['2024-03'])).toEqual({ kind: 'one', month: '2024-03' })
    expect(monthSpan(['2024-01', '2023-12', '2023-11'])).toEqual({
      kind: 'run',
      from: '2023-11',
      to: '2024-01',
      count: 3
    })
    expect(monthSpan(['2024-01', '2024-03'])).toEqual({ kind: 'some', from: '2024-01', to: '2024-03', count: 2 })
  })
})
