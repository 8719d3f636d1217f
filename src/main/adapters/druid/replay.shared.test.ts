/** Every real exchange that was recorded of Druid 33 and 27, read by the client as if the cluster had just answered it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors'
import type { DruidClient } from '../../pipeline/druid-port'
import { type Asked, anyone, clientOf, type Given } from './answers-under-test'
import { DruidCalls } from './calls'
import { DruidHttp } from './http'
import { failed } from './replay-failures-under-test'

const folder = join(
  process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../../shared'),
  'reference',
  'druid-samples'
)
const isThere = existsSync(folder)
if (!isThere) console.log(`druid samples: skipped, there is no ${folder}`)

interface Sample {
  readonly request: { readonly method: 'GET' | 'POST' | 'DELETE'; readonly path: string; readonly body?: unknown }
  readonly response: { readonly status: number; readonly headers?: Record<string, string>; readonly body: unknown }
}

/** The recorder cut long lists, and said so in their last item. */
function untrimmed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !(typeof item === 'string' && /^…\(\d+ more\)$/.test(item))).map(untrimmed)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, untrimmed(item)]))
}

function sampleOf(name: string): Sample {
  return untrimmed(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))) as Sample
}

const names = isThere
  ? ['d33', 'd27'].flatMap((profile) =>
      readdirSync(join(folder, profile))
        .filter((file) => file.endsWith('.json'))
        .map((file) => `${profile}/${file.slice(0, -5)}`)
    )
  : []

/** The client's call for a recorded request; null where it has none of its own, and the calls below it are used. */
function callOf({ method, path, body }: Sample['request']): ((client: DruidClient) => Promise<unknown>) | null {
  const [plain = '', query = ''] = path.split('?')
  const parts = plain.split('/').slice(1).map(decodeURIComponent)
  const fields = (body ?? {}) as { query?: string; context?: Record<string, unknown>; resultFormat?: string }
  const route = `${method} ${plain}`
  const one = parts[4] ?? ''
  if (route === 'POST /druid/v2/sql')
    return (client) => client.sql(fields.query ?? '', { context: fields.context ?? {} })
  if (method === 'DELETE' && /^\/druid\/v2\/sql\/[^/]+$/.test(plain))
    return (client) => client.cancelSql(parts[3] ?? '')
  if (route === 'POST /druid/v2/sql/statements') {
    return (client) => client.submitStatement(fields.query ?? '', fields.context ?? {})
  }
  if (/^\/druid\/v2\/sql\/statements\/[^/]+$/.test(plain) && one !== 'enabled') {
    return method === 'GET' ? (client) => client.statement(one) : (client) => client.cancelStatement(one)
  }
  if (route === 'POST /druid/indexer/v1/task') return (client) => client.submitTask(fields as Record<string, unknown>)
  if (plain.startsWith('/druid/indexer/v1/task/')) {
    const calls: Record<string, (client: DruidClient) => Promise<unknown>> = {
      status: (client) => client.task(one),
      reports: (client) => client.taskReport(one),
      log: (client) => client.taskLog(one, 2000),
      shutdown: (client) => client.shutdownTask(one)
    }
    return parts[5] === undefined ? (client) => client.taskPayload(one) : (calls[parts[5]] ?? null)
  }
  if (plain === '/druid/indexer/v1/sampler') return (client) => client.sample(fields as Record<string, unknown>, 3)
  if (route === 'POST /druid/coordinator/v1/rules/n_local') return (client) => client.setRules('n_local', [], 'test')
  if (method === 'DELETE' && /\/v1\/datasources\/[^/]+$/.test(plain)) return (client) => client.markUnused(one, null)
  if (plain.endsWith('/markUnused')) return (client) => client.markUnused(one, { startMs: 0, endMs: 1 })
  if (route === 'POST /druid/coordinator/v1/config/compaction') return (client) => client.setCompaction({})
  if (method === 'DELETE' && plain.includes('/config/compaction/'))
    return (client) => client.removeCompaction('n_local')
  if (method !== 'GET') return null
  const gets: Record<string, (client: DruidClient) => Promise<unknown>> = {
    '/druid/indexer/v1/tasks': (client) => client.tasks(),
    '/druid/indexer/v1/runningTasks': (client) => client.tasks(),
    '/druid/indexer/v1/pendingTasks': (client) => client.tasks(),
    '/druid/indexer/v1/completeTasks': (client) => client.tasks(),
    '/druid/indexer/v1/workers': (client) => client.workers(),
    '/druid/indexer/v1/leader': (client) => client.leader('overlord'),
    '/druid/coordinator/v1/leader': (client) => client.leader('coordinator'),
    '/druid/coordinator/v1/rules': (client) => client.rules(),
    '/druid/coordinator/v1/config/compaction': (client) => client.compaction(),
    '/status': (client) => client.status('router'),
    '/proxy/overlord/status': (client) => client.status('overlord'),
    '/proxy/coordinator/status': (client) => client.status('coordinator')
  }
  if (plain === '/druid/coordinator/v1/datasources' && query === 'simple') return (client) => client.datasources()
  if (plain === '/druid/coordinator/v1/loadstatus' && query === 'simple') return (client) => client.unavailable()
  return gets[plain] ?? null
}

