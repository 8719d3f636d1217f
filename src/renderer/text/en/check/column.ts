/** check: one column in the inspector. */
export const column = {
  tabs: { column: 'Column', findings: 'Findings' },
  chosen: 'chosen by you',
  unchoose: 'Back to the finding of the check',
  waiting: 'Its values are being read.',
  previous: 'Previous column',
  following: 'Next column',
  line: 'line {{line}}',
  invalid: {
    title_one: '{{count, number}} value is no {{type}}',
    title_other: '{{count, number}} values are no {{type}}',
    reject: 'Reject these rows',
    rejectHint: 'listed in the ledger and in a file of rejected rows',
    empty: 'Keep, value empty',
    emptyHint: 'the rows are loaded without this value',
    treatEmpty: 'Read “{{text}}” as empty',
    asText: 'Keep the column as text',
    lines: 'Failing values'
  },
  nulls: {
    title: 'Empty values',
    none: 'Every row has a value.',
    some_one: '{{count, number}} row without a value ({{share}})',
    some_other: '{{count, number}} rows without a value ({{share}})',
    blank: 'nothing between the delimiters',
    tokens: 'Texts that mean “no value”',
    tokensHint: 'Type one and press Enter'
  },
  profile: {
    title: 'Profile',
    min: 'Smallest',
    max: 'Largest',
    first: 'Earliest',
    last: 'Latest',
    sum: 'Sum',
    mean: 'Mean',
    distinct: 'Distinct',
    about: 'about {{number}}',
    lengths: 'Length',
    lengthRange: '{{min}} to {{max}}',
    histogram: 'Distribution',
    top: 'Most frequent',
    table: 'Show as table',
    chart: 'Show as chart',
    from: 'From',
    to: 'To',
    rows: 'Rows'
  }
} as const
