import fc from 'fast-check'
import pl from 'nodejs-polars'
import { describe, expect, it } from 'vitest'
import {
  type ColumnType,
  type DateFormat,
  type NumberFormat,
  plainNumber,
  type Reading
} from '../../../../shared/domain/column-type'
import { exactOf, textOf } from '../../../../shared/domain/exact'
import { invalid, isoInstant, parseValue } from '../../../../shared/domain/readings'
import { canBeOdd, type Effort, oddText, readColumn } from '.'
import { readOddTexts } from './odd-texts'

function reading(type: ColumnType, format: Reading['format'], nullTokens: string[] = ['NA', '-']): Reading {
  return { column: 'x', type, format, nullTokens, onInvalid: 'reject' }
}
const numbers = (type: ColumnType, format: Partial<NumberFormat> = {}) => reading(type, { ...plainNumber, ...format })
const dates = (type: ColumnType, patterns: string[], pivotYear = 68) =>
  reading(type, { kind: 'date', patterns, pivotYear } satisfies DateFormat)

/** Canonical text of values in a frame; numbers without zeros at the end, as the parser writes them. */
async function canonical(type: ColumnType, frame: ReturnType<typeof pl.DataFrame>): Promise<(string | null)[]> {
  const value = pl.col('value')
  if (type.kind === 'double') {
    const numbers = (await frame.lazy().select(value).collect()).getColumn('value').toArray() as (number | null)[]
    return numbers.map((n) => (n === null ? null : String(n)))
  }
  const shown = type.kind === 'timestamp' ? value.cast(pl.Int64) : value
  const texts = (await frame.lazy().select(shown.cast(pl.String)).collect()).getColumn('value').toArray() as (
    | string
    | null
  )[]
  return texts.map((text) => {
    if (text === null) return null
    if (type.kind === 'timestamp') return isoInstant(BigInt(text), type.zone === 'offset')
    if (type.kind !== 'decimal') return text
    const exact = exactOf(text)
    return exact === null
      ? text
      : textOf(exact)
          .replace(/(\.[0-9]*?)0+$/, '$1')
          .replace(/\.$/, '')
          .replace(/^-0$/, '0')
  })
}

/** What Polars makes of texts: canonical text, null, or `'odd'` where it leaves the text to the parser. */
async function polarsValues(column: Reading, texts: readonly string[], effort: Effort) {
  const value = readColumn(column, pl.col('raw'), effort)
  const odd = canBeOdd(column) ? oddText(value, pl.col('raw')) : pl.lit(null).cast(pl.String)
  const frame = await pl
    .DataFrame({ raw: pl.Series('raw', [...texts], pl.String) })
    .lazy()
    .select(value.alias('value'), odd.alias('odd'))
    .collect()
  const odds = frame.getColumn('odd').toArray() as (string | null)[]
  const values = await canonical(column.type, frame)
  return values.map((value, i) => (odds[i] === null ? value : 'odd'))
}

function parsed(column: Reading, text: string): string | null {
  const value = parseValue(column, text)
  return value === invalid ? 'odd' : value
}

const decimal = (precision: number, scale: number): ColumnType => ({ kind: 'decimal', precision, scale })
const long: ColumnType = { kind: 'long' }
const double: ColumnType = { kind: 'double' }
const date: ColumnType = { kind: 'date' }
const stamp: ColumnType = { kind: 'timestamp', zone: 'none' }

const oddNumbers = [
  ...['', ' ', '0', '-0', '+5', '- 5', '−5', '007', '12.', '.5', '-.5', '.', '-', '1.239', '1.230', '1.2300', '1e3'],
  ...['1E-3', '0x1f', '1_000', 'NaN', 'nan', 'inf', '-Infinity', '--5', '5-', '5 -', '(5)', '(5.5)', '( 5 )', '1,234'],
  ...[
    '1,234.5',
    '12,34',
    '1.234,5',
    '1.234.567',
    "1'234.5",
    '1 234',
    '1\u00a0234,5',
    '12,34,567',
    ',5',
    '5,',
    '$5',
    '5 $'
  ],
  ...['-$5', '$-5', '€ 1.234,50', '5 €', '12 %', '12%', '12.5 %', '99999999999', '9223372036854775807', '1.0', '5.00'],
  ...[
    '9223372036854775808',
    '-9223372036854775808',
    '12345678.99',
    '123456789.99',
    '1e400',
    '-1e-400',
    '\t7\n',
    '7\u2007'
  ],
  ...[
    'NA',
    ' NA ',
    'na',
    'abc',
    '7a',
    '1 2',
    '٣',
    '１',
    '½',
    '1.2.3',
    '00012.10',
    '1\u0000',
    '1e',
    'e1',
    '1.5e+2',
    '5\u2212'
  ]
]