/** What came of a sample: the code of the error, or what was read. */
async function replay(
  sample: Sample
): Promise<{ code: string | null; value: unknown; asked: Asked[]; own: boolean; said: string }> {
  const { status, headers = {}, body } = sample.response
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null
  const given: Given = { status, type, body: body ?? '' }
  const { client, asked, agent } = clientOf(() => given)
  const call = callOf(sample.request)
  try {
    const value = call
      ? await call(client)
      : await new DruidCalls(new DruidHttp(anyone, {}, { dispatcher: agent })).answer({
          ...sample.request,
          repeatable: true,
          grant: 'STATE READ'
        })
    return { code: null, value, asked, own: call !== null, said: JSON.stringify(value) ?? '' }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, value: error, asked, own: call !== null, said: JSON.stringify(error.toShape()) }
  }
}

/** Answers that are well but not what the client asks for: rows by name, lines, CSV, or none. */
const otherShape = (sample: Sample) =>
  sample.request.method === 'POST' &&
  sample.request.path === '/druid/v2/sql' &&
  !(Array.isArray(sample.response.body) && Array.isArray(sample.response.body[0]))

describe.runIf(isThere)('372 recorded exchanges', () => {
  const tally = { read: 0, failures: 0, below: 0 }
  afterAll(() =>
    console.log(`druid samples: ${tally.read} read, ${tally.failures} failures, ${tally.below} by plain calls`)
  )

  it('are all there', () => expect(names.length).toBe(372))

  it.each(names)('%s', async (name) => {
    const sample = sampleOf(name)
    const { code, value, asked, own, said } = await replay(sample)
    expect(asked[0]?.method).toBe(sample.request.method)
    if (own && !name.includes('mark-unused-coordinator')) {
      expect(decodeURIComponent(asked[0]?.path.split('?')[0] ?? '')).toBe(
        decodeURIComponent(sample.request.path.split('?')[0] ?? '').replace(
          /\/(running|pending|complete)Tasks$/,
          '/tasks'
        )
      )
    }
    expect(said).not.toMatch(/X-Amz-Signature=[0-9a-f]|testsecret/)
    if (sample.response.status < 400 && otherShape(sample)) {
      // The client asks for another format; this one must be refused, not taken for rows.
      expect(code).toBe('druid.bad-answer')
    } else {
      expect(code).toBe(failed[name] ?? null)
    }
    if (code === null) tally.read++
    else tally.failures++
    if (!own) tally.below++
    if (code === null && own) expectRead(sample, value)
  })
})

/** What was read, beside what stands in the answer, by path. */
function expectRead({ request, response }: Sample, value: unknown): void {
  const path = request.path.split('?')[0] ?? ''
  const body = response.body as { readonly [name: string]: unknown; readonly length?: number }
  if (path.endsWith('/status') && path.includes('/task/') && response.status === 200) {
    const status = body.status as Record<string, string>
    expect(value).toMatchObject({ id: status.id, type: status.type, dataSource: status.dataSource })
    const state = (value as { state: string }).state
    const killed = /Shutdown request/.test(status.errorMsg ?? '')
    const running = status.runnerStatusCode === 'PENDING' ? 'pending' : 'running'
    expect(state).toBe(
      { SUCCESS: 'success', FAILED: killed ? 'cancelled' : 'failed', RUNNING: running }[status.statusCode ?? '']
    )
  }
  if (/\/(tasks|runningTasks|pendingTasks|completeTasks|workers|datasources)$/.test(path)) {
    expect((value as unknown[]).length).toBe(body.length)
  }
  if (path === '/druid/v2/sql/statements' || /statements\/query-/.test(path)) {
    if (request.method === 'DELETE') expect(value).toBe(response.status === 202 ? 'accepted' : 'ended')
    else expect(value).toMatchObject({ id: body.queryId })
  }
  if (path.endsWith('/sampler')) {
    expect(value).toMatchObject({ rowsRead: body.numRowsRead, rowsIndexed: body.numRowsIndexed })
    expect((value as { rows: unknown[] }).rows.length).toBe((body.data as unknown[]).length)
  }
  if (path.endsWith('/leader')) expect(value).toBe(response.body)
  if (/(^|\/(overlord|coordinator))\/status$/.test(path)) expect(value).toMatchObject({ version: body.version })
}

