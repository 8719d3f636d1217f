/** Dates and numbers in many ways of writing, on so many rows that columns are streamed: type, range and exact sum of every row. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typeName } from '../../../../shared/domain/column-type'
import { sniff } from '../sniff'
import { checkSource } from '.'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const todayIso = '2026-01-01'
const two = (n: number) => String(n).padStart(2, '0')

/** Days from 3 January 1990 on, one a row; the last is 2044-10-05. */
const rows = 20_000
const first = Date.UTC(1990, 0, 3)
type Day = { readonly y: number; readonly m: number; readonly d: number; readonly weekday: number; readonly ms: number }
function dayAt(row: number): Day {
  const date = new Date(first + row * 86_400_000)
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return { y, m, d, weekday: date.getUTCDay(), ms: date.getTime() }
}

const german = 'Jan. Feb. März April Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' ')
const french = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const english = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const weekdays = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')

const ways: Record<string, { write: (day: Day, row: number) => string; pattern: string; type?: string }> = {
  dmy: { write: ({ y, m, d }) => `${two(d)}/${two(m)}/${y}`, pattern: 'DD/MM/YYYY' },
  mdy: { write: ({ y, m, d }) => `${m}/${d}/${y}`, pattern: 'M/D/YYYY' },
  iso: { write: ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`, pattern: 'YYYY-MM-DD' },
  slashes: { write: ({ y, m, d }) => `${y}/${two(m)}/${two(d)}`, pattern: 'YYYY/MM/DD' },
  compact_date: { write: ({ y, m, d }) => `${y}${two(m)}${two(d)}`, pattern: 'YYYYMMDD' },
  anything: { write: ({ y, m, d }) => `${y}${two(m)}${two(d)}`, pattern: 'YYYYMMDD' },
  short_year: { write: ({ y, m, d }) => `${d}.${m}.${two(y % 100)}`, pattern: 'D.M.YY' },
  named: { write: ({ y, m, d }) => `${d}-${english[m - 1]}-${y}`, pattern: 'D-MMM-YYYY' },
  american: { write: ({ y, m, d }) => `"${english[m - 1]} ${d}, ${y}"`, pattern: 'MMM D, YYYY' },
  german: { write: ({ y, m, d }) => `${d}. ${german[m - 1]} ${y}`, pattern: 'D. MMM YYYY' },
  french: { write: ({ y, m, d }) => `${d} ${french[m - 1]} ${y}`, pattern: 'D MMM YYYY' },
  with_weekday: {
    write: ({ y, m, d, weekday }) => `"${weekdays[weekday]}, ${two(d)} ${english[m - 1]} ${y}"`,
    pattern: 'ddd, DD MMM YYYY'
  },
  excel_date: { write: ({ ms }) => String(ms / 86_400_000 + 25_569), pattern: 'excel' },
  created_at: { write: ({ ms }) => String(ms / 1000), pattern: 'unix-s', type: 'timestamp' },
  stamp_ms: { write: ({ ms }) => String(ms), pattern: 'unix-ms', type: 'timestamp' },
  zoned: { write: ({ ms }) => new Date(ms).toISOString(), pattern: 'YYYY-MM-DDTHH:mm:ss.SSSZ', type: 'timestamp' },
  utc: {
    write: ({ y, m, d }) => `${y}-${two(m)}-${two(d)} 00:00:00 UTC`,
    pattern: 'YYYY-MM-DD HH:mm:ss Z',
    type: 'timestamp'
  },
  half_day: {
    write: ({ y, m, d }) => `${two(d)}/${two(m)}/${y} 12:00 a.m.`,
    pattern: 'DD/MM/YYYY HH:mm A',
    type: 'timestamp'
  }
}

async function check(name: string, csv: string) {
  const path = join(folder, name)
  await writeFile(path, csv)
  const { source } = await sniff(path, {})
  return await checkSource(source, folder, { chosen: [], todayIso })
}

describe('ways of writing on 20,000 rows', () => {
  it('reads dates to the day, with the pattern shown', async () => {
    const names = Object.keys(ways)
    const lines = Array.from({ length: rows }, (_, row) => {
      const day = dayAt(row)
      return names.map((name) => ways[name]?.write(day, row)).join(',')
    })
    const facts = await check('dates.csv', [names.join(','), ...lines].join('\n'))
    for (const column of facts.columns) {
      const way = ways[column.name]
      const { reading, min, max, validCount, state } = column
      const isTimestamp = way?.type === 'timestamp'
      const end = isTimestamp
        ? reading.type.kind === 'timestamp' && reading.type.zone === 'offset'
          ? 'T00:00:00Z'
          : 'T00:00:00'
        : ''
      expect({
        name: column.name,
        type: typeName(reading.type),
        patterns: reading.format?.kind === 'date' ? reading.format.patterns : null,
        min,
        max,
        validCount,
        state
      }).toEqual({
        name: column.name,
        type: way?.type ?? 'date',
        patterns: [way?.pattern],
        min: `1990-01-03${end}`,
        max: `2044-10-05${end}`,
        validCount: rows,
        state: 'sure'
      })
    }
    const short = facts.columns.find((c) => c.name === 'short_year')
    expect(short?.evidence.find((e) => e.code === 'two-digit-years')).toMatchObject({ count: rows, text: '1969–2068' })
  })
})

/** The same 20,000 amounts, -99,999.50 to 99,995.50 in steps of 10, in the manner of many countries. */
const manners: Record<string, { write: (amount: number) => string; type?: string; sum?: string }> = {
  plain: { write: (n) => n.toFixed(2) },
  english: { write: (n) => `"${n.toLocaleString('en-US', { minimumFractionDigits: 2 })}"` },
  german: { write: (n) => `"${n.toLocaleString('de-DE', { minimumFractionDigits: 2 })}"` },
  french: { write: (n) => `"${n.toLocaleString('fr-FR', { minimumFractionDigits: 2 })}"` },
  swiss: { write: (n) => n.toLocaleString('en-US', { minimumFractionDigits: 2 }).replaceAll(',', '’') },
  indian: { write: (n) => `"₹ ${n.toLocaleString('en-IN', { minimumFractionDigits: 2 })}"` },
  dollars: {
    write: (n) => `"${n < 0 ? '-' : ''}$${Math.abs(n).toLocaleString('en-US', { minimumFractionDigits: 2 })}"`
  },
  euros: { write: (n) => `"${n.toLocaleString('de-DE', { minimumFractionDigits: 2 })} €"` },
  bookkeeper: { write: (n) => (n < 0 ? `(${(-n).toFixed(2)})` : n.toFixed(2)) },
  mainframe: { write: (n) => (n < 0 ? `${(-n).toFixed(2)}-` : n.toFixed(2)) },
  typeset: { write: (n) => n.toFixed(2).replace('-', '\u2212') },
  percent: { write: (n) => `${n.toFixed(2)} %` },
  iso: { write: (n) => `CHF ${n.toFixed(2)}` },
  scientific: { write: (n) => n.toExponential(6), type: 'double' }
}

describe('numbers on 20,000 rows', () => {
  it('adds up exactly in every manner of writing', async () => {
    const names = Object.keys(manners)
    const amount = (row: number) => (row * 1000 - 9_999_950) / 100
    const lines = Array.from({ length: rows }, (_, row) =>
      names.map((name) => manners[name]?.write(amount(row))).join(',')
    )
    const facts = await check('numbers.csv', [names.join(','), ...lines].join('\n'))
    for (const { name, reading, sum, min, max, validCount, state } of facts.columns) {
      expect({ name, type: typeName(reading.type), sum, min, max, validCount, state }).toEqual({
        name,
        type: manners[name]?.type ?? 'decimal(18,2)',
        // 20,000 amounts around -4.50.
        sum: '-90000',
        min: '-99999.5',
        max: '99990.5',
        validCount: rows,
        state: 'sure'
      })
    }
    const marks = facts.columns.flatMap((c) =>
      c.evidence.filter((e) => e.code === 'currency-mark').map((e) => [c.name, e.text, e.count])
    )
    expect(marks).toEqual([
      ['indian', '₹', rows],
      ['dollars', '$', rows],
      ['euros', '€', rows],
      ['iso', 'CHF', rows]
    ])
  })

  it('asks whether 1,234 is a thousand, with the range of both', async () => {
    const lines = Array.from(
      { length: rows },
      (_, n) => `${n};${(1000 + n).toLocaleString('en-US')};1.${String(1 + (n % 999)).padStart(3, '0')}`
    )
    const facts = await check('open.csv', ['n;comma;point', ...lines].join('\n'))
    const comma = facts.columns[1]
    expect(comma?.state).toBe('ambiguous')
    expect(
      comma?.alternatives.map(({ reading, min, max, validCount }) => [typeName(reading.type), min, max, validCount])
    ).toEqual([
      ['decimal(18,3)', '1', '20.999', rows],
      ['long', '1000', '20999', rows]
    ])
    expect(facts.columns[2]?.state).toBe('ambiguous')
    expect(facts.findings.map((f) => f.id)).toEqual(
      expect.arrayContaining(['ambiguous-numbers:comma', 'ambiguous-numbers:point'])
    )
  })

  it('never adds up several currencies, and counts each', async () => {
    const mark = (n: number) => (n % 4 === 0 ? '€' : n % 4 === 1 ? 'USD ' : '$')
    const lines = Array.from({ length: rows }, (_, n) => `${n},${mark(n)}${n}.25`)
    const facts = await check('currencies.csv', ['n,price', ...lines].join('\n'))
    const price = facts.columns[1]
    expect(price).toMatchObject({ state: 'ambiguous', sum: null, mean: null, min: '0.25', max: '19999.25' })
    expect(price?.alternatives.map((a) => [a.validCount, a.invalidCount])).toEqual([
      [20_000, 0],
      [5000, 15_000],
      [15_000, 5000]
    ])
    expect(facts.findings.find((f) => f.rule === 'mixed-currencies')).toMatchObject({
      count: 5000,
      values: { value: 'USD EUR' }
    })
  })
})

describe('years of two digits on 20,000 rows', () => {
  it('says where they stand by all rows, and asks where nothing tells', async () => {
    const lines = Array.from({ length: rows }, (_, row) => {
      // Every day of 2013 to 2024, over and over; the last column knows only firsts of a month of 2013 to 2024.
      const { y, m, d } = dayAt(8400 + (row % 4380))
      const [day, month, year] = [two(d), two(m), two(y % 100)]
      return `${row},${year}-${month}-${day} ${two(row % 24)}:${two(row % 60)},${day}.${month}.${year},${13 + (row % 12)}/${two(1 + (row % 12))}/01 ${two(row % 24)}:${two(row % 59)}:${two(row % 53)}`
    })
    const facts = await check('years.csv', ['n,stamp,day,first', ...lines].join('\n'))
    const [, stamp, day, firsts] = facts.columns
    expect(stamp).toMatchObject({ state: 'sure', reading: { format: { patterns: ['YY-MM-DD HH:mm'] } } })
    expect(stamp?.evidence.map(({ code }) => code)).toContain('year-position')
    expect([stamp?.min?.slice(0, 4), stamp?.max?.slice(0, 4), stamp?.validCount]).toEqual(['2013', '2024', rows])
    expect(day).toMatchObject({ state: 'sure', reading: { format: { patterns: ['DD.MM.YY'] } } })
    expect(firsts?.state).toBe('ambiguous')
    const patterns = firsts?.alternatives.map(({ reading, validCount }) => [
      reading.format?.kind === 'date' ? reading.format.patterns[0] : null,
      validCount
    ])
    expect(patterns).toEqual(
      expect.arrayContaining([
        ['YY/MM/DD HH:mm:ss', rows],
        ['DD/MM/YY HH:mm:ss', rows]
      ])
    )
  })

  it('offers the last century where years lie far ahead', async () => {
    // 1 January 1955 to 2004, some time each.
    const lines = Array.from(
      { length: rows },
      (_, row) =>
        `${row},1/${1 + (row % 28)}/${two((55 + (row % 50)) % 100)} ${row % 24}:${two(row % 60)}:${two((row * 7) % 60)}`
    )
    const facts = await check('centuries.csv', ['n,opened', ...lines].join('\n'))
    const opened = facts.columns[1]
    expect(opened).toMatchObject({ state: 'ambiguous', max: expect.stringMatching(/^2068/) })
    expect(
      opened?.alternatives.map(({ reading, validCount }) => [
        reading.format?.kind === 'date' ? reading.format.pivotYear : null,
        validCount
      ])
    ).toEqual([
      [68, rows],
      [26, rows]
    ])
  })
})

describe('the silent errors of another reader', () => {
  it('reads day first when only a row after the first 20,480 shows it', async () => {
    // Every one of 20,999 rows fits both orders; the last does not.
    const open = Array.from({ length: 20_999 }, (_, n) => `${two(1 + (n % 12))}/${two(1 + (n % 7))}/2023`)
    const facts = await check('late.csv', ['id,d', ...open.map((d, n) => `${n},${d}`), '20999,13/01/2023'].join('\n'))
    const column = facts.columns[1]
    expect(column).toMatchObject({ state: 'sure', invalidCount: 0, min: '2023-01-01', max: '2023-07-12' })
    expect(column?.reading.format).toMatchObject({ patterns: ['DD/MM/YYYY'] })
    expect(column?.evidence[0]).toMatchObject({ code: 'day-above-12', count: 1, line: 21_001 })
  })

  it('does not shift two-digit years, and says how it reads them', async () => {
    const dates = ['31-12-68', '01-01-69', '15-06-99', '28-02-00', '13-12-04']
    const facts = await check('short.csv', ['n,d', ...dates.map((d, n) => `${n},${d}`)].join('\n'))
    // 2068 lies far ahead, so the century is asked; the pivot's reading stands first.
    expect(facts.columns[1]).toMatchObject({ state: 'ambiguous', min: '1969-01-01', max: '2068-12-31' })
    expect(facts.columns[1]?.evidence.find((e) => e.code === 'two-digit-years')).toMatchObject({
      count: 5,
      text: '1969–2068'
    })
    expect(facts.columns[1]?.alternatives.map((a) => [a.min, a.max])).toEqual([
      ['1969-01-01', '2068-12-31'],
      ['1968-12-31', '2004-12-13']
    ])
    const births = await check('births.csv', ['n,birth_date', ...dates.map((d, n) => `${n},${d}`)].join('\n'))
    expect(births.columns[1]).toMatchObject({ min: '1968-12-31', max: '2004-12-13' })
  })
})
