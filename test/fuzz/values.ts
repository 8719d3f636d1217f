/** Cells of made-up columns: what sales files hold, and what breaks them. */
import type { Random } from './random'

type Cell = (random: Random, row: number) => string

const digits = (random: Random, count: number) => random.text([...'0123456789'], count)
const two = (n: number) => String(n).padStart(2, '0')

function grouped(whole: string, mark: string): string {
  return whole.replace(/\B(?=(?:[0-9]{3})+$)/g, mark)
}

/** A number as people write it: grouping, decimal mark, sign, currency, percent. */
function numberWriter(random: Random): Cell {
  const [decimal, thousands] = random.pick([
    ['.', ''],
    ['.', ','],
    [',', ''],
    [',', '.'],
    [',', ' '],
    ['.', "'"],
    ['.', ' ']
  ] as const)
  const scale = random.pick([0, 2, 2, 3, 6, 12])
  const longest = random.pick([3, 6, 9, 15, 19, 24])
  const before = random.pick(['', '', '', '$', '€ ', 'USD '])
  const after = before === '' ? random.pick(['', '', '', ' %', '%', ' €', ' kr.']) : ''
  const negative = random.pick(['minus', 'minus', 'parentheses', 'trailing'] as const)
  return (r) => {
    const whole = String(BigInt(digits(r, r.skewed(1, longest))))
    const fraction = scale > 0 && r.chance(0.9) ? decimal + digits(r, r.chance(0.9) ? scale : r.skewed(1, scale)) : ''
    const plain = before + grouped(whole, thousands) + fraction + after
    if (!r.chance(0.15)) return plain
    return negative === 'minus' ? `-${plain}` : negative === 'parentheses' ? `(${plain})` : `${plain}-`
  }
}

function dateWriter(random: Random): Cell {
  const form = random.pick(['ymd', 'dmy', 'mdy', 'd.m.yy', 'stamp', 'month', 'zone', 'unix', 'twelve'] as const)
  const sep = random.pick(['/', '-', '.'])
  return (r) => {
    const [y, m, d] = [1990 + r.int(60), 1 + r.int(12), 1 + r.int(28)]
    const time = `${two(r.int(24))}:${two(r.int(60))}:${two(r.int(60))}`
    switch (form) {
      case 'ymd':
        return `${y}-${two(m)}-${two(d)}`
      case 'dmy':
        return [two(d), two(m), y].join(sep)
      case 'mdy':
        return [m, d, y].join(sep)
      case 'd.m.yy':
        return `${d}.${m}.${two(y % 100)}`
      case 'stamp':
        return `${y}-${two(m)}-${two(d)} ${time}${r.chance(0.3) ? '.123456789' : ''}`
      case 'zone':
        return `${y}-${two(m)}-${two(d)}T${time}${r.pick(['Z', '+02:00', '-0530', '+14:00'])}`
      case 'month':
        return `${d}-${r.pick(['Jan', 'Feb', 'March', 'sep', 'DEC'])}-${y}`
      case 'unix':
        return String(1_500_000_000 + r.int(200_000_000))
      case 'twelve':
        return `${m}/${d}/${y} ${1 + r.int(12)}:${two(r.int(60))} ${r.pick(['AM', 'PM', 'pm'])}`
    }
  }
}

const nasty: Cell = (r) =>
  r.pick([
    ...[
      '',
      ' ',
      '  x ',
      'a,b',
      'a;b',
      'x"y',
      '""',
      '"',
      '"quoted"',
      'line\nbreak',
      'line\r\nbreak',
      'cr\rhere',
      '\t',
      "it's"
    ],
    ...[
      '=1+1',
      '@SUM(A1)',
      '+1',
      '-',
      '#N/A',
      'NULL',
      'nan',
      'inf',
      '-inf',
      '1e400',
      '0x1F',
      '1_000',
      '٣',
      '½',
      '\u200b'
    ],
    ...['\u202eabc', '🎈🎈', 'ß', 'İ', '\ud83d', '\ufffd', '\ufeff', '\u2028', '\0', '\x1a', "'; DROP TABLE x; --"],
    ...['<b>x</b>', '../../etc/passwd', '99999999999999999999999999999999999999999', '0.000000000000000000000000000001']
  ])