const oddDates = [
  ...['2024-02-29', '2023-02-29', '2024-2-9', ' 2024-02-09', '2024-02-09 ', '2024-02-09x', '0000-01-01', '0001-01-01'],
  ...['9999-12-31', '1799-12-31', '31/02/2024', '29/02/2023', '29/02/2024', '01/13/2024', '13/01/2024', '1/2/2024'],
  ...['01/02/24', '01/02/68', '01/02/69', '01/02/70', '01/02/99', '1/1/00', '31/12/2200', '01/01/2201', '31/12/1799'],
  ...['2024-01-02 03:04:05', '2024-01-02T03:04:05', '2024-01-02 24:00:00', '2024-01-02 23:59:60', '2024-01-02 3:4:5'],
  ...['2024-01-02 03:04:05.1', '2024-01-02 03:04:05.123456789', '2024-01-02 03:04:05.', '1969-12-31 23:59:59.9999999'],
  ...['2024-01-02T03:04:05Z', '2024-01-02T03:04:05+02:00', '2024-01-02T03:04:05-0530', '2024-01-02T03:04:05z'],
  ...[
    '3-Mar-2024',
    '3-MARCH-2024',
    '03-Sept-2024',
    '30-Feb-2024',
    '1/2/2024 12:05 AM',
    '1/2/2024 12:05 pm',
    '1/2/2024 0:05 AM'
  ],
  ...[
    '1/2/2024 8:26',
    '01/02/2024 08:26',
    '1700000000',
    '-1',
    '+5',
    '1700000000000',
    '99999999999999',
    '1.5',
    '',
    ' ',
    'NA',
    'x'
  ]
]

const moreDates = [
  ...[
    '3. März 2024',
    '03. Maerz 2024',
    '3. MÄRZ 2024',
    '15 janv. 2024',
    '15 Janv 2024',
    '1er août 2024',
    '1st Aug 2024'
  ],
  ...[
    '2nd Feb 2024',
    '30th feb 2024',
    '3 de marzo de 2024',
    '3 mrt 2024',
    '3 marty 2024',
    '3 Mar. 2024',
    '3 Mar.. 2024'
  ],
  ...['Sun, 3 Mar 2024', 'Mon, 3 Mar 2024', 'So., 3 März 2024', 'dimanche, 3 mars 2024', 'Sun,  3 Mar 2024'],
  ...['2024', '1999', '0001', '0000', '9999', '24', '2024-03', '2024-3', '2024-13', '03/2024', '3/2024', '13/2024'],
  ...['2024-Q1', '2024-q4', '2024-Q5', 'Q2 2024', '2012-13', '2012-14', '1999-00', '2010-11', '2023/2024', '2023/2025'],
  ...[
    'Mar 2024',
    'märz 2024',
    'Sept. 2024',
    '43831',
    '43831.5',
    '43831.354166667',
    '60',
    '59',
    '61',
    '1',
    '0',
    '99999'
  ],
  ...[
    '2024-01-02 03:04 UTC',
    '2024-01-02 03:04 gmt',
    '2024-01-02 03:04 +0200',
    '2024-01-02 03:04 Z',
    '2024-01-02 03:04'
  ],
  ...[
    '1/2/2024 12:05 a.m.',
    '1/2/2024 12:05 P.M',
    '20240102T030405Z',
    '20240102030405',
    '20240102030460',
    ' 2024 ',
    'NA'
  ]
]

