/** The deep profile and the rows behind findings, on files whose faults were put there one by one. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../../../shared/contract/engine'
import type { Finding } from '../../../../shared/domain/check-report'
import type { DeepProfile } from '../../../../shared/domain/deep-profile'
import { type Fix, fixesOf } from '../../../../shared/domain/finding-fix'
import { proposeRecipe } from '../../../../shared/domain/presets'
import type { Recipe, Step } from '../../../../shared/domain/recipe'
import type { Source } from '../../../../shared/domain/source'
import { sniff } from '../../scan/sniff'
import { testFolder } from '../../scan/test-source'
import { checkSource } from '../../scan/types'
import { measure } from '../measure'
import { deepProfile, findingRows, valueClusters } from './index'

const todayIso = '2026-01-01'
let place: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  place = await testFolder()
})
afterAll(() => place.remove())

type Looked = { readonly source: Source; readonly facts: CheckFacts; readonly deep: DeepProfile }
let files = 0

async function look(header: string, rows: readonly string[]): Promise<Looked & { path: string }> {
  const path = join(place.folder, `look${++files}.csv`)
  await writeFile(path, `${[header, ...rows].join('\n')}\n`)
  const { source } = await sniff(path)
  const facts = await checkSource(source, place.workDir, { chosen: [], todayIso })
  return { source, facts, deep: await deepProfile(source, place.workDir, facts, {}), path }
}

const all = ({ facts, deep }: Looked): readonly Finding[] => [...facts.findings, ...deep.findings]
const found = (looked: Looked, id: string) => {
  const finding = all(looked).find((f) => f.id === id)
  if (finding === undefined) throw new Error(`no ${id} among ${all(looked).map((f) => f.id)}`)
  return finding
}
const rowsOf = async ({ source, facts }: Looked, finding: Finding | null, more = {}) =>
  await findingRows({
    source,
    workDir: place.workDir,
    readings: facts.columns.map(({ reading }) => reading),
    finding,
    todayIso,
    offset: 0,
    limit: 500,
    seek: null,
    ...more
  })
const linesOf = async (looked: Looked, finding: Finding | null) =>
  (await rowsOf(looked, finding)).rows.map(({ line }) => line)

/** Days of 2024 that follow each other, so that the time line has no gap. */
const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)

