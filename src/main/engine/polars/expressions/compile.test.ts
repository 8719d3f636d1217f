import pl from 'nodejs-polars'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../../../shared/domain/column-type'
import { checkExpression, parseExpression, resultType } from '../../../../shared/domain/expression'
import { AppError } from '../../../../shared/errors'
import { dataTypeOf } from '../frames'
import { translatePolarsError } from '../polars-error'
import { compileExpression, withLets } from './compile'
import { asText } from './texts'

const columns: Column[] = [
  { name: 'price', type: { kind: 'decimal', precision: 10, scale: 2 } },
  { name: 'share', type: { kind: 'decimal', precision: 5, scale: 4 } },
  { name: 'count', type: { kind: 'long' } },
  { name: 'ratio', type: { kind: 'double' } },
  { name: 'city', type: { kind: 'string' } },
  { name: 'part', type: { kind: 'string' } },
  { name: 'day', type: { kind: 'date' } },
  { name: 'seen', type: { kind: 'timestamp', zone: 'none' } },
  { name: 'paid', type: { kind: 'boolean' } }
]

/** Three rows: usual, negative and strange, all null. */
const rows = {
  price: ['19.99', '-0.05', null],
  share: ['0.1500', '-1.2500', null],
  count: ['3', '-7', null],
  ratio: ['0.5', '-2.5', null],
  city: [' Köln ', 'a.c$1', null],
  part: ['öl', 'A', null],
  day: ['2024-02-29', '1969-12-31', null],
  seen: ['2024-03-01 13:05:00', '1969-12-31 23:59:59', null],
  paid: ['true', 'false', null]
}

function frame() {
  const series = Object.entries(rows).map(([name, values]) => pl.Series(name, values, pl.String))
  const text = (name: string) => pl.col(name)
  return pl
    .DataFrame(series)
    .lazy()
    .select(
      ...columns.map(({ name, type }) => {
        if (type.kind === 'boolean') return text(name).eq(pl.lit('true')).alias(name)
        if (type.kind === 'date') return text(name).str.strptime(pl.Date, '%Y-%m-%d').alias(name)
        if (type.kind === 'timestamp')
          return text(name).str.strptime(pl.Datetime('ms'), '%Y-%m-%d %H:%M:%S').alias(name)
        return text(name).cast(dataTypeOf(type)).alias(name)
      })
    )
}

async function evaluate(source: string): Promise<(string | null)[]> {
  const typed = checkExpression(parseExpression(source), columns)
  const compiled = compileExpression(typed, (name) => pl.col(name), '__t', pl.col('count'))
  const value = compiled.value.cast(dataTypeOf(resultType(typed)))
  try {
    const result = await withLets(frame(), compiled.lets)
      .select(asText(value, typed.type).cast(pl.String).alias('r'))
      .collect()
    const texts = result.getColumn('r').toArray() as (string | null)[]
    return texts.length === 1 ? [texts[0] ?? null, texts[0] ?? null, texts[0] ?? null] : texts
  } catch (error) {
    throw translatePolarsError(error, { name: source, path: '' })
  }
}

