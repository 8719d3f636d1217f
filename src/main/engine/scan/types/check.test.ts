import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../../../shared/contract/engine'
import { plainNumber, type Reading } from '../../../../shared/domain/column-type'
import { scoreQuality } from '../../../../shared/domain/quality'
import { isCancelled } from '../../../../shared/errors'
import { testFolder } from '../test-source'
import { checkSource } from './index'

let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  folder = await testFolder()
})
afterAll(() => folder.remove())

const todayIso = '2024-06-30'

async function check(csv: string, columns: string[], chosen: Reading[] = []): Promise<CheckFacts> {
  return await checkSource(await folder.source(csv, columns), folder.workDir, { chosen, todayIso })
}

const column = (facts: CheckFacts, name: string) => {
  const found = facts.columns.find((c) => c.name === name)
  if (found === undefined) throw new Error(`no column ${name}`)
  return found
}

describe('checkSource', () => {
  it('knows no sum and no mean of numbers whose sum is beyond the largest', async () => {
    const facts = await check('n\n1e308\n1e308\n0.5\n', ['n'])
    expect(column(facts, 'n')).toMatchObject({ validCount: 3, min: '0.5', max: '1e+308', sum: null, mean: null })
  })

  it('gives figures worked out by hand', async () => {
    const facts = await check(
      'id,day,amount,item\n1,2024-01-31,1.50,"a ""b"""\n2,2024-02-29,-0.25,\n3,2024-07-01,10,c\n3,2024-07-01,10,c\n',
      ['id', 'day', 'amount', 'item']
    )
    expect(column(facts, 'id')).toMatchObject({
      reading: { type: { kind: 'long' } },
      sum: '9',
      min: '1',
      max: '3',
      mean: 2.25,
      distinct: { count: 3, exact: true }
    })
    expect(column(facts, 'day')).toMatchObject({
      reading: { type: { kind: 'date' }, format: { patterns: ['YYYY-MM-DD'] } },
      min: '2024-01-31',
      max: '2024-07-01',
      sum: null,
      top: [
        { value: '2024-07-01', count: 2 },
        { value: '2024-01-31', count: 1 },
        { value: '2024-02-29', count: 1 }
      ]
    })
    expect(column(facts, 'day').histogram.map((b) => [b.from, b.count])).toEqual([
      ['2024-01-01', 1],
      ['2024-02-01', 1],
      ['2024-03-01', 0],
      ['2024-04-01', 0],
      ['2024-05-01', 0],
      ['2024-06-01', 0],
      ['2024-07-01', 2]
    ])
    expect(column(facts, 'amount')).toMatchObject({
      sum: '21.25',
      min: '-0.25',
      max: '10',
      mean: 5.3125,
      reading: { type: { kind: 'decimal', scale: 2 } }
    })
    expect(column(facts, 'item')).toMatchObject({
      nullCount: 1,
      nullTokens: [{ token: '', count: 1 }],
      min: 'a "b"',
      max: 'c',
      lengthMin: 1,
      lengthMax: 5
    })
    expect(facts.duplicateRows).toBe(1)
    expect(facts.findings.map((f) => [f.id, f.count, f.severity])).toEqual([
      ['duplicate-rows', 1, 'warning'],
      ['future-dates:day', 2, 'warning'],
      ['missing-values:item', 1, 'warning']
    ])
    expect(facts.findings[0]?.examples).toEqual([{ row: 3, line: 5, text: '3, 2024-07-01, 10, c' }])
    expect(facts.findings[1]?.examples[0]).toMatchObject({ row: 2, line: 4, text: '2024-07-01' })
  })

  it('names line and text of what breaks a type, and leaves ragged rows out of the figures', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${i},x`)
    const facts = await check(`n,t\n${lines.join('\n')}\noops,y\n1,2,3\n`, ['n', 't'])
    expect(column(facts, 'n')).toMatchObject({ rowCount: 51, validCount: 50, invalidCount: 1, sum: '1225' })
    expect(column(facts, 'n').invalidExamples).toEqual([{ row: 50, line: 52, text: 'oops' }])
    expect(facts.findings.map((f) => f.id)).toEqual(['ragged-rows', 'type-violations:n'])
    expect(facts.findings[0]).toMatchObject({ count: 1, examples: [{ row: 51, line: 53, text: '3' }] })
  })

  it('numbers rows as the source does when ragged rows come before', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i},x`)
    const facts = await check(`n,t\n1,2,3\n${lines.join('\n')}\noops,y\n`, ['n', 't'])
    expect(column(facts, 'n').invalidExamples).toEqual([{ row: 41, line: 43, text: 'oops' }])
  })

  it('asks for ambiguous dates and takes the answer', async () => {
    const csv = 'd\n01/02/2024\n03/04/2024\n05/06/2024\n'
    const open = await check(csv, ['d'])
    expect(column(open, 'd').state).toBe('ambiguous')
    expect(column(open, 'd').alternatives.map((a) => [a.min, a.max, a.validCount])).toEqual([
      ['2024-02-01', '2024-06-05', 3],
      ['2024-01-02', '2024-05-06', 3]
    ])
    expect(open.findings.map((f) => f.id)).toEqual(['ambiguous-dates:d'])
    const [, monthFirst] = column(open, 'd').alternatives
    if (monthFirst === undefined) throw new Error('no second reading')
    const answered = await check(csv, ['d'], [monthFirst.reading])
    expect(column(answered, 'd')).toMatchObject({ state: 'chosen', min: '2024-01-02', max: '2024-05-06' })
    expect(answered.findings).toEqual([])
  })

  it('reads what the values leave open by the mark that a person set', async () => {
    const csv = 'amount;item\n1,234;a\n5,678;b\n'
    for (const [decimalMark, sum] of [
      ['.', '6912'],
      [',', '6.912']
    ] as const) {
      const parts = { dialect: { delimiter: ';', decimalMark }, overridden: ['decimalMark'] }
      const source = await folder.source(csv, ['amount', 'item'], parts)
      const facts = await checkSource(source, folder.workDir, { chosen: [], todayIso })
      expect(column(facts, 'amount'), decimalMark).toMatchObject({ sum, state: 'sure' })
    }
  })

  it('names the rows of undecodable bytes', async () => {
    const bytes = Buffer.concat([Buffer.from('id,name\n1,a\n2,'), Buffer.of(0xff), Buffer.from('\n3,c\n')])
    const facts = await checkSource(await folder.source(bytes, ['id', 'name']), folder.workDir, {
      chosen: [],
      todayIso
    })
    const finding = facts.findings.find(({ rule }) => rule === 'undecodable-bytes')
    expect(finding).toMatchObject({ count: 1, examples: [{ row: 1, line: 3 }] })
  })

  it('verifies a chosen reading on every row', async () => {
    const reading: Reading = {
      column: 'n',
      type: { kind: 'long' },
      format: plainNumber,
      nullTokens: ['x'],
      onInvalid: 'reject'
    }
    const facts = await check('n\n1\nx\n2.5\n3\n', ['n'], [reading])
    expect(column(facts, 'n')).toMatchObject({
      state: 'chosen',
      validCount: 2,
      invalidCount: 1,
      nullCount: 1,
      sum: '4'
    })
    await expect(check('n\n1\n', ['n'], [{ ...reading, column: 'm' }])).rejects.toMatchObject({
      code: 'check.unknown-column'
    })
  })

  it('remarks on empty and constant columns, blanks and negative quantities', async () => {
    const facts = await check('a,b,quantity,t\n,x,-1, p\n,x,2,q\n', ['a', 'b', 'quantity', 't'])
    expect(facts.findings.map((f) => [f.id, f.count])).toEqual([
      ['empty-column:a', 2],
      ['constant-column:b', 2],
      ['negative-quantities:quantity', 1],
      ['white-space:t', 1]
    ])
    expect(facts.findings[3]?.examples).toEqual([{ row: 0, line: 2, text: ' p' }])
  })

  it('streams columns with many texts and still gives exact sums', async () => {
    // 40,000 rows: ids without repeats, amounts in cents, sorted days; sums by the formulas.
    const count = 40_000
    const rows = Array.from(
      { length: count },
      (_, i) => `K${i},${(i / 100).toFixed(2)},${new Date(1.6e12 + i * 6e4).toISOString()},${i === 30_000 ? 'bad' : i}`
    )
    const facts = await check(`id,amount,at,n\n${rows.join('\n')}\n`, ['id', 'amount', 'at', 'n'])
    // 0.01 × (39,999 × 40,000 / 2)
    expect(column(facts, 'amount')).toMatchObject({
      sum: '7999800',
      min: '0',
      max: '399.99',
      validCount: count,
      distinct: { count, exact: true }
    })
    expect(column(facts, 'amount').histogram.reduce((sum, b) => sum + b.count, 0)).toBe(count)
    expect(column(facts, 'at')).toMatchObject({
      reading: { type: { kind: 'timestamp', zone: 'offset' } },
      min: '2020-09-13T12:26:40Z',
      max: '2020-10-11T07:05:40Z'
    })
    expect(column(facts, 'n')).toMatchObject({ invalidCount: 1, sum: String((39_999 * 40_000) / 2 - 30_000) })
    expect(column(facts, 'n').invalidExamples).toEqual([{ row: 30_000, line: 30_002, text: 'bad' }])
    expect(column(facts, 'id')).toMatchObject({
      reading: { type: { kind: 'string' } },
      distinct: { count, exact: true },
      min: 'K0',
      max: 'K9999'
    })
    expect(facts.duplicateRows).toBe(0)
  })

  it('counts a column again when the sample misled', async () => {
    // The windows of the sample see digits only; between them every value is a word.
    const count = 60_000
    const isWord = (i: number) => i % 3750 > 1500
    const rows = Array.from({ length: count }, (_, i) => `${isWord(i) ? `word${i}` : i},1`)
    const facts = await check(`c,d\n${rows.join('\n')}\n`, ['c', 'd'])
    expect(column(facts, 'c')).toMatchObject({
      reading: { type: { kind: 'string' } },
      validCount: count,
      invalidCount: 0,
      min: '0',
      max: 'word9999'
    })
  })

  it('takes late evidence for the order of day and month', async () => {
    // Minutes make the timestamps different; only the last rows have a day above 12.
    const count = 30_000
    const two = (n: number) => String(n).padStart(2, '0')
    const rows = Array.from(
      { length: count },
      (_, i) =>
        `${two(i >= count - 3 ? 25 : (i % 12) + 1)}/${two((i % 7) + 1)}/2023 ${two(i % 24)}:${two(i % 60)}:${two(Math.floor(i / 60) % 60)},1`
    )
    const facts = await check(`at,n\n${rows.join('\n')}\n`, ['at', 'n'])
    expect(column(facts, 'at')).toMatchObject({
      state: 'sure',
      invalidCount: 0,
      reading: { format: { patterns: ['DD/MM/YYYY HH:mm:ss'] } }
    })
    expect(column(facts, 'at').evidence[0]).toMatchObject({ code: 'day-above-12', count: 3, line: count - 1 })
  })

  it('gives the same facts and score twice', async () => {
    const csv = `a,b\n${Array.from({ length: 300 }, (_, i) => `${i % 7},${i % 3 === 0 ? '' : 'x'}`).join('\n')}\n`
    const [one, two] = [await check(csv, ['a', 'b']), await check(csv, ['a', 'b'])]
    expect({ ...one, sourceId: '', tookMs: 0, structure: null }).toEqual({
      ...two,
      sourceId: '',
      tookMs: 0,
      structure: null
    })
    expect(scoreQuality(one, 80, todayIso)).toEqual(scoreQuality(two, 80, todayIso))
  })

  it('stops when it is cancelled', async () => {
    const source = await folder.source(
      `a,b\n${Array.from({ length: 200_000 }, (_, i) => `${i},${i * 7}`).join('\n')}\n`,
      ['a', 'b']
    )
    const stop = new AbortController()
    const steps: string[] = []
    const running = checkSource(source, folder.workDir, {
      chosen: [],
      todayIso,
      signal: stop.signal,
      onProgress: (p) => {
        steps.push(p.step)
        if (p.step === 'types') stop.abort()
      }
    })
    await expect(running).rejects.toSatisfy(isCancelled)
    expect(steps).toContain('types')
  })
})