describe('a sales file with one fault of each kind', () => {
  let looked: Looked
  beforeAll(async () => {
    const rows = Array.from({ length: 200 }, (_, n) => {
      const [quantity, cents] = [1 + (n % 5), 500 + 7 * n]
      const revenue = ((quantity * cents) / 100).toFixed(2)
      return [
        day(n),
        `SO-${1000 + (n >> 1)}`,
        1 + (n & 1),
        `Customer ${'ABCDEFGH'[n % 8]} Trading`,
        quantity,
        (cents / 100).toFixed(2),
        revenue
      ]
    })
    const put = (row: number, column: number, value: string | number) => {
      const cells = rows[row]
      if (cells) cells[column] = value
    }
    put(10, 6, '999999.99') // no quantity × price, and far from the others
    put(20, 3, 'Customer A Tradinq') // one letter off; line 22
    put(30, 3, 'customer c trading') // line 32
    put(41, 2, 1) // line 43 repeats the key of line 42
    put(50, 0, 'tomorrow') // line 52
    put(61, 1, 'so 1031') // the key of lines 64 and 65 once more: line 63
    rows.splice(100, 5) // five days without a row
    const cells = rows.map((row) => row.join(','))
    looked = await look('order_date,order_id,line,customer,quantity,unit_price,revenue', [...cells, cells[3] ?? ''])
  })

  it('names key, repeats and gaps', () => {
    expect(looked.deep.keys).toEqual([])
    expect(found(looked, 'duplicate-keys:order_id+line')).toMatchObject({ count: 2, columns: ['order_id', 'line'] })
    // The five days and that of the value which is no date.
    expect(found(looked, 'time-gaps:order_date')).toMatchObject({ count: 6, values: { unit: 'days' } })
    expect(found(looked, 'amount-mismatch:quantity+unit_price+revenue')).toMatchObject({
      count: 1,
      values: { value: 'quantity * unit_price = revenue' }
    })
    expect(found(looked, 'fuzzy-keys:order_id')).toMatchObject({
      count: 1,
      merges: [{ from: 'so 1031', to: 'SO-1031' }]
    })
    expect(found(looked, 'look-alikes:customer').merges).toEqual([
      { from: 'Customer A Tradinq', to: 'Customer A Trading' }
    ])
  })

  it('leads to exactly the rows of each finding', async () => {
    expect(await linesOf(looked, found(looked, 'amount-mismatch:quantity+unit_price+revenue'))).toEqual([12])
    expect(await linesOf(looked, found(looked, 'outliers:revenue'))).toEqual([12])
    expect(await linesOf(looked, found(looked, 'value-variants:customer'))).toEqual([32])
    expect(await linesOf(looked, found(looked, 'duplicate-keys:order_id+line'))).toEqual([43, 197])
    expect(await linesOf(looked, found(looked, 'duplicate-rows'))).toEqual([197])
    expect(await linesOf(looked, found(looked, 'type-violations:order_date'))).toEqual([52])
    expect(await linesOf(looked, found(looked, 'fuzzy-keys:order_id'))).toEqual([63])
    // The days before and behind the gap.
    expect(await linesOf(looked, found(looked, 'time-gaps:order_date'))).toEqual([51, 53, 101, 102])
    for (const finding of all(looked).filter(({ rule }) => rule !== 'time-gaps')) {
      expect([finding.id, (await rowsOf(looked, finding)).total]).toEqual([finding.id, finding.count])
    }
  })

  it('every fix runs, and takes away as many rows as its finding has', async () => {
    const { recipe } = proposeRecipe(looked.facts.columns)
    const before = await measure(looked.source, place.workDir, recipe)
    for (const finding of all(looked)) {
      const column = looked.facts.columns.find(({ name }) => name === finding.column)
      for (const fix of fixesOf(finding, column, todayIso)) {
        const after = await measure(looked.source, place.workDir, withFix(recipe, fix))
        const gone =
          after.ledger.filtered + after.ledger.deduplicated - before.ledger.filtered - before.ledger.deduplicated
        const takesRows = ['deduplicate', 'keep-first', 'drop-rows'].includes(fix.kind)
        expect([finding.id, fix.kind, gone]).toEqual([finding.id, fix.kind, takesRows ? finding.count : 0])
      }
    }
  })

  function withFix(recipe: Recipe, { reading, steps }: Fix): Recipe {
    return {
      ...recipe,
      // An order date that stays text is none.
      roles: reading?.type.kind === 'string' ? {} : recipe.roles,
      readings: recipe.readings.map((one) => (one.column === reading?.column ? reading : one)),
      steps: [...recipe.steps, ...steps.map((step, at) => ({ ...step, id: `fix-${at}`, enabled: true }) as Step)]
    }
  }
})

describe('rows behind findings', () => {
  it('are given by page over all rows, beyond the first hundred', async () => {
    const looked = await look(
      'n,note',
      Array.from({ length: 1200 }, (_, n) => `${n},${n % 3 === 0 ? '' : 'x'}`)
    )
    const missing = found(looked, 'missing-values:note')
    const page = await rowsOf(looked, missing, { offset: 390, limit: 20 })
    expect([page.total, page.position, page.rows.length]).toEqual([400, 390, 10])
    expect(page.rows.map(({ row }) => row)).toEqual(Array.from({ length: 10 }, (_, n) => (390 + n) * 3))
    expect(await rowsOf(looked, missing, { offset: 400 })).toEqual({ rows: [], total: 400, position: null })
  })

  it('all problems are found from any row on, ragged rows and failing cells in one order', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `${n},${n * 2}.5`)
    rows[40] = '40'
    rows[90] = '90,oops'
    rows[200] = 'ninety,181.5'
    const looked = await look('n,amount', rows)
    const seek = async (row: number, direction: 'next' | 'previous') => {
      const page = await rowsOf(looked, null, { limit: 1, seek: { row, direction } })
      return [page.rows[0]?.row, page.position, page.total]
    }
    expect(await seek(-1, 'next')).toEqual([40, 0, 3])
    expect(await seek(40, 'next')).toEqual([90, 1, 3])
    expect(await seek(90, 'next')).toEqual([200, 2, 3])
    expect(await seek(200, 'next')).toEqual([undefined, null, 3])
    expect(await seek(200, 'previous')).toEqual([90, 1, 3])
    expect(await seek(100, 'previous')).toEqual([90, 1, 3])
    expect(await seek(40, 'previous')).toEqual([undefined, null, 3])
  })

  it('white space and repeated rows are looked up in the raw text', async () => {
    const looked = await look('name,n', ['Ann,1', ' Bob,2', 'Ann,1', 'Cid ,3', '"Ann",1'])
    expect(await linesOf(looked, found(looked, 'white-space:name'))).toEqual([3, 5])
    expect(await linesOf(looked, found(looked, 'duplicate-rows'))).toEqual([4, 6])
  })
})