const cases: [string, Reading, readonly string[]][] = [
  ['long', numbers(long), oddNumbers],
  ['long with thousands', numbers(long, { thousandsMark: ',' }), oddNumbers],
  ['long, decimal comma', numbers(long, { decimalMark: ',', thousandsMark: '.' }), oddNumbers],
  ['decimal(10,2)', numbers(decimal(10, 2)), oddNumbers],
  ['decimal(5,0)', numbers(decimal(5, 0)), oddNumbers],
  ['decimal(38,10)', numbers(decimal(38, 10)), oddNumbers],
  [
    'decimal, all marks',
    numbers(decimal(12, 2), {
      thousandsMark: ',',
      currencies: ['$', '€'],
      percent: true,
      parenthesesNegative: true,
      trailingMinus: true
    }),
    oddNumbers
  ],
  [
    'decimal, German',
    numbers(decimal(12, 2), { decimalMark: ',', thousandsMark: '.', currencies: ['€', 'EUR'] }),
    oddNumbers
  ],
  [
    'decimal, currency marks with a point',
    numbers(decimal(12, 2), { thousandsMark: ',', currencies: ['Rs.', 'kr.'] }),
    [...oddNumbers, 'Rs.12', 'Rs. 1,234.50', '-12.75 kr.', 'Rs.', 'Rs..5', 'kr.7kr.']
  ],
  ['decimal, Swiss', numbers(decimal(12, 2), { thousandsMark: "'" }), oddNumbers],
  ['decimal, French', numbers(decimal(12, 2), { decimalMark: ',', thousandsMark: ' ' }), oddNumbers],
  ['double', numbers(double), oddNumbers],
  [
    'double, all marks',
    numbers(double, {
      thousandsMark: ',',
      currencies: ['$'],
      percent: true,
      parenthesesNegative: true,
      trailingMinus: true
    }),
    oddNumbers
  ],
  ['double, comma', numbers(double, { decimalMark: ',' }), oddNumbers],
  ['long whose 0 means nothing', reading(long, plainNumber, ['0', '-1', '007']), [...oddNumbers, '-1']],
  ['ISO day', dates(date, ['YYYY-MM-DD']), oddDates],
  ['day first', dates(date, ['DD/MM/YYYY']), oddDates],
  ['loose day first', dates(date, ['D/M/YYYY']), oddDates],
  ['month first', dates(date, ['MM/DD/YYYY']), oddDates],
  ['two-digit year', dates(date, ['D/M/YY']), oddDates],
  ['two-digit year, pivot 20', dates(date, ['DD/MM/YY'], 20), oddDates],
  ['two-digit year, pivot 80', dates(date, ['DD/MM/YY'], 80), oddDates],
  ['two patterns', dates(date, ['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD']), oddDates],
  ['month names', dates(date, ['D-MMM-YYYY']), oddDates],
  ['time', dates(stamp, ['YYYY-MM-DD HH:mm:ss']), oddDates],
  ['time, loose', dates(stamp, ['D/M/YYYY H:mm', 'YYYY-MM-DD']), oddDates],
  ['time as day', dates(date, ['YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD']), oddDates],
  ['fraction', dates(stamp, ['YYYY-MM-DD HH:mm:ss.SSS']), oddDates],
  ['half days', dates(stamp, ['M/D/YYYY H:mm A']), oddDates],
  ['offset', dates({ kind: 'timestamp', zone: 'offset' }, ['YYYY-MM-DDTHH:mm:ssZ']), oddDates],
  ['unix seconds', dates(stamp, ['unix-s']), oddDates],
  ['unix milliseconds', dates(stamp, ['unix-ms']), oddDates],
  ['unix day', dates(date, ['unix-s']), oddDates],
  ['months of many languages', dates(date, ['D. MMM YYYY', 'D MMM YYYY', 'D de MMM de YYYY']), moreDates],
  ['ordinals', dates(date, ['Do MMM YYYY']), moreDates],
  ['weekdays', dates(date, ['ddd, D MMM YYYY']), moreDates],
  ['years', dates(date, ['YYYY']), moreDates],
  ['months', dates(date, ['YYYY-MM', 'MM/YYYY', 'MMM YYYY']), moreDates],
  ['months as instants', dates(stamp, ['M/YYYY', 'YYYY-M']), moreDates],
  ['quarters', dates(date, ['YYYY-QQ', 'QQ YYYY']), moreDates],
  ['business years', dates(date, ['YYYY-yy', 'YYYY/yyyy']), moreDates],
  ['days of Excel', dates(date, ['excel']), moreDates],
  ['instants of Excel', dates(stamp, ['excel']), moreDates],
  ['zones by name', dates({ kind: 'timestamp', zone: 'offset' }, ['YYYY-MM-DD HH:mm Z']), moreDates],
  ['halves with dots', dates(stamp, ['M/D/YYYY H:mm A']), moreDates],
  ['compact instants', dates(stamp, ['YYYYMMDDTHHmmssZ', 'YYYYMMDDHHmmss']), moreDates],
  ['percent sign in a pattern', dates(date, ['YYYY%MM%DD']), ['2024%02%03', '2024-02-03']],
  [
    'boolean',
    reading({ kind: 'boolean' }, { kind: 'boolean', trueTokens: ['yes', 'sí'], falseTokens: ['no'] }),
    ['yes', 'YES', 'yEs', ' no', 'No', 'SÍ', 'sI', 'maybe', '', 'NA', '1']
  ],
  [
    'text',
    reading({ kind: 'string' }, null, ['NA', 'null']),
    ['a', ' a ', '\u00a0b\u202f', '', '  ', 'NA', ' NA ', 'Null', 'c\u3000', 'x\ty', '\ufeffz']
  ]
]

