/** Spread, shapes and findings about values, with figures worked out by hand or by Python. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../../../../shared/contract/engine'
import { testFolder } from '../../test-source'
import { checkSource } from '../index'

let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  folder = await testFolder()
})
afterAll(() => folder.remove())

async function check(columns: string[], rows: readonly (readonly (string | number)[])[]): Promise<CheckFacts> {
  const csv = [columns, ...rows].map((row) => row.join(',')).join('\n')
  return await checkSource(await folder.source(`${csv}\n`, columns), folder.workDir, {
    chosen: [],
    todayIso: '2024-06-30'
  })
}
const findingOf = (facts: CheckFacts, rule: string) => facts.findings.find((f) => f.rule === rule)

describe('spread', () => {
  it('is that of Python: statistics.quantiles by the inclusive method, statistics.stdev', async () => {
    const { columns } = await check(
      ['amount', 'n'],
      [1.5, 2, 2, 4, 10, 100].map((x, at) => [x, at])
    )
    expect(columns[0]?.spread?.quartiles).toEqual({ q1: '2', median: '3', q3: '8.5' })
    expect(columns[0]?.spread?.deviation).toBeCloseTo(39.360407348840624, 8)
    expect(columns[0]?.spread?.exact).toBe(true)
    expect(columns[1]?.spread?.quartiles).toEqual({ q1: '1.25', median: '2.5', q3: '3.75' })
  })

  it('of dates are dates of the column', async () => {
    const { columns } = await check(
      ['day', 'n'],
      [1, 2, 3, 4, 5].map((d) => [`2024-03-0${d}`, d])
    )
    expect(columns[0]?.spread?.quartiles).toEqual({ q1: '2024-03-02', median: '2024-03-03', q3: '2024-03-04' })
    expect(columns[0]?.spread?.deviation).toBeNull()
  })

  it('of a long file is estimated and says so', async () => {
    // 0.00 to 299.99 in a scattered order: quartiles 75, 150, 225; deviation of an even spread 300 / √12.
    const rows = Array.from({ length: 30_000 }, (_, n) => [((n * 7919) % 30_000) / 100, n % 3])
    const spread = (await check(['amount', 'n'], rows)).columns[0]?.spread
    expect(spread?.exact).toBe(false)
    expect(Number(spread?.quartiles?.q1)).toBeCloseTo(75, 0)
    expect(Number(spread?.quartiles?.q3)).toBeCloseTo(225, 0)
    expect(spread?.deviation).toBeCloseTo(300 / Math.sqrt(12), 0)
  })
})

it('shapes count the ways codes are written; many shapes become coarse ones', async () => {
  const codes = ['ORD-001', 'ORD-002', 'ORD-003', 'Ord 4', 'ÄB-1']
  const { columns } = await check(
    ['code', 'name'],
    codes.map((c, n) => [c, `Name ${'x'.repeat(n)}`])
  )
  expect(columns[0]?.shapes).toEqual({
    top: [
      { shape: 'AAA-999', count: 3 },
      { shape: 'AA-9', count: 1 },
      { shape: 'Aaa 9', count: 1 }
    ],
    distinct: 3,
    coarse: false
  })
  const words = Array.from({ length: 70 }, (_, n) => [`A${'b'.repeat(n + 2)}`, n])
  expect((await check(['word', 'n'], words)).columns[0]?.shapes).toEqual({
    top: [{ shape: 'Aa+', count: 70 }],
    distinct: 1,
    coarse: true
  })
})

describe('findings about values', () => {
  it('name the spellings of one value and count the rows of the rarer ones', async () => {
    const names = ['East', 'East', 'EAST', 'east ', 'West', 'North  side', 'North side']
    const found = findingOf(
      await check(
        ['region', 'n'],
        names.map((r, n) => [r, n])
      ),
      'value-variants'
    )
    expect(found).toMatchObject({ column: 'region', count: 3, values: { groups: 2 } })
    expect(found?.examples.map((e) => e.line).sort()).toEqual([4, 5, 7])
  })

  it('outliers stand outside of the outer fences on a log scale', async () => {
    // Amounts 10 to 109: q1 34.75, q3 84.25, ratio 2.4245, fences at q1 / 14.25 and q3 · 14.25 = 1200.7.
    const amounts = [...Array.from({ length: 100 }, (_, n) => 10 + n), 1200, 1300, 5_000_000]
    const found = findingOf(
      await check(
        ['amount', 'x'],
        amounts.map((a) => [a, 'x'])
      ),
      'outliers'
    )
    expect(found?.count).toBe(2)
    expect(
      findingOf(
        await check(
          ['customer_id', 'x'],
          amounts.map((a) => [a, 'x'])
        ),
        'outliers'
      )
    ).toBeUndefined()
  })

  it('dates far off are out of range, with the day after which they are not', async () => {
    const days = Array.from({ length: 60 }, (_, n) => `202${n % 3}-0${1 + (n % 9)}-15`)
    const found = findingOf(
      await check(
        ['day', 'n'],
        [...days, '1900-01-01', '1970-01-01'].map((d, n) => [d, n])
      ),
      'out-of-range-dates'
    )
    expect(found).toMatchObject({ count: 2, values: { min: '1900-01-01' } })
    expect(
      findingOf(
        await check(
          ['day', 'n'],
          days.map((d, n) => [d, n])
        ),
        'out-of-range-dates'
      )
    ).toBeUndefined()
  })

  it('numbers in a text column are told from codes', async () => {
    const mixed = Array.from({ length: 30 }, (_, n) => (n % 4 === 3 ? `on request ${n}` : `${n * 37}.50`))
    expect(
      findingOf(
        await check(
          ['price', 'n'],
          mixed.map((p, n) => [p, n])
        ),
        'text-numbers'
      )
    ).toMatchObject({ count: 23 })
    const codes = Array.from({ length: 30 }, (_, n) => (n % 4 === 3 ? `C${53600 + n}` : `${53600 + n}`))
    expect(
      findingOf(
        await check(
          ['Invoice', 'n'],
          codes.map((p, n) => [p, n])
        ),
        'text-numbers'
      )
    ).toBeUndefined()
  })

  it('a column with nearly no value is told from one with some gaps', async () => {
    const facts = await check(
      ['n', 'note', 'gap'],
      Array.from({ length: 100 }, (_, n) => [n, n < 5 ? 'x' : '', n < 70 ? 'y' : ''])
    )
    expect(facts.findings.filter((f) => /empty|missing/.test(f.rule)).map((f) => [f.rule, f.column, f.count])).toEqual([
      ['mostly-empty-column', 'note', 95],
      ['missing-values', 'gap', 30]
    ])
  })

  it('two currencies in one column are named', async () => {
    const facts = await check(
      ['price', 'n'],
      Array.from({ length: 40 }, (_, n) => [n % 10 === 0 ? `€${n}.25` : `$${n}.25`, n])
    )
    expect(findingOf(facts, 'mixed-currencies')).toMatchObject({
      column: 'price',
      count: 4,
      values: { value: 'USD EUR' }
    })
  })
})