describe('expressions in Polars', () => {
  it.each([
    ['price * count', ['59.97', '0.35', null]],
    ['price * share', ['2.998500', '0.062500', null]],
    ['count * price * (1 - share)', ['50.974500', '0.787500', null]],
    ['price + count', ['22.99', '-7.05', null]],
    ['count - price', ['-16.99', '-6.95', null]],
    ['-price', ['-19.99', '0.05', null]],
    ['count / 7', ['0.428571', '-1.000000', null]],
    ['price / 3', ['6.66333333', '-0.01666667', null]],
    ['price / (count - 3)', [null, '0.00500000', null]],
    ['count % 5', ['3', '-2', null]],
    ['count % 0', [null, null, null]],
    ['price % 1', ['0.99', '-0.05', null]],
    ['ratio * 2 + price', ['20.99', '-5.05', null]],
    ['ratio / 0', [null, null, null]],
    ['ratio % 2', ['0.5', '-0.5', null]],
    ['round(price, 1)', ['20.0', '-0.1', null]],
    ['round(share, 1)', ['0.2', '-1.3', null]],
    ['round(price)', ['20', '0', null]],
    ['round(ratio)', ['1', '-3', null]],
    ['abs(count)', ['3', '7', null]],
    ['coalesce(count, 0)', ['3', '-7', '0']],
    ['coalesce(price, count, 0.125)', ['19.990', '-0.050', '0.125']],
    ["if(count < 0, 'return', 'sale')", ['sale', 'return', 'sale']],
    ['if(paid, price, null)', ['19.99', null, null]],
    ['least(count, price)', ['3.00', '-7.00', null]],
    ['greatest(count, 0)', ['3', '0', '0']],
    [
      "concat(city, '|', count, '|', price, '|', day, '|', paid, '|', ratio)",
      [' Köln |3|19.99|2024-02-29|true|0.5', 'a.c$1|-7|-0.05|1969-12-31|false|-2.5', '|||||']
    ],
    ['concat(seen)', ['2024-03-01T13:05:00', '1969-12-31T23:59:59', '']],
    ['upper(trim(city))', ['KÖLN', 'A.C$1', null]],
    ['lower(part)', ['öl', 'a', null]],
    ['length(city)', ['6', '5', null]],
    ['substring(trim(city), 2, 2)', ['öl', '.c', null]],
    ['substring(city, 3)', ['öln ', 'c$1', null]],
    ['contains(city, part)', ['true', 'false', null]],
    ["contains(city, '.')", ['false', 'true', null]],
    ["starts_with(city, ' K')", ['true', 'false', null]],
    ["ends_with(city, '$1')", ['false', 'true', null]],
    ["replace(city, '.', '$1')", [' Köln ', 'a$1c$1', null]],
    ['year(day)', ['2024', '1969', null]],
    ['quarter(seen)', ['1', '4', null]],
    ['month(day) * 100 + day(day)', ['229', '1231', null]],
    ['weekday(day)', ['4', '3', null]],
    ['date(year(day), 2, 29)', ['2024-02-29', null, null]],
    ['date(2024, 13, 1)', [null, null, null]],
    ['date(count, 1, 1)', ['0003-01-01', null, null]],
    ['days_between(day, seen)', ['1', '0', null]],
    ["day >= '2024-01-01'", ['true', 'false', null]],
    ['seen > day', ['true', 'true', null]],
    ["day in ('2024-02-29', '1969-12-31')", ['true', 'true', null]],
    ['count in (3, null)', ['true', null, null]],
    ['count not in (3, 4)', ['false', 'true', null]],
    ['price = 19.990', ['true', 'false', null]],
    ['price > count or paid is null', ['true', 'true', 'true']],
    ['not (paid and count > 0)', ['false', 'true', null]],
    ['city is not null', ['true', 'true', 'false']],
    ['null = 1', [null, null, null]],
    ['9007199254740993 + count', ['9007199254740996', '9007199254740986', null]]
  ])('%s', async (source, wanted) => {
    expect(await evaluate(source)).toEqual(wanted)
  })

  it.each([
    'count * 922337203685477580 * 10',
    'count + 999999999999999999 * 10',
    'price * 99999999999999999999999999999999999999',
    '99999999999999999999999999999999999999 * price',
    '99999999999999999999999999999999999999 + price',
    'price * price * price * price * price * price * price * price * 999999999999999999 * 999999999999999999',
    '99999999999999999999999999999999999999 / price',
    'price % 999999999999999999999999999999999999'
  ])('refuses what has too many digits: %s', async (source) => {
    const code = await evaluate(source).catch((error: unknown) => (error instanceof AppError ? error.code : error))
    expect(code).toBe('shape.overflow')
  })

  it.each([
    [`count${' + 1'.repeat(99)}`, ['102', '92', null]],
    [`count in (${Array.from({ length: 900 }, (_, i) => i - 10).join(',')})`, ['true', 'true', null]],
    [`ratio${' + 1'.repeat(90)}`, ['90.5', '87.5', null]],
    [`${'2 / ('.repeat(40)}ratio${')'.repeat(40)}`, ['0.5', '-2.5', null]],
    [`${'coalesce('.repeat(40)}count${', 1)'.repeat(40)}`, ['3', '-7', '1']],
    [`${'least('.repeat(40)}count${', price)'.repeat(40)}`, ['3.00', '-7.00', null]],
    [`${'-('.repeat(24)}count${')'.repeat(24)}`, ['3', '-7', null]]
  ])('takes expressions as long as they may be: %.20s', async (source, wanted) => {
    expect(await evaluate(source)).toEqual(wanted)
  })
})