describe.runIf(isThere)('reports', () => {
  const report = async (name: string) => (await replay(sampleOf(name))).value

  it('of native tasks count rows, also while they run', async () => {
    expect(await report('d33/02-native-inline-reports')).toMatchObject({
      kind: 'native',
      ended: true,
      rowsStored: 3,
      segmentsPublished: 2,
      error: null
    })
    expect(await report('d33/40-running-reports')).toMatchObject({
      ended: false,
      rowStats: { processed: 453_060, processedBytes: 59_032_834 }
    })
    expect(await report('d33/05-interval-outside-thrownAway-reports')).toMatchObject({ rowStats: { thrownAway: 1 } })
    expect(await report('d33/05-await-availability-reports')).toMatchObject({ availabilityConfirmed: false })
    expect(await report('d33/09-kill-task-reports')).toMatchObject({ kind: 'kill', segmentsKilled: 2 })
  })

  it('name each broken row once, though both phases met it', async () => {
    const { problems, rowStats } = (await report('d33/07-bad-timestamp-max100-reports')) as {
      problems: { row: string; kind: string }[]
      rowStats: object
    }
    expect(problems.map(({ kind }) => kind).sort()).toEqual(['cell-lost', 'unparseable', 'unparseable'])
    expect(problems.find(({ kind }) => kind === 'cell-lost')?.row).toContain('quantity=five')
    expect(rowStats).toMatchObject({ processed: 1, processedWithError: 1, unparseable: 2 })
  })

  it('of SQL-based tasks count rows, workers and stages', async () => {
    expect(await report('d27/11-statements-local-reports')).toMatchObject({
      kind: 'sql',
      ended: true,
      rowsRead: 1000,
      rowsStored: 1000,
      runningTasks: 2
    })
    expect(await report('d27/16-msq-slots-short-reports')).toMatchObject({ ended: false, pendingTasks: 1 })
    expect(await report('d27/14-msq-bad-json-max5-reports')).toMatchObject({
      warnings: ['Unable to parse row [{broken] (Record: 2, Line: 2)']
    })
  })

  it('of a task that is being shut down are none', async () => {
    expect(await report('d27/14-msq-cancelled-reports')).toBeNull()
    expect(await report('d33/40-shutdown-reports')).toBeNull()
    expect(await report('d27/10-msq-task-inline-reports-early')).toBeNull()
  })
})

describe.runIf(isThere)('why a task failed', () => {
  /** Status and report of one and the same task. */
  async function failureOf(reports: string): Promise<AppError | null> {
    const report = sampleOf(reports)
    const id = decodeURIComponent(report.request.path.split('/').at(-2) ?? '')
    const status = {
      id,
      statusCode: 'FAILED',
      status: 'FAILED',
      runnerStatusCode: 'WAITING',
      duration: 1,
      errorMsg: null
    }
    const { client } = clientOf(({ path }) => ({
      body: path.endsWith('/status') ? { task: id, status } : report.response.body
    }))
    return (await client.taskFailure(id)) as AppError | null
  }

  it.each([
    ['d27/14-msq-bad-json-max0-reports', 'druid.bad-row', { row: '{broken', reason: 'Record: 2, Line: 2' }],
    ['d27/14-msq-null-time-reports', 'druid.time-missing', {}],
    ['d27/14-msq-empty-source-reports', 'druid.no-rows', {}],
    ['d27/12-statements-replace-where-outside-reports', 'druid.rows-outside', {}],
    ['d27/14-msq-http-403-reports', 'druid.input-unreachable', {}],
    ['d33/07-s3-missing-object-reports', 'druid.input-unreachable', {}],
    [
      'd33/07-bad-timestamp-max0-reports',
      'druid.bad-row',
      {
        row: '{order_id=O2, order_date=not-a-date, region=Europe, category=Books, quantity=1, revenue=7.25}',
        // The row once, not again inside of the reason.
        reason: expect.not.stringContaining('order_id=')
      }
    ]
  ])('%s', async (name, code, details) => {
    const error = await failureOf(name)
    expect(error?.code).toBe(code)
    expect(error?.details).toMatchObject(details)
    expect(error?.message).not.toContain('X-Amz-Signature=1')
    expect(error?.message).not.toMatch(/\tat |org\.apache/)
  })
})
