import { describe, expect, it } from 'vitest'
import { typeName } from '../../../../../shared/domain/column-type'
import { inferColumn } from './column'
import { inferFile } from './file'
import type { Entry, FileHints, Verdict } from './verdict'

const hints: FileHints = {
  decimalMark: null,
  dayOrder: null,
  delimiter: ',',
  contextTokens: new Set(),
  todayIso: '2025-06-30'
}

/** Texts in the order of their rows, repeated texts counted. */
function entries(texts: readonly string[]): Entry[] {
  const list = new Map<string, { text: string; count: number; firstRow: number }>()
  for (const [row, text] of texts.entries()) {
    const entry = list.get(text)
    if (entry === undefined) list.set(text, { text, count: 1, firstRow: row })
    else entry.count++
  }
  return [...list.values()]
}

const infer = (texts: readonly string[], name = 'c', more: Partial<FileHints> = {}): Verdict =>
  inferColumn(name, entries(texts), { ...hints, ...more })

const patternsOf = (verdict: Pick<Verdict, 'format'>) =>
  verdict.format?.kind === 'date' ? verdict.format.patterns : null
const numberOf = (verdict: Verdict) => (verdict.format?.kind === 'number' ? verdict.format : null)
const codes = (verdict: Verdict) => verdict.evidence.map((e) => e.code)
const range = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i))

