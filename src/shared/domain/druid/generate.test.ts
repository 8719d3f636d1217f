import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rolledUp } from './default-form'
import { generateSpec } from './generate'
import type { IngestForm } from './ingest-form'
import { IngestForm as FormShape } from './ingest-form'
import type { IngestInput } from './ingest-input'
import { publishedColumns } from './published'
import { form, input, columns as readColumns } from './spec-under-test'

function sqlOf(more: Partial<IngestForm> = {}, read: Partial<IngestInput> = {}) {
  const spec = generateSpec({ ...form, ...more }, { ...input, ...read })
  if (spec.kind !== 'sql') throw new Error('not SQL')
  return spec
}

function taskOf(more: Partial<IngestForm> = {}, read: Partial<IngestInput> = {}) {
  const spec = generateSpec({ ...form, method: 'native', ...more }, { ...input, ...read })
  if (spec.kind !== 'native') throw new Error('not native')
  return spec.task
}

it('columns are published by their types', () => {
  expect(
    publishedColumns(readColumns, 'cents').map(({ name, type, encoding, scale }) => [name, type, encoding, scale])
  ).toEqual([
    ['order_id', 'string', 'text', 0],
    ['quantity', 'long', 'integer', 0],
    ['revenue', 'long', 'scaled', 2],
    ['weight', 'double', 'double', 0],
    ['returned', 'long', 'flag', 0],
    ['shipped', 'long', 'epoch-ms', 0]
  ])
  expect(publishedColumns(readColumns, 'double')[2]).toMatchObject({ type: 'double', encoding: 'double' })
})

it('the form that a dataset begins with is one', () => expect(FormShape.parse(form)).toEqual(form))

