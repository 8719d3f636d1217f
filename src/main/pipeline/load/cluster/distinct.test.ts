import { expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors'
import type { DruidClient } from '../../druid-port'
import { distinctIn } from './distinct'

const { signal } = new AbortController()

/** A cluster that counts so many values at once and no more, over rows that are counted here one by one. */
function clusterOf(values: readonly (string | null)[], most: number) {
  const asked: string[] = []
  const sql = async (query: string, { params = [] }: { params?: unknown[] } = {}) => {
    asked.push(query)
    const length = Number(/RIGHT\(.*?, (\d)\)/.exec(query)?.[1] ?? 0)
    const ends = values.map((value) => (value === null ? null : value.slice(-length)))
    if (query.startsWith('SELECT DISTINCT')) return { rows: [...new Set(ends)].map((end) => [end]) }
    const seen = new Set(values.filter((value, at) => value !== null && (length === 0 || ends[at] === params[0])))
    if (seen.size > most) throw new AppError('druid.query-failed', { reason: 'Not enough dictionary memory' })
    return { rows: [[String(seen.size)]] }
  }
  return { druid: { sql } as unknown as Pick<DruidClient, 'sql'>, asked }
}

const orders = [...Array.from({ length: 500 }, (_, n) => `O-${n}`), 'O-7', null, '7', '']

it('asks once where the cluster can count all values', async () => {
  const { druid, asked } = clusterOf(orders, 1000)
  expect(await distinctIn(druid, 'sales', 'order id', signal)).toBe('502')
  expect(asked).toEqual(['SELECT COUNT(DISTINCT "order id") AS n FROM "sales"'])
})

it('counts the same ending by ending where it can not', async () => {
  expect(await distinctIn(clusterOf(orders, 60).druid, 'sales', 'order id', signal)).toBe('502')
  expect(await distinctIn(clusterOf(orders, 12).druid, 'sales', 'order id', signal)).toBe('502')
})

it('gives up where even a part is too much, and passes other errors on', async () => {
  expect(await distinctIn(clusterOf(orders, 0).druid, 'sales', 'order id', signal)).toBeNull()
  const druid = {
    sql: async () => {
      throw new AppError('druid.service-down', { service: 'broker' })
    }
  }
  await expect(distinctIn(druid, 'sales', 'x', signal)).rejects.toMatchObject({ code: 'druid.service-down' })
  const broken = {
    sql: async () => {
      throw new AppError('druid.query-failed', { reason: 'Cannot cast [x]' })
    }
  }
  await expect(distinctIn(broken, 'sales', 'x', signal)).rejects.toMatchObject({ code: 'druid.query-failed' })
})
