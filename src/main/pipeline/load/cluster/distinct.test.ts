import { expect, it } from 'vitest'
import type { ShapeResult } from '../../../../shared/contract/engine'
import { AppError } from '../../../../shared/errors'
import type { DruidClient, SqlOptions } from '../../druid-port'
import { distinctOf } from './distinct'

const { signal } = new AbortController()
const shaped: Pick<ShapeResult, 'schema' | 'expectations'> = {
  schema: [{ name: 'order id', type: { kind: 'string' } }],
  expectations: [
    { kind: 'rows', column: null, value: '900' },
    { kind: 'distinct', column: 'order id', value: '502' }
  ]
}
const form = {
  dataSource: 'sales',
  dimensions: [{ name: 'order id', type: 'string' as const, multiValue: false }],
  money: 'cents' as const
}
const answering = (answer: (sql: string, options?: SqlOptions) => unknown) =>
  ({ sql: async (sql: string, options?: SqlOptions) => answer(sql, options) }) as unknown as Pick<DruidClient, 'sql'>

it('asks exactly, and not what was answered before', async () => {
  const druid = answering((_sql, options) => {
    expect(options?.context).toMatchObject({ useApproximateCountDistinct: false, useCache: false })
    return { rows: [['502']] }
  })
  expect(await distinctOf(druid, form, shaped, signal)).toEqual({ distinct: '502', notCompared: [] })
})

it('a datasource without the column has nothing to be counted', async () => {
  const druid = answering(() => expect.fail('asked'))
  const nothing = { distinct: null, notCompared: [] }
  expect(await distinctOf(druid, { ...form, dimensions: [] }, shaped, signal)).toEqual(nothing)
  expect(await distinctOf(druid, form, { ...shaped, expectations: [] }, signal)).toEqual(nothing)
})

it('what no part of fits is not compared, and says so; other errors pass on', async () => {
  const full = answering(() => {
    throw new AppError('druid.out-of-room', { reason: 'Not enough dictionary memory' })
  })
  expect(await distinctOf(full, form, shaped, signal)).toEqual({
    distinct: null,
    notCompared: [{ name: 'distinct(order id)', shaped: '502', reason: 'out-of-room' }]
  })
  const broken = answering(() => {
    throw new AppError('druid.query-failed', { reason: 'Cannot cast [x]' })
  })
  await expect(distinctOf(broken, form, shaped, signal)).rejects.toMatchObject({ code: 'druid.query-failed' })
})
