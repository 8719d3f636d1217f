/** For tests: readings with arbitrary cells. */
import fc from 'fast-check'
import { type ColumnType, type Format, plainNumber, type Reading } from '../../../../shared/domain/column-type'

/** A reading and texts that are often its values; `range` as a sample gives it. */
export type Kind = {
  readonly reading: Reading
  readonly cell: fc.Arbitrary<string>
  readonly range: readonly [string, string] | null
  /** Many of the cells are numbers that do not fit the type: only a person chooses that. */
  readonly isNarrow?: boolean
}

function kind(type: ColumnType, format: Format | null, cell: fc.Arbitrary<string>, range: Kind['range'] = null): Kind {
  return { reading: { column: 'c', type, format, nullTokens: ['NA', 'n/a'], onInvalid: 'reject' }, cell, range }
}

const integer = fc.integer({ min: -5000, max: 5000 })
const units = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const two = (n: number) => String(n).padStart(2, '0')
const decimal: ColumnType = { kind: 'decimal', precision: 38, scale: 6 }

const point = fc
  .tuple(fc.oneof(units, fc.bigInt({ min: -99_999n, max: 99_999n })), fc.integer({ min: 0, max: 6 }))
  .map(([n, scale]) => {
    const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0')
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
    return n < 0n ? `-${text}` : text
  })
const grouped = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }), fc.constantFrom('', '-', '+'))
  .map(([whole, cents, sign]) => `${sign}${whole.toLocaleString('de-DE')},${two(cents)}`)
const money = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 6 }))
  .map(([whole, cents, style]) => {
    const body = `${whole.toLocaleString('en-US')}.${two(cents)}`
    return [`$${body}`, `-$${body}`, `$ -${body}`, `(${body})`, `$(${body})`, `${body} USD`, `${body}-`][style] ?? body
  })
const dayMonth = fc
  .tuple(
    fc.integer({ min: 0, max: 32 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 1795, max: 2205 }),
    fc.boolean()
  )
  .map(([d, m, y, padded]) => (padded ? `${two(d)}/${two(m)}/${y}` : `${d}/${m}/${y}`))
const instant = fc
  .tuple(
    fc.date({ min: new Date('1799-01-01'), max: new Date('2201-12-31'), noInvalidDate: true }),
    fc.constantFrom(
      '',
      'Z',
      '+02:00',
      '-0530',
      '+14',
      'UTC',
      'gmt',
      'UTD',
      'GMT+2',
      'utc-05:30',
      'CEST',
      'pst',
      'XST',
      'Zt',
      'GMTX'
    ),
    fc.integer({ min: 0, max: 9 })
  )
  .map(
    ([date, zone, digits]) =>
      `${date.toISOString().slice(0, 19)}${digits === 0 ? '' : `.${'123456789'.slice(0, digits)}`}${zone}`
  )
const clock = fc
  .tuple(
    fc.integer({ min: 1, max: 31 }),
    fc.constantFrom('Jan', 'feb', 'MARCH', 'Sept', 'September', 'May', 'Mayo', 'dec'),
    fc.integer({ min: 0, max: 13 }),
    fc.constantFrom('AM', 'pm', 'xm', 'a.m.', 'P.M', 'a..m')
  )
  .map(([day, month, hour, half]) => `${day}-${month}-2024 ${hour}:05 ${half}`)
const namedDay = fc
  .tuple(
    fc.integer({ min: 0, max: 32 }),
    fc.constantFrom(
      'März',
      'mars',
      'AOÛT',
      'fév.',
      'Déc',
      'enero',
      'ott.',
      'mrt',
      'Sept..',
      'Marz',
      'dez.',
      'Ç',
      'févr'
    ),
    fc.constantFrom(' ', '.', '. ')
  )
  .map(([day, month, mark]) => `${day}${mark}${month}${mark}2024`)
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    'a "quoted" word',
    'line\nbreak',
    'a,b',
    ' lead',
    'trail\u00a0',
    '\u202f',
    '"',
    '""',
    'x'.repeat(1500),
    '€uro',
    '\r'
  )
)

/** Ways that the kernels have code for, and text. */
export const kinds: readonly Kind[] = [
  kind({ kind: 'string' }, null, text),
  kind(
    { kind: 'long' },
    plainNumber,
    fc.oneof(integer.map(String), fc.constantFrom('007', '12345678901234567', '5.0', '-')),
    ['-100', '100']
  ),
  kind(decimal, plainNumber, fc.oneof(point, fc.constantFrom('.5', '5.', '1e3', '00.25', '+3', '-0')), [
    '-1000',
    '1000'
  ]),
  kind(
    decimal,
    { ...plainNumber, decimalMark: ',', thousandsMark: '.' },
    fc.oneof(grouped, fc.constantFrom('1.23', '0.125', '1.234.5,0'))
  ),
  kind(
    decimal,
    { ...plainNumber, thousandsMark: ',', currencies: ['$', 'USD'], parenthesesNegative: true, trailingMinus: true },
    fc.oneof(money, fc.constantFrom('$', '$1,23', '--$5', '(5', '$\u00a05.00', '12,34,567.5', '5\r-', '$\n5', '9\f-'))
  ),
  { ...kind({ kind: 'decimal', precision: 6, scale: 2 }, plainNumber, point, ['-100', '100']), isNarrow: true },
  { ...kind({ kind: 'long' }, plainNumber, point, ['-100', '100']), isNarrow: true },
  kind({ kind: 'date' }, { kind: 'date', patterns: ['D/M/YYYY'], pivotYear: 68 }, dayMonth),
  kind(
    { kind: 'date' },
    { kind: 'date', patterns: ['DD/MM/YYYY', 'YYYY-MM-DD'], pivotYear: 68 },
    fc.oneof(dayMonth, fc.constant('2024-02-29'))
  ),
  kind(
    { kind: 'timestamp', zone: 'offset' },
    {
      kind: 'date',
      patterns: ['YYYY-MM-DDTHH:mm:ssZ', 'YYYY-MM-DDTHH:mm:ss.SSSZ', 'YYYY-MM-DDTHH:mm:ss'],
      pivotYear: 68
    },
    instant
  ),
  kind({ kind: 'timestamp', zone: 'none' }, { kind: 'date', patterns: ['D-MMM-YYYY H:mm A'], pivotYear: 68 }, clock),
  kind({ kind: 'date' }, { kind: 'date', patterns: ['D MMM YYYY', 'D.MMM.YYYY'], pivotYear: 68 }, namedDay)
]

/** Cells of a kind, and now and then something else. */
export const anyCell = (cell: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 12, arbitrary: cell },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', 'NA', 'n/a', 'na', '?', 'junk', ' 12 ', '\t') }
  )

/** A cell as it stands in a CSV text. */
export const quoted = (cell: string, always: boolean) =>
  always || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
