/** Third-party files that are named by the format of their dates, decimals or thousands: every value against what the name says. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typeName } from '../../../../shared/domain/column-type'
import { invalid, parseValue } from '../../../../shared/domain/readings'
import { readRowsAt } from '../index'
import { sniff } from '../sniff'
import { checkSource } from './index'

const data = join(process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../../../shared'), 'data/formats')
const isThere = existsSync(data)
if (!isThere) console.log(`formats: skipped, there is no ${data}`)

let workDir = ''
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'formats-shared-'))
})
afterAll(() => rm(workDir, { recursive: true, force: true }))

/** Columns with their types, and the value of every cell; `invalid` for one that does not read. */
async function read(...path: string[]) {
  const { source } = await sniff(join(data, ...path), {})
  const { columns, structure } = await checkSource(source, workDir, { chosen: [], todayIso: '2026-01-01' })
  const rows = await readRowsAt(
    source,
    workDir,
    Array.from({ length: structure.rowCount }, (_, n) => n)
  )
  return columns.map(({ index, reading, state, semantic, name }) => ({
    name,
    type: typeName(reading.type),
    state,
    semantic: semantic?.kind ?? null,
    values: rows.map(({ cells }) => {
      const value = parseValue(reading, cells[index] ?? '')
      return value === invalid ? 'invalid' : value
    })
  }))
}

const days = ['2000-01-01', '2002-02-02', '2004-12-13']
// The hours of each file, as they are written there: 12:00 AM is midnight.
const dates: [string, string[], string[]][] = [
  ['dd-mm-yy', days, ['1990-01-01T12:12:00', '2002-02-02T14:15:00', '2004-12-13T15:16:00']],
  ['dd-mm-yyyy', days, ['2000-01-01T12:12:00', '2002-02-02T14:15:00', '2004-12-13T15:16:00']],
  [
    'mm-dd-yy',
    ['1990-01-01', '2002-02-02', '2004-12-13'],
    ['1990-01-01T00:12:00', '2002-02-02T14:15:00', '2004-12-13T15:16:00']
  ],
  ['mm-dd-yyyy', days, ['2000-01-01T00:12:00', '2002-02-02T14:15:00', '2004-12-13T15:16:00']],
  [
    'yy.mm.dd',
    ['1990-01-01', '2002-02-02', '2004-12-13'],
    ['1990-01-01T00:12:00', '2002-02-02T14:15:00', '2004-12-13T15:16:00']
  ],
  ['yyyy.mm.dd', days, ['2000-01-01T12:12:00', '2002-02-02T14:15:00', '2004-12-13T15:16:00']]
]

describe.skipIf(!isThere)('dates as the files are named', () => {
  it.each(dates)('%s', async (name, wantedDays, instants) => {
    const columns = await read('dates', `time_date_timestamp_${name}.csv`)
    expect(columns.map(({ name: own, type, state, semantic, values }) => [own, type, state, semantic, values])).toEqual(
      [
        ['a', 'long', 'sure', null, ['123', '345', '346']],
        ['b', 'string', 'sure', null, ['TEST2', 'TEST2', 'TEST2']],
        ['t', 'string', 'sure', 'time', ['12:12:12', '14:15:30', '15:16:17']],
        ['d', 'date', 'sure', null, wantedDays],
        ['ts', 'timestamp', 'sure', null, instants]
      ]
    )
  })

  it('blanks around dates and times', async () => {
    const columns = await read('dates', 'time_date_timestamp_trailing.csv')
    expect(columns.find((c) => c.name === 't')).toMatchObject({
      semantic: 'time',
      values: ['12:12:12', '14:15:30', '15:16:17']
    })
    expect(columns.find((c) => c.name === 'd')).toMatchObject({ type: 'date', values: days })
    // `2000-01-01 a` is no date: with three values the column stays as it is written.
    expect(columns.find((c) => c.name === 'df')).toMatchObject({
      type: 'string',
      values: ['2000-01-01', '2000-01-01 a', '2000-01-01']
    })
  })
})

describe.skipIf(!isThere)('decimals and thousands as the files are named', () => {
  it('decimal commas beside decimal points', async () => {
    const values = ['1.1', '0.25', '15300', '15300', '-15300']
    const columns = await read('decimal_separators', 'decimal_separators.csv')
    expect(columns.map(({ name, type, values: own }) => [name, type, own.slice(0, 5)])).toEqual([
      ['commas', 'double', values],
      ['periods', 'double', values]
    ])
    const quoted = await read('decimal_separators', 'decimal_separators_csv.csv')
    expect(quoted.map(({ values: own }) => own)).toEqual([['1.2345'], ['1.2345']])
  })

  it('what is no number stays text', async () => {
    expect(await read('decimal_separators', 'invalid_char.csv')).toMatchObject([{ type: 'string', values: ['12ö4'] }])
    expect(await read('decimal_separators', 'mixed_format_fail.csv')).toMatchObject([{ type: 'string' }])
    // `9,0,0` and `300,0,00.40` are no thousands.
    expect(await read('thousands_separator', 'integers.csv')).toMatchObject([{ type: 'string' }])
    expect(await read('thousands_separator', 'thousands_broken.csv')).toMatchObject([{ type: 'string' }])
  })

  it.each(['multi_column.csv', 'multi_column_quote.csv', 'simple.csv', 'simple_quoted.csv'])('%s', async (file) => {
    const columns = await read('thousands_separator', file)
    const money = columns.find(({ type }) => type.startsWith('decimal'))
    expect(money).toMatchObject({ type: 'decimal(18,2)', state: 'sure' })
    expect(money?.values).toEqual(['100000', '300000.2', '300000000.4', '50', '9999999999.2'])
  })
})