describe('numbers', () => {
  it('finds longs, exact decimals and doubles', () => {
    expect(infer(['1', '-22', '333']).type).toEqual({ kind: 'long' })
    expect(infer(['1.5', '22', '-0.125']).type).toEqual({ kind: 'decimal', precision: 18, scale: 3 })
    expect(infer(['1234567890123.25', '0.000001']).type).toEqual({ kind: 'decimal', precision: 38, scale: 6 })
    expect(infer(['1.5e3', '2']).type).toEqual({ kind: 'double' })
    expect(infer([`${'9'.repeat(30)}.5`, `0.${'1'.repeat(10)}`]).type).toEqual({ kind: 'double' })
    expect(infer(['17850.0', '12346.0'])).toMatchObject({
      type: { kind: 'decimal', scale: 1 },
      rivals: [{ type: { kind: 'long' } }]
    })
  })

  it('keeps codes as text: leading zeros, more than 15 digits, letters among digits, postal codes', () => {
    expect(infer(['00123', '10115', '99999'])).toMatchObject({
      type: { kind: 'string' },
      evidence: [{ code: 'leading-zeros', count: 1, text: '00123' }]
    })
    expect(infer(['1234567890123456', '1'])).toMatchObject({
      type: { kind: 'string' },
      evidence: [{ code: 'long-digits', count: 1 }]
    })
    // 2 % of the invoices are credit notes with a letter: the column is a key, not a number with violations.
    const invoices = infer([...range(98, (i) => String(536_000 + i)), 'C536379', 'C536380'])
    expect(invoices.type).toEqual({ kind: 'string' })
    expect(infer(['10115', '20095'], 'ZIP').type).toEqual({ kind: 'string' })
    expect(infer(['10115', '20095'], 'amount').type).toEqual({ kind: 'long' })
    // A number with a padded writing is still a number where other values calculate.
    expect(infer([...range(5000, (i) => `${i}.5`), '007']).type).toMatchObject({ kind: 'decimal' })
  })

  it('decides which mark is which by the values', () => {
    expect(numberOf(infer(['1,234.56', '7.5']))).toMatchObject({ decimalMark: '.', thousandsMark: ',' })
    expect(numberOf(infer(['1.234,56', '7,5']))).toMatchObject({ decimalMark: ',', thousandsMark: '.' })
    expect(numberOf(infer(['1 234,56', '7,5']))).toMatchObject({ decimalMark: ',', thousandsMark: ' ' })
    expect(numberOf(infer(["1'234.56", '7.5']))).toMatchObject({ decimalMark: '.', thousandsMark: "'" })
    expect(numberOf(infer(['0,125', '1,5']))).toMatchObject({ decimalMark: ',', thousandsMark: null })
    expect(numberOf(infer(['1,234,567', '12']))).toMatchObject({ decimalMark: '.', thousandsMark: ',' })
    expect(codes(infer(['1.234,56', '7,5']))).toEqual([
      'decimal-comma',
      'thousands-mark',
      'all-parse',
      'too-few-values'
    ])
  })

  it('leaves 1,234 open when nothing in the column decides, with a proposal from the file', () => {
    const open = infer(['1,234', '5,678'])
    expect(open).toMatchObject({
      type: { kind: 'long' },
      state: 'ambiguous',
      rivals: [{ type: { kind: 'decimal', scale: 3 } }],
      evidence: [{ code: 'thousands-or-decimals', count: 2, text: '1,234' }, {}, {}, {}]
    })
    const commas = infer(['1,234', '5,678'], 'c', { decimalMark: ',' })
    expect(commas).toMatchObject({ type: { kind: 'decimal', scale: 3 }, state: 'ambiguous' })
    expect(codes(commas)).toContain('file-mark')
    expect(numberOf(infer(['1,234', '5,678'], 'c', { delimiter: ';' }))).toMatchObject({ decimalMark: ',' })
    expect(infer(['1.234', '5.678'], 'c', { delimiter: ';' })).toMatchObject({ state: 'ambiguous' })
    expect(infer(['1.234', '5.678'], 'c', { decimalMark: ',' })).toMatchObject({
      state: 'ambiguous',
      format: { decimalMark: ',', thousandsMark: '.' }
    })
  })

  it('takes 1,234 for what the column itself says', () => {
    // Below a thousand nothing has a mark, in a file whose fields are parted by commas.
    expect(infer(['1,234', '5,678', '950'])).toMatchObject({ type: { kind: 'long' }, state: 'sure' })
    // A large number without a mark beside them: one of them is written in another way, so it is asked.
    expect(infer(['1,234', '5678'])).toMatchObject({ state: 'ambiguous', format: { thousandsMark: ',' } })
    // Dollars have cents, not mills; a litre of fuel costs 1,459 €.
    expect(infer(['$1,234', '$5,678'])).toMatchObject({ type: { kind: 'long' }, state: 'sure' })
    expect(infer(['1,459 €', '1,529 €'])).toMatchObject({ state: 'ambiguous' })
    // Commas between fields alone prove no decimal point: a German column is 1234 there as well. Another column does.
    expect(infer(['1.234', '5.678'])).toMatchObject({ state: 'ambiguous', format: { decimalMark: '.' } })
    const proved = { decimalMark: '.' } as const
    expect(infer(['1.234', '5.678'], 'c', proved)).toMatchObject({ state: 'sure', format: { decimalMark: '.' } })
    // Fractions of money have no three digits, and three different ones do not all end in a zero.
    expect(infer(['$1.234', '$5.678'], 'c', proved)).toMatchObject({ state: 'ambiguous' })
    expect(infer(['12.990', '5.500', '8.750'], 'c', proved)).toMatchObject({ state: 'ambiguous' })
  })

  it('takes codes with one letter, and addresses of machines, for no numbers', () => {
    expect(infer(['R1', 'R2', 'R14']).type).toEqual({ kind: 'string' })
    expect(infer(['R1', 'R2', 'R14'], 'Price').type).toEqual({ kind: 'long' })
    expect(infer(['R 100', 'R1,250.50']).type).toMatchObject({ kind: 'decimal' })
    expect(infer(['10.232.205.148', '10.177.129.107']).type).toEqual({ kind: 'string' })
    expect(infer(['3171128289', '8932411186'], 'Telefon').type).toEqual({ kind: 'string' })
    expect(infer(['120', '85'], 'mobile users').type).toEqual({ kind: 'long' })
    expect(infer(['120', '85'], 'market cap').type).toEqual({ kind: 'long' })
    expect(infer(['10115', '20095'], 'BillToZipCode').type).toEqual({ kind: 'string' })
  })

  it('leaves amounts of several currencies to a person', () => {
    const mixed = infer(['$5.25', '€7.00', '3.00'])
    expect(mixed).toMatchObject({
      state: 'ambiguous',
      evidence: [{ code: 'mixed-currencies', text: 'EUR, USD' }, {}, {}, {}, {}, {}]
    })
    expect(mixed.rivals.map((r) => (r.format?.kind === 'number' ? r.format.currencies : null))).toEqual([['€'], ['$']])
    // Two marks of one currency.
    expect(infer(['$5.00', 'USD 7.00'])).toMatchObject({ state: 'sure' })
  })

  it('learns open marks from the other columns of the file', () => {
    const columns = [
      { name: 'price', entries: entries(['1,5', '22,75']) },
      { name: 'units', entries: entries(['1.234', '5.678']) }
    ]
    expect(inferFile(columns, ';', '2025-06-30').map((v) => typeName(v.type))).toEqual(['decimal(18,2)', 'long'])
  })

  it('sees currency, percent, parentheses and trailing minus', () => {
    expect(infer(['$90,000 '.trim(), '$1,000'])).toMatchObject({
      type: { kind: 'long' },
      format: { currencies: ['$'], thousandsMark: ',' }
    })
    expect(infer(['12.50 €', '(3.00) €'])).toMatchObject({ format: { currencies: ['€'], parenthesesNegative: true } })
    expect(infer(['USD 5', 'CHF 7', '3-'])).toMatchObject({
      state: 'ambiguous',
      format: { currencies: ['CHF', 'USD'], trailingMinus: true }
    })
    expect(infer(['12.5 %', '7%'])).toMatchObject({ type: { kind: 'decimal', scale: 1 }, format: { percent: true } })
    expect(infer(['5 kg', '7 kg']).type).toEqual({ kind: 'string' })
    expect(infer(['10:30', '11:45']).type).toEqual({ kind: 'string' })
    expect(infer(['10.1.20.4', '10.1.20.5']).type).toEqual({ kind: 'string' })
  })

  it('keeps the type when violations are few, and gives it up when they are many', () => {
    const few = infer([...range(97, String), 'abc', 'def', 'ghi'])
    expect(few.type).toEqual({ kind: 'long' })
    expect(few.evidence.find((e) => e.code === 'some-fail')).toMatchObject({ count: 3 })
    expect(infer([...range(90, String), ...range(10, (i) => `word ${String.fromCharCode(97 + i)}`)]).type).toEqual({
      kind: 'string'
    })
    // One home-made word for "not reported" beside many values.
    expect(infer([...range(60, String), ...range(40, () => 'NR')]).type).toEqual({ kind: 'long' })
    expect(infer(['1', '2', 'x']).type).toEqual({ kind: 'string' })
  })
})

