/**
 * Every step over a small file: what it gives in the parts (read by DuckDB), the same in the preview, and a ledger that adds up in
 * shape and measure alike. Expected values are worked out by hand.
 */
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Measure } from '../../../../shared/domain/recipe'
import { AppError } from '../../../../shared/errors'
import { measure, preview, shape } from '..'
import { type BareStep, type Bench, openBench, readingOf, recipeOf } from '../recipe-under-test'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.remove())

type Cells = (string | null)[]

interface Seen {
  readonly columns: string[]
  readonly rows: Cells[]
  readonly measured: Measure
}

/** Runs steps in all three ways and sees that they agree. */
async function run(text: string, kinds: Record<string, string>, steps: BareStep[]): Promise<Seen> {
  const source = await bench.source(text)
  const recipe = recipeOf(
    Object.entries(kinds).map(([name, kind]) => readingOf(name, kind)),
    steps
  )
  const shaped = await shape(source, bench.workDir, recipe, bench.outDir)
  const measured = await measure(source, bench.workDir, recipe)
  expect(measured.ledger).toEqual(shaped.ledger)
  const columns = shaped.schema.map(({ name }) => name)
  const named = columns.map((name) => `"${name.replaceAll('"', '""')}"::VARCHAR`).join(', ')
  const rows = (await bench.sql(`SELECT ${named} FROM parts`)) as Cells[]
  const shown = await preview(source, bench.workDir, recipe, { offset: 0, limit: 500, upTo: null })
  expect(shown.problems).toEqual([])
  expect(shown.afterColumns).toEqual(shaped.schema)
  const after = shown.rows.flatMap(({ after }) => (after === null ? [] : [after]))
  expect(after.map((row) => row.map((cell) => cell?.replace('T', ' ') ?? null))).toEqual(
    rows.map((row) => row.map((cell) => cell?.replace('T', ' ') ?? null))
  )
  return { columns, rows, measured }
}

async function refusal(text: string, kinds: Record<string, string>, steps: BareStep[]) {
  try {
    await run(text, kinds, steps)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.details }
    throw error
  }
  return { code: 'none' }
}

const towns = 'id,town,note\n1, san  FRANCISCO ,a1b22\n2,köln-süd,\n3,RIO de janeiro,xyz\n4,,A1\n'
const townKinds = { id: 'long', town: 'string', note: 'string' }
const column = ({ rows, columns }: Seen, name: string) => rows.map((row) => row[columns.indexOf(name)])

describe('columns', () => {
  it('are chosen and put in order', async () => {
    const seen = await run(towns, townKinds, [{ kind: 'select', columns: ['note', 'id'] }])
    expect(seen.columns).toEqual(['note', 'id'])
    expect(seen.rows[0]).toEqual(['a1b22', '1'])
  })

  it('are cut at a text, the last one taking the rest', async () => {
    const seen = await run('k,path\n1,a/b/c/d\n2,a\n3,/x\n4,\n', { k: 'long', path: 'string' }, [
      { kind: 'split', column: 'path', by: { kind: 'text', text: '/' }, into: ['one', 'two', 'rest'], keep: false }
    ])
    expect(seen.columns).toEqual(['k', 'one', 'two', 'rest'])
    expect(seen.rows).toEqual([
      ['1', 'a', 'b', 'c/d'],
      ['2', 'a', null, null],
      ['3', null, 'x', null],
      ['4', null, null, null]
    ])
  })

  it('are cut where a pattern fits', async () => {
    const seen = await run('size,z\n"10cm x 20 cm",1\n7X8x9,1\n5,1\n', { size: 'string', z: 'long' }, [
      { kind: 'split', column: 'size', by: { kind: 'pattern', pattern: '\\s*[xX]\\s*' }, into: ['w', 'h'], keep: true }
    ])
    expect(seen.columns).toEqual(['size', 'w', 'h', 'z'])
    expect(seen.rows.map((row) => row.slice(1, 3))).toEqual([
      ['10cm', '20 cm'],
      ['7', '8x9'],
      ['5', null]
    ])
  })

  it('are cut at places', async () => {
    const seen = await run('code,z\nDE12345X,1\nF,1\n', { code: 'string', z: 'long' }, [
      {
        kind: 'split',
        column: 'code',
        by: { kind: 'positions', positions: [3, 8] },
        into: ['a', 'b', 'c'],
        keep: false
      }
    ])
    expect(seen.rows.map((row) => row.slice(0, 3))).toEqual([
      ['DE', '12345', 'X'],
      ['F', null, null]
    ])
  })

  it('are joined, leaving out what has no value', async () => {
    const text = 'a,n,d\nx,1.50,31/12/2024\n,2,\n,,\ny,3.00,01/01/2025\n'
    const seen = await run(text, { a: 'string', n: 'decimal(10,2)', d: 'date DD/MM/YYYY' }, [
      { kind: 'merge', columns: ['a', 'n', 'd'], separator: ' · ', into: 'a', keep: false }
    ])
    expect(seen.columns).toEqual(['a'])
    expect(seen.rows).toEqual([['x · 1.50 · 2024-12-31'], ['2.00'], [null], ['y · 3.00 · 2025-01-01']])
  })
})