/** Numbers at and beyond the ends of what types hold. */
const extreme: Cell = (r) =>
  r.pick([
    ...['9223372036854775807', '-9223372036854775808', '9223372036854775808', '99999999999999999999999999999999999999'],
    ...[
      '0',
      '-0',
      '+0',
      '00',
      '.5',
      '5.',
      '1e5',
      '1E-5',
      '1e308',
      '-1e309',
      '4.9e-324',
      '0.1',
      '0.2',
      '1.10',
      '12345.678901'
    ],
    `0.${'0'.repeat(r.skewed(1, 60))}1`,
    `${'9'.repeat(r.skewed(1, 60))}`,
    `${'9'.repeat(r.skewed(1, 37))}.${'9'.repeat(r.skewed(1, 37))}`
  ])

const plainText: Cell = (r) => r.text(['North', 'South', 'Tee', 'Kaffee', ' ', 'é', 'x', '-', 'Ltd'], r.skewed(1, 5))
const code: Cell = (r, row) => `${r.pick(['A', 'B', '00'])}${row}`
const flag = (random: Random): Cell => {
  const words = random.pick([
    ['yes', 'no'],
    ['TRUE', 'false'],
    ['Ja', 'nein'],
    ['1', '0'],
    ['Y', 'N']
  ])
  return (r) => r.pick(words)
}

/** A column's way of writing its cells. */
export function columnWriter(random: Random): Cell {
  const kind = random.pick([
    'number',
    'number',
    'number',
    'date',
    'date',
    'text',
    'code',
    'flag',
    'nasty',
    'extreme'
  ] as const)
  const base: Cell = {
    number: numberWriter(random),
    date: dateWriter(random),
    text: plainText,
    code,
    flag: flag(random),
    nasty,
    extreme
  }[kind]
  const holes = random.pick([0, 0, 0.1, 0.6])
  const dirt = random.pick([0, 0, 0, 0.03])
  const nothing = random.pick(['', '', 'NA', '-', 'NULL', ' '])
  return (r, row) => (r.chance(holes) ? nothing : r.chance(dirt) ? nasty(r, row) : base(r, row))
}

const plainNames = [
  'order_date',
  'Order ID',
  'customer',
  'product',
  'quantity',
  'unit_price',
  'revenue',
  'cost',
  'discount',
  'region',
  'Menge',
  'Preis'
]
/** Names that another program could take for something else. */
export const hostileNames = [
  ...[
    '',
    ' ',
    '  spaced  ',
    'a',
    'A',
    'a',
    '*',
    '^.*$',
    '(a+)+$',
    '[x]',
    'a]b',
    'select',
    'null',
    'true',
    'DROP TABLE x; --'
  ],
  ...[
    '__time',
    '__load',
    '__TIME',
    'row',
    'raw0',
    'value 0',
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    'C:\\x',
    'a/b'
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '\u202etxt.exe',
    '🎈',
    '👩‍👩‍👧‍👦',
    'Ünïcödé',
    'ﬁ',
    'İ',
    'ß',
    'SS',
    'a"b',
    "a'b",
    'a,b',
    'a;b',
    'a\nb',
    'a\tb'
  ],
  ...[
    '=cmd|calc',
    '%s',
    '\u0024{x}',
    '{{x}}',
    '#',
    '1',
    '1.5',
    '2024-01-01',
    'column 1',
    'Sales',
    'Sales (2)',
    'Sales',
    '\0',
    '\ufeff',
    'x'.repeat(10_240)
  ]
]

/** Rows with their header, ragged never. */
export function madeRows(random: Random, columns: number, rows: number): string[][] {
  const hostile = random.chance(0.3)
  const header = Array.from({ length: columns }, (_, i) =>
    hostile ? random.pick(hostileNames) : (plainNames[i] ?? `column_${i}`)
  )
  const writers = header.map(() => columnWriter(random))
  return [header, ...Array.from({ length: rows }, (_, row) => writers.map((cell) => cell(random, row)))]
}