it('says of a long file what DuckDB says: quartiles, deviation, correlation, shapes, keys', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => {
    const x = ((n * 7919) % 20_000) / 100
    const y = n % 50 === 0 ? '' : (x * 2 + ((n * 31) % 97)).toFixed(2)
    return `K-${String(n).padStart(5, '0')},${x.toFixed(2)},${y},${day((n * 13) % 3000)},${n % 4},${n >> 2}`
  })
  const { deep, path } = await look('code,x,y,when,part,lot', rows)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const sql = async (query: string) =>
    (await connection.runAndReadAll(`SELECT ${query} FROM read_csv('${path}')`)).getRowsJson()[0] ?? []
  try {
    const [q1, median, q3, deviation] = await sql(
      'quantile_cont(x, 0.25), median(x), quantile_cont(x, 0.75), stddev_samp(x)'
    )
    const spread = deep.columns.find(({ name }) => name === 'x')?.spread
    expect(spread?.exact).toBe(true)
    expect([spread?.quartiles?.q1, spread?.quartiles?.median, spread?.quartiles?.q3].map(Number)).toEqual([
      q1,
      median,
      q3
    ])
    expect(spread?.deviation).toBeCloseTo(Number(deviation), 8)
    const [when] = await sql('strftime(quantile_disc("when", 0.5), \'%Y-%m-%d\')')
    expect(deep.columns.find(({ name }) => name === 'when')?.spread?.quartiles?.median).toBe(when)
    const [r, pairs] = await sql('corr(x, y), count(y)')
    const correlation = deep.correlations.find(({ a, b }) => a === 'x' && b === 'y')
    expect(correlation?.r).toBeCloseTo(Number(r), 9)
    expect(correlation?.rows).toBe(Number(pairs))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
  expect(deep.columns.find(({ name }) => name === 'code')?.shapes).toEqual({
    top: [{ shape: 'A-99999', count: 20_000 }],
    distinct: 1,
    coarse: false
  })
  expect(deep.keys).toEqual([{ columns: ['code'], repeats: 0 }])
})

it('finds a pair of columns that names every row where no single one does', async () => {
  const rows = Array.from({ length: 90 }, (_, n) => `O${n % 30},${Math.floor(n / 30) + 1},${n % 3}`)
  expect((await look('order,line,n', rows)).deep.keys).toEqual([{ columns: ['order', 'line'], repeats: 0 }])
})

it('clusters the values of a column by the method asked for', async () => {
  const names = ['Müller GmbH', 'MUELLER', 'Muller GmbH', 'GmbH Müller', 'Meier', 'Maier', 'Meier']
  const { source, facts } = await look(
    'name,n',
    names.map((name, n) => `${name},${n}`)
  )
  const readings = facts.columns.map(({ reading }) => reading)
  const clusters = async (method: 'fingerprint' | 'cologne') =>
    (await valueClusters(source, place.workDir, readings, 'name', { method, size: 2, radius: 1 })).clusters.map(
      ({ values }) => values.map(({ text, count }) => `${text} ${count}`)
    )
  expect(await clusters('fingerprint')).toEqual([['GmbH Müller 1', 'Muller GmbH 1', 'Müller GmbH 1']])
  expect(await clusters('cologne')).toContainEqual(['Meier 2', 'Maier 1'])
})

it('a deep profile that was given up says so', async () => {
  const path = join(place.folder, 'cancel.csv')
  await writeFile(path, 'a,b\n1,2\n')
  const { source } = await sniff(path)
  const facts = await checkSource(source, place.workDir, { chosen: [], todayIso })
  await expect(deepProfile(source, place.workDir, facts, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled'
  })
})