describe('texts', () => {
  it.each([
    ['upper', ['SAN  FRANCISCO', 'KÖLN-SÜD', 'RIO DE JANEIRO', null]],
    ['lower', ['san  francisco', 'köln-süd', 'rio de janeiro', null]],
    ['title', ['San  Francisco', 'Köln-Süd', 'Rio De Janeiro', null]],
    ['sentence', ['San  francisco', 'Köln-süd', 'Rio de janeiro', null]]
  ] as const)('in %s case', async (to, wanted) => {
    const seen = await run(towns, townKinds, [{ kind: 'case', columns: ['town'], to }])
    expect(column(seen, 'town')).toEqual(wanted)
  })

  const replace = {
    kind: 'replace' as const,
    columns: ['note'],
    isPattern: false,
    whole: false,
    ignoreCase: false
  }

  it.each([
    [{ find: '1', replacement: '$1' }, ['a$1b22', null, 'xyz', 'A$1']],
    [{ find: 'a1', replacement: '', ignoreCase: true }, ['b22', null, 'xyz', null]],
    [{ find: 'a1', replacement: 'z', whole: true, ignoreCase: true }, ['a1b22', null, 'xyz', 'z']],
    [{ find: 'xyz', replacement: '', whole: true }, ['a1b22', null, null, 'A1']],
    [{ find: '([a-z])([0-9]+)', replacement: '$2$1$$', isPattern: true }, ['1a$22b$', null, 'xyz', 'A1']],
    [{ find: '[a-z]\\d', replacement: '<$0>', isPattern: true, ignoreCase: true }, ['<a1><b2>2', null, 'xyz', '<A1>']],
    [{ find: '[a-z]+', replacement: 'all', isPattern: true, whole: true }, ['a1b22', null, 'all', 'A1']]
  ])('replaced: %j', async (more, wanted) => {
    const seen = await run(towns, townKinds, [{ ...replace, ...more }])
    expect(column(seen, 'note')).toEqual(wanted)
  })

  it.each([
    ['(?=a)', 1, 'looking ahead or behind is not possible'],
    ['a**', 3, 'this is repeated already; use (?:…) around it'],
    ['(a', 1, 'this ( is never closed; write \\( for the character itself'],
    ['(\\w{1,900}){1,900}', 1, 'it would take too much to build: repeat less'],
    ['x*', 1, 'it also fits where there is nothing, so it would fit everywhere'],
    ['(a)\\1', 4, 'a pattern cannot refer back to what it found']
  ])('a pattern that cannot run is refused: %s', async (find, position, reason) => {
    const refused = await refusal(towns, townKinds, [{ ...replace, isPattern: true, find, replacement: '' }])
    expect(refused).toMatchObject({ code: 'shape.bad-pattern', position, reason })
  })

  it('exchanged value by value', async () => {
    const entries = [
      { from: 'xyz', to: 'abc' },
      { from: 'A1', to: null },
      { from: 'abc', to: 'never twice' }
    ]
    const seen = await run(towns, townKinds, [{ kind: 'map', column: 'note', entries }])
    expect(column(seen, 'note')).toEqual(['a1b22', null, 'abc', null])
    expect(seen.measured.effects[0]).toMatchObject({ rowsIn: 4, rowsOut: 4, cellsChanged: 2, cellsEmptied: 1 })
  })

  it('masked but for the last letters', async () => {
    const seen = await run('card,z\n4111111111111234,1\n1234,1\n12345,1\n,1\n', { card: 'string', z: 'long' }, [
      { kind: 'mask', columns: ['card'], shown: 4, at: 'end' }
    ])
    expect(column(seen, 'card')).toEqual(['************1234', '****', '*2345', null])
    const start = await run('card,z\nñandú,1\n', { card: 'string', z: 'long' }, [
      { kind: 'mask', columns: ['card'], shown: 1, at: 'start' }
    ])
    expect(column(start, 'card')).toEqual(['ñ****'])
  })

  it('put in codes that another program makes of them too', async () => {
    const secret = 'a secret of ours, longer than the block of the hash by far, which is hashed itself then'
    const code = (text: string) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 32)
    const seen = await run(
      'mail,n\nanne@x.de,1.50\nüö@x.de,\n,2\nanne@x.de,3\n',
      { mail: 'string', n: 'decimal(5,2)' },
      [
        { kind: 'hash', columns: ['mail', 'n'], secret },
        { kind: 'filter', expression: 'mail is not null' }
      ]
    )
    expect(seen.rows).toEqual([
      [code('anne@x.de'), code('1.50')],
      [code('üö@x.de'), null],
      [code('anne@x.de'), code('3.00')]
    ])
  })
})

