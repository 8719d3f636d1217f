import { expect, it } from 'vitest'
import { readOnlySql } from '../../../shared/domain/druid/read-only-sql'
import { explained } from './cluster-sql'

it('asks for the plan once, whatever stands before the statement', () => {
  expect(explained('SELECT 1')).toBe('EXPLAIN PLAN FOR SELECT 1')
  expect(explained('-- why\nWITH x AS (SELECT 1) SELECT * FROM x')).toBe(
    'EXPLAIN PLAN FOR -- why\nWITH x AS (SELECT 1) SELECT * FROM x'
  )
  for (const sql of ['EXPLAIN PLAN FOR SELECT 1', ' /* a */ -- b\nexplain plan for SELECT 1']) {
    expect(explained(sql)).toBe(sql)
  }
  // What it makes passes the gate, too.
  expect(readOnlySql(explained('(SELECT 1) UNION ALL (SELECT 2)'))).toBe(
    'EXPLAIN PLAN FOR (SELECT 1) UNION ALL (SELECT 2)'
  )
})
