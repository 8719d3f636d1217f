/** check: how columns are read. */
export const reading = {
  types: {
    string: 'Text',
    long: 'Whole number',
    double: 'Number',
    decimal: 'Exact decimal',
    boolean: 'Yes or no',
    date: 'Date',
    timestamp: 'Date and time'
  },
  /** In the middle of a sentence. */
  typeWord: {
    string: 'text',
    long: 'whole number',
    double: 'number',
    decimal: 'decimal number',
    boolean: 'yes or no',
    date: 'date',
    timestamp: 'date with time'
  },
  typeShort: {
    string: 'abc',
    long: '123',
    double: '1.2',
    decimal: '.00',
    boolean: 'y/n',
    date: 'date',
    timestamp: 'time'
  },
  order: { dmy: 'day first', mdy: 'month first', ymd: 'year first', other: 'as written' },
  numberStyle: {
    point: 'decimal point',
    comma: 'decimal comma',
    digits: '{{digits}} places',
    thousands: 'groups by {{mark}}',
    blank: 'blanks',
    currency: 'with {{marks}}',
    percent: 'percent',
    parentheses: '(…) is negative',
    trailing: 'minus behind'
  },
  otherReadings: 'Other readings that fit',
  ambiguous: {
    title: 'Which one is meant?',
    hint: 'Nothing in the file decides it. The ranges of dates may help you.',
    hintCurrencies:
      'Amounts in several currencies can’t be added up. Keep one (the others become values that do not fit), or take all of them as they are.',
    hintNumbers: 'Nothing in the file decides it. The ranges may help you.',
    range: '{{min}} to {{max}}',
    fails_one: '{{count, number}} value does not fit',
    fails_other: '{{count, number}} values do not fit',
    allFit: 'every value fits'
  },
  reading: {
    title: 'How it is read',
    type: 'Type',
    scale: 'Places after the mark',
    decimalMark: 'Decimal mark',
    thousands: 'Groups of thousands',
    thousandsNone: 'none',
    point: 'point  .',
    comma: 'comma  ,',
    blank: 'blank',
    apostrophe: "apostrophe  '",
    patterns: 'Date formats',
    patternsHint: 'YYYY MM DD MMM HH mm ss; the first that fits is taken',
    pivot: 'Two-digit years up to this one are 20…',
    trueTokens: 'Words for yes',
    falseTokens: 'Words for no',
    failing: 'A value that does not parse',
    failReject: 'rejects the row',
    failEmpty: 'becomes empty'
  }
} as const
