/** Features as releases that can't be had here answer for them, after their documentation; 27 and 33 are asked for real in test/cluster. */
import { describe, expect, it } from 'vitest'
import { type Asked, clientOf, type Given } from './answers-under-test'

const forbidden: Given = { status: 403, body: { 'Access-Check-Result': 'Allowed:false, Message:' } }
const absent: Given = { status: 404, type: null }

function cluster(version: string, artifacts: readonly string[], more: Readonly<Record<string, Given>> = {}) {
  const status = { version, modules: artifacts.map((artifact) => ({ name: artifact, artifact, version })), memory: {} }
  const answers: Readonly<Record<string, Given>> = {
    '/status': { body: status },
    '/proxy/coordinator/status': { body: status },
    '/proxy/overlord/status': { body: status },
    '/druid/v2/sql/task/enabled': { body: { enabled: true } },
    '/druid/v2/sql/statements/enabled': { body: { enabled: true } },
    '/proxy/enabled': { type: null, body: '{"enabled":true}' },
    '/status/properties': { body: {} },
    '/druid/indexer/v1/workers': {
      body: [
        { worker: { host: 'a:1', capacity: 4 }, currCapacityUsed: 3, runningTasks: ['x'] },
        { worker: { host: 'b:1', capacity: 4 }, currCapacityUsed: 0, blacklistedUntil: '2999-01-01T00:00:00.000Z' }
      ]
    },
    ...more
  }
  return clientOf(({ path }: Asked) => answers[path.split('?')[0] ?? ''] ?? absent)
}

describe('features', () => {
  it('of a new cluster: engines are listed, MSQ is no extension any more', async () => {
    const { client } = cluster('38.0.0', ['druid-s3-extensions', 'druid-parquet-extensions', 'druid-datasketches'], {
      '/druid/v2/sql/engines': { body: { engines: [{ name: 'native' }, { name: 'msq-dart' }] } }
    })
    expect(await client.features()).toEqual({
      version: '38.0.0',
      versions: { router: '38.0.0', broker: null, coordinator: '38.0.0', overlord: '38.0.0' },
      extensions: ['druid-datasketches', 'druid-parquet-extensions', 'druid-s3-extensions'],
      sqlTask: true,
      statements: true,
      engines: ['native', 'msq-dart'],
      s3Input: true,
      parquetInput: true,
      sketches: true,
      basicSecurity: false,
      managementProxy: true,
      nulls: 'sql',
      // The worker that is set aside takes nothing.
      slots: { total: 4, used: 3, free: 1 }
    })
  })

  it('a cancelled query that keeps its slot is seen at the worker, where the list of tasks has it as ended', async () => {
    // As Druid 27 answered after a query that lacked a slot was cancelled.
    const id = 'query-a2e5e9dd-c6d1-49b1-9c59-2511614b6176'
    const ended = {
      statusCode: 'FAILED',
      runnerStatusCode: 'NONE',
      errorMsg: 'Shutdown request from user',
      duration: -1
    }
    const { client } = cluster('27.0.0', [], {
      '/druid/indexer/v1/tasks': { body: [{ id, groupId: id, type: 'query_controller', dataSource: 'm_x', ...ended }] },
      '/druid/indexer/v1/workers': {
        body: [{ worker: { host: 'a:1', capacity: 2 }, currCapacityUsed: 1, runningTasks: [id] }]
      }
    })
    expect((await client.tasks()).map(({ state }) => state)).toEqual(['cancelled'])
    expect(await client.slots()).toEqual({ total: 2, used: 1, free: 1 })
  })

  it('nulls follow the property, and its default that changed', async () => {
    const nulls = async (version: string, set?: string) => {
      const properties = set === undefined ? {} : { 'druid.generic.useDefaultValueForNull': set }
      return (await cluster(version, [], { '/status/properties': { body: properties } }).client.features()).nulls
    }
    expect(
      await Promise.all([nulls('27.0.0'), nulls('27.0.0', 'false'), nulls('28.0.1'), nulls('31.0.0', 'true')])
    ).toEqual(['legacy', 'sql', 'sql', 'legacy'])
    expect(await nulls('32.0.0', 'true')).toBe('sql')
  })

  it('that may not be asked for are tried, or not known', async () => {
    const denied = { '/status': forbidden, '/proxy/overlord/status': forbidden, '/proxy/coordinator/status': forbidden }
    const missing = (type: string) => ({
      status: 400,
      body: {
        error: `Please make sure to load all the necessary extensions and jars with type '${type}' on 'druid/overlord' service.`
      }
    })
    const { client } = clientOf(({ path, body }) => {
      const place = path.split('?')[0] ?? ''
      if (place in denied || place.endsWith('/workers')) return forbidden
      if (!place.endsWith('/sampler')) return absent
      return JSON.stringify(body).includes('"parquet"')
        ? missing('parquet')
        : { status: 400, body: { error: 'uris: empty' } }
    })
    expect(await client.features()).toMatchObject({
      version: null,
      extensions: null,
      s3Input: true,
      parquetInput: false,
      sketches: null,
      nulls: null,
      slots: null,
      sqlTask: false
    })
  })

  it('are not guessed when nobody answers or the sign-in is wrong', async () => {
    const { client } = clientOf(() => ({ status: 401, body: { error: 'Unauthorized request' } }))
    await expect(client.features()).rejects.toMatchObject({ code: 'druid.unauthorized' })
  })
})

describe('submits', () => {
  const spec = { kind: 'sql' as const, key: 'job-0001', query: 'REPLACE …', context: { maxNumTasks: 2 } }

  it('go to the task API where statements are missing', async () => {
    const { client, asked } = clientOf(({ path }) =>
      path.endsWith('/statements')
        ? { status: 405, type: null }
        : { status: 202, body: { taskId: 'query-job-0001', state: 'RUNNING' } }
    )
    expect(await client.submit(spec)).toEqual({ taskId: 'query-job-0001', wasThere: false })
    expect(asked.map(({ path }) => path)).toEqual(['/druid/v2/sql/statements', '/druid/v2/sql/task'])
    expect(asked[1]?.body).toEqual({
      query: 'REPLACE …',
      context: { maxNumTasks: 2, salesJobKey: 'job-0001', sqlQueryId: 'job-0001' }
    })
  })

  it('that Druid refuses for another reason are not taken for done', async () => {
    const { client } = clientOf(({ path }) =>
      path.endsWith('/status')
        ? { status: 404, type: 'text/plain', body: 'Cannot find any task with id: [query-job-0001]' }
        : {
            status: 400,
            body: {
              error: 'druidException',
              category: 'INVALID_INPUT',
              errorMessage: 'Nope (line [3], column [7])',
              context: {}
            }
          }
    )
    await expect(client.submit(spec)).rejects.toMatchObject({
      code: 'druid.invalid-sql',
      details: { line: 3, column: 7, reason: 'Nope' }
    })
  })

  it('native ones carry an id of ours', async () => {
    const { client, asked } = clientOf(() => ({ body: { task: 'sales_job-0001' } }))
    await client.submit({ kind: 'native', key: 'job-0001', task: { type: 'index_parallel', context: { a: 1 } } })
    expect(asked[0]?.body).toEqual({
      type: 'index_parallel',
      id: 'sales_job-0001',
      context: { a: 1, salesJobKey: 'job-0001' }
    })
  })
})
