/** Rows that are read by month, against the same rows in the order of the text: the same parts, rejected rows and proof. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import pl from 'nodejs-polars'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShapeResult } from '../../../../shared/contract/engine'
import { AppError } from '../../../../shared/errors'
import { shape } from '..'
import { type BareStep, type Bench, openBench, readingOf, recipeOf } from '../recipe-under-test'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.remove())

type Steps = BareStep[]

const readings = [
  readingOf('order', 'string'),
  readingOf('date', 'date DD/MM/YYYY'),
  readingOf('city', 'string'),
  readingOf('qty', 'long'),
  readingOf('price', 'decimal(10,2)')
]
const roles = { orderDate: 'date', orderId: 'order' }

/** Has no effect, for every row has an order, but goes through the rows in the order of the text. */
const inOrder: BareStep = { kind: 'fill', columns: ['order'], with: { kind: 'previous' } }

const two = (n: number) => String(n).padStart(2, '0')
const date = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(2023, 2024))
      .map(([d, m, y]) => `${two(d)}/${two(m)}/${y}`)
  },
  { weight: 1, arbitrary: fc.constantFrom('', '31/02/2024', 'soon', '01/01/1899', ' 07/03/2024 ') }
)
const line = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }).map((n) => `A${n}`),
    date,
    fc.constantFrom('Oslo', 'Rome', ' Rome', '', 'n/a', '"Paris, ""old"""', 'LIMA', 'lima'),
    fc.constantFrom('1', '2', '-3', '', 'x', '7'),
    fc.constantFrom('1.50', '0.10', '', '1000000.00', '12.345')
  )
  .chain((cells) => fc.constantFrom(cells.join(','), cells.join(','), cells.join(','), cells.slice(0, 4).join(',')))

const steps: fc.Arbitrary<Steps> = fc.subarray<BareStep>([
  { kind: 'trim', columns: ['city'], collapse: true },
  { kind: 'case', columns: ['city'], to: 'upper' },
  {
    kind: 'map',
    column: 'city',
    entries: [
      { from: 'ROME', to: 'Roma' },
      { from: 'Oslo', to: null }
    ]
  },
  { kind: 'fill', columns: ['city'], with: { kind: 'value', value: 'unknown' } },
  { kind: 'filter', expression: 'qty > 0 or qty is null' },
  { kind: 'drop-nulls', columns: ['price'], when: 'any' },
  { kind: 'derive', column: 'revenue', expression: 'qty * price' },
  { kind: 'deduplicate', by: ['order', 'city'], keep: 'last' },
  { kind: 'deduplicate', by: [] },
  { kind: 'unpivot', columns: ['qty', 'price'], nameColumn: 'what', valueColumn: 'amount', dropEmpty: true }
])

type Outcome =
  | { readonly parts: unknown; readonly rejected: string | null; readonly rest: unknown }
  | { readonly code: string }

async function outcomeOf(text: string, given: Steps, outDir: string): Promise<Outcome> {
  await mkdir(outDir)
  const source = await bench.source(text)
  let result: ShapeResult
  try {
    result = await shape(source, bench.workDir, recipeOf(readings, given, roles), outDir)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code }
    throw error
  }
  const parts = result.parts.map(({ month, rows, path }) => {
    const frame = pl.readParquet(path)
    return { month, rows, columns: frame.columns, types: frame.dtypes.map(String), text: frame.writeCSV().toString() }
  })
  const { ledger, schema, expectations, rejectedByReason, rejectedPath } = result
  const rejected = rejectedPath === null ? null : await readFile(rejectedPath, 'utf8')
  return { parts, rejected, rest: { ledger, schema, expectations, rejectedByReason } }
}

describe('rows read by month', () => {
  it('make the same parts, rejected rows, ledger and proof as rows in the order of the text', async () => {
    let run = 0
    let loads = 0
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), steps, async (lines, given) => {
        const text = ['order,date,city,qty,price', ...lines, ''].join('\n')
        const own = join(bench.outDir, String(run++))
        await mkdir(own, { recursive: true })
        const byMonth = await outcomeOf(text, given, join(own, 'months'))
        expect(byMonth).toEqual(await outcomeOf(text, [...given, inOrder], join(own, 'order')))
        if ('parts' in byMonth) loads++
      }),
      { numRuns: 25 }
    )
    expect(loads).toBeGreaterThan(8)
  }, 120_000)
})
