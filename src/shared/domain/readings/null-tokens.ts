/**
 * Texts that mean "no value". All are compared exactly (with case) after trimming; the empty text always is one.
 * In a column that is otherwise typed every token of `typedNullTokens` that occurs is proposed. In a text column a
 * dash, a question mark or `UNKNOWN` may be a value, so only `textNullTokens` are proposed, and the others when the same
 * file uses them for missing values in a typed column.
 */
export const textNullTokens: readonly string[] = [
  'NULL',
  'null',
  'Null',
  'N/A',
  'n/a',
  '#N/A',
  'None',
  'NaN',
  'nan',
  '<NA>',
  '(null)',
  '<null>',
  '(blank)',
  '#NULL!',
  '\\N'
]

/** Tokens that mean "no value" only where numbers, dates or booleans are expected. */
export const contextNullTokens: readonly string[] = [
  'NA',
  'N.A.',
  'n.a.',
  'na',
  'N.a.',
  'k.A.',
  'none',
  'NONE',
  'nil',
  'Nil',
  'NIL',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  '...',
  '?',
  '??',
  'ERROR',
  'Error',
  'error',
  'UNKNOWN',
  'Unknown',
  'unknown',
  'MISSING',
  'Missing',
  'missing',
  'blank',
  'undefined',
  'Undefined',
  'NaT',
  'TBD',
  'tbd',
  '#DIV/0!',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#ERROR!',
  '0000-00-00',
  '0000-00-00 00:00:00',
  '00/00/0000',
  '00.00.0000'
]

export const typedNullTokens: readonly string[] = [...textNullTokens, ...contextNullTokens]
