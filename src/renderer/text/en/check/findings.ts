/** check: findings. */
export const findings = {
  findings: {
    title: 'Findings in this file',
    none: 'Nothing to remark. Every row has the right number of fields and every value parses.',
    rows: 'Rows behind it',
    rowsFailed: 'The rows can’t be shown',
    share: '{{share}} of the rows',
    months: 'months',
    days: 'days',
    severity: { info: 'Note', warning: 'Warning', error: 'Problem' },
    rule: {
      'ragged-rows': 'rows do not have {{expected}} fields',
      'broken-quotes': 'rows have a quote in the wrong place',
      'undecodable-bytes': 'byte sequences can’t be decoded',
      'ends-in-quote': 'The file ends inside of an open quote',
      'type-violations': '{{column}}: values are no {{type}}',
      'duplicate-rows': 'rows are exact copies of another',
      'empty-column': '{{column}} is empty throughout',
      'constant-column': '{{column}} has one value only: {{value}}',
      'missing-values': '{{column}} has no value',
      'ambiguous-numbers': '{{column}}: thousands or decimals is open',
      'ambiguous-dates': '{{column}}: how its dates are to be read is open',
      'future-dates': '{{column}} lies in the future, up to {{max}}',
      'negative-quantities': '{{column}} is negative, down to {{min}}',
      'white-space': '{{column}} has blanks at its ends',
      'mostly-empty-column': '{{column}} is empty in nearly every row',
      'out-of-range-dates': '{{column}} lies far from its other dates: {{min}} to {{max}}',
      outliers: '{{column}} is far from its other values, down to {{min}}, up to {{max}}',
      'value-variants': '{{column}}: one value in several cases or blanks, such as {{value}}',
      'text-numbers': '{{column}} is text, but these are numbers; others are not, such as {{value}}',
      'mixed-currencies': '{{column}} is in several currencies: {{value}}',
      'look-alikes': '{{column}} is nearly another value, such as {{value}}',
      'duplicate-keys': 'rows repeat the key {{value}} of another row',
      'fuzzy-keys': '{{column}}: keys differ only by case, blanks or zeros, such as {{value}}',
      'time-gaps': '{{column}}: {{unit}} without a row, such as {{value}}',
      'amount-mismatch': 'rows where {{value}} does not hold'
    }
  }
} as const
