/** Checks of third-party files against their known types, sums, dates and duplicates. Needs the shared folder. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../../../shared/contract/engine'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { cleanCopy, originalRow, placesOfRows, rowRanges } from '../index'
import { sniff } from '../sniff'
import { checkSource } from './index'
import { samplePlan, sampleWindows } from './sample'
import { verifyPass } from './verify'

const data = join(process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../../../shared'), 'data')
const isThere = existsSync(data)
if (!isThere) console.log(`types: skipped, there is no ${data}`)

let workDir = ''
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'types-shared-'))
})
afterAll(() => rm(workDir, { recursive: true, force: true }))

async function check(...path: string[]): Promise<CheckFacts> {
  const { source } = await sniff(join(data, ...path), {})
  return await checkSource(source, workDir, { chosen: [], todayIso: '2025-06-30' })
}

function column(facts: CheckFacts, name: string): ColumnReport {
  const found = facts.columns.find((c) => c.name === name)
  if (found === undefined) throw new Error(`no column ${name}`)
  return found
}

type Truth = {
  rows: number
  exact_duplicate_rows: number
  date_column: string
  date_min: string
  date_max: string
  date_formats: string[]
  distinct: Record<string, number>
  nulls: Record<string, number>
  true_types: Record<string, string>
}
const truths: Record<string, Truth> = isThere ? JSON.parse(readFileSync(join(data, 'sales', 'truth.json'), 'utf8')) : {}

/** Our kind for the words of truth.json. */
function kindOf(word: string): string {
  const name = word.replace(/ nulls=\d+$/, '')
  if (name === 'int' || name === 'id(int)') return 'long'
  if (name === 'decimal' || name === 'currency') return 'decimal'
  if (name === 'bool') return 'boolean'
  if (name === 'datetime') return 'timestamp'
  return name.startsWith('date(') ? 'date' : 'string'
}

function truthOf(name: string): Truth {
  const truth = truths[name]
  if (truth === undefined) throw new Error(`no truth of ${name}`)
  return truth
}

/** `%d/%m/%Y` as our patterns begin. */
const isDayFirst = (truth: Truth) => truth.date_formats.every((f) => f.startsWith('%d'))

function expectTruth(facts: CheckFacts, truth: Truth): void {
  expect(facts.structure.rowCount).toBe(truth.rows)
  expect(facts.duplicateRows).toBe(truth.exact_duplicate_rows)
  const types = Object.fromEntries(facts.columns.map((c) => [c.name, c.reading.type.kind]))
  expect(types).toEqual(
    Object.fromEntries(Object.entries(truth.true_types).map(([name, word]) => [name, kindOf(word)]))
  )
  for (const [name, count] of Object.entries(truth.nulls)) {
    // Zero dates, which the truth counts as unparsed, are null tokens here.
    const zeros = column(facts, name).nullTokens.find((t) => t.token.startsWith('0000-'))?.count ?? 0
    expect(column(facts, name).nullCount - zeros, name).toBe(count)
  }
  for (const c of facts.columns) expect(c.nullCount + c.validCount + c.invalidCount, c.name).toBe(truth.rows)
}

function expectDates(facts: CheckFacts, truth: Truth): void {
  const dates = column(facts, truth.date_column)
  expect([dates.min?.slice(0, 10), dates.max?.slice(0, 10)]).toEqual([
    truth.date_min.slice(0, 10),
    truth.date_max.slice(0, 10)
  ])
  expect(dates.invalidCount).toBe(0)
  expect(dates.state).toBe('sure')
}

