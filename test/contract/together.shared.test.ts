/** Three published yearly files as one table: counts and totals as the folder's truth file and a second reading of the bytes say. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import { coreIn, ownFolder, removed, root } from './core-under-test'

const sales = join(process.env.SHARED_DIR ?? join(root, '..', 'shared'), 'data', 'sales')
const names = [2017, 2018, 2019].map((year) => `aw_sales_${year}.csv`)

describe.skipIf(!existsSync(sales))('yearly sales files as one table', () => {
  let core: Core
  let dir = ''
  beforeAll(async () => {
    dir = ownFolder('yearly')
    core = await coreIn(dir, { host: 'cli', roots: [sales] })
  })
  afterAll(async () => {
    await core.close()
    removed(dir)
  })

  it('has every row of every file, with the totals that the folder names', async () => {
    const truth = JSON.parse(readFileSync(join(sales, 'truth.json'), 'utf8')).adventureworks_sales_2017_2019
    // No cell of these files is quoted or holds a comma.
    const counted = names.map((name) => {
      const [header = '', ...rows] = readFileSync(join(sales, name), 'utf8').trim().split(/\r?\n/)
      const at = header.split(',').indexOf('OrderQuantity')
      return { rows: rows.length, quantity: rows.reduce((sum, row) => sum + Number(row.split(',')[at]), 0) }
    })
    const quantity = counted.reduce((sum, file) => sum + file.quantity, 0)
    expect([truth.rows, quantity]).toEqual([56_046, 84_174])

    const { source } = await core.client.open.together({
      files: [{ path: join(sales, 'aw_sales_*.csv') }],
      nameColumn: true
    })
    expect(source.columns).toEqual([...truth.header, 'file_name'])
    const report = await core.client.check.report({ sourceId: source.id })
    expect(report.structure.files?.map(({ rowCount }) => rowCount)).toEqual(counted.map(({ rows }) => rows))
    const { recipe, dataset } = await core.client.shape.propose({ sourceId: source.id })
    expect(dataset).toBe('aw_sales')
    const { jobId } = await core.client.load.start({ sourceId: source.id, recipe, dataset })
    expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', rowsLoaded: 56_046 })
    const { rows } = await core.client.explore.sql({
      sql: 'SELECT file_name, count(*), sum("OrderQuantity"), count(DISTINCT "OrderNumber") FROM aw_sales GROUP BY 1 ORDER BY 1',
      limit: 10
    })
    expect(rows.map(([name, count, sum]) => [name, Number(count), Number(sum)])).toEqual(
      names.map((name, i) => [name, counted[i]?.rows, counted[i]?.quantity])
    )
    const receipt = await core.client.load.receipt({ jobId })
    const parity = (name: string) => receipt.parity.find((row) => row.name === name)
    expect(parity('sum(OrderQuantity)')).toMatchObject({ shaped: '84174', equal: true })
    expect(parity('distinct(OrderNumber)')).toMatchObject({ shaped: String(truth.distinct.OrderNumber), equal: true })
  })
})
