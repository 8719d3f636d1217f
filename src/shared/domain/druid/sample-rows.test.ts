import { describe, expect, it } from 'vitest'
import { rolledUp } from './default-form'
import type { IngestForm } from './ingest-form'
import { type LocalRow, type SampledRow, sampleQuestion } from './sample-rows'
import { form, input } from './spec-under-test'

const at = Date.UTC(2024, 1, 29, 13, 30)
const rows: LocalRow[] = [
  { timeMs: at, values: ['A "1"', '9007199254740993', '-5', '0.1', '1', '1709164800000'] },
  { timeMs: at, values: [null, null, null, null, null, null] }
]
const question = (more: Partial<IngestForm> = {}) => sampleQuestion({ ...form, ...more }, input.columns, rows)
const sampled = (row: number, parsed: SampledRow['parsed'], error: string | null = null): SampledRow => ({
  input: { __row: row },
  parsed,
  error
})
const whole = {
  __time: at,
  order_id: 'A "1"',
  // A number of that size comes as text.
  quantity: '9007199254740993',
  revenue: -5,
  weight: 0.1,
  returned: 1,
  shipped: 1_709_164_800_000
}
const nothing = {
  __time: at,
  order_id: null,
  quantity: null,
  revenue: null,
  weight: null,
  returned: null,
  shipped: null
}

describe('rows that the sampler is asked about', () => {
  it('stand in the task itself, as they are published, whatever the way of ingestion', () => {
    const { task } = question()
    expect(task).toMatchObject({
      type: 'index_parallel',
      spec: {
        dataSchema: { granularitySpec: { rollup: false } },
        ioConfig: {
          inputSource: {
            type: 'inline',
            data: [
              `{"__row":0,"__time":${at},"order_id":"A \\"1\\"","quantity":9007199254740993,"revenue":-5,"weight":0.1,"returned":1,"shipped":1709164800000}`,
              `{"__row":1,"__time":${at},"order_id":null,"quantity":null,"revenue":null,"weight":null,"returned":null,"shipped":null}`
            ].join('\n')
          }
        }
      }
    })
  })

  it('are the same as Druid’s, in whatever order it answers', () => {
    const compared = question().compared([sampled(1, nothing), sampled(0, whole)])
    expect(compared.map(({ differs, error }) => [differs, error])).toEqual([
      [[], null],
      [[], null]
    ])
    expect(compared[0]?.local).toEqual([new Date(at).toISOString(), ...(rows[0]?.values ?? [])])
  })

  it.each<[string, Record<string, unknown>, number[]]>([
    ['a digit of a large number', { quantity: '9007199254740992' }, [2]],
    ['a cent', { revenue: -6 }, [3]],
    ['a number where there was none', { quantity: 0 }, [2]],
    ['another time', { __time: at + 1 }, [0]],
    ['blanks', { order_id: 'A "1" ' }, [1]],
    ['several at once', { order_id: null, shipped: null }, [1, 6]]
  ])('%s is marked', (_what, parsed, differs) => {
    const changed = 'quantity' in parsed && parsed.quantity === 0 ? sampled(1, { ...nothing, ...parsed }) : null
    const compared = question().compared([changed ?? sampled(0, { ...whole, ...parsed })])
    expect(compared[changed ? 1 : 0]?.differs).toEqual(differs)
  })

  it('that Druid refuses say why, without the row again; of those it does not answer nothing is said', () => {
    const message =
      'Found unparseable columns in row: [SamplerInputRow{row={event={a=[1]}}}], exceptions: [could not convert value [A1] to long]'
    const compared = question().compared([sampled(0, { ...whole, order_id: null }, message)])
    expect(compared.map(({ druid, differs, error }) => [druid === null, differs, error])).toEqual([
      [false, [1], 'could not convert value [A1] to long'],
      [true, [], null]
    ])
  })

  it('have their times cut off, and what metrics read beside the keys', () => {
    const rolled = rolledUp(form, ['order_id'])
    const { columns, compared, task } = sampleQuestion(rolled, input.columns, rows)
    expect(columns.map(({ name }) => name)).toEqual([
      '__time',
      'order_id',
      'quantity',
      'revenue',
      'weight',
      'returned',
      'shipped'
    ])
    expect(task).toMatchObject({ spec: { dataSchema: { granularitySpec: { queryGranularity: 'DAY' } } } })
    const [row] = compared([sampled(0, { ...whole, __time: Date.UTC(2024, 1, 29) })])
    expect([row?.local[0], row?.differs]).toEqual(['2024-02-29T00:00:00.000Z', []])
  })

  it('leave out what only SQL can make, and compare nothing with an expression of a person’s', () => {
    const { columns, notCompared, compared, task } = question({
      dimensions: ['order_id', 'mine', 'sql_only'].map((name) => ({ name, type: 'string', multiValue: false })),
      transforms: [
        { kind: 'lower', name: 'order_id', column: 'order_id' },
        { kind: 'custom', name: 'mine', sql: null, expression: 'upper(order_id)' },
        { kind: 'custom', name: 'sql_only', sql: 'UPPER(order_id)', expression: null }
      ]
    })
    expect(columns.map(({ name }) => name)).toEqual(['__time', 'order_id', 'mine', 'sql_only'])
    expect(notCompared).toEqual(['mine', 'sql_only'])
    expect(JSON.stringify(task)).not.toContain('sql_only')
    const [row] = compared([sampled(0, { __time: at, order_id: 'a "1"', mine: 'A "1"' })])
    expect(row).toMatchObject({
      local: [new Date(at).toISOString(), 'a "1"', null, null],
      druid: [new Date(at).toISOString(), 'a "1"', 'A "1"', null],
      differs: []
    })
  })
})