describe('dates', () => {
  it('asks where a year of two digits stands, unless one reading leads into the future', () => {
    // Twelve months of 2014, or days in 2001: every value fits both.
    const open = infer(range(12, (i) => `14-${String(i + 1).padStart(2, '0')}-01`))
    expect(open).toMatchObject({ state: 'ambiguous' })
    expect(codes(open)).toEqual(['year-either-end', 'two-digit-years', 'all-parse'])
    const patterns = [...(patternsOf(open) ?? []), ...open.rivals.flatMap((r) => patternsOf(r) ?? [])]
    expect(new Set(patterns)).toEqual(new Set(['DD-MM-YY', 'YY-MM-DD']))
    // Days up to the 31st as years would be 2027 to 2031; the test's today is in 2025.
    const dmy = range(40, (i) => `${String(1 + ((i * 7) % 31)).padStart(2, '0')}/01/${19 + (i % 5)}`)
    expect(infer(dmy)).toMatchObject({ state: 'sure', format: { patterns: ['DD/MM/YY'] } })
    const ymd = range(40, (i) => `${19 + (i % 5)}-01-${String(1 + ((i * 7) % 31)).padStart(2, '0')}`)
    expect(infer(ymd)).toMatchObject({ state: 'sure', format: { patterns: ['YY-MM-DD'] } })
    expect(codes(infer(ymd))).toContain('year-position')
    // Ends of contracts do lie in the future.
    expect(infer(ymd, 'contract end')).toMatchObject({ state: 'ambiguous' })
  })

  it('asks for the century where dates lie far ahead and the last century fits no worse', () => {
    const opened = infer(['7/1/62', '8/15/75', '3/20/99', '11/3/04'])
    expect(opened).toMatchObject({ state: 'ambiguous', format: { pivotYear: 68 } })
    expect(opened.rivals).toMatchObject([{ format: { patterns: ['M/D/YY'], pivotYear: 25 } }])
    expect(codes(opened)[0]).toBe('far-ahead')
    // Terms of a few years, and a range that would only fall apart.
    expect(infer(['7/31/22', '8/15/24', '12/31/28'])).toMatchObject({ state: 'sure' })
    expect(infer(range(60, (i) => `13/01/${String((90 + i) % 100).padStart(2, '0')}`))).toMatchObject({ state: 'sure' })
    expect(infer(['Aug-62', 'Mar-75', 'Nov-04'], 'month')).toMatchObject({ state: 'ambiguous' })
  })

  it('asks when both orders are proved inside of one way of writing, or none is beside two that differ', () => {
    const days = range(28, (i) => `${String(i + 1).padStart(2, '0')}/01/2024`)
    const many = infer([...range(80, (i) => days[i % 28] ?? ''), '01/29/2024', '01/30/2024', '01/31/2024'])
    expect(many).toMatchObject({ state: 'ambiguous', format: { patterns: ['DD/MM/YYYY'] } })
    expect(codes(many)).toContain('orders-mixed')
    const third = infer(['13/08/2019', '27/01/2019', '08-25-2019', '01-31-2019', '01.02.2019'])
    expect(third).toMatchObject({ state: 'ambiguous' })
  })

  it('reads zones by name, times before dates, years behind times, and the day before the month', () => {
    expect(patternsOf(infer(['2020/12/08 8:37:14 PM GMT+2', '2020/12/09 9:37:14 AM GMT+2']))).toEqual([
      'YYYY/MM/DD H:mm:ss A Z'
    ])
    expect(infer(['2024-01-05 10:00 CEST', '2024-01-06 11:00 CET'])).toMatchObject({
      type: { kind: 'timestamp', zone: 'offset' }
    })
    // China's and America's: two zones of one name.
    expect(infer(['2024-01-05 10:00 CST', '2024-01-06 11:00 CST']).type).toEqual({ kind: 'string' })
    expect(patternsOf(infer(['08:15:52 12 Feb 2020', '16:30:06 11 Oct 2019']))).toEqual(['HH:mm:ss DD MMM YYYY'])
    expect(patternsOf(infer(['Wed Aug 27 13:08:45 +0000 2008', 'Thu Aug 28 09:00:00 +0000 2008']))).toEqual([
      'ddd MMM DD HH:mm:ss Z YYYY'
    ])
    expect(patternsOf(infer(['10/Oct/2000:13:55:36 -0700', '11/Oct/2000:14:55:36 -0700']))).toEqual([
      'DD/MMM/YYYY:HH:mm:ss Z'
    ])
    expect(patternsOf(infer(['2013-21-01', '2013-05-02', '2013-30-12']))).toEqual(['YYYY-DD-MM'])
    expect(patternsOf(infer(['3 maja 2024', '15 października 2024']))).toEqual(['D MMM YYYY'])
  })

  it('takes versions and chapters for no dates without asking', () => {
    expect(infer(['2.7.90', '13.2.30', '9.6.80'], 'firmware')).toMatchObject({
      state: 'ambiguous',
      rivals: expect.arrayContaining([{ type: { kind: 'string' }, format: null }])
    })
    expect(infer(['2.7.23', '13.2.22', '9.6.24'], 'Bestelldatum').rivals).not.toContainEqual({
      type: { kind: 'string' },
      format: null
    })
  })

  it('decides day or month first by evidence alone', () => {
    expect(patternsOf(infer(['01/02/2024', '13/02/2024']))).toEqual(['DD/MM/YYYY'])
    expect(patternsOf(infer(['01/02/2024', '02/13/2024']))).toEqual(['MM/DD/YYYY'])
    const verdict = infer([...range(30, () => '01/02/2024'), '25/12/2023'])
    expect(verdict.evidence[0]).toEqual({ code: 'day-above-12', count: 1, text: '25/12/2023', row: 30 })
  })

  it('calls a column ambiguous in which every value fits both', () => {
    const verdict = infer(['01/02/2024', '03/04/2024'])
    expect(verdict.state).toBe('ambiguous')
    expect(codes(verdict)).toContain('both-orders-fit')
    expect(new Set([...(patternsOf(verdict) ?? []), ...verdict.rivals.flatMap((r) => patternsOf(r) ?? [])])).toEqual(
      new Set(['DD/MM/YYYY', 'MM/DD/YYYY'])
    )
    // A reading that leads into the future stands second.
    expect(patternsOf(infer(['01/12/2024', '05/09/2025']))).toEqual(['MM/DD/YYYY'])
    // Another column of the file is sure: it only decides which stands first.
    const hinted = infer(['01/02/2024', '03/04/2024'], 'c', { dayOrder: 'mdy' })
    expect(hinted).toMatchObject({ state: 'ambiguous' })
    expect(patternsOf(hinted)).toEqual(['MM/DD/YYYY'])
  })

  it('goes with the majority when both orders are proved', () => {
    const verdict = infer([...range(28, (i) => `${String(i + 1).padStart(2, '0')}/01/2024`), '01/31/2024'])
    expect(patternsOf(verdict)).toEqual(['DD/MM/YYYY'])
    expect(verdict.evidence.find((e) => e.code === 'some-fail')).toMatchObject({ count: 1 })
  })

  it('reads several ways of writing in one column, each in its own order where they differ', () => {
    const mixed = infer(['05-01-19', '13/08/19', '27/01/19', '08-03-19'])
    expect(new Set(patternsOf(mixed))).toEqual(new Set(['DD/MM/YY', 'DD-MM-YY']))
    expect(mixed.evidence.find((e) => e.code === 'mixed-formats')).toMatchObject({ count: 2 })
    expect(new Set(patternsOf(infer(['13/08/2019', '27/01/2019', '08-25-2019', '01-31-2019'])))).toEqual(
      new Set(['DD/MM/YYYY', 'MM-DD-YYYY'])
    )
  })

  it('knows the usual ways', () => {
    expect(patternsOf(infer(['2024-01-31', '2024-02-29']))).toEqual(['YYYY-MM-DD'])
    expect(patternsOf(infer(['2024/1/31', '2024/12/01']))).toEqual(['YYYY/M/D'])
    expect(patternsOf(infer(['1.2.2024', '13.12.2024']))).toEqual(['D.M.YYYY'])
    expect(patternsOf(infer(['90.01.01', '02.02.02', '04.12.13']))).toEqual(['YY.MM.DD'])
    expect(patternsOf(infer(['3-Mar-2024', '14-Dec-2024']))).toEqual(['D-MMM-YYYY'])
    expect(patternsOf(infer(['Mar 03, 2024', 'December 14, 2024']))).toEqual(['MMM DD, YYYY'])
    expect(patternsOf(infer(['2024-01-31T10:00:00Z', '2024-01-31T10:00:00+01:00']))).toEqual(['YYYY-MM-DDTHH:mm:ssZ'])
    expect(infer(['2024-01-31T10:00:00Z', '2024-01-31T10:00:00+01:00']).type).toEqual({
      kind: 'timestamp',
      zone: 'offset'
    })
    expect(patternsOf(infer(['12/13/2010 8:26', '12/1/2010 10:26']))).toEqual(['M/D/YYYY H:mm'])
    expect(patternsOf(infer(['01-01-90 12:12:00 AM', '12-13-04 03:16:00 PM']))).toEqual(['MM-DD-YY HH:mm:ss A'])
    expect(patternsOf(infer(['2024-01-31 10:00:00.5', '2024-01-31 10:00:00.25']))).toEqual(['YYYY-MM-DD HH:mm:ss.SSS'])
  })

  it('takes eight digits and Unix counts for dates only by name', () => {
    expect(patternsOf(infer(['20240131', '20240229'], 'order_date'))).toEqual(['YYYYMMDD'])
    expect(infer(['20240131', '20240229'], 'amount').type).toEqual({ kind: 'long' })
    expect(infer(['20240131', '20240230'], 'order_date').type).toEqual({ kind: 'long' })
    expect(patternsOf(infer(['1709164800', '1709168400'], 'created_at'))).toEqual(['unix-s'])
    expect(infer(['1709164800', '1709168400'], 'phone').type).toEqual({ kind: 'string' })
    expect(patternsOf(infer(['1709164800000'], 'timestamp'))).toEqual(['unix-ms'])
  })

  it('reads months of many languages, weekdays, ordinals and zones', () => {
    expect(patternsOf(infer(['3. März 2024', '14. Dez. 2024']))).toEqual(['D. MMM YYYY'])
    expect(patternsOf(infer(['3 de enero de 2024', '14 de marzo de 2024']))).toEqual(['D de MMM de YYYY'])
    expect(patternsOf(infer(['03.Mar.2024', '14.Dec.2024']))).toEqual(['DD.MMM.YYYY'])
    expect(patternsOf(infer(['March 3rd, 2024', 'March 14th, 2024']))).toEqual(['MMM Do, YYYY'])
    expect(patternsOf(infer(['Sun, 03 Mar 2024', 'Mon, 04 Mar 2024']))).toEqual(['ddd, DD MMM YYYY'])
    // A weekday decides what the numbers leave open: 3 April 2024 was a Wednesday, 4 March a Monday.
    expect(infer(['Wed 03/04/2024'])).toMatchObject({ state: 'sure', format: { patterns: ['ddd DD/MM/YYYY'] } })
    expect(infer(['2024-01-31 10:00 UTC'])).toMatchObject({ type: { kind: 'timestamp', zone: 'offset' } })
    expect(patternsOf(infer(['20240131T101500Z', '20240229T235959Z']))).toEqual(['YYYYMMDDTHHmmssZ'])
  })

  it('shows the pivot of two-digit years, and keeps births in the past', () => {
    const verdict = infer(['13-12-68', '14-12-69'])
    expect(verdict.evidence.find((e) => e.code === 'two-digit-years')).toMatchObject({ count: 2, text: '1969–2068' })
    expect(infer(['13-12-68', '14-12-69'], 'birth_date').format).toMatchObject({ pivotYear: 25 })
    const three = infer(['01-02-03', '04-05-06'])
    expect(
      [three.format, ...three.rivals.map((r) => r.format)].map((f) => (f?.kind === 'date' ? f.patterns : null))
    ).toEqual(expect.arrayContaining([['DD-MM-YY'], ['MM-DD-YY'], ['YY-MM-DD']]))
  })

  it('reads periods as their first days', () => {
    expect(patternsOf(infer(['2016', '2017', '1999'], 'Year'))).toEqual(['YYYY'])
    expect(infer(['2016', '2017', '1999'], 'Year').rivals).toMatchObject([{ type: { kind: 'long' } }])
    expect(patternsOf(infer(['2003', '1976', 'NA'], 'YearBuilt'))).toEqual(['YYYY'])
    for (const name of ['units', 'yearly_income', 'price per year', 'amount'])
      expect([name, infer(['2016', '2017', '1999'], name).type.kind]).toEqual([name, 'long'])
    expect(infer(['2016', '0', '1999'], 'yr_renovated').type).toEqual({ kind: 'long' })
    expect(patternsOf(infer(['2024-03', '2024-12']))).toEqual(['YYYY-MM'])
    expect(patternsOf(infer(['3/2024', '12/2024']))).toEqual(['M/YYYY'])
    expect(patternsOf(infer(['Mar 2024', 'Dez. 2024']))).toEqual(['MMM YYYY'])
    expect(patternsOf(infer(['Mar-24', 'Apr-24'], 'Month'))).toEqual(['MMM-YY'])
    expect(patternsOf(infer(['Mar-24', 'Apr-99']))).toEqual(['MMM-YY'])
    // The 24th of March, or March 2024?
    expect(infer(['Mar-24', 'Apr-24']).type).toEqual({ kind: 'string' })
    expect(patternsOf(infer(['2024-Q1', '2024-Q4']))).toEqual(['YYYY-QQ'])
    expect(patternsOf(infer(['2012-13', '2010-11']))).toEqual(['YYYY-yy'])
    // November 2010, or the business year 2010/11?
    const open = infer(['2010-11', '2011-12'])
    expect(open).toMatchObject({ state: 'ambiguous' })
    expect(patternsOf(open)).toEqual(['YYYY-MM'])
    expect(open.rivals.map(patternsOf)).toContainEqual(['YYYY-yy'])
    expect(infer(['1234-05', '9876-11']).type).toEqual({ kind: 'string' })
  })

  it('takes days of Excel only by name, and offers them elsewhere', () => {
    expect(infer(['43831', '43832', '43900'], 'order_date')).toMatchObject({
      type: { kind: 'date' },
      format: { patterns: ['excel'] },
      rivals: [{ type: { kind: 'long' } }]
    })
    expect(infer(['43831.25', '43832.5'], 'order date').type).toEqual({ kind: 'timestamp', zone: 'none' })
    const offered = infer(['43831', '43832', '43900'], 'c')
    expect(offered.type).toEqual({ kind: 'long' })
    expect(offered.rivals.map(patternsOf)).toEqual([['excel']])
    expect(infer(['1709164800', '1709168400', '1709168500'], 'c').rivals.map(patternsOf)).toEqual([['unix-s']])
  })

  it('is not misled by days that do not exist', () => {
    expect(infer(['31/02/2024', '31/04/2024', '40/01/2024']).type).toEqual({ kind: 'string' })
    const verdict = infer([...range(40, (i) => `2024-01-${String((i % 31) + 1).padStart(2, '0')}`), '2024-02-31'])
    expect(verdict.type).toEqual({ kind: 'date' })
    expect(verdict.evidence.find((e) => e.code === 'some-fail')).toMatchObject({ count: 1 })
  })
})

