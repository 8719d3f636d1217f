import { describe, expect, it } from 'vitest'
import type { ColumnReport, Finding } from './check-report'
import type { ColumnType } from './column-type'
import { type QualityFacts, scoreQuality } from './quality'
import type { RuleOutcome } from './rules'

function column(name: string, parts: Partial<ColumnReport> & { type?: ColumnType } = {}): ColumnReport {
  const { type = { kind: 'string' }, ...rest } = parts
  return {
    name,
    index: 0,
    state: 'sure',
    reading: { column: name, type, format: null, nullTokens: [], onInvalid: 'reject' },
    alternatives: [],
    evidence: [],
    rowCount: 100,
    nullCount: 0,
    validCount: 100,
    invalidCount: 0,
    invalidExamples: [],
    nullTokens: [],
    distinct: { count: 1, exact: true },
    min: null,
    max: null,
    sum: null,
    mean: null,
    top: [],
    histogram: [],
    lengthMin: null,
    lengthMax: null,
    ...rest
  }
}

function finding(rule: Finding['rule'], name: string | null, count: number): Finding {
  const id = name === null ? rule : `${rule}:${name}`
  return { id, rule, severity: 'warning', column: name, count, share: count / 100, examples: [], values: {} }
}

function facts(
  columns: ColumnReport[],
  parts: Partial<QualityFacts> = {},
  structure: Partial<QualityFacts['structure']> = {}
): QualityFacts {
  return {
    sourceId: 's',
    structure: {
      rowCount: 100,
      columnCount: columns.length,
      blankLines: 0,
      raggedCount: 0,
      ragged: [],
      brokenQuoteRows: 0,
      undecodableCount: 0,
      endsInQuote: false,
      textBytes: 1000,
      tookMs: 1,
      contentHash: null,
      ...structure
    },
    columns,
    findings: [],
    duplicateRows: 0,
    tookMs: 1,
    ...parts
  }
}

const date: ColumnType = { kind: 'date' }

describe('scoreQuality', () => {
  it('gives 100 to a file without a flaw, without dates too', () => {
    expect(scoreQuality(facts([column('a'), column('b')]), 80, '2025-06-30')).toMatchObject({
      score: 100,
      passes: true,
      blocking: []
    })
    const dated = facts([column('d', { type: date, max: '2025-06-30' })])
    expect(scoreQuality(dated, 80, '2025-06-30').score).toBe(100)
  })

  it('never says 100 when anything was lost, however little', () => {
    // 5 of 20,000 rows: validity 0.99975, 0.0075 points of the 0.3 that weigh 0.3 / 0.9.
    const score = scoreQuality(facts([column('a', { invalidCount: 5 })], {}, { rowCount: 20_000 }), 80, '2025-06-30')
    expect(score.score).toBe(99.9)
  })

  it('adds up the dimensions by their weights', () => {
    const file = facts(
      [
        // 20 of 100 missing in one of two columns: completeness 0.9, 2.5 points
        column('a', { nullCount: 20, validCount: 80 }),
        // 4 violations and 6 ragged rows: validity 0.9, 3 points; 10 of 100 dates in the future: timeliness 0.9, 1 point
        column('d', { type: date, max: '2030-01-01', invalidCount: 4, state: 'ambiguous' })
      ],
      {
        duplicateRows: 20, // uniqueness 0.8, 3 points
        findings: [
          finding('missing-values', 'a', 20),
          finding('type-violations', 'd', 4),
          finding('ambiguous-dates', 'd', 100), // one of two columns: consistency 0.5, 10 points
          finding('future-dates', 'd', 10),
          finding('duplicate-rows', null, 20)
        ]
      },
      { raggedCount: 6 }
    )
    const score = scoreQuality(file, 80, '2025-06-30')
    expect(score.score).toBe(80.5)
    expect(score.passes).toBe(true)
    expect(score.dimensions.map((d) => [d.dimension, d.value, d.lost])).toEqual([
      ['completeness', 0.9, 2.5],
      ['validity', 0.9, 3],
      ['uniqueness', 0.8, 3],
      ['consistency', 0.5, 10],
      ['timeliness', 0.9, 1]
    ])
    expect(score.dimensions[4]?.findings).toEqual(['future-dates:d'])
    expect(score.dimensions[1]?.findings).toEqual(['type-violations:d'])
    expect(scoreQuality(file, 81, '2025-06-30').passes).toBe(false)
  })

  it('leaves out what the data cannot show and shares its weight among the others', () => {
    // Without dates the weights add up to 0.9: one column wholly missing of two is 0.25 / 0.9 / 2 = 13.9 points.
    const score = scoreQuality(facts([column('a'), column('b', { nullCount: 100, validCount: 0 })]), 80, '2025-06-30')
    expect(score.score).toBe(86.1)
    expect(score.dimensions[4]).toMatchObject({ dimension: 'timeliness', value: null, weight: 0, lost: 0 })
  })

  it('counts several date patterns and blanks at the ends as inconsistent', () => {
    const mixed = column('d', {
      type: date,
      max: '2020-01-01',
      evidence: [{ code: 'mixed-formats', count: 40, text: null, line: null }]
    })
    const blanks = column('t')
    const score = scoreQuality(
      facts([mixed, blanks], { findings: [finding('white-space', 't', 20)] }),
      80,
      '2025-06-30'
    )
    // (0.4 + 0.2) / 2 = 0.3 of 20 points
    expect(score.score).toBe(94)
  })

  it('never falls below zero for a dimension', () => {
    const score = scoreQuality(
      facts([column('a', { invalidCount: 100 }), column('b', { invalidCount: 100 })]),
      80,
      '2025-06-30'
    )
    expect(score.dimensions[1]).toMatchObject({ value: 0 })
    expect(score.score).toBe(66.7)
  })

  it('blocks a file that ends in a quote, and one without rows', () => {
    const open = facts([column('a')], { findings: [finding('ends-in-quote', null, 1)] }, { endsInQuote: true })
    const score = scoreQuality(open, 0, '2025-06-30')
    expect(score.blocking).toEqual(['ends-in-quote'])
    expect(score.passes).toBe(false)
    const empty = scoreQuality(
      facts([column('a', { rowCount: 0, validCount: 0 })], {}, { rowCount: 0 }),
      0,
      '2025-06-30'
    )
    expect(empty).toMatchObject({ score: 0, blocking: ['no-rows'], passes: false })
  })
})

