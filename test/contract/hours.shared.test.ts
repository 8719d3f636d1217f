/** Half a million lines with the minute of each sale, by day of the week and hour; the numbers are those of a second reading of the file by another program. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import type { HeatTile, PivotTile, Tile } from '../../src/shared/domain/board'
import { coreIn, ownFolder, removed, root } from './core-under-test'

const sales = join(process.env.SHARED_DIR ?? join(root, '..', 'shared'), 'data', 'sales')
const file = join(sales, 'online_retail.csv.gz')

describe.skipIf(!existsSync(file))('the hours of a shop', () => {
  let core: Core
  let dir = ''
  beforeAll(async () => {
    dir = ownFolder('hours')
    core = await coreIn(dir, { roots: [sales] })
  })
  afterAll(async () => {
    await core.close()
    removed(dir)
  })

  it('has the sums and counts of each hour of each day of the week', { timeout: 300_000 }, async () => {
    const { jobId } = await core.client.load.localUpload({ path: file, dataset: 'retail' })
    expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', rowsLoaded: 541_909 })
    const size = { w: 12, h: 6 } as const
    const { tiles } = await core.client.explore.board({
      dataset: 'retail',
      range: { from: '2010-12-01', to: '2011-12-09' },
      filters: [],
      tiles: [
        { kind: 'heat', id: 'heat', metric: 'revenue', axes: 'weekday', size },
        {
          kind: 'pivot',
          id: 'pivot',
          rows: [{ kind: 'weekday' }],
          columns: { kind: 'hour' },
          metrics: ['revenue', 'lines', 'orders'],
          size
        }
      ]
    })
    const heat = tiles.find((tile: Tile): tile is HeatTile => tile.kind === 'heat')
    expect(heat).toMatchObject({ axes: 'weekday-hour', isDaily: true, rows: [1, 2, 3, 4, 5, 6, 7] })
    // From six in the morning to nine in the evening; nobody sold on a Saturday.
    expect(heat?.columns).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
    const meanOf = (row: number, column: number) =>
      heat?.cells.find((cell) => cell.row === row && cell.column === column)?.value ?? null
    // 157,754.86 on 53 Mondays, 292,463.95 on 54 Wednesdays, 2,966.73 on 54 Thursdays, 152,125.94 on 53 Sundays.
    expect([meanOf(1, 9), meanOf(3, 12), meanOf(4, 20), meanOf(7, 12)]).toEqual([
      '2976.50679',
      '5415.99907',
      '54.93944',
      '2870.30075'
    ])
    expect([meanOf(5, 6), meanOf(6, 10)]).toEqual([null, null])

    const pivot = tiles.find((tile: Tile): tile is PivotTile => tile.kind === 'pivot')
    const at = (weekday: string, hour: string) =>
      pivot?.body.find(({ keys }) => keys[0] === weekday)?.cells[pivot.columnKeys.indexOf(hour)]
    expect(at('1', '9')).toEqual(['157754.86', '7497', '305'])
    expect(at('2', '10')).toEqual(['257224.031', '9125', '556'])
    expect(at('3', '12')).toEqual(['292463.95', '14527', '750'])
    expect(at('4', '20')).toEqual(['2966.73', '845', '26'])
    expect(at('7', '10')).toEqual(['80005.02', '3600', '254'])
    expect(pivot?.body.find(({ keys }) => keys.length === 0)?.cells.at(-1)?.[0]).toBe('9747747.934')
    expect(pivot?.body.map(({ keys }) => keys[0])).not.toContain('6')
  })
})
