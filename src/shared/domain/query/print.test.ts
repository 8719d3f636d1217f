import { expect, test } from 'vitest'
import type { Column } from '../column-type'
import { type Dialect, duckdb, quoted } from './dialect'
import { druidDialect } from './druid'
import { print } from './print'
import type { Condition } from './tree'

const region: Column = { name: 're"gion', type: { kind: 'string' } }
const price: Column = { name: 'price', type: { kind: 'double' } }
const count: Column = { name: 'count', type: { kind: 'long' } }

test('names are quoted, values are parameters in the order of their marks', () => {
  const { sql, params } = print(
    {
      kind: 'group',
      dataset: 'sa"les',
      where: [
        { kind: 'in', column: region, values: ["it's", null] },
        { kind: 'during', ranges: [{ from: '2024-01-01', to: '2024-02-29' }] }
      ],
      keys: [{ kind: 'month' }, { kind: 'value', column: count }],
      measures: [
        { kind: 'rows', when: [] },
        { kind: 'sum', column: price, when: [{ kind: 'known', column: count }] },
        { kind: 'distinct', column: region, when: [{ kind: 'in', column: count, values: ['7'] }] }
      ]
    },
    duckdb
  )
  expect(sql).toBe(
    `SELECT date_trunc('month', "__time") AS k0, CAST("count" AS VARCHAR) AS k1, count(*) AS m0, ` +
      'sum(TRY_CAST("price" AS DECIMAL(38,9))) FILTER (WHERE "count" IS NOT NULL) AS m1, ' +
      'count(DISTINCT "re""gion") FILTER (WHERE (CAST("count" AS VARCHAR) IN (?))) AS m2 ' +
      'FROM "sa""les" WHERE ("re""gion" IN (?) OR "re""gion" IS NULL) AND ' +
      '(("__time" >= CAST(? AS TIMESTAMP) AND "__time" < CAST(? AS TIMESTAMP))) GROUP BY 1, 2 ORDER BY 1, 2'
  )
  expect(params).toEqual(['7', "it's", '2024-01-01 00:00:00', '2024-03-01 00:00:00'])
})

test('what is excepted has rows without a value as well, and either of two lists is enough', () => {
  const other: Column = { name: 'other', type: { kind: 'string' } }
  const textOf = (where: Condition[], dialect: Dialect) =>
    print({ kind: 'group', dataset: 'd', where, keys: [], measures: [{ kind: 'rows', when: [] }] }, dialect)
  const isIn = (column: Column, ...values: (string | null)[]) => ({ kind: 'in' as const, column, values })
  const except = textOf(
    [{ kind: 'except', of: [isIn(other, 'a', 'b'), isIn(other, 'c', null), isIn(other, null)] }],
    duckdb
  )
  expect(except.sql).toBe(
    'SELECT count(*) AS m0 FROM "d" WHERE (("other" NOT IN (?, ?) OR "other" IS NULL) OR ' +
      '("other" NOT IN (?) AND "other" IS NOT NULL) OR "other" IS NOT NULL)'
  )
  expect(except.params).toEqual(['a', 'b', 'c'])
  const druid = druidDialect([other, count], { money: 'cents' }, 'COUNT(*)')
  const any: Condition = { kind: 'any', of: [[isIn(other, 'a'), isIn(count, '7')], [isIn(other, null)]] }
  expect(textOf([any], druid)).toEqual({
    sql: `SELECT COUNT(*) AS m0 FROM "d" WHERE ((("other" IN (?)) AND (CAST("count" AS VARCHAR) IN (?))) OR (("other" IS NULL)))`,
    params: ['a', '7']
  })
  // Without conditions everything is in a list, and nothing is excepted from it.
  expect(
    textOf(
      [
        { kind: 'any', of: [[], [isIn(other, 'a')]] },
        { kind: 'except', of: [] }
      ],
      duckdb
    ).sql
  ).toMatch(/WHERE 1 = 1 AND 1 = 0$/)
})

test('every mark has its parameter', () => {
  const where = [{ kind: 'contains' as const, column: region, text: '?' }]
  const rows = print({ kind: 'rows', dataset: 'd', where, columns: [region], limit: 5, offset: 10 }, duckdb)
  expect(rows.params).toEqual(['?', 5, 10])
  const by = { kind: 'sum' as const, column: price, when: [] }
  const values = print({ kind: 'values', dataset: 'd', where, dimension: region, by, limit: 3 }, duckdb)
  expect(values.params).toEqual(['?', 3])
  const present = { kind: 'rows' as const, when: where }
  const rank = print({ kind: 'rank', dataset: 'd', where, dimension: region, by, present, top: 3 }, duckdb)
  const key = { kind: 'place' as const, column: region, values: ['a', null, 'b'] }
  const places = print({ kind: 'group', dataset: 'd', where, keys: [key], measures: [by, present] }, duckdb)
  expect(places.params).toEqual(['a', 'b', '?', '?'])
  for (const { sql, params } of [rows, values, rank, places]) expect(sql.split('?').length - 1).toBe(params.length)
})

test('a name can not leave its quotes', () => {
  expect(quoted('a"; DROP TABLE x; --')).toBe('"a""; DROP TABLE x; --"')
})
