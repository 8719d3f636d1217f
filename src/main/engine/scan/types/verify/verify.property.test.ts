/** The verification kernel against the readings themselves: every count and every sum, whatever stands in the cells. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ColumnType, type Format, plainNumber, type Reading } from '../../../../../shared/domain/column-type'
import { compileReading, invalid } from '../../../../../shared/domain/readings'
import { cellsOf } from '../fixtures'
import { inferFile } from '../infer/file'
import { anyCell, type Kind, kinds, quoted } from '../kinds-under-test'
import { plainOf, unitsOf } from '../report/measures'
import { judge } from './judge'
import { verifyColumnOf } from './plan'
import { verifyRanges } from './range'

const todayIso = '2024-06-30'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-kernel-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function kind(type: ColumnType, format: Format, cell: fc.Arbitrary<string>): Kind {
  return { reading: { column: 'c', type, format, nullTokens: ['NA', '-'], onInvalid: 'reject' }, cell, range: null }
}

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })
const sign = fc.constantFrom('', '', '', '-', '+', '--', '\u2212')
/** Digits and marks in any order, of any length around the 16 bytes that are read at once. */
const nearNumber = fc.oneof(
  fc.tuple(sign, digits(0, 19), fc.constantFrom('', '.', ',', '..', '.5.', ' '), digits(0, 19)).map((p) => p.join('')),
  fc.constantFrom(
    '9223372036854775807',
    '-9223372036854775808',
    '99999999999999.99',
    '0000000000000000',
    '1e5',
    '\u0661\u0662',
    '.',
    '5.',
    '.5',
    '1.0',
    '-0.00',
    '12\u00a0'
  )
)
const two = (n: number) => String(n).padStart(2, '0')
const parts = fc.tuple(
  fc.integer({ min: 1798, max: 2203 }),
  fc.integer({ min: 0, max: 13 }),
  fc.integer({ min: 0, max: 32 }),
  fc.integer({ min: 0, max: 25 }),
  fc.integer({ min: 0, max: 61 }),
  fc.integer({ min: 0, max: 61 })
)
/** Dates of a fixed width with, now and then, one byte that is another. */
const nearDate = (write: (y: string, m: string, d: string, clock: string) => string) =>
  fc
    .tuple(parts, fc.option(fc.tuple(fc.nat({ max: 30 }), fc.constantFrom(...'0/:- x\u00e9')), { freq: 4 }))
    .map(([[y, m, d, hour, minute, second], change]) => {
      const text = write(String(y), two(m), two(d), `${two(hour)}:${two(minute)}:${two(second)}`)
      if (change === null) return text
      const at = change[0] % text.length
      return text.slice(0, at) + change[1] + text.slice(at + 1)
    })
const date = (...patterns: string[]): Format => ({ kind: 'date', patterns, pivotYear: 68 })
const stamp: ColumnType = { kind: 'timestamp', zone: 'none' }

const verified: readonly Kind[] = [
  ...kinds.filter((k) => k.reading.format !== null),
  kind({ kind: 'long' }, plainNumber, nearNumber),
  kind({ kind: 'decimal', precision: 6, scale: 2 }, plainNumber, nearNumber),
  kind({ kind: 'decimal', precision: 38, scale: 31 }, plainNumber, nearNumber),
  kind({ kind: 'decimal', precision: 20, scale: 0 }, { ...plainNumber, decimalMark: ',' }, nearNumber),
  kind({ kind: 'double' }, plainNumber, nearNumber),
  kind(
    { kind: 'date' },
    date('DD/MM/YYYY'),
    nearDate((y, m, d) => `${d}/${m}/${y}`)
  ),
  kind(
    { kind: 'date' },
    date('YYYY-MM-DD'),
    nearDate((y, m, d) => `${y}-${m}-${d}`)
  ),
  kind(
    { kind: 'date' },
    date('YYYYMMDD'),
    nearDate((y, m, d) => `${y}${m}${d}`)
  ),
  kind(
    { kind: 'date' },
    date('DD.MM.YYYY', 'YYYY-MM-DD'),
    nearDate((y, m, d) => (Number(d) % 2 ? `${d}.${m}.${y}` : `${y}-${m}-${d}`))
  ),
  kind(
    stamp,
    date('YYYY-MM-DD HH:mm:ss'),
    nearDate((y, m, d, clock) => `${y}-${m}-${d} ${clock}`)
  ),
  kind(
    stamp,
    date('DD.MM.YYYY, HH:mm'),
    nearDate((y, m, d, clock) => `${d}.${m}.${y}, ${clock.slice(0, 5)}`)
  ),
  kind(
    { kind: 'boolean' },
    { kind: 'boolean', trueTokens: ['yes'], falseTokens: ['no'] },
    fc.constantFrom('yes', 'No', 'NO', 'y')
  )
]