describe('readings in Polars say what the parser says', () => {
  it.each(cases)('%s', async (_name, column, texts) => {
    const wanted = texts.map((text) => parsed(column, text))
    for (const effort of ['plain', 'marked'] as const) {
      const got = await polarsValues(column, texts, effort)
      got.forEach((value, i) => {
        const text = texts[i] ?? ''
        // Leaving a text to the parser is always right; giving another value never is.
        if (value !== 'odd') expect([text, value]).toEqual([text, wanted[i]])
      })
    }
  })

  it.each(cases)('%s: odd texts', async (_name, column, texts) => {
    if (column.type.kind === 'string') return
    const distinct = [...new Set(texts)]
    const frame = readOddTexts(column, distinct)
    const known = frame.getColumn('text').toArray() as string[]
    expect(known).toEqual(distinct.filter((text) => parsed(column, text) !== 'odd'))
    expect(await canonical(column.type, frame)).toEqual(known.map((text) => parsed(column, text)))
  })

  it.each([
    ['decimal(10,2)', numbers(decimal(10, 2)), 'plain', ['1', '-2.5', '3.25', '0.00']],
    ['long', numbers(long), 'plain', ['1', '-2', '12345678']],
    [
      'German',
      numbers(decimal(10, 2), { decimalMark: ',', thousandsMark: '.', currencies: ['€'] }),
      'marked',
      ['1.234,50 €', '€5', '-0,5']
    ],
    [
      'brackets',
      numbers(decimal(10, 2), { thousandsMark: ',', parenthesesNegative: true }),
      'marked',
      ['(1,234.50)', ' 7 ']
    ],
    ['day first', dates(date, ['DD/MM/YYYY']), 'plain', ['31/12/2023', '29/02/2024']],
    ['two years', dates(date, ['DD-MM-YY', 'DD/MM/YY']), 'plain', ['31-12-23', '01/02/19']],
    ['years', dates(date, ['YYYY']), 'plain', ['2024', '1850']],
    ['months', dates(date, ['YYYY-MM', 'MMM YYYY']), 'plain', ['2024-03', 'Mar 2024', 'december 2023']],
    // Polars itself ends the process over a short name where a whole one would not fit into the text.
    ['month names', dates(date, ['DD-MMM-YYYY']), 'plain', ['12-Sep-2024', '12-september-2024', '30-JUNE-2024']],
    ['month names and two digits', dates(date, ['DD-MMM-YY']), 'plain', ['13-Jan-24', '01-sep-24', '28-February-23']],
    ['month name last', dates(date, ['YYYY MMM']), 'plain', ['2024 Sep', '2024 may', '2023 December']],
    ['month name and time', dates(stamp, ['D MMM YYYY H:mm A']), 'plain', ['3 Sep 2024 1:05 pm']],
    ['times', dates(stamp, ['M/D/YYYY H:mm']), 'plain', ['12/1/2010 8:26', '1/31/2011 17:05']]
  ] as const)('%s: what is usual is read without the parser', async (_name, column, effort, texts) => {
    expect(await polarsValues(column, texts, effort)).toEqual(texts.map((text) => parsed(column, text)))
  })

  it('agrees on random texts', async () => {
    const piece = fc.constantFrom(
      ..."0123456789.,-+−()$€% '’\u00a0eE/:TZ".split(''),
      '12',
      '2024',
      '01',
      '31',
      'NA',
      'Mar'
    )
    const texts = fc.sample(
      fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
      { numRuns: 3000, seed: 5 }
    )
    for (const [name, column] of cases) {
      for (const effort of ['plain', 'marked'] as const) {
        const got = await polarsValues(column, texts, effort)
        const wrong = texts.filter((text, i) => got[i] !== 'odd' && got[i] !== parsed(column, text))
        expect([name, wrong]).toEqual([name, []])
      }
    }
  })
})
