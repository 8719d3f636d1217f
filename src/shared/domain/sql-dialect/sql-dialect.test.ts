import { describe, expect, it } from 'vitest'
import { localSql } from '.'
import { tokensOf } from './tokens'

describe('tokens', () => {
  it.each([
    "SELECT 'it''s', \"a\"\"b\", E'x\\'y', $$ ' $$, $t$ $$ ' $t$, 1.5e-3, .5, x.y -- NVL(\n/* a /* b */ c */ FROM größe",
    "SELECT 'open",
    'SELECT "open',
    'SELECT /* open /* */',
    'SELECT $$ open',
    '\u00a0SELECT\u2028 1 😀 ; ( ] }'
  ])('are the statement again: %s', (sql) => {
    const tokens = tokensOf(sql)
    expect(tokens.map(({ spelled }) => spelled).join('')).toBe(sql)
    expect(tokens.every(({ at, spelled }) => sql.startsWith(spelled, at))).toBe(true)
  })
})

describe('what stays as it is', () => {
  it.each([
    'SELECT * FROM sales',
    "SELECT 'NVL(a, b)', \"NVL\", 'LOOKUP(x)' FROM sales -- LATEST(x)",
    'SELECT $$ NVL(1, 2) $$, /* NVL(1, 2) /* LOOKUP( */ */ 1',
    'SELECT x.nvl(1), concat, latest FROM sales',
    'SELECT NVL(1, 2',
    "SELECT floor(2.5), ceil(x), extract(decade FROM t), regexp_replace(a, 'b', 'c', 'i'), date_trunc('month', t), CAST(a AS HUGEINT), a::INTEGER",
    'SELECT array_agg(x ORDER BY a, b), string_agg(x, y ORDER BY z), array_agg(DISTINCT x ORDER BY x)',
    "SELECT t + INTERVAL '1' DAY, t + INTERVAL 2 WEEK, t + INTERVAL '2 weeks'",
    'EXPLAIN ANALYZE SELECT 1',
    'EXPLAIN DROP TABLE x',
    'SELECT druid.a FROM sales AS druid',
    'SELECT 1 AS current_timestamp'
  ])('%s', (sql) => {
    expect(localSql(sql)).toMatchObject({ sql, isExplain: false })
  })
})

describe('what is written anew', () => {
  it.each([
    ['SELECT sum(NVL(a, 0))', 'SELECT sum(coalesce(a, 0))'],
    ['SELECT NVL(NVL(a, b), c) AS x', 'SELECT coalesce(coalesce(a, b), c) AS x'],
    ['SELECT NVL(a, 1), b FROM t', 'SELECT coalesce(a, 1) AS "NVL(a, 1)", b FROM t'],
    ['SELECT f(a, NVL(b, c), d) FROM t', 'SELECT f(a, coalesce(b, c), d) FROM t'],
    ['SELECT 1 WHERE NVL /* x */ (a, (SELECT max(b, c)))', 'SELECT 1 WHERE coalesce(a, (SELECT max(b, c)))'],
    ['SELECT * FROM druid.sales JOIN "druid" . "x" USING (a)', 'SELECT * FROM sales JOIN   "x" USING (a)'],
    ['SELECT APPROX_COUNT_DISTINCT_DS_HLL(DISTINCT a) OVER w FROM t', 'SELECT count(DISTINCT a) OVER w FROM t'],
    ['SELECT sum(APPROX_COUNT_DISTINCT(a))', 'SELECT sum(count(DISTINCT a))'],
    ["SELECT max(LISTAGG(DISTINCT a, ',', 1024))", "SELECT max(string_agg(DISTINCT a, ',' ORDER BY a))"],
    [
      'SELECT max(ARRAY_AGG(DISTINCT NVL(a, 1)))',
      'SELECT max(array_agg(DISTINCT coalesce(a, 1) ORDER BY coalesce(a, 1)))'
    ],
    ['EXPLAIN PLAN FOR SELECT 1', 'SELECT 1'],
    ['-- why\nexplain WITH x AS (SELECT 1) SELECT 2', 'WITH x AS (SELECT 1) SELECT 2']
  ])('%s', (sql, expected) => {
    expect(localSql(sql).sql).toBe(expected)
  })

  it('what was put in knows its place', () => {
    const statement = 'SELECT NVL(abc, 1), x'
    const { sql, sourceOffset } = localSql(statement)
    expect(sourceOffset(sql.indexOf('abc'))).toBe(statement.indexOf('abc'))
    expect(sourceOffset(sql.indexOf('coalesce') + 3)).toBe(statement.indexOf('NVL'))
    expect(sourceOffset(sql.length - 1)).toBe(statement.length - 1)
    expect(sourceOffset(sql.length)).toBe(statement.length)
  })

  it('what grows beyond all measure is refused, soon', () => {
    const nested = (name: string, rest: string, depth: number) =>
      `SELECT ${`${name}(`.repeat(depth)}x${rest.repeat(depth)}`
    for (const sql of [
      nested('TIME_CEIL', ", 'P1M')", 20),
      nested('NVL', ', 1)', 10_000),
      nested('FLOOR', ' TO DAY)', 200)
    ]) {
      expect(() => localSql(sql)).toThrow('calls stand too deep in one another')
    }
    expect(localSql(nested('concat([', '])', 300)).sql).toBe(nested('concat([', '])', 300))
    expect(localSql(nested('f', ')', 30_000)).sql).toHaveLength(90_008)
  })
})