/** What one column says by the readings alone. */
function expected(reading: Reading, cells: readonly string[]) {
  const parse = compileReading(reading)
  let [valid, nulls, wrong, sum] = [0, 0, 0, 0n]
  const scale = reading.type.kind === 'decimal' ? reading.type.scale : 0
  const isExact = reading.type.kind === 'decimal' || reading.type.kind === 'long'
  const violations = new Map<string, number>()
  const values: string[] = []
  for (const [row, cell] of cells.entries()) {
    const value = parse(cell)
    if (value === null) nulls++
    else if (value === invalid) {
      wrong++
      const text = cell.trim()
      if (!violations.has(text)) violations.set(text, row)
    } else {
      valid++
      values.push(value)
      if (isExact) sum += unitsOf(value, scale)
    }
  }
  const order = isExact
    ? (a: string, b: string) => Number(unitsOf(a, scale) - unitsOf(b, scale))
    : (a: string, b: string) => (a.replace('Z', '') < b.replace('Z', '') ? -1 : 1)
  const sorted = reading.type.kind === 'double' || reading.type.kind === 'boolean' ? [] : values.sort(order)
  return {
    counts: [valid, nulls, wrong],
    sum: isExact && valid > 0 ? plainOf(sum, scale) : null,
    ends: sorted.length === 0 ? null : [sorted[0], sorted.at(-1)],
    rows: [...violations.values()].slice(0, 100)
  }
}

const table = fc.record({
  columns: fc.array(fc.nat({ max: verified.length - 1 }), { minLength: 1, maxLength: 4 }),
  seed: fc.integer(),
  rows: fc.integer({ min: 1, max: 150 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
  alwaysQuoted: fc.boolean(),
  parts: fc.integer({ min: 1, max: 4 })
})

describe('verification kernel', () => {
  it('counts and adds up what the readings say', async () => {
    let values = 0
    await fc.assert(
      fc.asyncProperty(table, async (t) => {
        const chosen = t.columns.map((at) => verified[at]).filter((k) => k !== undefined)
        const rows = Array.from({ length: t.rows }, (_, r) => {
          const cells = chosen.map(
            (k, c) => fc.sample(anyCell(k.cell), { seed: t.seed + r * 7 + c, numRuns: 1 })[0] ?? ''
          )
          // A row of one empty cell would be a blank line.
          return cells.length === 1 && (cells[0] === '' || cells[0] === '\r') ? ['x'] : cells
        })
        const readings = chosen.map((k, at) => ({ ...k.reading, column: `c${at}` }))
        const lines = rows.map((r) => r.map((c) => quoted(c, t.alwaysQuoted)).join(','))
        const columns = await verify(lines, t.lineEnd, t.lastEnd, readings, t.parts)
        const cells = cellsOf(lines.join(t.lineEnd))
        for (const [at, reading] of readings.entries()) {
          const theirs = expected(
            reading,
            cells.map((r) => r[at] ?? '')
          )
          const ours = columns[at]
          expect([ours?.valid, ours?.nulls, ours?.invalid], reading.type.kind).toEqual(theirs.counts)
          if (theirs.sum !== null) expect(ours?.sum).toBe(theirs.sum)
          if (theirs.ends !== null) expect([ours?.min, ours?.max]).toEqual(theirs.ends)
          expect(ours?.violations.map((v) => v.row)).toEqual(theirs.rows)
          expect(ours?.state).toBe(theirs.counts[2] === 0 ? 'verified' : 'broken')
          values += theirs.counts[0] ?? 0
        }
      }),
      { numRuns: 250, seed: 20_240_630 }
    )
    expect(values).toBeGreaterThan(5000)
  })

  it('adds up 18 digits many times without running over', async () => {
    const lines = Array.from({ length: 40_000 }, (_, n) => (n % 2 === 0 ? '9999999999999.99' : '-999999999999999.9'))
    const [column] = await verify(lines, '\n', true, [readingOf({ kind: 'decimal', precision: 38, scale: 2 })], 2)
    // 20,000 × (9,999,999,999,999.99 − 999,999,999,999,999.9)
    expect(column).toMatchObject({
      sum: '-19799999999999998200',
      min: '-999999999999999.9',
      max: '9999999999999.99',
      invalid: 0
    })
  })
})

const readingOf = (type: ColumnType): Reading => ({
  column: 'c0',
  type,
  format: plainNumber,
  nullTokens: [],
  onInvalid: 'reject'
})

async function verify(
  lines: readonly string[],
  lineEnd: string,
  lastEnd: boolean,
  readings: readonly Reading[],
  partCount: number
) {
  const path = join(folder, 'rows.csv')
  const csv = lines.join(lineEnd) + (lastEnd ? lineEnd : '')
  await writeFile(path, csv)
  const names = readings.map((r) => r.column)
  const verdicts = inferFile(
    names.map((name) => ({ name, entries: [] })),
    ',',
    todayIso
  )
  const columns = verdicts.map((v, at) => verifyColumnOf(v, readings[at] ?? null))
  const marks = { delimiter: 44, quote: 34, columns: names.length }
  const size = Math.ceil(lines.length / partCount)
  const parts: Awaited<ReturnType<typeof verifyRanges>>[] = []
  let start = 0
  for (let first = 0; first < lines.length; first += size) {
    const bytes = lines.slice(first, first + size).reduce((sum, l) => sum + Buffer.byteLength(l) + lineEnd.length, 0)
    const end = Math.min(start + bytes, Buffer.byteLength(csv))
    parts.push(
      await verifyRanges({ path, ranges: [{ start, end, firstRow: first }], marks, columns, todayIso }, () => undefined)
    )
    start = end
  }
  return judge(parts, { names, columns, verdicts, chosen: readings, delimiter: ',', todayIso, rows: lines.length })
}
