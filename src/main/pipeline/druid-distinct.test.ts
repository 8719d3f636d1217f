import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import type { Column } from '../../shared/domain/column-type'
import { druidDialect } from '../../shared/domain/query/druid'
import type { Sql } from '../../shared/domain/query/sql-parts'
import type { Key } from '../../shared/domain/query/tree'
import { AppError } from '../../shared/errors'
import { distinctCounts } from './druid-distinct'
import type { SqlCell } from './druid-port'

const order: Column = { name: 'order id', type: { kind: 'string' } }
const number: Column = { name: 'number', type: { kind: 'long' } }
const region: Column = { name: 'region', type: { kind: 'string' } }
const dialect = druidDialect([order, number, region], { money: 'cents' }, 'COUNT(*)')
const byRegion: Key[] = [{ kind: 'value', column: region }]

/** 2,000 orders of two lines each, of different regions, and lines without an order. */
const rows = Array.from({ length: 4010 }, (_, n) => {
  const at = ['North', 'South', null][(n + Math.floor(n / 2000)) % 3] ?? null
  return n < 4000 ? [`O-${n % 2000}`, n % 2000, at] : [null, null, at]
})

/** A real SQL engine that counts so many groups at once and no more. */
function clusterOf(most: number) {
  const database = new DatabaseSync(':memory:')
  database.function('RIGHT', (text, length) => (text === null ? null : String(text).slice(-Number(length))))
  database.exec('CREATE TABLE sales ("order id" TEXT, "number" INTEGER, region TEXT)')
  const insert = database.prepare('INSERT INTO sales VALUES (?, ?, ?)')
  for (const row of rows) insert.run(...row)
  const asked: Sql[] = []
  const ask = async (sql: Sql) => {
    asked.push(sql)
    const inner = /FROM \((.*)\) AS found/s.exec(sql.sql)?.[1] ?? sql.sql
    if (database.prepare(inner).all(...sql.params).length > most) {
      throw new AppError('druid.out-of-room', { reason: 'Not enough dictionary memory' })
    }
    return database
      .prepare(sql.sql)
      .all(...sql.params)
      .map((row) => Object.values(row) as SqlCell[])
  }
  return { ask, asked }
}

const distinct = (column: Column, keys: Key[] = []) => ({
  dataset: 'sales',
  where: [],
  keys,
  measure: { kind: 'distinct' as const, column, when: [] }
})
const sorted = (found: readonly (readonly SqlCell[])[]) => found.map((row) => row.join()).sort()

it('asks once where the cluster can count all values', async () => {
  const { ask, asked } = clusterOf(10_000)
  expect(await distinctCounts(ask, distinct(order), dialect)).toEqual([[2000]])
  expect(asked.length).toBe(1)
})

it.each([1500, 250, 150])('counts the same ending by ending where it can hold %i at once', async (most) => {
  const { ask, asked } = clusterOf(most)
  for (const column of [order, number]) {
    expect(await distinctCounts(ask, distinct(column), dialect)).toEqual([[2000]])
  }
  expect(asked.length).toBeGreaterThan(10)
})

it('counts by keys as well: an order counts once in each of its regions', async () => {
  const whole = sorted(await distinctCounts(clusterOf(10_000).ask, distinct(order, byRegion), dialect))
  const truth = ['North', 'South', ''].map((name) => {
    const seen = new Set(rows.filter(([id, , of]) => id !== null && (of ?? '') === name).map(([id]) => id))
    return `${name},${seen.size}`
  })
  expect(whole).toEqual(truth.sort())
  for (const most of [1000, 350]) {
    expect(sorted(await distinctCounts(clusterOf(most).ask, distinct(order, byRegion), dialect))).toEqual(whole)
  }
})

it('over no rows is nothing', async () => {
  const { ask } = clusterOf(200)
  const nobody = { ...distinct(order), where: [{ kind: 'in' as const, column: region, values: ['East'] }] }
  expect(await distinctCounts(ask, nobody, dialect)).toEqual([[0]])
  let isFirst = true
  const refusing = async (sql: Sql) => {
    if (!isFirst) return await ask(sql)
    isFirst = false
    throw new AppError('druid.out-of-room', { reason: 'Not enough dictionary memory' })
  }
  expect(await distinctCounts(refusing, nobody, dialect)).toEqual([[0]])
})

it('says so where not even the parts fit, and passes other errors on', async () => {
  await expect(distinctCounts(clusterOf(2).ask, distinct(order), dialect)).rejects.toMatchObject({
    code: 'druid.out-of-room'
  })
  const down = async () => {
    throw new AppError('druid.service-down', { service: 'broker' })
  }
  await expect(distinctCounts(down, distinct(order), dialect)).rejects.toMatchObject({ code: 'druid.service-down' })
})
