import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateSegments, monthsReplaced, slotsNeeded, timeChunks } from './estimate'
import { intervalsOf, intervalText, replacedIntervals } from './intervals'
import { form } from './spec-under-test'

describe('months', () => {
  it('that follow each other are one interval', () => {
    expect(intervalsOf(['2024-03', '2023-12', '2024-01', '2024-01']).map(intervalText)).toEqual([
      '2023-12-01T00:00:00.000Z/2024-02-01T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z/2024-04-01T00:00:00.000Z'
    ])
    expect(intervalsOf(['0099-12']).map(intervalText)).toEqual(['0099-12-01T00:00:00.000Z/0100-01-01T00:00:00.000Z'])
  })

  it('are all covered, and nothing else', () => {
    const month = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.array(month, { minLength: 1 }), month, (months, probe) => {
        const ms = Date.parse(`${probe}-15T00:00:00Z`)
        const covered = intervalsOf(months).some(({ startMs, endMs }) => startMs <= ms && ms < endMs)
        expect(covered).toBe(months.includes(probe))
      })
    )
  })

  it('that are replaced, stay or come', () => {
    const input = { months: ['2024-01', '2024-03'], existing: null }
    const present = ['2023-12', '2024-01']
    expect(monthsReplaced({ mode: 'replace-months', segmentGranularity: 'MONTH' }, input, present)).toEqual({
      replaced: ['2024-01'],
      kept: ['2023-12'],
      added: ['2024-03']
    })
    expect(monthsReplaced({ mode: 'append', segmentGranularity: 'MONTH' }, input, present).kept).toEqual(present)
    const existing = { startMs: Date.UTC(2023, 11, 1), endMs: Date.UTC(2024, 1, 1) }
    const all = { ...input, existing }
    expect(monthsReplaced({ mode: 'replace-all', segmentGranularity: 'MONTH' }, all, present).kept).toEqual([])
    expect(replacedIntervals({ mode: 'replace-all', segmentGranularity: 'ALL' }, all)).toBe('everything')
  })
})

describe('estimates', () => {
  it('count chunks of time', () => {
    const months = ['2023-12', '2024-02']
    const chunks = (segmentGranularity: 'HOUR' | 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR' | 'ALL') =>
      timeChunks({ segmentGranularity }, months)
    expect([chunks('DAY'), chunks('HOUR'), chunks('MONTH'), chunks('QUARTER'), chunks('YEAR'), chunks('ALL')]).toEqual([
      60, 1440, 2, 2, 2, 1
    ])
  })

  it('count segments', () => {
    const rows = new Map([
      ['2024-01', 2500],
      ['2024-02', 1000],
      ['2024-03', 0]
    ])
    const small = { ...form, maxRowsPerSegment: 1000 }
    expect(estimateSegments(small, rows)).toEqual({ segments: 4, rowsPerSegment: 875 })
    expect(estimateSegments({ ...small, segmentGranularity: 'YEAR' }, rows).segments).toBe(4)
    expect(estimateSegments({ ...small, segmentGranularity: 'DAY' }, rows).segments).toBe(31 + 29)
    expect(
      estimateSegments(
        { ...small, method: 'native', partitioning: { kind: 'hashed', dimensions: [], targetRows: 5000 } },
        rows
      ).segments
    ).toBe(2)
    expect(estimateSegments(small, new Map())).toEqual({ segments: 0, rowsPerSegment: 0 })
  })

  it('count slots: SQL needs all of them at once', () => {
    expect(slotsNeeded({ method: 'sql', maxNumTasks: 3 })).toBe(3)
    expect(slotsNeeded({ method: 'native', maxNumTasks: 3 })).toBe(1)
  })
})
