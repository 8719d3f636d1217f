import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { Column } from '../../../shared/domain/column-type'
import { druidDialect, printGroup } from '../../../shared/domain/query/druid'
import { piece, sql } from '../../../shared/domain/query/sql-parts'
import { AppError } from '../../../shared/errors'
import { listed, type Rows } from './druid-parts'

const name: Column = { name: 'name', type: { kind: 'string' } }
const dialect = druidDialect([name], { money: 'cents' }, 'COUNT(*)')

/** Names 00 to 99, each `rowsOf` times; the cluster has room for 60 rows at once. */
async function take(rowsOf: (name: string) => number, most: number) {
  const names = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
  let asked = 0
  const parts = listed(
    async ({ sql: text, params }) => {
      const length = Number(/^SELECT RIGHT\("name", (\d)\)/.exec(text)?.[1] ?? 0)
      const endings = params.filter((one) => typeof one === 'string')
      const found = names.filter((one) => endings.every((ending) => one.endsWith(ending)))
      if (length > 0) return [...new Set(found.map((one) => one.slice(-length)))].map((ending) => [ending])
      asked++
      const rows = found.flatMap((one) => Array.from({ length: rowsOf(one) }, () => [one]))
      if (rows.length > 60) throw new AppError('druid.out-of-room', { reason: 'memory' })
      return rows
    },
    {
      dataset: 'sales',
      where: [],
      by: name,
      statement: (where) =>
        where.reduce(
          (all, one) => sql`${all} ${piece('?', 'text' in one && one.text !== null ? [one.text] : [])}`,
          sql`SELECT`
        ),
      most
    },
    dialect
  )
  let rows = 0
  try {
    for await (const part of parts) rows += part.length
    return { rows, asked, code: null }
  } catch (error) {
    return { rows, asked, code: error instanceof AppError ? error.code : error }
  }
}

test('what can be told is asked for to its end', async () => {
  // All; ten endings of 50 rows each.
  expect(await take(() => 5, 500)).toEqual({ rows: 500, asked: 11, code: null })
})

test('what is clearly too much is given up after five parts', async () => {
  // All; 0 as a whole, then 00, 10 … 40 of it: 10 of 1,000 rows each.
  expect(await take(() => 10, 600)).toEqual({ rows: 40, asked: 7, code: 'explore.too-many-values' })
})

test('parts of different sizes are no reason to give up', async () => {
  // 0 to 4 have 60 rows each, 5 to 9 ten each: 350 in all.
  const rowsOf = (one: string) => (Number(one.at(-1)) < 5 ? 6 : 1)
  expect(await take(rowsOf, 450)).toEqual({ rows: 350, asked: 11, code: null })
})

test('rows without a value are in a part of their own, and none is lost', async () => {
  const database = new DatabaseSync(':memory:')
  database.function('RIGHT', (text, length) => (text === null ? null : String(text).slice(-Number(length))))
  database.exec(`CREATE TABLE sales (name TEXT);
    INSERT INTO sales VALUES ('ax'), ('ax'), ('bx'), ('cy'), ('dy'), (NULL), (NULL), (NULL)`)
  const ask = async (statement: {
    readonly sql: string
    readonly params: readonly (string | number)[]
  }): Promise<Rows> => {
    const rows = database.prepare(statement.sql).all(...statement.params)
    if (rows.length > 3) throw new AppError('druid.out-of-room', { reason: 'memory' })
    return rows.map((row) => Object.values(row) as Rows[number][number][])
  }
  const keys = [{ kind: 'value', column: name }] as const
  const measures = [{ kind: 'rows', when: [] }] as const
  const list = {
    dataset: 'sales',
    where: [],
    by: name,
    most: 100,
    statement: (where: Parameters<Parameters<typeof listed>[1]['statement']>[0]) =>
      printGroup({ kind: 'group', dataset: 'sales', where, keys, measures }, dialect)
  }
  const rows: Rows[number][] = []
  for await (const part of listed(ask, list, dialect)) rows.push(...part)
  expect(new Map(rows.map(([value = '', count]) => [value, count]))).toEqual(
    new Map<unknown, unknown>([
      ['ax', 2],
      ['bx', 1],
      ['cy', 1],
      ['dy', 1],
      [null, 3]
    ])
  )
})
