/** What a person hears before the report is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../../../../shared/contract/engine'
import { plainNumber, type Reading } from '../../../../../shared/domain/column-type'
import type { Verification } from '../../../../../shared/domain/verification'
import { isCancelled } from '../../../../../shared/errors'
import { testFolder } from '../../test-source'
import { checkSource } from '../index'

let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  folder = await testFolder()
})
afterAll(() => folder.remove())

const names = ['id', 'day', 'quantity', 'discount', 'paid', 'notes']
const rowCount = 200_000

/** About 10 MB: row n is sold on one of 28 days, quantity n % 7, a discount of n % 50 cents, none in every tenth row. */
function sales(broken: ReadonlyMap<number, Partial<Record<string, string>>> = new Map()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const lines: string[] = []
  for (let n = 0; n < rowCount; n++) {
    const cells: Record<string, string> = {
      id: `A-${String(n).padStart(12, '0')}`,
      day: `${two((n % 28) + 1)}/03/2023`,
      quantity: String(n % 7),
      discount: n % 10 === 9 ? (n % 20 === 9 ? '' : 'n/a') : `0.${two(n % 50)}`,
      paid: n % 2 === 0 ? 'yes' : 'no',
      // The first row stands on two lines.
      notes: n === 0 ? '"two\nlines"' : '"nothing to say"',
      ...broken.get(n)
    }
    lines.push(names.map((name) => cells[name]).join(','))
  }
  return `${names.join(',')}\n${lines.join('\n')}\n`
}

type Heard = { readonly verification: Verification; readonly facts: CheckFacts; readonly steps: readonly string[] }

async function check(csv: string, chosen: Reading[] = []): Promise<Heard> {
  const source = await folder.source(csv, names)
  let verification: Verification | null = null
  const steps: string[] = []
  const facts = await checkSource(source, folder.workDir, {
    chosen,
    todayIso: '2024-06-30',
    onProgress: (p) => {
      if (steps.at(-1) !== p.step) steps.push(p.step)
    },
    onVerified: (found) => {
      expect(verification).toBeNull()
      verification = found
    }
  })
  if (verification === null) throw new Error('nothing was verified')
  return { verification, facts, steps }
}

const of = ({ columns }: Verification, name: string) => columns.find((c) => c.name === name)

