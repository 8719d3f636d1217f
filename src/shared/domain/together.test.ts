import { describe, expect, it } from 'vitest'
import { commaDialect } from './dialect'
import type { Source } from './source'
import { commonFolder, labelsOf, lineUp, nameColumnFor, stemOf, togetherSource } from './together'

const file = (path: string, columns: readonly string[], parts: Partial<Source> = {}): Source => ({
  id: path,
  path,
  name: path.split('/').at(-1) ?? path,
  sizeBytes: 10,
  modifiedMs: 5,
  encoding: 'utf-8',
  hasBom: false,
  compression: 'none',
  dialect: commaDialect,
  confidence: 0.9,
  overridden: [],
  columns: [...columns],
  ...parts
})
const headless = { dialect: { ...commaDialect, hasHeader: false } }
const together = (files: readonly Source[], nameColumn = false) =>
  togetherSource(files, { nameColumn, idOf: (parts) => JSON.stringify(parts) })

describe('lineUp', () => {
  it('finds columns by name in any order and says what is missing, extra and spelled otherwise', () => {
    const { columns, leader, fits } = lineUp([
      file('a', ['Order Date', 'Item', 'Sales']),
      file('b', ['sales', 'order_date', 'Colour']),
      file('c', ['Order Date', 'Item', 'Sales', 'Colour', 'Size'])
    ])
    expect(leader).toBe(0)
    expect(columns).toEqual(['Order Date', 'Item', 'Sales', 'Colour', 'Size'])
    expect(fits.map(({ places }) => places)).toEqual([
      [0, 1, 2, null, null],
      [1, null, 0, 2, null],
      [0, 1, 2, 3, 4]
    ])
    expect(fits.map(({ missing, extra, reordered }) => ({ missing, extra, reordered }))).toEqual([
      { missing: ['Colour', 'Size'], extra: [], reordered: false },
      { missing: ['Item', 'Size'], extra: ['Colour'], reordered: true },
      { missing: [], extra: ['Colour', 'Size'], reordered: false }
    ])
    expect(fits[1]?.renamed).toEqual([
      { file: 'order_date', table: 'Order Date' },
      { file: 'sales', table: 'Sales' }
    ])
  })

  it('takes the columns of a file without names in order, and lets a file with names lead', () => {
    const { columns, leader, fits } = lineUp([
      file('2', ['column 1', 'column 2'], headless),
      file('1', ['day', 'amount']),
      file('3', ['column 1', 'column 2', 'column 3'], headless)
    ])
    expect(leader).toBe(1)
    expect(columns).toEqual(['day', 'amount'])
    expect(fits.map(({ byPosition, isForeign }) => [byPosition, isForeign])).toEqual([
      [true, false],
      [false, false],
      [false, true]
    ])
    expect(fits[0]?.places).toEqual([0, 1])
    expect(fits[1]).toMatchObject({ missing: [], extra: [] })
  })

  it('lines up files none of which names its columns', () => {
    const { columns, fits } = lineUp([file('1', ['column 1'], headless), file('2', ['column 1', 'column 2'], headless)])
    expect(columns).toEqual(['column 1', 'column 2'])
    expect(fits.map(({ places }) => places)).toEqual([
      [0, null],
      [0, 1]
    ])
  })
})

describe('togetherSource', () => {
  it('adds up the files, and keeps what they agree on', () => {
    const german = { ...commaDialect, delimiter: ';', decimalMark: ',' as const }
    const source = together(
      [
        file('/in/may.csv', ['a', 'b'], { dialect: german, confidence: 0.7, overridden: ['decimalMark', 'delimiter'] }),
        file('/in/june.csv', ['b', 'a'], { dialect: german, modifiedMs: 9, overridden: ['decimalMark'] })
      ],
      true
    )
    expect(source).toMatchObject({
      path: '/in',
      name: 'may.csv + june.csv',
      sizeBytes: 20,
      modifiedMs: 9,
      confidence: 0.7,
      columns: ['a', 'b', 'file_name'],
      overridden: ['decimalMark'],
      dialect: { ...commaDialect, decimalMark: ',' },
      together: {
        nameColumn: 'file_name',
        files: [
          { path: '/in/may.csv', label: 'may.csv', places: [0, 1], dialect: german },
          { path: '/in/june.csv', label: 'june.csv', places: [1, 0] }
        ]
      }
    })
    expect(source.id).not.toBe(together([file('/in/may.csv', ['a', 'b'])], true).id)
  })

  it('refuses no file, too many, and one of another kind', () => {
    const refused = (files: readonly Source[]) => {
      try {
        together(files)
        return null
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(refused([])).toBe('open.no-files')
    expect(refused(Array.from({ length: 1001 }, (_, i) => file(`/f${i}`, ['a'])))).toBe('open.too-many-files')
    expect(refused([file('/a', ['a', 'b']), file('/b', ['x', 'y'])])).toBe('open.nothing-shared')
    const wide = (from: number) => Array.from({ length: 6000 }, (_, i) => `c${i + from}`)
    expect(refused([file('/a', wide(0)), file('/b', wide(1000))])).toBe(null)
    expect(refused([file('/a', wide(0)), file('/b', wide(5000))])).toBe('open.too-many-columns')
  })

  it('finds a name for the names that no column has, whatever its case', () => {
    expect(nameColumnFor(['a'])).toBe('file_name')
    expect(nameColumnFor(['File_Name', 'file_name (2)'])).toBe('file_name (3)')
  })
})

it('tells files of one name apart by their folders', () => {
  const paths = ['/x/2023/sales.csv', '/x/2024/sales.csv', '/y/2024/sales.csv', '/x/other.csv', '/x/other.csv']
  expect(labelsOf(paths.map((path) => ({ path })))).toEqual([
    '2023/sales.csv',
    'x/2024/sales.csv',
    'y/2024/sales.csv',
    '/x/other.csv',
    '/x/other.csv'
  ])
  expect(
    labelsOf([
      { path: 'C:\\in\\a.zip', member: 'north/a.csv' },
      { path: 'C:\\in\\a.zip', member: 'b.csv' }
    ])
  ).toEqual(['a.csv', 'b.csv'])
})

it('names folders and datasets after what files have in common', () => {
  expect(commonFolder(['/in/a/x.csv', '/in/b/y.csv'])).toBe('/in')
  expect(commonFolder(['/in/a/x.csv'])).toBe('/in/a')
  expect(commonFolder(['/a/x.csv', '/b/y.csv'])).toBe('/')
  expect(commonFolder(['C:\\in\\x.csv', 'C:\\in\\y.csv'])).toBe('C:\\in')
  const stem = (...paths: string[]) => stemOf(together(paths.map((path) => file(path, ['a']))))
  expect(stem('/in/aw_sales_2017.csv', '/in/aw_sales_2018.csv', '/in/aw_sales_2019.csv')).toBe('aw_sales')
  expect(stem('/shop/2024-01.csv', '/shop/2024-02.csv')).toBe('shop')
  expect(stem('/in/may.csv')).toBe('may.csv')
  expect(stemOf(file('/in/may.csv', ['a']))).toBe('may.csv')
})
