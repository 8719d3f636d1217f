import { describe, expect, it } from 'vitest'
import { areOriginalsDue, type KeptOriginals, type LoadInBucket, replacedBy } from './bucket'

const dayMs = 86_400_000

function load(jobId: string, more: Partial<LoadInBucket> = {}): LoadInBucket {
  return {
    jobId,
    connectionId: 'con_1',
    dataset: 'sales',
    dataSource: 'sales',
    mode: 'replace-months',
    isEdited: false,
    months: ['2024-01', '2024-02'],
    objects: [],
    manifest: null,
    originals: [{ key: `raw/sales/${jobId}/march.csv`, hash: 'h' }],
    kept: { kind: 'no' },
    uploadedMs: 0,
    submittedMs: 5,
    provedMs: 10,
    fate: null,
    originalsGoneMs: null,
    ...more
  }
}

describe('which load has replaced another', () => {
  const first = load('first')
  const later = (jobId: string, more: Partial<LoadInBucket>) => load(jobId, { submittedMs: 20, provedMs: 30, ...more })

  it('one that replaces all, or all of its months', () => {
    expect(replacedBy(first, [first, later('all', { mode: 'replace-all', months: ['2030-01'] })])?.jobId).toBe('all')
    expect(replacedBy(first, [later('months', { months: ['2024-02', '2024-01', '2024-03'] })])?.jobId).toBe('months')
    expect(replacedBy(first, [later('none', { months: [null] })])?.jobId).toBe('none')
  })

  it('several, each some of its months: the last of them', () => {
    const january = later('january', { months: ['2024-01'] })
    const february = later('february', { months: ['2024-02'], submittedMs: 40, provedMs: 50 })
    expect(replacedBy(first, [january])).toBeNull()
    expect(replacedBy(first, [february, january])?.jobId).toBe('february')
  })

  it.each<[string, Partial<LoadInBucket>]>([
    ['adds rows', { mode: 'append' }],
    ['is not proved', { provedMs: null }],
    ['was told to Druid before the first was proved', { submittedMs: 9 }],
    ['has a spec that a person changed', { isEdited: true }],
    ['is of another datasource', { dataSource: 'costs' }],
    ['is of another connection', { connectionId: 'con_2' }]
  ])('none that %s', (_why, more) => {
    expect(replacedBy(first, [later('other', { mode: 'replace-all', ...more })])).toBeNull()
  })

  it('rows without a month are gone only where all is replaced', () => {
    const mixed = load('mixed', { months: ['2024-01', null] })
    expect(replacedBy(mixed, [later('month', { months: ['2024-01'] })])).toBeNull()
    expect(replacedBy(mixed, [later('all', { mode: 'replace-all' })])?.jobId).toBe('all')
    expect(replacedBy(load('edited', { isEdited: true }), [later('all', { mode: 'replace-all' })])).toBeNull()
    expect(replacedBy(load('unproved', { provedMs: null }), [later('all', { mode: 'replace-all' })])).toBeNull()
  })
})

describe('when originals go', () => {
  const days = (count: number): KeptOriginals => ({ kind: 'days', days: count })
  const no: KeptOriginals = { kind: 'no' }
  const due = (kept: KeptOriginals, now: KeptOriginals, nowMs: number, more: Partial<LoadInBucket> = {}) =>
    areOriginalsDue(load('one', { kept, ...more }), now, nowMs)

  it('after the proof, after some days, never', () => {
    expect(due({ kind: 'until-proved' }, { kind: 'until-proved' }, 10)).toBe(true)
    expect(due(days(2), days(2), 10 + 2 * dayMs - 1)).toBe(false)
    expect(due(days(2), days(2), 10 + 2 * dayMs)).toBe(true)
    expect(due({ kind: 'for-ever' }, { kind: 'for-ever' }, 1000 * dayMs)).toBe(false)
  })

  it('a longer choice made since counts, a shorter one does not', () => {
    expect(due(days(2), days(30), 10 * dayMs)).toBe(false)
    expect(due(days(2), { kind: 'for-ever' }, 1000 * dayMs)).toBe(false)
    expect(due(days(30), days(2), 10 * dayMs)).toBe(false)
    expect(due({ kind: 'for-ever' }, no, 1000 * dayMs)).toBe(false)
    expect(due(days(2), no, 3 * dayMs)).toBe(true)
  })

  it('of a load that is not proved only days count', () => {
    expect(due({ kind: 'until-proved' }, no, 1000 * dayMs, { provedMs: null })).toBe(false)
    expect(due(days(2), no, 2 * dayMs, { provedMs: null })).toBe(true)
  })

  it('not a second time, and not where there are none', () => {
    expect(due({ kind: 'until-proved' }, no, dayMs, { originalsGoneMs: 5 })).toBe(false)
    expect(due({ kind: 'until-proved' }, no, dayMs, { originals: [] })).toBe(false)
  })
})
