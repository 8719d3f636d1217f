/**
 * A CSV as it is, ingested as somebody does who clicks through the Druid console: the classic loader's spec (types discovered, no
 * rollup, dynamic partitions, one task) or the SQL loader's query (REPLACE … OVERWRITE ALL, types guessed from the first rows, two
 * tasks), both partitioned by day unless another granularity is chosen.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DruidClient } from '../../../src/main/pipeline/druid-port'
import type { BenchBucket } from './bucket'

export interface Hand {
  readonly client: DruidClient
  readonly bucket: BenchBucket
  readonly path: string
  readonly method: 'native' | 'sql'
  readonly segments: 'DAY' | 'MONTH'
  readonly dataSource: string
  /** How many there should be. */
  readonly rows: number
  readonly limitMs: number
}

export interface HandLoad {
  /** Milliseconds of each. */
  readonly stages: readonly (readonly [stage: string, ms: number])[]
  readonly end: 'done' | 'failed' | 'late'
  /** Why it failed. */
  readonly text: string
  /** That Druid answers at the end. */
  readonly rows: number
}

/** Lines that the console looks at. */
const sampled = 500
/** A count that does not change for so long is the last one. */
const settledMs = 15_000
const timeFormat = 'dd/MM/yyyy'
const inputFormat = { type: 'csv', findColumnsFromHeader: true }

interface Sampled {
  readonly columns: readonly { readonly name: string; readonly type: 'BIGINT' | 'DOUBLE' | 'VARCHAR' }[]
  readonly time: string
}

/** Cells of a line without line breaks in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

async function sample(path: string): Promise<Sampled> {
  const lines: string[] = []
  const input = createReadStream(path)
  for await (const line of createInterface({ input })) if (lines.push(line) > sampled) break
  input.destroy()
  const [names = [], ...rows] = lines.map(cellsOf)
  const columns = names.map((name, at) => {
    const values = rows.map((row) => row[at] ?? '').filter((text) => text !== '')
    const are = (test: (value: number) => boolean) => values.length > 0 && values.every((text) => test(Number(text)))
    const type = are(Number.isInteger) ? 'BIGINT' : are(Number.isFinite) ? 'DOUBLE' : 'VARCHAR'
    return { name, type } as const
  })
  const time = names.find((name) => /date/i.test(name))
  if (time === undefined) throw new Error('no column whose name says date')
  return { columns, time }
}

function specOf(dataSource: string, segments: string, time: string, url: string) {
  return {
    type: 'index_parallel',
    spec: {
      dataSchema: {
        dataSource,
        timestampSpec: { column: time, format: timeFormat },
        dimensionsSpec: { useSchemaDiscovery: true, dimensionExclusions: [] },
        granularitySpec: { queryGranularity: 'none', rollup: false, segmentGranularity: segments.toLowerCase() }
      },
      ioConfig: { type: 'index_parallel', inputSource: { type: 'http', uris: [url] }, inputFormat },
      tuningConfig: { type: 'index_parallel', partitionsSpec: { type: 'dynamic' } }
    }
  }
}

function queryOf(dataSource: string, segments: string, { columns, time }: Sampled, url: string): string {
  const literal = (value: object) => `'${JSON.stringify(value).replaceAll("'", "''")}'`
  const others = columns.filter(({ name }) => name !== time).map(({ name }) => `  "${name}"`)
  return [
    `REPLACE INTO "${dataSource}" OVERWRITE ALL`,
    'WITH "ext" AS (SELECT * FROM TABLE(EXTERN(',
    `  ${literal({ type: 'http', uris: [url] })}, ${literal(inputFormat)}`,
    `)) EXTEND (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')}))`,
    `SELECT\n${[`  TIME_PARSE(TRIM("${time}"), '${timeFormat}') AS "__time"`, ...others].join(',\n')}`,
    `FROM "ext"\nPARTITIONED BY ${segments}`
  ].join('\n')
}

/** Uploads, ingests, and waits until the last of its rows is answered for; ends the task at the limit. */
export async function byHand(hand: Hand): Promise<HandLoad> {
  const { client, bucket, path, method, segments, dataSource, limitMs } = hand
  const begunMs = performance.now()
  const url = await bucket.put(path, `raw/${dataSource}.csv`)
  const read = await sample(path)
  const uploadedMs = performance.now()
  const taskId =
    method === 'native'
      ? await client.submitTask(specOf(dataSource, segments, read.time, url))
      : (await client.submitStatement(queryOf(dataSource, segments, read, url), { maxNumTasks: 2 })).id
  const state = await ended(client, taskId, begunMs + limitMs)
  const ingestedMs = performance.now()
  const stages = [
    ['upload', uploadedMs - begunMs],
    ['ingest', ingestedMs - uploadedMs]
  ] as const
  if (state !== 'success') {
    const text = state === 'failed' ? String((await client.task(taskId))?.errorMessage ?? 'no reason given') : ''
    if (state === 'late') await client.shutdownTask(taskId)
    return { stages, end: state, text, rows: await countOf(client, dataSource) }
  }
  const { rows, atMs } = await settled(hand, begunMs + limitMs)
  const end = rows > 0 ? 'done' : 'late'
  return { stages: [...stages, ['make-available', atMs - ingestedMs]], end, text: '', rows }
}

async function ended(client: DruidClient, taskId: string, untilMs: number): Promise<'success' | 'failed' | 'late'> {
  while (performance.now() < untilMs) {
    const state = (await client.task(taskId))?.state
    if (state === 'success' || state === 'failed') return state
    await sleep(250)
  }
  return 'late'
}

async function countOf(client: DruidClient, dataSource: string): Promise<number> {
  try {
    const { rows } = await client.sql(`SELECT COUNT(*) FROM "${dataSource}"`)
    return Number(rows[0]?.[0] ?? 0)
  } catch {
    // The broker does not know it before its first segment.
    return 0
  }
}

/** All rows, or the last count that changed: quoted line breaks make Druid count other rows than there are. */
async function settled({ client, dataSource, rows: wanted }: Hand, untilMs: number) {
  let [rows, atMs] = [0, performance.now()]
  while (performance.now() < untilMs && rows !== wanted && (rows === 0 || performance.now() - atMs < settledMs)) {
    const now = await countOf(client, dataSource)
    if (now !== rows) [rows, atMs] = [now, performance.now()]
    else await sleep(100)
  }
  return { rows, atMs }
}