describe('values', () => {
  const gaps = 'id,region,amount,spare\n1,,5.00,1\n2,East,,2\n3,,,3\n4,West,7.25,4\n5,,1,5\n'
  const kinds = { id: 'long', region: 'string', amount: 'decimal(10,2)', spare: 'long' }

  it('are filled with a constant', async () => {
    const seen = await run(gaps, kinds, [{ kind: 'fill', columns: ['amount'], with: { kind: 'value', value: '0.5' } }])
    expect(column(seen, 'amount')).toEqual(['5.00', '0.50', '0.50', '7.25', '1.00'])
    expect(seen.measured.effects[0]).toMatchObject({
      cellsChanged: 2,
      totals: [{ column: 'amount', before: '13.25', after: '14.25' }]
    })
  })

  it('are filled from above, passing over rows that have ended', async () => {
    const seen = await run(gaps, kinds, [
      { kind: 'filter', expression: 'id != 2' },
      { kind: 'fill', columns: ['region', 'amount'], with: { kind: 'previous' } }
    ])
    expect(seen.rows.map((row) => row.slice(0, 3))).toEqual([
      ['1', null, '5.00'],
      ['3', null, '5.00'],
      ['4', 'West', '7.25'],
      ['5', 'West', '1.00']
    ])
  })

  it('are filled from another column', async () => {
    const seen = await run(gaps, kinds, [
      { kind: 'fill', columns: ['amount'], with: { kind: 'column', column: 'spare' } }
    ])
    expect(column(seen, 'amount')).toEqual(['5.00', '2.00', '3.00', '7.25', '1.00'])
  })

  it('are not filled with what they cannot hold', async () => {
    const fill = (value: string): BareStep => ({ kind: 'fill', columns: ['amount'], with: { kind: 'value', value } })
    expect(await refusal(gaps, kinds, [fill('0.125')])).toMatchObject({ code: 'shape.bad-value', value: '0.125' })
    expect(
      await refusal(gaps, kinds, [{ kind: 'fill', columns: ['spare'], with: { kind: 'column', column: 'amount' } }])
    ).toMatchObject({ code: 'shape.column-type', column: 'amount' })
  })

  it('that are missing end their rows', async () => {
    const any = await run(gaps, kinds, [{ kind: 'drop-nulls', columns: ['region', 'amount'], when: 'any' }])
    expect(column(any, 'id')).toEqual(['4'])
    expect(any.measured.ledger).toEqual({ read: 5, loaded: 1, rejected: 0, filtered: 4, deduplicated: 0 })
    const all = await run(gaps, kinds, [{ kind: 'drop-nulls', columns: ['region', 'amount'], when: 'all' }])
    expect(column(all, 'id')).toEqual(['1', '2', '4', '5'])
  })

  it('keep the last of equal ones', async () => {
    const seen = await run('k,v\na,1\nb,2\na,3\na,4\nb,5\n', { k: 'string', v: 'long' }, [
      { kind: 'deduplicate', by: ['k'], keep: 'last' }
    ])
    expect(seen.rows).toEqual([
      ['a', '4'],
      ['b', '5']
    ])
    expect(seen.measured.effects[0]).toMatchObject({
      rowsIn: 5,
      rowsOut: 2,
      totals: []
    })
  })
})

