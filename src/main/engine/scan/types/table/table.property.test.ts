/** The table kernel against the readings themselves, read back by DuckDB, so that the file is judged by another program too. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainNumber, type Reading } from '../../../../../shared/domain/column-type'
import { exactOf, textOf } from '../../../../../shared/domain/exact'
import { compileReading, invalid, isoInstant } from '../../../../../shared/domain/readings'
import { marksOf } from '../../clean-copy'
import type { CleanText } from '../../model'
import { cellsOf } from '../fixtures'
import { anyCell, type Kind, kinds, quoted } from '../kinds-under-test'
import { type TableColumn, writeTable } from '.'
import { isTableReading } from './plan'

let folder = ''
let instance: DuckDBInstance
let duck: DuckDBConnection
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-kernel-'))
  instance = await DuckDBInstance.create(':memory:')
  duck = await instance.connect()
})
afterAll(async () => {
  duck.closeSync()
  instance.closeSync()
  await rm(folder, { recursive: true, force: true })
})

const names = { value: (i: number) => `v${i}`, odd: (i: number) => `o${i}`, row: 'row' }
const step = 1024

/** A clean text of lines, with the offset of every 1,024th. */
async function cleanOf(
  lines: readonly string[],
  lineEnd: string,
  lastEnd: boolean,
  columns: number
): Promise<CleanText> {
  const path = join(folder, 'rows.csv')
  const text = lines.join(lineEnd) + (lastEnd ? lineEnd : '')
  await writeFile(path, text)
  const marks: number[] = []
  let at = 0
  for (const [i, line] of lines.entries()) {
    if (i % step === 0) marks.push(at)
    at += Buffer.byteLength(line) + lineEnd.length
  }
  const clean: CleanText = {
    path,
    isCopy: false,
    dialectIsPlain: true,
    delimiter: ',',
    quote: '"',
    lineEnd: lineEnd === '\n' ? 'lf' : 'crlf',
    hasHeader: false,
    skipRows: 0,
    rowCount: lines.length,
    columnCount: columns,
    dataStart: 0,
    dataEnd: Buffer.byteLength(text),
    rowMap: { ragged: new Float64Array(0) }
  }
  marksOf.set(clean, Float64Array.from(marks))
  return clean
}

/** Rows of a file as texts. */
async function rowsIn(path: string, select = '*', order = ''): Promise<(string | null)[][]> {
  const columns = `SELECT ${select} FROM read_parquet('${path}') ${order}`
  const described = await duck.runAndReadAll(`DESCRIBE ${columns}`)
  const texts = described.getRowsJson().map(([name, type]) => {
    const column = `"${String(name)}"`
    return type === 'TIMESTAMP' ? `epoch_us(${column})::VARCHAR` : `${column}::VARCHAR`
  })
  const answer = await duck.runAndReadAll(`SELECT ${texts.join(', ')} FROM (${columns})`)
  return answer.getRowsJson() as (string | null)[][]
}

/** A value as DuckDB shows it, in the parser's words. */
function canonical({ type }: Reading, text: string | null): string | null {
  if (text === null) return null
  if (type.kind === 'timestamp') return isoInstant(BigInt(text), type.zone === 'offset')
  if (type.kind === 'double') return String(Number(text))
  if (type.kind !== 'decimal') return text
  const exact = exactOf(text)
  const plain = exact === null ? text : textOf(exact)
  return plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain
}

function kind(
  type: Reading['type'],
  format: Reading['format'],
  cell: fc.Arbitrary<string>,
  nullTokens: string[]
): Kind {
  return { reading: { column: 'c', type, format, nullTokens, onInvalid: 'reject' }, cell, range: null }
}

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => (n / 100).toFixed(2)),
  fc.constantFrom('0', '-0', '0.1', '1e3', '0.30000000000000004', '9007199254740993', '.5', '5.', '1e400', '7.0000')
)

/** What the kernel has code for beyond what the check's kernels are tested with, and null tokens that look like values. */
const more: readonly Kind[] = [
  kind({ kind: 'double' }, plainNumber, number, ['NA']),
  kind({ kind: 'double' }, { ...plainNumber, decimalMark: ',', thousandsMark: '.' }, number, []),
  kind(
    { kind: 'boolean' },
    { kind: 'boolean', trueTokens: ['yes', 'X'], falseTokens: ['no', 'x'] },
    fc.constantFrom('yes', 'No', 'NO', 'nO', 'X', 'x', 'y', ' yes '),
    ['-']
  ),
  kind({ kind: 'long' }, plainNumber, fc.integer({ min: -2, max: 2 }).map(String), ['0', '-1']),
  kind({ kind: 'decimal', precision: 38, scale: 18 }, plainNumber, number, ['0']),
  kind({ kind: 'decimal', precision: 3, scale: 3 }, plainNumber, number, []),
  kind(
    { kind: 'date' },
    { kind: 'date', patterns: ['YYYY-MM-DD'], pivotYear: 68 },
    fc.constantFrom('1900-01-01', '2024-02-29', '2023-02-29', '1799-12-31', '2200-12-31', '0001-01-01'),
    ['1900-01-01']
  ),
  kind({ kind: 'string' }, null, fc.constantFrom('NULL', 'null', ' NULL ', 'N', '', 'x,y', '"', 'NULL!'), [
    'NULL',
    'x,y'
  ])
]
const tested = [...kinds, ...more]

