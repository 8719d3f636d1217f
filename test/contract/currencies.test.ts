/** Several currencies without a column for them, over the whole core: a dataset remembers them and its board adds none up. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let core: Core

beforeAll(async () => {
  dir = ownFolder('currencies')
  core = await coreIn(dir, { host: 'cli' })
})
afterAll(async () => {
  await core.close()
  removed(dir)
})

/** Twenty sales of a month, 1.50 each. */
async function load(
  month: number,
  marks: readonly string[],
  mode: 'replace-months' | 'replace-all' = 'replace-months'
) {
  const rows = Array.from(
    { length: 20 },
    (_, n) => `2024-${String(month).padStart(2, '0')}-${10 + n},N${month}${n},${marks[n % marks.length]}1.50`
  )
  const path = join(dir, `sales-${month}-${marks.join('')}.csv`)
  writeFileSync(path, `${['order date,order no,amount', ...rows].join('\n')}\n`)
  const { source } = await core.client.open.open({ path })
  const report = await core.client.check.report({ sourceId: source.id })
  // The person takes several currencies as they are.
  const chosen = report.columns.filter(({ state }) => state === 'ambiguous').map(({ reading }) => reading)
  if (chosen.length > 0) await core.client.check.report({ sourceId: source.id, chosen })
  const { recipe } = await core.client.shape.propose({ sourceId: source.id, chosen, dataset: null })
  const roles = { orderDate: 'order date', orderId: 'order no', revenue: 'amount' }
  const { jobId } = await core.client.load.start({
    sourceId: source.id,
    recipe: { ...recipe, roles },
    dataset: 'shop',
    mode
  })
  expect((await core.jobSettled(jobId)).state).toBe('done')
}

const blocked = async () => {
  const { tiles } = await core.client.explore.board({ dataset: 'shop', range: null, filters: [] })
  return tiles.filter((tile) => tile.blocked === 'mixed-currencies').length > 0
}
const currencies = async () => (await core.client.explore.datasets({}))[0]?.currencies

test('loads in two currencies are not added up, until the rows of one of them are replaced', async () => {
  await load(1, ['$'])
  expect([await currencies(), await blocked()]).toEqual([['USD'], false])
  await load(2, ['€'])
  expect([await currencies(), await blocked()]).toEqual([['EUR', 'USD'], true])
  await load(3, ['€'], 'replace-all')
  expect([await currencies(), await blocked()]).toEqual([['EUR'], false])
})

test('one file in two currencies, taken as they are, is not added up', async () => {
  await load(4, ['$', '€'], 'replace-all')
  expect([await currencies(), await blocked()]).toEqual([['EUR', 'USD'], true])
})
