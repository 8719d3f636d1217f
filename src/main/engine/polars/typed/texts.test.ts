import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import { afterAll, expect, it } from 'vitest'
import { proposeRecipe } from '../../../../shared/domain/presets'
import { sniff } from '../../scan/sniff'
import { testFolder } from '../../scan/test-source'
import { checkSource } from '../../scan/types'
import { shape } from '../shape'

const place = await testFolder()
afterAll(() => place.remove())

/** Rows of a day, a name and a sum; `odd` names stand among very many others, so that the column is not kept text by text. */
async function file(name: string, odd: readonly string[]): Promise<string> {
  const lines = Array.from({ length: 60_000 }, (_, i) => `2024-03-${String((i % 28) + 1).padStart(2, '0')},n${i},1.50`)
  for (const [at, text] of odd.entries()) lines.splice(40_000 + at * 7, 0, `2024-03-01,${text},1.50`)
  await mkdir(place.workDir, { recursive: true })
  const path = join(place.workDir, `${name}.csv`)
  await writeFile(path, `day,name,amount\n${lines.join('\n')}\n`)
  return path
}

async function shaped(path: string) {
  const { source } = await sniff(path)
  const { columns } = await checkSource(source, place.workDir, { chosen: [], todayIso: '2026-01-01' })
  const { recipe } = proposeRecipe(columns)
  const result = await shape(source, place.workDir, recipe, join(place.workDir, `out-${source.id}`))
  const names = pl.readParquet(result.parts[0]?.path ?? '').getColumn('name')
  return { nulls: names.nullCount(), rows: names.length, texts: new Set(names.toArray()) }
}

it('quoted empty texts are no value', async () => {
  const { nulls, rows } = await shaped(await file('empty', ['""', '']))
  expect([rows, nulls]).toEqual([60_002, 2])
})

it('one null token or one text with a blank far down in a long column is still seen', async () => {
  const { nulls, texts } = await shaped(await file('odd', ['N/A', ' Ann ', 'N/A']))
  expect(nulls).toBe(2)
  expect(texts.has('Ann')).toBe(true)
  expect(texts.has(' Ann ')).toBe(false)
})
