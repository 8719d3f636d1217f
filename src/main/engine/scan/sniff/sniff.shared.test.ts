/** The sniffer on third-party files. Needs the shared folder; without it these tests are skipped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRight, measureDialects } from '../../../../../test/bench/dialect.bench'
import { sniff } from '.'

const shared = resolve(process.env.SHARED_DIR ?? join(import.meta.dirname, '../../../../../../shared'), 'data')
const why = existsSync(shared) ? '' : ` (skipped: there is no ${shared})`

describe.skipIf(why !== '')(`third-party files${why}`, () => {
  it('finds the delimiter and the quote of every labelled file, and the encoding of all whose label is true', async () => {
    const folder = join(shared, 'dialect')
    const results = await measureDialects(join(folder, 'files'), join(folder, 'W3C-CSVW-dialect_annotations.txt'))
    expect(results).toHaveLength(219)
    // Both are labelled as UTF-8, but hold a pound sign as the single byte 0xA3.
    expect(results.filter((result) => !isRight(result)).map(({ file }) => file)).toEqual([
      'HEFCE_organogram_junior_data_31032011.csv',
      'HEFCE_organogram_senior_data_31032011.csv'
    ])
  })

  it('reads every csv-spectrum file as its JSON says', async () => {
    const names = readdirSync(join(shared, 'csv-spectrum/csvs'))
    expect(names).toHaveLength(11)
    for (const name of names) {
      const { source, first } = await sniff(join(shared, 'csv-spectrum/csvs', name))
      const wanted: Record<string, string>[] = JSON.parse(
        readFileSync(join(shared, 'csv-spectrum/json', name.replace('.csv', '.json')), 'utf8')
      )
      const got = first.map((row) => Object.fromEntries(source.columns.map((column, c) => [column, row.cells[c]])))
      // The folder's copies have lost their CRs, the expected JSON has not.
      const withoutCr = JSON.parse(JSON.stringify(wanted).replaceAll('\\r\\n', '\\n'))
      expect(got, name).toEqual(withoutCr)
    }
  })

  it.each([
    ['encodings/latin1.csv', 'windows-1252', ','],
    ['encodings/latin1.csv.gz', 'windows-1252', ','],
    ['encodings/utf16.csv', 'utf-16le', ','],
    ['encodings/utf16.csv.gz', 'utf-16le', ','],
    ['encodings/shift_jis.csv', 'shift_jis', ','],
    ['rejects/multiple_errors/invalid_utf_cast.csv', 'utf-8', ','],
    ['decimal_separators/decimal_separators.csv', 'utf-8', ';'],
    ['thousands_separator/multi_column.csv', 'utf-8', ';'],
    ['thousands_separator/multi_column_quote.csv', 'utf-8', ','],
    ['dates/time_date_timestamp_yyyy.mm.dd.csv', 'utf-8', ','],
    ['comments/big.csv', 'utf-8', ';'],
    ['rejects/incorrect_columns/mix_columns.csv', 'utf-8', ',']
  ])('opens formats/%s as %s with %j', async (name, encoding, delimiter) => {
    const { source } = await sniff(join(shared, 'formats', name))
    expect(source).toMatchObject({ encoding, dialect: { delimiter, quote: '"' } })
  })

  it.each([
    ['comments/big.csv', '#', 0],
    ['comments/simple.csv', '#', 0],
    ['comments/comment_skip.csv', '#', 1],
    ['comments/17226.csv', '#', 0],
    ['comments/14635.csv', null, 0]
  ])('finds the comments of formats/%s', async (name, commentPrefix, skipLines) => {
    const { source } = await sniff(join(shared, 'formats', name))
    expect(source.dialect).toMatchObject({ commentPrefix, skipLines, hasHeader: true })
  })

  it('opens the sales files with their columns', async () => {
    const { source } = await sniff(join(shared, 'sales/superstore_packt_dmy.csv'))
    expect(source).toMatchObject({
      encoding: 'windows-1252',
      dialect: { delimiter: ',', quote: '"', lineEnd: 'crlf', hasHeader: true }
    })
    expect(source.columns).toHaveLength(21)
    const retail = await sniff(join(shared, 'sales/online_retail.csv.gz'))
    expect(retail.source).toMatchObject({ compression: 'gz', dialect: { delimiter: ',', hasHeader: true } })
    expect(retail.source.columns).toEqual([
      'InvoiceNo',
      'StockCode',
      'Description',
      'Quantity',
      'InvoiceDate',
      'UnitPrice',
      'CustomerID',
      'Country'
    ])
  })
})
