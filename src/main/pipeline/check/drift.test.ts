import { describe, expect, it } from 'vitest'
import type { LoadProfile } from '../../../shared/domain/load-profile'
import { driftFrom } from './drift'

/** Ten rows with one date column, written in a pattern. */
function profile(pattern: string): LoadProfile {
  const format = { kind: 'date' as const, patterns: [pattern], pivotYear: 68 }
  const day = { name: 'day', nulls: 0, min: '2024-01-02', max: '2024-02-01', sum: null, values: null }
  const column = {
    ...day,
    found: { kind: 'date' as const },
    format,
    distinct: { count: 10, exact: true },
    frequent: []
  }
  return { rows: 10, columns: [column], months: [], days: 10, dateColumn: null }
}

describe('drift from the last load', () => {
  const last = { jobId: 'j', loadedMs: 0, profile: profile('DD/MM/YYYY') }
  const thresholds = { volumePercent: 20, totalPercent: 20, nullPoints: 5 }
  const kinds = (undecided: string[]) =>
    driftFrom('sales', last, profile('MM/DD/YYYY'), thresholds, new Set(undecided))?.items.map(({ kind }) => kind)

  it('tells of a date that is proven to be written otherwise', () => {
    expect(kinds([])).toEqual(['format'])
  })

  it('tells nothing of how a date is written while that is still to be decided', () => {
    expect(kinds(['day'])).toEqual([])
  })

  it('is nothing without a load to compare with', () => {
    expect(driftFrom('sales', null, profile('DD/MM/YYYY'), thresholds, new Set())).toBeNull()
  })
})