/** The verification of a file, whatever its size. */
async function verified(facts: CheckFacts, ...path: string[]): Promise<void> {
  const { source } = await sniff(join(data, ...path), {})
  const clean = await cleanCopy(source, workDir)
  const marks = { delimiter: clean.delimiter.charCodeAt(0), quote: 34, columns: clean.columnCount }
  const rangesFor = (count: number) => rowRanges(source, workDir, count)
  const [names, todayIso] = [source.columns, '2025-06-30']
  const sample = await samplePlan(clean.path, await rangesFor(sampleWindows), marks, names, [], todayIso)
  const lookup = {
    original: (row: number) => originalRow(clean.rowMap, row),
    places: (rows: readonly number[]) => placesOfRows(source, workDir, rows)
  }
  const input = {
    path: clean.path,
    rows: clean.rowCount,
    rangesFor: () => rangesFor(3),
    marks,
    sample,
    names,
    chosen: [],
    todayIso
  }
  const columns = await verifyPass(input, lookup, { onBytes: () => undefined }, null)
  let typed = 0
  for (const found of columns) {
    const report = facts.columns[found.index]
    if (report === undefined) throw new Error('a column too many')
    const { type, format } = report.reading
    if (found.state === 'text') expect(type.kind, found.name).toBe('string')
    // A column that broke its sample's proposal may have become text since.
    const isSettled = found.state === 'verified' || (found.state === 'broken' && type.kind !== 'string')
    if (!isSettled) continue
    typed++
    expect(found.reading, found.name).toMatchObject({ type, format })
    expect([found.valid, found.nulls, found.invalid], found.name).toEqual([
      report.validCount,
      report.nullCount,
      report.invalidCount
    ])
    expect([found.sum, found.min, found.max], found.name).toEqual([report.sum, report.min, report.max])
    expect(found.violations, found.name).toEqual(report.invalidExamples)
  }
  expect(typed).toBeGreaterThan(0)
}

describe.skipIf(!isThere)('sales files', () => {
  it.each([
    'superstore_packt_dmy.csv',
    'walmart_10k_usd_ddmmyy.csv',
    'openrefine_government_contracts.csv',
    'aw_sales_2018.csv',
    'aw_customers.csv',
    'aw_products_unclean.csv',
    'online_retail.csv.gz'
  ])('what is verified early is what the report says: %s', async (name) => {
    await verified(await check('sales', name), 'sales', name)
  })

  it('superstore: day first, postal codes with leading zeros, total to the cent', async () => {
    const truth = truthOf('superstore_packt_dmy')
    const facts = await check('sales', 'superstore_packt_dmy.csv')
    expectTruth(facts, truth)
    expectDates(facts, truth)
    expect(column(facts, 'Sales').sum).toBe('2297200.8603')
    for (const [name, count] of Object.entries(truth.distinct))
      expect(column(facts, name).distinct, name).toEqual({ count, exact: true })
    expect(isDayFirst(truth)).toBe(true)
    expect(column(facts, 'Order Date').reading.format).toMatchObject({ patterns: ['DD/MM/YYYY'] })
    expect(column(facts, 'Postal Code').evidence[0]).toMatchObject({ code: 'leading-zeros', count: 11 })
  })

  it('walmart: currency, two separators in one date column, 51 repeated rows', async () => {
    const truth = truthOf('walmart_10k_usd_ddmmyy')
    const facts = await check('sales', 'walmart_10k_usd_ddmmyy.csv')
    expectTruth(facts, truth)
    expectDates(facts, truth)
    for (const [name, count] of Object.entries(truth.distinct))
      expect(column(facts, name).distinct.count, name).toBe(count)
    expect(column(facts, 'unit_price').reading.format).toMatchObject({ currencies: ['$'] })
  })

  it('government contracts: nulls as words, zero dates, ids with leading zeros', async () => {
    const truth = truthOf('government_contracts')
    const facts = await check('sales', 'openrefine_government_contracts.csv')
    expectTruth(facts, truth)
    expectDates(facts, truth)
    expect(column(facts, 'Total value of Contract').sum).toBe('1269984870.38097')
    // Dates after 2025-06-30 are remarked on.
    expect(facts.findings.map((f) => f.id)).toContain('future-dates:Date of Award')
  })

  it('online retail: 541,909 rows, 5,268 repeats, invoice numbers stay text', async () => {
    const truth = truthOf('online_retail_305_files')
    const facts = await check('sales', 'online_retail.csv.gz')
    expectTruth(facts, truth)
    expectDates(facts, truth)
    expect(column(facts, 'InvoiceNo').distinct).toEqual({ count: truth.distinct.InvoiceNo, exact: true })
    expect(column(facts, 'StockCode').distinct.count).toBe(truth.distinct.StockCode)
    expect(column(facts, 'Quantity').sum).toBe('5176450')
    expect(facts.findings.map((f) => f.id)).toContain('negative-quantities:Quantity')
  })

  it('AdventureWorks: month first, padded currency', async () => {
    const truth = truthOf('adventureworks_sales_2017_2019')
    let rows = 0
    const ends: string[] = []
    for (const year of [2017, 2018, 2019]) {
      const facts = await check('sales', `aw_sales_${year}.csv`)
      rows += facts.structure.rowCount
      const dates = column(facts, 'OrderDate')
      expect(dates.reading.format).toMatchObject({ patterns: ['M/D/YYYY'] })
      ends.push(dates.min ?? '', dates.max ?? '')
    }
    expect(rows).toBe(truth.rows)
    expect([ends.sort()[0], ends.at(-1)]).toEqual([truth.date_min.slice(0, 10), truth.date_max.slice(0, 10)])
    const customers = await check('sales', 'aw_customers.csv')
    expect(column(customers, 'AnnualIncome')).toMatchObject({
      reading: { type: { kind: 'long' }, format: { currencies: ['$'] } },
      min: '10000',
      max: '170000'
    })
    expect(column(customers, 'HomeOwner').reading.type.kind).toBe('boolean')
  })
})