describe('SQL', () => {
  it('replaces the months of the rows, in as few intervals as can be', () => {
    const { query, context } = sqlOf()
    expect(
      query
    ).toBe(`REPLACE INTO "sales" OVERWRITE WHERE ("__time" >= TIMESTAMP '2023-12-01 00:00:00' AND "__time" < TIMESTAMP '2024-02-01 00:00:00') OR ("__time" >= TIMESTAMP '2024-03-01 00:00:00' AND "__time" < TIMESTAMP '2024-04-01 00:00:00')
SELECT
  "__time" AS "__time",
  "order_id",
  "quantity",
  "revenue",
  "weight",
  "returned",
  "shipped"
FROM TABLE(EXTERN(
    '{"type":"http","uris":["https://store.test/a.json.gz?X-Amz-Signature=1"]}',
    '{"type":"json"}',
    '[{"name":"__time","type":"long"},{"name":"order_id","type":"string"},{"name":"quantity","type":"long"},{"name":"revenue","type":"long"},{"name":"weight","type":"double"},{"name":"returned","type":"long"},{"name":"shipped","type":"long"}]'
  ))
PARTITIONED BY MONTH`)
    expect(context).toEqual({
      maxNumTasks: 2,
      maxParseExceptions: 0,
      rowsPerSegment: 3_000_000,
      finalizeAggregations: true,
      waitUntilSegmentsLoad: true,
      failOnEmptyInsert: true,
      salesJobKey: 'job-0001'
    })
  })

  it('appends, replaces all, sorts, and cuts time off', () => {
    const first = (more: Partial<IngestForm>) => sqlOf(more).query.split('\n')[0]
    expect(first({ mode: 'append' })).toBe('INSERT INTO "sales"')
    expect(first({ mode: 'replace-all' })).toBe('REPLACE INTO "sales" OVERWRITE ALL')
    const { query } = sqlOf({
      mode: 'append',
      segmentGranularity: 'QUARTER',
      queryGranularity: 'HOUR',
      clusteredBy: ['order_id', 'quantity'],
      missingTime: '1970-01-01T00:00:00Z'
    })
    expect(query).toContain(
      `TIME_FLOOR(COALESCE(MILLIS_TO_TIMESTAMP(CAST("__time" AS BIGINT)), TIMESTAMP '1970-01-01 00:00:00'), 'PT1H') AS "__time"`
    )
    expect(query.split('\n').slice(-2)).toEqual([
      `PARTITIONED BY TIME_FLOOR("__time", 'P3M')`,
      'CLUSTERED BY "order_id", "quantity"'
    ])
  })

  it('sums up, and stores sketches unfinished', () => {
    const { query, context } = sqlOf({
      rollup: true,
      queryGranularity: 'DAY',
      dimensions: [{ name: 'returned', type: 'string', multiValue: false }],
      metrics: [
        { kind: 'count', name: 'count' },
        { kind: 'sum', name: 'revenue', column: 'revenue', type: 'long' },
        { kind: 'min', name: 'least', column: 'weight', type: 'double' },
        { kind: 'hll', name: 'orders', column: 'order_id', lgK: 14 },
        { kind: 'quantiles', name: 'weights', column: 'weight', k: 64 }
      ]
    })
    expect(query.slice(query.indexOf('SELECT'), query.indexOf('FROM'))).toBe(`SELECT
  TIME_FLOOR(MILLIS_TO_TIMESTAMP(CAST("__time" AS BIGINT)), 'P1D') AS "__time",
  CAST("returned" AS VARCHAR) AS "returned",
  COUNT(*) AS "count",
  SUM("revenue") AS "revenue",
  MIN("weight") AS "least",
  DS_HLL("order_id", 14, 'HLL_4') AS "orders",
  DS_QUANTILES_SKETCH("weight", 64) AS "weights"
`)
    expect(query).toContain('\nGROUP BY 1, 2\n')
    expect(context).toMatchObject({ finalizeAggregations: false, groupByEnableMultiValueUnnesting: false })
  })

  it('a context of one’s own wins, but not over the key', () => {
    const { context } = sqlOf({ context: { maxParseExceptions: 5, salesJobKey: 'other', priority: 7 } })
    expect(context).toMatchObject({ maxParseExceptions: 5, priority: 7, salesJobKey: 'job-0001' })
  })

  it('reads S3 by name, with keys only when they are given', () => {
    const objects = [{ bucket: 'b', key: 'a "1" ä.gz' }]
    const endpoint = { url: 'http://127.0.0.1:7480', region: 'us-east-1', pathStyle: true }
    const source = (keys: { accessKeyId: string; secretAccessKey: string } | null) => ({
      kind: 's3' as const,
      objects,
      endpoint,
      keys
    })
    const of = (keys: Parameters<typeof source>[0]) =>
      taskOf({}, { source: source(keys) }) as never as {
        spec: { ioConfig: { inputSource: unknown } }
      }
    const base = {
      type: 's3',
      objects: [{ bucket: 'b', path: 'a "1" ä.gz' }],
      endpointConfig: { url: 'http://127.0.0.1:7480', signingRegion: 'us-east-1' },
      clientConfig: { protocol: 'http', disableChunkedEncoding: true, enablePathStyleAccess: true }
    }
    expect(of(null).spec.ioConfig.inputSource).toEqual(base)
    expect(of({ accessKeyId: 'k', secretAccessKey: 's' }).spec.ioConfig.inputSource).toEqual({
      ...base,
      properties: {
        accessKeyId: { type: 'default', password: 'k' },
        secretAccessKey: { type: 'default', password: 's' }
      }
    })
  })
})