describe('columns read again', () => {
  const text = 'd,n\n31/12/2024,"1.234,50 €"\n1.2.24,12\n32/01/2024,-3\n,x\n'

  it('as dates and amounts, by the rules of a reading', async () => {
    const seen = await run(text, { d: 'string', n: 'string' }, [
      { kind: 'retype', reading: readingOf('d', 'date DD/MM/YYYY|D.M.YY', { onInvalid: 'empty' }) },
      {
        kind: 'retype',
        reading: {
          ...readingOf('n', 'decimal(10,2)'),
          format: {
            kind: 'number',
            decimalMark: ',',
            thousandsMark: '.',
            currencies: ['€'],
            percent: false,
            parenthesesNegative: false,
            trailingMinus: false
          }
        }
      }
    ])
    expect(seen.rows).toEqual([
      ['2024-12-31', '1234.50'],
      ['2024-02-01', '12.00'],
      [null, '-3.00']
    ])
    expect(seen.measured.ledger).toEqual({ read: 4, loaded: 3, rejected: 1, filtered: 0, deduplicated: 0 })
    expect(seen.measured.rejectedByReason).toEqual([{ reason: 'n', rows: 1 }])
    expect(seen.measured.effects).toMatchObject([
      { rowsIn: 4, rowsOut: 4, cellsChanged: 3, cellsEmptied: 1 },
      { rowsIn: 4, rowsOut: 3, totals: [{ column: 'n', before: null, after: '1243.50' }] }
    ])
  })

  it('from one type to another', async () => {
    const seen = await run(
      'a,b,c\n5,2024-05-06 07:08:09,1.5\n',
      { a: 'long', b: 'timestamp YYYY-MM-DD HH:mm:ss', c: 'double' },
      [
        { kind: 'retype', reading: readingOf('a', 'decimal(10,2)') },
        { kind: 'retype', reading: readingOf('b', 'date YYYY-MM-DDTHH:mm:ss') },
        { kind: 'retype', reading: readingOf('c', 'string') }
      ]
    )
    expect(seen.rows).toEqual([['5.00', '2024-05-06', '1.5']])
  })
})