describe.skipIf(!isThere)('date formats', () => {
  const expected: Record<string, [string[], string[] | null]> = {
    'dd-mm-yy': [['DD-MM-YYYY'], ['DD-MM-YY HH:mm:ss']],
    'dd-mm-yyyy': [['DD-MM-YYYY'], ['DD-MM-YYYY HH:mm:ss']],
    'mm-dd-yy': [['MM-DD-YY'], ['MM-DD-YY HH:mm:ss A']],
    'mm-dd-yyyy': [['MM-DD-YYYY'], ['MM-DD-YYYY HH:mm:ss A']],
    'yy.mm.dd': [['YY.MM.DD'], ['YY.MM.DD HH:mm:ss']],
    'yyyy.mm.dd': [['YYYY.MM.DD'], ['YYYY.MM.DD HH:mm:ss']],
    trailing: [['YYYY-MM-DD'], null]
  }
  it.each(Object.entries(expected))('%s', async (name, [day, instant]) => {
    const facts = await check('formats', 'dates', `time_date_timestamp_${name}.csv`)
    expect(column(facts, 'd').reading.format).toMatchObject({ patterns: day })
    if (instant !== null) expect(column(facts, 'ts').reading.format).toMatchObject({ patterns: instant })
    expect(column(facts, 't').reading.type.kind).toBe('string')
  })
})

describe.skipIf(!isThere)('annotated types', () => {
  it('agrees with the people who looked at the columns', async () => {
    const annotations: Record<string, string[]> = JSON.parse(
      readFileSync(join(data, 'types', 'annotations.json'), 'utf8')
    )
    let [right, total, rightOrNumeric] = [0, 0, 0]
    const misses: string[] = []
    for (const [name, words] of Object.entries(annotations)) {
      const facts = await check('types', `${name}.csv`)
      for (const [at, word] of words.entries()) {
        const found = facts.columns[at]
        const kind = found?.reading.type.kind ?? 'none'
        const wanted = word.startsWith('date')
          ? ['date', 'timestamp']
          : { integer: ['long'], float: ['decimal', 'double'], boolean: ['boolean'] }[word]
        const isRight = (wanted ?? ['string']).includes(kind)
        // A year, a clock or a share stands there: as a number it can be calculated with, which the annotation's kinds cannot say.
        const percent = found?.reading.format?.kind === 'number' && found.reading.format.percent
        const isCloser = (word.startsWith('date') && kind === 'long') || (word === 'string' && percent)
        total++
        if (isRight) right++
        if (isRight || isCloser) rightOrNumeric++
        if (!isRight) misses.push(`${name} / ${found?.name}: ${kind}, annotated ${word}`)
      }
    }
    console.log(
      `types: ${right} of ${total} columns as annotated (${((100 * right) / total).toFixed(1)} %), ${((100 * rightOrNumeric) / total).toFixed(1)} % with years, clocks and percents as numbers\n${misses.join('\n')}`
    )
    expect(rightOrNumeric / total).toBeGreaterThan(0.93)
  })
})