describe('native', () => {
  it('replaces the months of the rows', () => {
    expect(taskOf({ maxNumTasks: 3, transforms: [{ kind: 'upper', name: 'up', column: 'order_id' }] })).toEqual({
      type: 'index_parallel',
      spec: {
        dataSchema: {
          dataSource: 'sales',
          timestampSpec: { column: '__time', format: 'millis' },
          transformSpec: { transforms: [{ type: 'expression', name: 'up', expression: 'upper("order_id")' }] },
          dimensionsSpec: {
            dimensions: [
              { type: 'string', name: 'order_id' },
              { type: 'long', name: 'quantity' },
              { type: 'long', name: 'revenue' },
              { type: 'double', name: 'weight' },
              { type: 'long', name: 'returned' },
              { type: 'long', name: 'shipped' }
            ]
          },
          granularitySpec: {
            type: 'uniform',
            segmentGranularity: 'MONTH',
            queryGranularity: 'NONE',
            rollup: false,
            intervals: [
              '2023-12-01T00:00:00.000Z/2024-02-01T00:00:00.000Z',
              '2024-03-01T00:00:00.000Z/2024-04-01T00:00:00.000Z'
            ]
          }
        },
        ioConfig: {
          type: 'index_parallel',
          inputSource: { type: 'http', uris: ['https://store.test/a.json.gz?X-Amz-Signature=1'] },
          inputFormat: { type: 'json' },
          appendToExisting: false,
          dropExisting: true
        },
        tuningConfig: {
          type: 'index_parallel',
          partitionsSpec: { type: 'dynamic', maxRowsPerSegment: 3_000_000 },
          maxNumConcurrentSubTasks: 2,
          maxParseExceptions: 0,
          maxSavedParseExceptions: 10,
          awaitSegmentAvailabilityTimeoutMillis: 120_000
        }
      },
      context: { salesJobKey: 'job-0001' }
    })
  })

  it('reads Parquet where it is wanted', () => {
    expect(taskOf({}, { format: 'parquet' })).toMatchObject({
      spec: { ioConfig: { inputFormat: { type: 'parquet' } } }
    })
  })

  it('replaces all that is there, widened to whole segments', () => {
    const existing = { startMs: Date.UTC(2021, 4, 7), endMs: Date.UTC(2022, 0, 1) }
    expect(taskOf({ mode: 'replace-all', segmentGranularity: 'YEAR' }, { existing })).toMatchObject({
      spec: {
        dataSchema: { granularitySpec: { intervals: ['2021-01-01T00:00:00.000Z/2025-01-01T00:00:00.000Z'] } },
        ioConfig: { dropExisting: true }
      }
    })
  })

  it('partitions by hash or range only where rollup is guaranteed, and appends dynamically', () => {
    expect(taskOf({ partitioning: { kind: 'range', dimensions: ['order_id'], targetRows: 5000 } })).toMatchObject({
      spec: {
        tuningConfig: {
          partitionsSpec: { type: 'range', targetRowsPerSegment: 5000, partitionDimensions: ['order_id'] },
          forceGuaranteedRollup: true
        }
      }
    })
    expect(taskOf({ mode: 'append' })).toMatchObject({
      spec: { ioConfig: { appendToExisting: true, dropExisting: false } }
    })
  })

  it('sums up what the short form says', () => {
    expect(taskOf({ ...rolledUp(form, ['order_id']), method: 'native' })).toMatchObject({
      spec: {
        dataSchema: {
          dimensionsSpec: { dimensions: [{ name: 'order_id' }] },
          metricsSpec: [
            { type: 'count', name: 'count' },
            { type: 'longSum', name: 'quantity', fieldName: 'quantity' },
            { type: 'longSum', name: 'revenue' },
            { type: 'doubleSum', name: 'weight' },
            { type: 'longSum', name: 'returned' },
            { type: 'longSum', name: 'shipped' }
          ]
        }
      }
    })
  })
})