const table = fc.record({
  columns: fc.array(fc.nat({ max: tested.length - 1 }), { minLength: 1, maxLength: 4 }),
  seed: fc.integer(),
  rows: fc.integer({ min: 1, max: 120 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
  alwaysQuoted: fc.boolean(),
  isDated: fc.boolean()
})

describe('table kernel', () => {
  it('gives the values of the readings, or the text', async () => {
    let [values, odds] = [0, 0]
    await fc.assert(
      fc.asyncProperty(table, async (t) => {
        const chosen = t.columns.map((at) => tested[at]).filter((k) => k !== undefined)
        const rows = Array.from({ length: t.rows }, (_, r) => {
          const cells = chosen.map(
            (k, c) => fc.sample(anyCell(k.cell), { seed: t.seed + r * 7 + c, numRuns: 1 })[0] ?? ''
          )
          // A row of one empty cell would be a blank line.
          return cells.length === 1 && (cells[0] === '' || cells[0] === '\r') ? ['x'] : cells
        })
        const lines = rows.map((r) => r.map((c) => quoted(c, t.alwaysQuoted)).join(','))
        const cells = cellsOf(lines.join(t.lineEnd))
        const readings = chosen.map((k, at) => ({ ...k.reading, column: `c${at}` }))
        for (const reading of readings) expect(isTableReading(reading)).toBe(true)
        // The first column is read twice: once as it is written.
        const columns: TableColumn[] = [
          ...readings.map((reading, place) => ({ reading, place, isRaw: false })),
          ...readings.slice(0, 1).map((reading) => ({ reading, place: 0, isRaw: true }))
        ]
        const date = readings.findIndex(({ format }) => format?.kind === 'date')
        const dated = t.isDated && date >= 0 ? date : null
        const clean = await cleanOf(lines, t.lineEnd, t.lastEnd, readings.length)
        const path = join(folder, 'table.parquet')
        const written = await writeTable({ clean, columns, dated, path, names })
        expect(written.rows).toBe(lines.length)
        const order = dated === null ? '' : 'ORDER BY row'
        const shown = (wanted: string) => rowsIn(path, wanted, order)
        const raw = await shown(`v${readings.length}`)
        expect(raw).toEqual(cells.map(([cell]) => [cell === '' ? null : cell]))
        for (const [at, reading] of readings.entries()) {
          const parse = compileReading(reading)
          const hasOdd = reading.type.kind !== 'string'
          const found = await shown(hasOdd ? `v${at}, o${at}` : `v${at}, NULL AS odd`)
          let odd = 0
          for (const [row, [value = null, text = null]] of found.entries()) {
            const cell = cells[row]?.[at] ?? ''
            const wanted = parse(cell)
            if (text !== null) {
              odd++
              expect([value, text]).toEqual([null, cell])
              expect(wanted).not.toBe(null)
            } else {
              if (value !== null) values++
              expect([cell, canonical(reading, value)]).toEqual([cell, wanted])
              expect(wanted).not.toBe(invalid)
            }
          }
          expect(written.odd[at]).toBe(odd)
          odds += odd
        }
        if (dated !== null) expectByMonth(written.months, await rowsIn(path, `v${dated}, row`))
      }),
      { numRuns: 120, seed: 20_240_630 }
    )
    expect(values).toBeGreaterThan(4000)
    expect(odds).toBeGreaterThan(500)
  })
})

/** Rows of a month stand together, in the order of the text; those without a date come last. */
function expectByMonth(
  months: Awaited<ReturnType<typeof writeTable>>['months'],
  rows: readonly (readonly (string | null)[])[]
): void {
  const monthOf = (value: string | null) => {
    if (value === null) return null
    const day = value.includes('-') && !/^-?\d+$/.test(value) ? value : isoInstant(BigInt(value), false)
    return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  }
  let from = 0
  let last = -1
  for (const one of months ?? []) {
    expect(one.from).toBe(from)
    const part = rows.slice(from, from + one.rows)
    expect(new Set(part.map(([value = null]) => monthOf(value)))).toEqual(new Set([one.month]))
    const numbers = part.map(([, row]) => Number(row))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(one.month ?? Number.POSITIVE_INFINITY).toBeGreaterThan(last)
    last = one.month ?? Number.POSITIVE_INFINITY
    from += one.rows
  }
  expect(from).toBe(rows.length)
}

const text = (column: string): Reading => ({
  column,
  type: { kind: 'string' },
  format: null,
  nullTokens: [],
  onInvalid: 'reject'
})
const readings: readonly Reading[] = [
  { ...text('day'), type: { kind: 'date' }, format: { kind: 'date', patterns: ['DD/MM/YYYY'], pivotYear: 68 } },
  text('few'),
  text('many'),
  text('turning'),
  { ...text('amount'), type: { kind: 'decimal', precision: 10, scale: 2 }, format: plainNumber }
]
const columns = readings.map((reading, place) => ({ reading, place, isRaw: false }))
const two = (n: number) => String(n).padStart(2, '0')

/** Texts that are few, all different, and few for the first half only. */
function lineOf(i: number, rows: number, months: number): string {
  const month = (i * 7) % months
  const day = i % 1000 === 999 ? '' : `${two((i % 28) + 1)}/${two((month % 12) + 1)}/${1990 + Math.floor(month / 12)}`
  const turning = i < rows / 2 ? `t${i % 50}` : `turned ${i}`
  return `${day},"few, ${i % 300}",m${i},${i % 17 === 0 ? '' : turning},${(i / 100).toFixed(2)}`
}

describe('a table of many groups', () => {
  const rows = 200_000

  it('has all rows in the order of the text', async () => {
    const lines = Array.from({ length: rows }, (_, i) => lineOf(i, rows, 48))
    const clean = await cleanOf(lines, '\n', true, readings.length)
    const path = join(folder, 'long.parquet')
    const { months, odd } = await writeTable({ clean, columns, dated: null, path, names })
    expect([months, odd]).toEqual([null, [0, 0, 0, 0, 0]])
    const [sums] = await rowsIn(
      path,
      `count(*) AS n, count(v0) AS days, count(DISTINCT v1) AS few, count(DISTINCT v2) AS many,
       count(DISTINCT v3) AS turning, count(v3) AS filled, sum(v4) AS amount`
    )
    const filled = rows - Math.ceil(rows / 17)
    const turned = Array.from({ length: rows / 2 }, (_, i) => i + rows / 2).filter((i) => i % 17 !== 0).length
    expect(sums).toEqual(
      [rows, rows - rows / 1000, 300, rows, 50 + turned, filled, (((rows - 1) * rows) / 200).toFixed(2)].map(String)
    )
    const inOrder = await duck.runAndReadAll(
      `SELECT count(*)::INT FROM read_parquet('${path}', file_row_number = true)
       WHERE v2 = 'm' || file_row_number AND v1 = 'few, ' || (file_row_number % 300) AND v4 * 100 = file_row_number`
    )
    expect(inOrder.getRowsJson()).toEqual([[rows]])
  })

  it('has the rows of each month together', async () => {
    const lines = Array.from({ length: rows }, (_, i) => lineOf(i, rows, 48))
    const clean = await cleanOf(lines, '\n', true, readings.length)
    const path = join(folder, 'months.parquet')
    const { months } = await writeTable({ clean, columns, dated: 0, path, names })
    expect(months?.length).toBe(49)
    expectByMonth(months, await rowsIn(path, 'v0, row'))
    const right = await rowsIn(
      path,
      'count(*) AS n',
      `WHERE v2 = 'm' || row AND v1 = 'few, ' || (row % 300) AND v4 * 100 = row AND (v3 IS NULL) = (row % 17 = 0)
         AND (v0 IS NULL) = (row % 1000 = 999)`
    )
    expect(right).toEqual([[String(rows)]])
  })

  it('is not parted when there are too many months', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) => lineOf(i, 2000, 701))
    const clean = await cleanOf(lines, '\n', true, readings.length)
    const path = join(folder, 'too-many.parquet')
    const { months, rows: written } = await writeTable({ clean, columns, dated: 0, path, names })
    expect([months, written]).toEqual([null, 2000])
    expect((await rowsIn(path, 'v2')).map(([m]) => m)).toEqual(lines.map((_, i) => `m${i}`))
  })
})

describe('a table that cannot be written', () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => lineOf(i, 50_000, 48))

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const clean = await cleanOf(lines, '\n', true, readings.length)
    await expect(writeTable({ clean, columns, dated: null, path: '/dev/full', names })).rejects.toMatchObject({
      code: 'load.disk-full'
    })
  })

  it('stops when it is cancelled', async () => {
    const clean = await cleanOf(lines, '\n', true, readings.length)
    const abort = new AbortController()
    const written = writeTable(
      { clean, columns, dated: 0, path: join(folder, 'cancelled.parquet'), names },
      { signal: abort.signal, onProgress: () => abort.abort() }
    )
    await expect(written).rejects.toMatchObject({ code: 'cancelled' })
  })
})
