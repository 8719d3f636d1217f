import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commaDialect, type Dialect } from '../../../../shared/domain/dialect'
import { parseSlowly } from '../reference-parser'
import { headRows } from './head-rows'

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', ' ', ', ', ';;', '§'),
  quote: fc.constantFrom('"', "'", null),
  escape: fc.constantFrom('doubled', 'backslash', 'none'),
  lineEnd: fc.constantFrom('lf', 'crlf', 'cr', 'mixed'),
  hasHeader: fc.constant(false),
  headerRows: fc.constant(1),
  footerLines: fc.constant(0),
  skipInitialSpace: fc.boolean(),
  decimalMark: fc.constant(null),
  thousandsMark: fc.constant(null),
  skipLines: fc.constantFrom(0, 0, 1, 3),
  commentPrefix: fc.constantFrom(null, '#', '//')
})
const pieces = [
  'a',
  '1.5',
  'é',
  '🎈',
  ',',
  ';',
  '\t',
  '"',
  "'",
  '""',
  '\\',
  '\n',
  '\r\n',
  '\r',
  '#',
  '//',
  ' ',
  '§',
  '"x"',
  '\n#'
]
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))

it('reads any text as the scanner does: cells, lines and broken quotes', () => {
  fc.assert(
    fc.property(texts, dialects, (text, dialect) => {
      const wanted = parseSlowly(text, dialect).rows.map(({ cells, line }) => ({ cells, line }))
      const { rows } = headRows(text, dialect, true, Number.POSITIVE_INFINITY)
      expect(rows.map(({ cells, line }) => ({ cells, line }))).toEqual(wanted)
    }),
    { numRuns: 3000, seed: 7 }
  )
})

it('tells how rows ended and which cells were quoted', () => {
  const { rows, lineEnds } = headRows('a,"b"\r\n"c\nd",e\n"f"g,"h', commaDialect, true, 10)
  expect(lineEnds).toEqual({ lf: 1, crlf: 1, cr: 0 })
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'], quoted: [1], broken: 0, open: false },
    { line: 2, cells: ['c\nd', 'e'], quoted: [0], broken: 0, open: false },
    { line: 4, cells: ['fg', 'h'], quoted: [], broken: 2, open: true }
  ])
})

it('leaves out the last row of a text that was cut', () => {
  expect(headRows('a,b\n1,2\n3,', commaDialect, false, 10).rows.map((row) => row.cells)).toEqual([
    ['a', 'b'],
    ['1', '2']
  ])
})