describe('columns to rows', () => {
  const wide = 'shop,jan,feb,mar\nA,1,2.50,\nB,4,,6\nC,x,1,1\n'
  const kinds = { shop: 'string', jan: 'long', feb: 'decimal(10,2)', mar: 'long' }
  const unpivot = {
    kind: 'unpivot' as const,
    columns: ['jan', 'feb', 'mar'],
    nameColumn: 'month',
    valueColumn: 'amount',
    dropEmpty: true
  }

  it('rows that are made are counted, and the ledger adds up', async () => {
    const seen = await run(wide, kinds, [unpivot])
    expect(seen.columns).toEqual(['shop', 'month', 'amount'])
    expect(seen.rows).toEqual([
      ['A', 'jan', '1.00'],
      ['A', 'feb', '2.50'],
      ['B', 'jan', '4.00'],
      ['B', 'mar', '6.00']
    ])
    // C is rejected before it could be made three rows of.
    expect(seen.measured.ledger).toEqual({ read: 3, made: 4, loaded: 4, rejected: 1, filtered: 2, deduplicated: 0 })
    expect(seen.measured.totals).toEqual({ amount: '13.50' })
    expect(seen.measured.effects[0]).toMatchObject({
      rowsIn: 2,
      rowsOut: 4,
      totals: [
        { column: 'amount', before: null, after: '13.50' },
        { column: 'feb', before: '2.50', after: null }
      ]
    })
  })

  it('one after the other, with steps before, between and after that see each row once', async () => {
    const text = 'k,a1,a2,b1,b2,w\nx,1,2,10,20,0.5\ny,1,2,10,30,0.5\nz,9,9,9,9,9\n'
    const seen = await run(text, { k: 'string', a1: 'long', a2: 'long', b1: 'long', b2: 'long', w: 'decimal(5,2)' }, [
      { kind: 'filter', expression: "k != 'z'" },
      { kind: 'unpivot', columns: ['a1', 'a2'], nameColumn: 'a', valueColumn: 'av', dropEmpty: false },
      { kind: 'filter', expression: "not (k = 'x' and av = 1)" },
      { kind: 'unpivot', columns: ['b1', 'b2'], nameColumn: 'b', valueColumn: 'bv', dropEmpty: false },
      { kind: 'deduplicate', by: ['bv'], keep: 'last' }
    ])
    expect(seen.rows).toEqual([
      ['x', '0.50', 'a2', '2', 'b2', '20'],
      ['y', '0.50', 'a2', '2', 'b1', '10'],
      ['y', '0.50', 'a2', '2', 'b2', '30']
    ])
    // 3 read; x and y become 4, one is filtered, 3 become 6; z and the filtered one stay alone: 8 rows in all.
    expect(seen.measured.ledger).toEqual({ read: 3, made: 5, loaded: 3, rejected: 0, filtered: 2, deduplicated: 3 })
    expect(seen.measured.effects.map(({ rowsIn, rowsOut }) => [rowsIn, rowsOut])).toEqual([
      [3, 2],
      [2, 4],
      [4, 3],
      [3, 6],
      [6, 3]
    ])
    // Weights: 10.00 → 1.00 → 2.00 → 1.50 → 3.00 → 1.50.
    expect(seen.measured.effects.map(({ totals }) => totals.find(({ column }) => column === 'w'))).toEqual([
      { column: 'w', before: '10.00', after: '1.00' },
      { column: 'w', before: '1.00', after: '2.00' },
      { column: 'w', before: '2.00', after: '1.50' },
      { column: 'w', before: '1.50', after: '3.00' },
      { column: 'w', before: '3.00', after: '1.50' }
    ])
  })

  it('columns of different kinds are refused', async () => {
    expect(await refusal(wide, kinds, [{ ...unpivot, columns: ['shop', 'jan'] }])).toMatchObject({
      code: 'shape.column-type',
      column: 'jan',
      expected: 'text'
    })
  })

  it('all rows that were made of a rejected value are told by their line', async () => {
    const seen = await run('k,a,b\nx,1,no\ny,2,3\n', { k: 'string', a: 'string', b: 'string' }, [
      { kind: 'unpivot', columns: ['a', 'b'], nameColumn: 'n', valueColumn: 'v', dropEmpty: false },
      { kind: 'retype', reading: readingOf('v', 'long') }
    ])
    expect(seen.rows.map((row) => row[2])).toEqual(['1', '2', '3'])
    expect(seen.measured.ledger).toEqual({ read: 2, made: 2, loaded: 3, rejected: 1, filtered: 0, deduplicated: 0 })
  })
})
