/** A dataset's recipe on the next file, over the whole core: what it takes over, where it stops, what it proves, what it learns. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { fromWire } from '../../src/shared/contract/wire'
import { recipeFileText } from '../../src/shared/domain/recipe-file'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let core: Core

beforeAll(async () => {
  dir = ownFolder('replay')
  core = await coreIn(dir, { host: 'cli' })
})
afterAll(async () => {
  await core.close()
  removed(dir)
})

/** What a column of the test's files holds, whatever its spelling. */
const cells: Record<string, (month: number, n: number) => string> = {
  orderdate: (month, n) => `${String((n % 28) + 1).padStart(2, '0')}/${String(month).padStart(2, '0')}/2024`,
  orderno: (month, n) => `N${month}-${n}`,
  wert7: (_, n) => (1 + n / 10).toFixed(2),
  wertkomma: (_, n) => `"${(1 + n / 10).toFixed(2).replace('.', ',')}"`,
  item: (_, n) => `Item ${n % 4}`,
  colour: () => 'red'
}

/** Forty sales of a month, of 1.10, 1.20 … 5.00. */
function file(name: string, month: number, header = 'Order Date,Order No,Wert 7,Item', kinds = header) {
  const made = kinds.split(',').map((column) => cells[column.toLowerCase().replace(/[^a-z0-9]/g, '')])
  const rows = Array.from({ length: 40 }, (_, i) => made.map((cell) => cell?.(month, i + 1)).join(','))
  const path = join(dir, name)
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`)
  return path
}

async function opened(path: string) {
  const { source } = await core.client.open.open({ path })
  await core.client.check.report({ sourceId: source.id })
  return source.id
}

async function load(sourceId: string, recipe: Awaited<ReturnType<typeof propose>>['recipe'], dataset: string) {
  const { jobId } = await core.client.load.start({ sourceId, recipe, dataset })
  const { state } = await core.jobSettled(jobId)
  expect(state).toBe('done')
  return core.client.load.receipt({ jobId })
}

const propose = (sourceId: string, dataset: string | null = null) => core.client.shape.propose({ sourceId, dataset })

test('a recipe replays without a question, twice with the same bytes, in any order and spelling of the columns', async () => {
  const may = await opened(file('may.csv', 5))
  const first = await propose(may)
  expect(first.replay).toBeNull()
  // The person says what nobody can see: that "Wert 7" is the revenue; and adds a step.
  const recipe = {
    ...first.recipe,
    steps: [{ id: 's1', enabled: true, kind: 'derive' as const, column: 'tax', expression: '[Wert 7] * 0.2' }],
    roles: { ...first.recipe.roles, revenue: 'Wert 7' }
  }
  const receipt = await load(may, recipe, 'shop')
  expect(receipt.partsHash).toMatch(/^[0-9a-f]{64}$/)

  const again = await propose(may)
  expect(again).toMatchObject({ replayedFrom: 'shop', replay: { stops: [], renamed: [], reordered: false } })
  const second = await load(may, again.recipe, 'shop')
  expect(second.partsHash).toBe(receipt.partsHash)
  expect(second.parts.map(({ hash }) => hash)).toEqual(receipt.parts.map(({ hash }) => hash))

  const june = await opened(file('june.csv', 6, 'wert_7,ORDER DATE,Item,Order No'))
  const next = await propose(june)
  expect(next).toMatchObject({
    replayedFrom: 'shop',
    replay: {
      stops: [],
      reordered: true,
      renamed: [
        { file: 'ORDER DATE', recipe: 'Order Date' },
        { file: 'wert_7', recipe: 'Wert 7' }
      ]
    }
  })
  const added = await load(june, next.recipe, 'shop')
  expect(added.months.map(({ month }) => month)).toEqual(['2024-06'])
  const answer = await core.client.explore.sql({ sql: 'SELECT count(*), sum("Wert 7"), sum(tax) FROM shop', limit: 1 })
  // 1.10 + 1.20 + … + 5.00 = 40 × 3.05 = 122.00 a month.
  expect(answer.rows[0]?.map(Number)).toEqual([80, 244, 48.8])
  const [dataset] = await core.client.explore.datasets({})
  expect(dataset?.recipe).toEqual(recipe)
})

test('it stops at columns that are new, gone or written in another way', async () => {
  const extra = await opened(file('extra.csv', 7, 'Order Date,Order No,Wert 7,Item,Colour'))
  expect(await propose(extra)).toMatchObject({
    replayedFrom: null,
    replay: { dataset: 'shop', stops: [{ kind: 'new-column', column: 'Colour' }] }
  })
  const names = 'Order Date,Order No,Wert 7,Item'
  const comma = await opened(file('comma.csv', 7, names, names.replace('Wert 7', 'Wert Komma')))
  expect((await propose(comma)).replay?.stops).toEqual([{ kind: 'format', column: 'Wert 7' }])
  await expect(
    core.client.load.localUpload({ path: join(dir, 'comma.csv'), dataset: 'shop' }).catch((error) => {
      throw fromWire(error)
    })
  ).rejects.toMatchObject({ code: 'shape.replay-stopped' })
})

test('it stops where the amounts drifted, and a script goes on all the same', async () => {
  const path = file('august.csv', 8)
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/,(\d)\.(\d\d),/g, ',1$1.$2,'))
  const august = await opened(path)
  expect((await propose(august)).replay?.stops).toEqual([{ kind: 'total', column: 'Wert 7' }])
  const { jobId } = await core.client.load.localUpload({ path, dataset: 'shop' })
  expect((await core.jobSettled(jobId)).state).toBe('done')
})

test('a name that was confirmed is known in every other file', async () => {
  const other = await opened(file('other.csv', 1, 'Order Date,WERT 7,Item'))
  const { roles, recipe } = await propose(other, 'elsewhere')
  expect(recipe.roles.revenue).toBe('WERT 7')
  expect(roles.find(({ role }) => role === 'revenue')).toMatchObject({ confidence: 1, because: ['confirmed-before'] })
})

test('a saved recipe is taken by another file, with what it lacks', async () => {
  const [dataset] = await core.client.explore.datasets({})
  if (!dataset) throw new Error('no dataset')
  const sourceId = await opened(file('taken.csv', 2, 'order date,Wert 7,Colour'))
  const text = recipeFileText(dataset.recipe, 'shop')
  expect(await core.client.shape.importRecipe({ sourceId, name: 'r.json', text })).toMatchObject({
    renamed: [{ file: 'order date', recipe: 'Order Date' }],
    missing: ['Order No', 'Item'],
    extra: ['Colour'],
    recipe: { roles: { revenue: 'Wert 7' } }
  })
})
