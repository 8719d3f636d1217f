import { describe, expect, it } from 'vitest'
import { allRows, narrowed, pageRows } from './rows-asked'

const pages = (total: number) => async (offset: number, limit: number) => ({
  columns: [{ name: 'n', type: 'BIGINT' }],
  rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => [offset + at]),
  truncated: offset + limit < total,
  tookMs: 1,
  total
})

describe('rows for a file', () => {
  it('are all of them, in order, page by page', async () => {
    const read: number[] = []
    const { table, isCut } = await allRows(pages(1203), 100_000, (count) => read.push(count))
    expect(table.columns).toEqual(['n'])
    expect(table.rows.map(([n]) => n)).toEqual(Array.from({ length: 1203 }, (_, at) => at))
    expect(read).toEqual([pageRows, 2 * pageRows, 1203])
    expect(isCut).toBe(false)
  })

  it('say that they were cut', async () => {
    const { table, isCut } = await allRows(pages(2000), 700, () => undefined)
    expect(table.rows).toHaveLength(700)
    expect(isCut).toBe(true)
    expect((await allRows(pages(700), 700, () => undefined)).isCut).toBe(false)
  })

  it('end where rows went away meanwhile, and where there are none', async () => {
    const fewer = async (offset: number, limit: number) => ({ ...(await pages(300)(offset, limit)), total: 900 })
    expect((await allRows(fewer, 100_000, () => undefined)).table.rows).toHaveLength(300)
    expect((await allRows(pages(0), 100_000, () => undefined)).table.rows).toEqual([])
  })
})

it('one value takes the place of the filter of its role', () => {
  const west = { role: 'region' as const, values: ['West'] }
  const both = { role: 'region' as const, values: ['East', 'West'] }
  const tools = { role: 'category' as const, values: ['Tools'] }
  expect(narrowed([both, tools], west)).toEqual([tools, west])
  expect(narrowed([tools], null)).toEqual([tools])
})
