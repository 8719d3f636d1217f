import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors'
import { type Column, typeName } from '../column-type'
import { parseExpression, printExpression, typeOfExpression } from '.'
import { functionReference } from './functions'
import { printReference } from './reference'

const columns: Column[] = [
  { name: 'Sales', type: { kind: 'decimal', precision: 10, scale: 4 } },
  { name: 'Discount', type: { kind: 'decimal', precision: 3, scale: 2 } },
  { name: 'Quantity', type: { kind: 'long' } },
  { name: 'Weight', type: { kind: 'double' } },
  { name: 'Order Date', type: { kind: 'date' } },
  { name: 'Seen', type: { kind: 'timestamp', zone: 'none' } },
  { name: 'Region', type: { kind: 'string' } },
  { name: 'Paid', type: { kind: 'boolean' } },
  { name: 'in', type: { kind: 'long' } },
  { name: 'a]b', type: { kind: 'long' } }
]

function reprint(text: string): string {
  return printExpression(parseExpression(text))
}

function typeOf(text: string): string {
  return typeName(typeOfExpression(parseExpression(text), columns))
}

function failure(text: string): string {
  try {
    typeOf(text)
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.details.position} ${error.details.reason}`
    throw error
  }
  return 'no error'
}

describe('reading and printing', () => {
  it.each([
    ['a+b*c', 'a + b * c'],
    ['(a+b)*c', '(a + b) * c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', 'a - b - c'],
    ['--a', '--a'],
    ['-(a+b)', '-(a + b)'],
    ['NOT a = 1 AND b', 'not a = 1 and b'],
    ['not (a and b) or c', 'not (a and b) or c'],
    ['a == 1', 'a = 1'],
    ['a <> 1', 'a != 1'],
    ['.50 + 012. + 0', '0.50 + 12 + 0'],
    ["[Order Date] >= '2024-01-01'", "[Order Date] >= '2024-01-01'"],
    ["'it''s'", "'it''s'"],
    ['[a]]b] + [in]', '[a]]b] + [in]'],
    ['a not in (1,2)', 'a not in (1, 2)'],
    ['a is not null and b IS NULL', 'a is not null and b is null'],
    ['(a = 1) is null', '(a = 1) is null'],
    ['ROUND( a , 2 )', 'round(a, 2)'],
    ['year + 1', '[year] + 1'],
    ['Umsatz_€ > 0', null],
    ['Größe > 0', 'Größe > 0']
  ])('%s', (text, printed) => {
    if (printed === null) expect(() => parseExpression(text)).toThrow(AppError)
    else expect(reprint(text)).toBe(printed)
  })

  it.each([
    ['', '1 it is empty'],
    ['a +', '4 the end stands where a column, a number, a text or a function is needed'],
    ['a b', '3 b stands where an operator or the end is needed'],
    ['(a', '3 the end stands where ) is needed'],
    ['a < b < c', '7 two comparisons in a row: join them with and'],
    ["'abc", "1 the text has no closing '"],
    ['[abc', '1 the column name has no closing ]'],
    ['"abc"', "1 texts stand in 'single quotes' and columns in [square brackets]"],
    ['sqrt(a)', '1 there is no function sqrt'],
    ['1.2.3', '4 a number has two points'],
    ['12abc', '3 a number is followed by a letter'],
    ['a ; b', '3 ; has no meaning here'],
    ['a not 1', '7 1 stands where in is needed'],
    ['a in ()', '7 ) stands where a column, a number, a text or a function is needed']
  ])('refuses %s', (text, problem) => {
    expect(failure(text)).toBe(`shape.bad-expression ${problem}`)
  })

  it('has limits on length, nesting and parts', () => {
    expect(failure(' '.repeat(5000))).toContain('longer than 4000')
    expect(failure(`${'('.repeat(60)}1${')'.repeat(60)}`)).toContain('nested deeper than 50')
    expect(failure(`1${' + 1'.repeat(300)}`)).toContain('operators stand in a row')
    expect(failure(`Quantity in (${'1,'.repeat(1200)}1)`)).toContain('more than 1000 parts')
    expect(failure('1'.repeat(39))).toContain('more than 38 digits')
  })
})

describe('types', () => {
  it.each([
    ['Quantity + 1', 'long'],
    ['Quantity * 2', 'long'],
    ['Sales + 1', 'decimal(24,4)'],
    ['Sales * Discount', 'decimal(13,6)'],
    ['Sales * (1 - Discount)', 'decimal(32,6)'],
    ['Quantity * Sales', 'decimal(29,4)'],
    ['Quantity / 4', 'decimal(25,6)'],
    ['Sales / Quantity', 'decimal(16,10)'],
    ['Sales * Weight', 'double'],
    ['Quantity % 3', 'long'],
    ['-Sales', 'decimal(10,4)'],
    ['null + Quantity', 'long'],
    ['round(Sales, 2)', 'decimal(9,2)'],
    ['round(Weight)', 'double'],
    ['coalesce(null, Discount, 0)', 'decimal(21,2)'],
    ["if(Quantity < 0, 'return', 'sale')", 'string'],
    ['least(Quantity, Sales)', 'decimal(23,4)'],
    ["concat(Region, ' ', Quantity, [Order Date])", 'string'],
    ['length(Region) = 3 and Paid', 'boolean'],
    ["[Order Date] >= '2024-01-01' or Seen < [Order Date]", 'boolean'],
    ["[Order Date] in ('2024-01-01', date(2024, 1, 2))", 'boolean'],
    ['coalesce(Seen, [Order Date])', 'timestamp'],
    ['year([Order Date]) + [in] + [a]]b]', 'long'],
    ['days_between(Seen, [Order Date])', 'long'],
    ['date(2024, 2, 30)', 'date'],
    ['case(Paid, 1, Sales > 2, Discount, 0.125)', 'decimal(22,3)'],
    ["between(Seen, '2024-01-01', [Order Date])", 'boolean'],
    ['null_if(Quantity, 0.5)', 'long'],
    ['floor(Sales)', 'decimal(7,0)'],
    ['to_decimal(Region, 2)', 'decimal(21,2)'],
    ['add_months(Seen, -1)', 'timestamp'],
    ["start_of(Seen, 'month')", 'date'],
    ['1.50', 'decimal(3,2)'],
    ['1234567890123456789', 'decimal(19,0)']
  ])('%s is %s', (text, type) => {
    expect(typeOf(text)).toBe(type)
  })

  it('keeps whole digits when scales add up to more than the engine holds', () => {
    const wide: Column[] = [{ name: 'x', type: { kind: 'decimal', precision: 30, scale: 12 } }]
    expect(typeName(typeOfExpression(parseExpression('x * x'), wide))).toBe('decimal(38,18)')
  })

  it.each([
    ['sales + 1', '1 there is no column sales, but there is Sales'],
    ['Nope', '1 there is no column Nope'],
    ["Region + 'x'", '1 + needs numbers and this is text: join texts with concat'],
    ['[Order Date] - Seen', '1 - needs numbers and this is a date: count days with days_between'],
    ["Quantity = '3'", "12 a number and text don't go together"],
    ["[Order Date] > '2024-02-30'", "16 a date and text don't go together"],
    ['Paid < true', '1 true and false have no order'],
    ['Quantity and Paid', '1 a condition is needed here and this is a number'],
    ['not Region', '5 a condition is needed here and this is text'],
    ['-Region', '2 a minus needs a number and this is text'],
    ['round(Sales, Quantity)', '14 the digits of round are a whole number from 0 to 12'],
    ['round(Sales, 1.5)', '14 the digits of round are a whole number from 0 to 12'],
    ['upper(Quantity)', '7 text is needed here and this is a number'],
    ['year(Region)', '6 a date is needed here and this is text'],
    ['if(Paid, 1)', '1 if(condition, then, else) is called with 2 values'],
    ["coalesce(Quantity, 'x')", "20 a number and text don't go together"],
    ['null', '1 it is always null, so it has no type'],
    ['case(Paid, 1)', '1 case(condition, value, …, otherwise) is called with 2 values'],
    ['case(Region, 1, 2)', '6 a condition is needed here and this is text'],
    ["between([Order Date], 1, '2024-01-01')", "23 a date and a number don't go together"],
    ["start_of(Seen, 'hour')", "16 one of 'week', 'month', 'quarter', 'year' is needed here"],
    [
      "to_date(Region, 'YY-MM-DD')",
      '17 a date is written with YYYY, MM or M, and DD or D, each once, and signs between them'
    ],
    ["pad_left(Region, 5, 'xy')", '21 a text of just one letter is needed here'],
    ["matches(Region, 'it''s (')", '24 this ( is never closed; write \\( for the character itself'],
    ["matches(Region, '(?<=a)b')", '18 looking ahead or behind is not possible'],
    ["extract(Region, '(a)', 2)", '24 the pattern has no group 2'],
    ["replace_pattern(Region, 'a*', '')", '26 it also fits where there is nothing, so it would fit everywhere'],
    ["replace_pattern(Region, 'a', '$1')", '30 it has no group 1'],
    ['to_decimal(Weight, 2)', '12 an exact number or a text is needed here and this is a number']
  ])('refuses %s', (text, problem) => {
    expect(failure(text)).toBe(`shape.bad-expression ${problem}`)
  })
})

describe('the reference', () => {
  // `UPDATE_DOCS=1 npx vitest run src/shared/domain/expression` writes it anew.
  it('stands in the documentation as the language is', async () => {
    const path = join(import.meta.dirname, '../../../../resources/docs/expressions.md')
    if (process.env.UPDATE_DOCS) await writeFile(path, printReference())
    expect(await readFile(path, 'utf8')).toBe(printReference())
  })

  it('has an example of every function, and each of them can be read', () => {
    for (const { name, example } of functionReference) {
      expect(example).toContain(`${name}(`)
      expect(() => parseExpression(example)).not.toThrow()
    }
  })
})