describe('booleans, nulls and text', () => {
  it('finds pairs of words', () => {
    expect(infer(['Yes', 'no', 'YES']).type).toEqual({ kind: 'boolean' })
    expect(infer(['ja', 'nein']).type).toEqual({ kind: 'boolean' })
    expect(infer(['Y', 'N', 'N']).type).toEqual({ kind: 'boolean' })
    expect(infer(['true', 'true']).type).toEqual({ kind: 'boolean' })
    expect(infer(['Y', 'Y']).type).toEqual({ kind: 'string' })
    expect(infer(['Y', 'N', 'P']).type).toEqual({ kind: 'string' })
    expect(infer(['M', 'F']).type).toEqual({ kind: 'string' })
    expect(infer(['0', '1', '0'])).toMatchObject({ type: { kind: 'long' }, rivals: [{ type: { kind: 'boolean' } }] })
  })

  it('takes several words of one language, a slip, and what nobody knows', () => {
    expect(infer(['Yes', 'No', 'Y', 'TRUE', 'false', 'no'])).toMatchObject({
      type: { kind: 'boolean' },
      format: { trueTokens: ['true', 'yes', 'y'], falseTokens: ['false', 'no'] }
    })
    expect(infer(['ja', 'Nein', 'n', '1', '0']).type).toEqual({ kind: 'boolean' })
    // Initials alone of two pairs are codes.
    expect(infer(['O', 'F']).type).toEqual({ kind: 'string' })
    const answers = range(200, (i) => (i % 3 === 0 ? 'yes' : 'no'))
    expect(infer([...answers, 'Response'])).toMatchObject({ type: { kind: 'boolean' }, invalidWeight: 1 })
    // A third answer is a category.
    expect(infer([...answers, ...range(20, () => 'maybe')]).type).toEqual({ kind: 'string' })
    expect(infer(['Yes', 'No', "Don't know", 'Not sure'])).toMatchObject({
      type: { kind: 'boolean' },
      nullTokens: ["Don't know", 'Not sure']
    })
  })

  it('knows the words of five languages, and boxes that are ticked', () => {
    for (const pair of [
      'true false',
      'yes no',
      'ja nein',
      'wahr falsch',
      'oui non',
      'vrai faux',
      'sí no',
      'verdadero falso',
      'sì no',
      'vero falso',
      'J N',
      'T F',
      'S N'
    ]) {
      expect([pair, infer(pair.split(' ')).type.kind]).toEqual([pair, 'boolean'])
    }
    expect(infer(['x', 'X'])).toMatchObject({
      type: { kind: 'boolean' },
      format: { trueTokens: ['x'], falseTokens: [] }
    })
  })

  it('takes 0 and 1 for no and yes where the name asks, and codes of sex for text', () => {
    for (const name of ['is_active', 'Churn flag', 'Survived', 'Paid?', 'HasDiscount'])
      expect([name, infer(['0', '1', '1'], name).type.kind]).toEqual([name, 'boolean'])
    expect(infer(['0', '1'], 'Survived').rivals).toMatchObject([{ type: { kind: 'long' } }])
    for (const name of ['children', 'items returned', 'speed', 'level'])
      expect([name, infer(['0', '1', '1'], name).type.kind]).toEqual([name, 'long'])
    expect(infer(['1', '2', '1'], 'Sex of Casualty')).toMatchObject({
      type: { kind: 'string' },
      evidence: [{ code: 'category-codes', count: 3 }],
      rivals: [{ type: { kind: 'long' } }]
    })
  })

  it('takes null tokens out of typed columns', () => {
    const verdict = infer(['1', '2', 'NA', '-', 'ERROR', '#N/A'])
    expect(verdict.type).toEqual({ kind: 'long' })
    expect(new Set(verdict.nullTokens)).toEqual(new Set(['NA', '-', 'ERROR', '#N/A']))
    expect(infer(['2024-01-01', 'unknown', 'NULL'])).toMatchObject({
      type: { kind: 'date' },
      nullTokens: ['unknown', 'NULL']
    })
  })

  it('takes only unmistakable ones for null in text, others when the file uses them so', () => {
    expect(infer(['Berlin', 'NULL', '-', 'Unknown', 'NA']).nullTokens).toEqual(['NULL'])
    const columns = [
      { name: 'price', entries: entries(['1.5', 'UNKNOWN', '2.5']) },
      { name: 'item', entries: entries(['Cake', 'UNKNOWN', 'Tea']) },
      { name: 'region', entries: entries(['EMEA', 'NA', 'APAC']) },
      { name: 'units', entries: entries(['1', 'NA']) }
    ]
    expect(inferFile(columns, ',', '2025-06-30').map((v) => v.nullTokens)).toEqual([
      ['UNKNOWN'],
      ['UNKNOWN'],
      [],
      ['NA']
    ])
    // A common "None" is a category.
    expect(infer([...range(20, () => 'None'), ...range(30, (i) => `promo ${i}`)]).nullTokens).toEqual([])
  })

  it('calls a column without values text', () => {
    expect(infer([]).type).toEqual({ kind: 'string' })
    expect(infer(['NULL', 'N/A'])).toMatchObject({ type: { kind: 'string' }, nullTokens: ['NULL', 'N/A'] })
  })
})