describe('verification of a large source', () => {
  it('says the types on every row, as the report says them later', async () => {
    const { verification, facts, steps } = await check(sales())
    expect(verification.rows).toBe(rowCount)
    expect(verification.columns.map((c) => [c.name, c.state, c.reading?.type.kind, c.nulls, c.invalid])).toEqual([
      ['id', 'text', 'string', null, null],
      ['day', 'verified', 'date', 0, 0],
      ['quantity', 'verified', 'long', 0, 0],
      ['discount', 'verified', 'decimal', 20_000, 0],
      ['paid', 'verified', 'boolean', 0, 0],
      ['notes', 'text', 'string', null, null]
    ])
    // 28,571 whole weeks of 0 + 1 + … + 6 and three rows more; 0.24 on average over those with a discount.
    expect(of(verification, 'quantity')).toMatchObject({ sum: String(28_571 * 21 + 3), min: '0', max: '6' })
    expect(of(verification, 'discount')).toMatchObject({ sum: '43200', min: '0', max: '0.48' })
    expect(of(verification, 'day')).toMatchObject({ min: '2023-03-01', max: '2023-03-28', valid: rowCount })
    for (const found of verification.columns.filter((c) => c.state === 'verified')) {
      const { reading, validCount, nullCount, invalidCount, sum, min, max } = facts.columns[found.index] ?? {}
      expect(found, found.name).toMatchObject({
        reading,
        valid: validCount,
        nulls: nullCount,
        invalid: invalidCount,
        sum,
        min,
        max
      })
    }
    expect(steps).toEqual(['structure', 'types', 'profile'])
  })

  it('names line, column and text of the values that break a type, and the report counts them', async () => {
    const broken = new Map([
      [150_000, { discount: 'n/a?' }],
      [170_001, { discount: 'n/a?', day: '31/02/2023' }],
      [199_999, { quantity: '"1 ""or"" 2"' }]
    ])
    const { verification, facts } = await check(sales(broken))
    // The header stands on line 1 and the first row on two lines.
    expect(of(verification, 'discount')).toMatchObject({
      state: 'broken',
      invalid: 2,
      violations: [{ row: 150_000, line: 150_003, text: 'n/a?' }]
    })
    expect(of(verification, 'day')?.violations).toEqual([{ row: 170_001, line: 170_004, text: '31/02/2023' }])
    expect(of(verification, 'quantity')?.violations).toEqual([{ row: 199_999, line: 200_002, text: '1 "or" 2' }])
    expect(of(verification, 'paid')?.state).toBe('verified')
    for (const c of verification.columns.filter((each) => each.state === 'broken')) {
      expect(c.violations, c.name).toEqual(facts.columns[c.index]?.invalidExamples)
      expect(c.invalid, c.name).toBe(facts.columns[c.index]?.invalidCount)
    }
  })

  it('holds values against a type that a person chose', async () => {
    const reading: Reading = {
      column: 'discount',
      type: { kind: 'decimal', precision: 3, scale: 1 },
      format: plainNumber,
      nullTokens: [],
      onInvalid: 'reject'
    }
    const { verification } = await check(sales(), [reading])
    // Only 0.00, 0.10, 0.20, 0.30 and 0.40 have one digit that counts; `n/a` is no token of this reading.
    expect(of(verification, 'discount')).toMatchObject({
      state: 'broken',
      nulls: 10_000,
      valid: 20_000,
      invalid: 170_000
    })
    expect(of(verification, 'discount')?.violations[0]).toEqual({ row: 1, line: 4, text: '0.01' })
  })

  it('a chosen type holds in the report too where a column has too many different values to be kept', async () => {
    const rows = Array.from({ length: rowCount }, (_, n) => {
      const cents = String(n % 100).padStart(2, '0')
      return `A,01/03/2023,1,${n}.${cents},yes,"${'x'.repeat(20)}"`
    })
    const chosen: Reading[] = [
      {
        column: 'discount',
        type: { kind: 'decimal', precision: 18, scale: 1 },
        format: plainNumber,
        nullTokens: [],
        onInvalid: 'reject'
      }
    ]
    const { verification, facts } = await check(`${names.join(',')}\n${rows.join('\n')}\n`, chosen)
    // Every tenth row ends in a zero: 0.00, 10.10, 20.20 … 199990.90.
    expect(facts.columns[3]).toMatchObject({
      state: 'chosen',
      validCount: 20_000,
      invalidCount: 180_000,
      min: '0',
      max: '199990.9',
      sum: '1999909000'
    })
    expect(facts.columns[3]?.alternatives.map((a) => [a.validCount, a.invalidCount, a.max])).toEqual([
      [200_000, 0, '199999.99']
    ])
    expect(of(verification, 'discount')).toMatchObject({ state: 'broken', invalid: null })
    expect(of(verification, 'discount')?.violations[0]).toEqual({ row: 1, line: 3, text: '1.01' })
  })

  it('gives a column up whose values are of another kind than its sample', async () => {
    // Whole numbers where the sample looks (256 rows from a row that is a multiple of 1,024), codes behind them.
    const rows = Array.from(
      { length: rowCount },
      (_, n) => `${n % 1024 < 256 ? n : `K${n}`},1,2,3,4,"${'x'.repeat(40)}"`
    )
    const { verification, facts } = await check(`${names.join(',')}\n${rows.join('\n')}\n`)
    expect(facts.columns[0]?.reading.type.kind).toBe('string')
    expect(of(verification, 'id')).toMatchObject({ state: 'broken', valid: null, nulls: null, invalid: null })
    expect(of(verification, 'id')?.violations[0]).toEqual({ row: 256, line: 258, text: 'K256' })
  })

  it('can be cancelled in the middle', async () => {
    const source = await folder.source(sales(), names)
    const stop = new AbortController()
    const running = checkSource(source, folder.workDir, {
      chosen: [],
      todayIso: '2024-06-30',
      signal: stop.signal,
      onVerified: () => undefined,
      onProgress: (p) => {
        if (p.step === 'types') stop.abort()
      }
    })
    await expect(running).rejects.toSatisfy(isCancelled)
  })
})

it('small sources go without: their report is there as soon', async () => {
  const source = await folder.source('a\n1\n2\n', ['a'])
  let calls = 0
  await checkSource(source, folder.workDir, {
    chosen: [],
    todayIso: '2024-06-30',
    onVerified: () => {
      calls++
    }
  })
  expect(calls).toBe(0)
})
