import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RollupKey, RollupQuestion } from '../../../shared/domain/druid/rollup-estimate'
import { storedRows } from '.'
import { type Bench, openBench, readingOf, recipeOf } from './recipe-under-test'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.remove())

const plain = (name: string, type: RollupKey['type'] = 'string'): RollupKey => ({
  kind: 'plain',
  columns: [name],
  separator: '',
  type
})
const question = (granularity: RollupQuestion['granularity'], keys: RollupKey[], missingIsEmpty = false) => ({
  granularity,
  keys,
  missingIsEmpty
})

const readings = [
  readingOf('at', 'timestamp YYYY-MM-DD HH:mm:ss'),
  readingOf('city', 'string', { nullTokens: ['-'] }),
  readingOf('qty', 'long', { nullTokens: ['-'] }),
  readingOf('price', 'decimal(10,2)')
]
const sales = [
  'at,city,qty,price',
  '2024-01-31 23:59:59,Oslo,1,1.00',
  '2024-02-01 00:00:00,Oslo,1,1.00',
  '2024-02-01 23:59:59,Oslo,1,2.00',
  '2024-02-02 00:00:00,oslo,1,2.00',
  '2024-02-02 08:00:00,Oslo,-,2.00',
  '2024-02-02 09:00:00,Oslo,0,2.00',
  '2024-02-02 09:30:00,-,0,2.00',
  'never,Oslo,1,1.00',
  ''
].join('\n')

describe('rows that a rollup leaves', () => {
  const counted = async (asked: RollupQuestion) => {
    const source = await bench.source(sales)
    const months = await storedRows(source, bench.workDir, recipeOf(readings, [], { orderDate: 'at' }), asked)
    return months.map(({ month, rows, storedRows }) => [month, rows, storedRows])
  }

  it.each<[string, RollupQuestion, (string | number)[][]]>([
    // The last row has no time and is loaded nowhere.
    [
      'by day alone',
      question('DAY', []),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 2]
      ]
    ],
    [
      'by hour',
      question('HOUR', []),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 5]
      ]
    ],
    [
      'by the time as it is',
      question('NONE', []),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 6]
      ]
    ],
    // 1 February: Oslo; 2 February: oslo, Oslo, and no city.
    [
      'by day and city',
      question('DAY', [plain('city')]),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 4]
      ]
    ],
    // 2 February: oslo 1, Oslo none, Oslo 0, none 0.
    [
      'by day, city and number',
      question('DAY', [plain('city'), plain('qty', 'long')]),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 5]
      ]
    ],
    [
      'where no number is 0',
      question('DAY', [plain('city'), plain('qty', 'long')], true),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 4]
      ]
    ],
    [
      'by lower case',
      question('DAY', [{ ...plain('city'), kind: 'lower' }]),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 3]
      ]
    ],
    [
      'by a joined text',
      question('MONTH', [{ ...plain('city'), kind: 'concat', columns: ['city', 'qty'], separator: '/' }]),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 5]
      ]
    ],
    [
      'by price',
      question('MONTH', [plain('price', 'long')]),
      [
        ['2024-01', 1, 1],
        ['2024-02', 6, 2]
      ]
    ],
    ['by quarter', question('QUARTER', []), [['2024-01', 7, 1]]],
    ['by year and city', question('YEAR', [plain('city')]), [['2024-01', 7, 3]]]
  ])('%s', async (_name, asked, expected) => {
    expect(await counted(asked)).toEqual(expected)
  })

  it('are all rows without an order date, as one', async () => {
    const source = await bench.source(sales)
    const recipe = recipeOf(readings.slice(1), [])
    const months = await storedRows(source, bench.workDir, recipe, question('DAY', [plain('city')]))
    expect(months).toEqual([{ month: null, rows: 8, storedRows: 3 }])
  })

  it('takes no two different rows for one, nor the same for two: 40,000 pairs, each and its mirror', async () => {
    const lines = ['at,a,b']
    for (let a = 0; a < 200; a++) {
      for (let b = 0; b < 200; b++) lines.push(`1969-12-31 ${String(a % 24).padStart(2, '0')}:00:00,${a},${b}`)
    }
    const twice = [...lines, ...lines.slice(1), ''].join('\n')
    const source = await bench.source(twice)
    const own = [readingOf('at', 'timestamp YYYY-MM-DD HH:mm:ss'), readingOf('a', 'long'), readingOf('b', 'long')]
    const recipe = recipeOf(own, [], { orderDate: 'at' })
    const asked = question('DAY', [plain('a', 'long'), plain('b', 'long')])
    const months = await storedRows(source, bench.workDir, recipe, asked)
    expect(months).toEqual([{ month: '1969-12', rows: 80_000, storedRows: 40_000 }])
  })
})
