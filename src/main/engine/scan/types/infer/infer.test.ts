import { describe, expect, it } from 'vitest'
import { typeName } from '../../../../../shared/domain/column-type'
import { inferFile } from './file'
import { codes, entries, infer, numberOf, range } from './infer-under-test'

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
    expect(infer(['S', 'N', 'N'], 'ativo').type).toEqual({ kind: 'boolean' })
    expect(infer(['S', 'N', 'N'], 'Latitude_hemisphere').type).toEqual({ kind: 'string' })
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
