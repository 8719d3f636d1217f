/** Files of formats/ are read as their names say. Needs the shared folder; without it these tests are skipped. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sniff } from '.'

const shared = resolve(process.env.SHARED_DIR ?? join(import.meta.dirname, '../../../../../../shared'), 'data/formats')
const why = existsSync(shared) ? '' : ` (skipped: there is no ${shared})`
const opened = (name: string) => sniff(join(shared, name))

describe.skipIf(why !== '')(`formats${why}`, () => {
  it.each([
    ['dd-mm-yy', '01-01-2000'],
    ['dd-mm-yyyy', '01-01-2000'],
    ['mm-dd-yy', '01-01-90'],
    ['mm-dd-yyyy', '01-01-2000'],
    ['yy.mm.dd', '90.01.01'],
    ['yyyy.mm.dd', '2000.01.01']
  ])('dates as %s', async (name, first) => {
    const { source, first: rows } = await opened(`dates/time_date_timestamp_${name}.csv`)
    expect(source.dialect).toMatchObject({ delimiter: ',', hasHeader: true, headerRows: 1, footerLines: 0 })
    expect(source.columns).toEqual(['a', 'b', 't', 'd', 'ts'])
    expect(rows.map((row) => row.cells.length)).toEqual([5, 5, 5])
    expect(rows[0]?.cells[3]).toBe(first)
  })

  it.each([
    ['decimal_separators/decimal_separators.csv', ';', ',', null],
    ['decimal_separators/decimal_separators_csv.csv', ',', ',', null],
    ['decimal_separators/mixed_format_fail.csv', ';', ',', null],
    ['thousands_separator/multi_column.csv', ';', '.', ','],
    ['thousands_separator/multi_column_quote.csv', ',', '.', ','],
    ['thousands_separator/integers.csv', ',', null, ',']
  ])('marks of %s', async (name, delimiter, decimalMark, thousandsMark) => {
    expect((await opened(name)).source.dialect).toMatchObject({
      delimiter,
      decimalMark,
      thousandsMark,
      hasHeader: true
    })
  })

  it.each(['thousands_separator/simple.csv', 'thousands_separator/simple_quoted.csv'])(
    'one column: %s',
    async (name) => {
      const { source, first } = await opened(name)
      expect(source.dialect).toMatchObject({ decimalMark: '.', thousandsMark: ',', hasHeader: false })
      expect(source.columns).toHaveLength(1)
      expect(first[0]?.cells).toEqual(['100,000.00'])
    }
  )

  it.each([
    ['headers/all_varchar.csv', ['name'], [['Pedro']]],
    ['headers/integer.csv', null, [['32']]],
    ['headers/undetected_type.csv', ['Value'], [['68,527.00']]],
    ['headers/borked_type.csv', ['Date'], [['02/01/2019'], ['08//01/2019']]],
    [
      'headers/empty_3.csv',
      ['a', 'b', 'c', 'column 4', 'e'],
      [
        ['1', '2', '3', '4', '5'],
        ['6', '7', '8', '9', '10']
      ]
    ],
    [
      'headers/escaped_quote.csv',
      ['Name', "Escaped''Quote"],
      [
        ['Alice', '123'],
        ['Bob', '456']
      ]
    ],
    ['headers/single_line.csv', ['creationDate', 'Id'], []]
  ])('%s', async (name, columns, rows) => {
    const { source, first } = await opened(name)
    expect(source.dialect.hasHeader).toBe(columns !== null)
    expect(source.columns).toEqual(columns ?? ['column 1'])
    expect(first.map((row) => row.cells)).toEqual(rows)
  })

  it.each([
    [
      'comments/simple.csv',
      ';',
      '#',
      [
        ['1', '3'],
        ['6', '7']
      ]
    ],
    [
      'comments/17226.csv',
      ',',
      '#',
      [
        ['1', '2', '3'],
        ['4', '5', '6']
      ]
    ],
    ['comments/14648.csv', ',', null, [['a#b'], ['x', 'y']]],
    [
      'comments/empty_space.csv',
      ';',
      ' #',
      [
        ['1', '3'],
        ['1', '3'],
        ['1', '3'],
        ['1', '3']
      ]
    ],
    [
      'comments/mid_line_invalid.csv',
      ';',
      null,
      [
        ['1', '3#5', '7'],
        ['6', '7'],
        ['8', '9'],
        ['1', '3', '7 # this is invalid']
      ]
    ]
  ])('%s', async (name, delimiter, commentPrefix, rows) => {
    const { source, first } = await opened(name)
    expect(source.dialect).toMatchObject({ delimiter, commentPrefix })
    expect(first.map((row) => row.cells)).toEqual(rows)
  })

  it.each([
    ['encodings/latin1.csv', 'windows-1252', ['José Álvarez', '30']],
    ['encodings/utf16.csv', 'utf-16le', ['José Álvarez', '30']],
    ['encodings/utf16.csv.gz', 'utf-16le', ['José Álvarez', '30']],
    ['encodings/shift_jis.csv', 'shift_jis', ['名前', '25']]
  ])('%s', async (name, encoding, row) => {
    const { source, first } = await opened(name)
    expect(source.encoding).toBe(encoding)
    expect(first[0]?.cells).toEqual(row)
  })

  it.each([
    ['rejects/incorrect_columns/small_mix.csv', 4],
    ['rejects/frankstein/nightmare.csv', 3],
    ['rejects/unquoted/unquoted_new_line.csv', 2],
    ['rejects/multiple_errors/multiple_errors.csv', 4],
    ['rejects/multiple_errors/unquoted_less.csv', 4]
  ])('%s keeps its %i columns however its rows are broken', async (name, columns) => {
    const { source } = await opened(name)
    expect(source.dialect).toMatchObject({ delimiter: ',', quote: '"', hasHeader: true, skipLines: 0, footerLines: 0 })
    expect(source.columns).toHaveLength(columns)
  })
})
