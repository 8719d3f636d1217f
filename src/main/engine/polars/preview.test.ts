import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Preview } from '../../../shared/domain/recipe'
import { preview } from '.'
import { type BareStep, type Bench, openBench, readingOf, recipeOf } from './recipe-under-test'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.remove())

const text = [
  'id;day;city;amount;note',
  '1;31/12/2023; Oslo;1.234,50 €;a',
  '2;01/01/2024;oslo;-5;NA',
  '3;32/01/2024;Rome;1;x',
  '4;02/01/2024;Rome;abc;x',
  '5;03/01/2024;Rome;7',
  '6;;Rome;7;x',
  '2;01/01/2024;oslo;-5;NA',
  ''
].join('\n')

const money = readingOf('amount', 'decimal(10,2)', { onInvalid: 'empty' })
const readings = [
  readingOf('id', 'long'),
  readingOf('day', 'date DD/MM/YYYY'),
  readingOf('city', 'string'),
  {
    ...money,
    format: {
      ...money.format,
      kind: 'number' as const,
      decimalMark: ',' as const,
      thousandsMark: '.' as const,
      currencies: ['€'],
      percent: false,
      parenthesesNegative: false,
      trailingMinus: false
    }
  },
  readingOf('note', 'string', { nullTokens: ['NA'] })
]
const roles = { orderDate: 'day' }

async function previewOf(
  steps: BareStep[] = [],
  offset = 0,
  limit = 100,
  upTo: string | null = null
): Promise<Preview> {
  const source = await bench.source(text)
  return preview(source, bench.workDir, recipeOf(readings, steps, roles), { offset, limit, upTo })
}

function shown({ rows }: Preview) {
  return rows.map(({ row, outcome, reason, after, changed }) => [row, outcome, reason, after, changed.join()])
}

describe('preview', () => {
  it('shows typed values, outcomes and changed cells', async () => {
    const result = await previewOf()
    expect(result.problems).toEqual([])
    expect(result.beforeColumns).toEqual(['id', 'day', 'city', 'amount', 'note'])
    expect(result.rows[0]?.before).toEqual(['1', '31/12/2023', ' Oslo', '1.234,50 €', 'a'])
    expect(result.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect(shown(result)).toEqual([
      [0, 'loaded', null, ['1', '2023-12-31', 'Oslo', '1234.50', 'a'], '2'],
      [1, 'loaded', null, ['2', '2024-01-01', 'oslo', '-5.00', null], '4'],
      [2, 'rejected', 'day', null, ''],
      [3, 'loaded', null, ['4', '2024-01-02', 'Rome', null, 'x'], '3'],
      [4, 'rejected', 'ragged', null, ''],
      [5, 'rejected', 'day', null, ''],
      [6, 'loaded', null, ['2', '2024-01-01', 'oslo', '-5.00', null], '4']
    ])
  })

  it('runs steps: new columns, filters, repeats within the window', async () => {
    const result = await previewOf([
      { kind: 'derive', column: 'city', expression: 'upper(city)' },
      { kind: 'derive', column: 'net', expression: 'round(amount / 1.19, 2)' },
      { kind: 'rename', from: 'note', to: '^.*$' },
      { kind: 'filter', expression: 'amount is not null' },
      { kind: 'deduplicate', by: ['id'] },
      { kind: 'drop', columns: ['id'] }
    ])
    expect(result.problems).toEqual([])
    expect(result.afterColumns.map(({ name }) => name)).toEqual(['day', 'city', 'amount', '^.*$', 'net'])
    expect(shown(result).filter(([, outcome]) => outcome !== 'rejected')).toEqual([
      [0, 'loaded', null, ['2023-12-31', 'OSLO', '1234.50', 'a', '1037.39'], '1,4'],
      [1, 'loaded', null, ['2024-01-01', 'OSLO', '-5.00', null, '-4.20'], '1,3,4'],
      [3, 'filtered', null, null, ''],
      [6, 'deduplicated', null, null, '']
    ])
  })

  it('looks up values of another file', async () => {
    const path = await bench.path('town,people\nOslo,700000\nRome,"2,800,000"\n,1\n', 'towns.csv')
    const people = readingOf('people', 'long')
    const lookup = (otherKey: string): BareStep => ({
      kind: 'lookup',
      path,
      key: 'city',
      otherKey,
      columns: ['people'],
      readings: [
        readingOf('town', 'string'),
        {
          ...people,
          format: {
            ...(money.format ?? {}),
            kind: 'number',
            decimalMark: '.',
            thousandsMark: ',',
            currencies: [],
            percent: false,
            parenthesesNegative: false,
            trailingMinus: false
          }
        }
      ]
    })
    const result = await previewOf([lookup('town'), { kind: 'derive', column: 'half', expression: 'people / 2' }], 0, 2)
    expect(result.problems).toEqual([])
    expect(shown(result).map(([, , , after]) => after)).toEqual([
      ['1', '2023-12-31', 'Oslo', '1234.50', 'a', '700000', '350000.000000'],
      ['2', '2024-01-01', 'oslo', '-5.00', null, null, null]
    ])
  })

  it('says what is wrong with a draft and shows the rest', async () => {
    const twice = await bench.path('town,x\nOslo,1\nOslo,2\n', 'twice.csv')
    const lookup = {
      kind: 'lookup' as const,
      key: 'city',
      otherKey: 'town',
      columns: ['x'],
      readings: [readingOf('town', 'string'), readingOf('x', 'long')]
    }
    const result = await previewOf([
      { kind: 'derive', column: 'a', expression: 'amount *' },
      { kind: 'derive', column: 'b', expression: 'id * 999999999999999999 * 999999999999999999' },
      { kind: 'derive', column: 'c', expression: 'b + 1' },
      { kind: 'derive', column: 'd', expression: 'id + 1' },
      { ...lookup, path: `${bench.folder}/none.csv` },
      { ...lookup, path: twice }
    ])
    expect(
      result.problems.map(({ stepId, position, message }) => [stepId, position, message.slice(0, 40)]).sort()
    ).toEqual([
      ['s1', 9, "The expression can't be read at characte"],
      ['s2', null, 'A number of b has more digits than can b'],
      ['s3', 1, "The expression can't be read at characte"],
      ['s5', null, 'There is no file at '.padEnd(20) + `${bench.folder}/none.csv`.slice(0, 20)],
      ['s6', null, 'twice.csv has 1 keys more than once in t']
    ])
    expect(result.afterColumns.map(({ name }) => name)).toEqual(['id', 'day', 'city', 'amount', 'note', 'd'])
    expect(result.rows[0]?.after).toEqual(['1', '2023-12-31', 'Oslo', '1234.50', 'a', '2'])
  })

  it('shows rows without readings as loaded with nothing', async () => {
    const source = await bench.source('a\n1\n')
    const result = await preview(source, bench.workDir, recipeOf([]), { offset: 0, limit: 10, upTo: null })
    expect(shown(result)).toEqual([[0, 'loaded', null, [], '']])
  })
})