describe('names and values', () => {
  type Token = { readonly kind: 'name' | 'text' | 'other'; readonly value: string }

  /** SQL as its own lexer would see it: names in double quotes, texts in single ones, everything else word by word. */
  function tokens(sql: string): Token[] {
    const found: Token[] = []
    const pattern = /"((?:[^"]|"")*)"|'((?:[^']|'')*)'|([^"'\s]+)/gy
    let end = 0
    for (;;) {
      while (/\s/.test(sql[end] ?? '')) end++
      if (end >= sql.length) return found
      pattern.lastIndex = end
      const match = pattern.exec(sql)
      if (!match) throw new Error(`not lexed: ${sql.slice(end, end + 40)}`)
      end += match[0].length
      const [, name, text, other = ''] = match
      if (name !== undefined) found.push({ kind: 'name', value: name.replaceAll('""', '"') })
      else if (text !== undefined) found.push({ kind: 'text', value: text.replaceAll("''", "'") })
      else found.push({ kind: 'other', value: other })
    }
  }

  const odd = fc.string({
    minLength: 1,
    maxLength: 20,
    unit: fc.constantFrom('"', "'", '\\', ';', '-', ')', '\n', '*', '/', 'a', '🙂', '\u0000')
  })

  it('never break out of where they stand', () => {
    fc.assert(
      fc.property(fc.uniqueArray(odd, { minLength: 4, maxLength: 4 }), odd, odd, (names, value, url) => {
        const [a = '', b = '', c = '', d = ''] = names
        fc.pre(!names.includes('__time'))
        const read = (columns: readonly string[]): Partial<IngestInput> => ({
          source: { kind: 'http', urls: [`https://x.test/?${encodeURIComponent(url)}`] },
          columns: columns.map((name) => ({ name, type: 'string', encoding: 'text', scale: 0, precision: 0 }))
        })
        const of = (
          first: string,
          second: string,
          third: string,
          fourth: string,
          constant: string
        ): Partial<IngestForm> => ({
          dataSource: 'sales',
          dimensions: [first, second, third, fourth].map((name) => ({ name, type: 'string', multiValue: false })),
          clusteredBy: [first],
          transforms: [
            { kind: 'lower', name: second, column: first },
            { kind: 'concat', name: third, columns: [first, first], separator: constant },
            { kind: 'constant', name: fourth, value: constant }
          ]
        })
        const mine = sqlOf(of(a, b, c, d, value), read([a, b, c, d]))
        const plain = sqlOf(of('a', 'b', 'c', 'd', 'v'), read(['a', 'b', 'c', 'd']))
        const back = new Map([
          ['a', a],
          ['b', b],
          ['c', c],
          ['d', d]
        ])
        const expected = tokens(plain.query).map((token) => {
          if (token.kind === 'name') return { ...token, value: back.get(token.value) ?? token.value }
          if (token.kind === 'text' && token.value === 'v') return { ...token, value }
          return token
        })
        const seen = tokens(mine.query)
        expect(seen.map(({ kind }) => kind)).toEqual(expected.map(({ kind }) => kind))
        seen.forEach((token, index) => {
          const other = expected[index]
          const isJson = token.kind === 'text' && /^[[{]"?/.test(other?.value ?? '') && other?.value !== value
          if (!isJson) expect(token).toEqual(other)
        })
        const json = seen.filter(({ kind, value }) => kind === 'text' && value.startsWith('[{"name":"__time"'))
        expect(JSON.parse(json[0]?.value ?? '')).toEqual([
          { name: '__time', type: 'long' },
          ...[a, b, c, d].map((name) => ({ name, type: 'string' }))
        ])
      })
    )
  })

  it('stay inside of expressions', () => {
    fc.assert(
      fc.property(odd, odd, (name, value) => {
        fc.pre(name !== '__time' && name !== 'made')
        const task = taskOf(
          {
            dimensions: [{ name: 'made', type: 'string', multiValue: false }],
            transforms: [{ kind: 'concat', name: 'made', columns: [name, name], separator: value }]
          },
          { columns: [{ name, type: 'string', encoding: 'text', scale: 0, precision: 0 }] }
        ) as never as { spec: { dataSchema: { transformSpec: { transforms: { expression: string }[] } } } }
        const expression = task.spec.dataSchema.transformSpec.transforms[0]?.expression ?? ''
        const match = /^concat\(nvl\((".*"), ''\), ('.*'), nvl\(\1, ''\)\)$/s.exec(expression)
        const unescaped = (text = '') =>
          text
            .slice(1, -1)
            .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_all, code, plain) =>
              code === undefined ? plain : String.fromCharCode(Number.parseInt(code, 16))
            )
        expect(match?.[1]).toMatch(/^"(?:[ !#-[\]-~]|\\["\\]|\\u[0-9a-f]{4})*"$/)
        expect(match?.[2]).toMatch(/^'(?:[ -&(-[\]-~]|\\['\\]|\\u[0-9a-f]{4})*'$/)
        expect([unescaped(match?.[1]), unescaped(match?.[2])]).toEqual([name, value])
      })
    )
  })
})

describe('a form with an error', () => {
  it('is refused with its first', () => {
    expect(() => generateSpec({ ...form, dimensions: [] }, input)).toThrow(
      expect.objectContaining({
        code: 'druid.bad-form',
        details: expect.objectContaining({ reasonCode: 'no-columns' })
      })
    )
  })
})