describe('lines of what was lost', () => {
  // 200 rows, 2 columns: 20 nulls in one column, 4 ragged rows, 10 values that break a rule.
  const file = facts(
    [column('a', { rowCount: 200, nullCount: 20 }), column('b', { rowCount: 200 })],
    {},
    { rowCount: 200, raggedCount: 4 }
  )
  const rule = (id: string, kind: 'range' | 'freshness', severity: 'warning' | 'blocking'): RuleOutcome => ({
    rule: {
      id,
      name: '',
      enabled: true,
      severity,
      check: kind === 'range' ? { kind, column: 'b', min: '0', max: null } : { kind, column: 'd', days: 7 }
    },
    state: 'failed',
    dimension: kind === 'range' ? 'validity' : 'timeliness',
    count: kind === 'range' ? 10 : null,
    rows: 196,
    observed: null,
    low: null,
    high: null,
    problem: null,
    examples: []
  })

  it('name each fault with its points, and add up to what the dimension lost', () => {
    const score = scoreQuality(file, 80, '2025-06-30', [rule('r', 'range', 'warning')])
    const [completeness, validity] = score.dimensions
    // No dates: the weights are divided by 0.9. Completeness 25/0.9 × 20/200/2; validity 30/0.9 × 4/200 and × 10/196.
    expect(completeness?.costs).toEqual([
      { id: 'missing-values:a', kind: 'finding', column: 'a', count: 20, lost: 1.3889 }
    ])
    expect(validity?.costs).toEqual([
      { id: 'rule:r', kind: 'rule', column: 'b', count: 10, lost: 1.7007 },
      { id: 'ragged-rows', kind: 'finding', column: null, count: 4, lost: 0.6667 }
    ])
    expect(validity?.lost).toBe(2.37)
    expect(score.score).toBe(96.2) // 100 - 1.3889 - 2.3674
    expect(score.passes).toBe(true)
  })

  it('a rule about the whole file takes half of a dimension, measures it, and blocks when it is blocking', () => {
    const score = scoreQuality(file, 80, '2025-06-30', [rule('f', 'freshness', 'blocking')])
    expect(score.dimensions[4]).toMatchObject({ dimension: 'timeliness', value: 0.5, weight: 0.1, lost: 5 })
    expect(score).toMatchObject({ passes: false, blocking: ['rule:f'] })
    const passed = scoreQuality(file, 80, '2025-06-30', [{ ...rule('f', 'freshness', 'blocking'), state: 'passed' }])
    expect(passed.dimensions[4]).toMatchObject({ value: 1, lost: 0, costs: [] })
    expect(passed.blocking).toEqual([])
  })

  it('shares the points where faults are more than everything', () => {
    const broken = facts(
      [column('a', { rowCount: 10, invalidCount: 10 }), column('b', { rowCount: 10, invalidCount: 5 })],
      {},
      { rowCount: 10 }
    )
    const validity = scoreQuality(broken, 80, '2025-06-30').dimensions[1]
    // 10/10 + 5/10 of the rows: all 33.33 points are lost, two thirds of them by the first column.
    expect(validity?.costs?.map(({ id, lost }) => [id, lost])).toEqual([
      ['type-violations:a', 22.2222],
      ['type-violations:b', 11.1111]
    ])
  })
})
