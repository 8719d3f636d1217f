import { describe, expect, it } from 'vitest'
import { checkForm, unknownCluster } from './check-form'
import { rolledUp } from './default-form'
import { formProblemText } from './form-problem'
import type { IngestForm } from './ingest-form'
import type { IngestInput } from './ingest-input'
import { form, input } from './spec-under-test'

const reasons = (more: Partial<IngestForm>, read: Partial<IngestInput> = {}, cluster = {}) =>
  checkForm({ ...form, ...more }, { ...input, ...read }, { ...unknownCluster, ...cluster }).map(({ reason, path }) =>
    `${reason} ${path.join('.')}`.trim()
  )

const text = (name: string) => ({ name, type: 'string' as const, multiValue: false })
const rollup = rolledUp(form, ['order_id'])

describe('a form', () => {
  it('has nothing wrong as it begins, in any mode and by either way', () => {
    for (const method of ['sql', 'native'] as const) {
      for (const mode of ['append', 'replace-months', 'replace-all'] as const) {
        expect(reasons({ method, mode })).toEqual([])
        expect(reasons({ ...rollup, method, mode })).toEqual([])
      }
    }
  })

  it.each<[string, Partial<IngestForm>, Partial<IngestInput>]>([
    ['bad-datasource dataSource', { dataSource: '.a' }, {}],
    ['bad-datasource dataSource', { dataSource: 'a/b' }, {}],
    ['bad-datasource dataSource', { dataSource: 'a\tb' }, {}],
    ['bad-key', {}, { key: "x'; y" }],
    ['no-columns dimensions', { dimensions: [] }, {}],
    ['duplicate-column dimensions.1.name', { dimensions: [text('order_id'), text('order_id')] }, {}],
    ['unknown-column dimensions.0.name', { dimensions: [text('nope')] }, {}],
    ['unknown-column transforms.0', { transforms: [{ kind: 'lower', name: 'x', column: 'nope' }] }, {}],
    ['unknown-column clusteredBy.0', { clusteredBy: ['nope'] }, {}],
    [
      'unknown-column partitioning.dimensions.0',
      { method: 'native', partitioning: { kind: 'hashed', dimensions: ['nope'], targetRows: 5000 } },
      {}
    ],
    ['metrics-need-rollup metrics.0', { metrics: [{ kind: 'count', name: 'n' }] }, {}],
    ['no-count metrics', { ...rollup, metrics: [] }, {}],
    [
      'not-numeric metrics.1.column',
      {
        ...rollup,
        metrics: [
          { kind: 'count', name: 'n' },
          { kind: 'sum', name: 's', column: 'order_id', type: 'long' }
        ]
      },
      {}
    ],
    ['multi-value-type dimensions.0.type', { dimensions: [{ name: 'quantity', type: 'long', multiValue: true }] }, {}],
    [
      'multi-value-sql dimensions.0.multiValue',
      { ...rollup, dimensions: [{ name: 'order_id', type: 'string', multiValue: true }] },
      {}
    ],
    [
      'append-needs-dynamic partitioning.kind',
      { method: 'native', mode: 'append', partitioning: { kind: 'hashed', dimensions: [], targetRows: 5000 } },
      {}
    ],
    ['not-whole-segments segmentGranularity', { segmentGranularity: 'YEAR' }, {}],
    ['no-months mode', {}, { months: [] }],
    [
      'too-many-segments segmentGranularity',
      { segmentGranularity: 'HOUR' },
      { months: Array.from({ length: 8 }, (_, i) => `2024-0${i + 1}`) }
    ],
    ['coarser-than-segment queryGranularity', { queryGranularity: 'YEAR' }, {}],
    ['transform-text transforms.0', { transforms: [{ kind: 'custom', name: 'x', sql: ' ', expression: '1' }] }, {}],
    [
      'money-too-wide money',
      {},
      { columns: input.columns.map((column) => (column.scale ? { ...column, precision: 19 } : column)) }
    ]
  ])('%s', (expected, more, read) => expect(reasons(more, read)).toEqual([expected]))

  it('wide amounts are no matter where the largest one is known to fit', () => {
    const columns = input.columns.map((column) => (column.scale ? { ...column, precision: 38 } : column))
    const [amount] = columns.filter(({ scale }) => scale > 0)
    const found = (largest: number) =>
      checkForm(form, { ...input, columns }, { ...unknownCluster, largest: { [amount?.name ?? '']: largest } })
    expect(found(1_000_000)).toEqual([])
    // 2^63 is 9,223,372,036,854,775,808: with two digits after the mark 92 thousand billions are too many.
    expect(found(9.3e16)).toMatchObject([{ reason: 'money-too-wide', severity: 'warning' }])
  })

  it('a name of the time may not be stored twice', () => {
    const found = reasons({ dimensions: [text('__time')] })
    expect(found).toContain('reserved-column dimensions.0.name')
  })

  it('asks for no more than the cluster has', () => {
    const cluster = { sqlTask: false, s3Input: false, parquetInput: false, sketches: false, freeSlots: 1 }
    const read: Partial<IngestInput> = {
      format: 'parquet',
      source: { kind: 's3', objects: [{ bucket: 'b', key: 'k' }], endpoint: null, keys: null }
    }
    const metrics = [...rollup.metrics, { kind: 'hll' as const, name: 'h', column: 'order_id', lgK: 12 }]
    expect(reasons({ ...rollup, metrics }, read, cluster)).toEqual([
      'sql-missing method',
      's3-missing',
      'parquet-missing',
      `sketches-missing metrics.${metrics.length - 1}`,
      'not-enough-slots maxNumTasks'
    ])
  })

  it('says what is wrong in words', () => {
    const [problem] = checkForm({ ...form, segmentGranularity: 'QUARTER' }, input)
    expect(problem && formProblemText(problem)).toBe(
      'months are no whole segments of a QUARTER; replacing some would remove others. Choose MONTH or finer, or replace all'
    )
  })
})
