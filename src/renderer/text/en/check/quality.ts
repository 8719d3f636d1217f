/** check: the score. */
export const quality = {
  quality: {
    title: 'Quality {{score}}',
    gate: 'gate at {{gate}}',
    below: 'below the gate of {{gate}}',
    blocked: 'loading is blocked',
    how: 'How the score is made',
    formula:
      'Each dimension is the share of values or rows without that fault. The score is their weighted mean times 100; a dimension that nothing in the data can measure is left out and its weight is spread over the others.',
    dimension: 'Dimension',
    value: 'Good',
    weight: 'Weight',
    lost: 'Points lost',
    unmeasured: 'not measurable',
    cost: '{{count, number}} rows',
    wholeFile: 'the whole file',
    points: '−{{points}}',
    showCosts: 'What {{dimension}} lost its points by',
    smallest: 'less than 0.01',
    noRows: 'Its rows can’t be told apart one by one.',
    ruleFormula:
      'Rules of the dataset count in their dimension: a rule about rows by the share of rows that break it, a rule about the whole file by half.',
    blocking: 'Whatever the score: loading needs a typed reason.',
    dimensions: {
      completeness: 'Completeness',
      validity: 'Validity',
      uniqueness: 'Uniqueness',
      consistency: 'Consistency',
      timeliness: 'Timeliness'
    }
  }
} as const
