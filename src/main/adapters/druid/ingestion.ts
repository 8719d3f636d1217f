/** Tasks and statements: submitted, found again, watched, ended. */
import { type IngestSpec, keyInContext, taskIdOf } from '../../../shared/domain/druid/ingest-spec'
import { AppError } from '../../../shared/errors'
import type { CallOptions, DruidTask, Sample, Statement, TaskFilter, TaskReport } from '../../pipeline/druid-port'
import { ask, type DruidCalls, get, isMissing, part, post, remove } from './calls'
import { objects, text } from './readers/fields'
import { readReport } from './readers/report'
import { readSample, readStatement, readTask, readTaskStatus } from './readers/tasks'
import { failureOf } from './task-failure'

const tasksPath = '/druid/indexer/v1/task'
const statementsPath = '/druid/v2/sql/statements'
const ingest = { grant: 'DATASOURCE WRITE, EXTERNAL READ' }
const watch = { grant: 'DATASOURCE READ' }
const stop = { grant: 'DATASOURCE WRITE' }

type Context = Readonly<Record<string, unknown>>

/** Candidates whose payloads are looked at when a key is searched for. */
const looked = 50

export class DruidIngestion {
  constructor(private readonly calls: DruidCalls) {}

  async submitStatement(query: string, context: Context, options?: CallOptions): Promise<Statement> {
    const body = { query, context: { ...context, executionMode: 'ASYNC' } }
    return readStatement(await this.calls.json(post(statementsPath, body, ingest), options))
  }

  statement(id: string, options?: CallOptions): Promise<Statement | null> {
    return this.calls.known(readStatement, get(`${statementsPath}/${part(id)}`, watch), options)
  }

  async cancelStatement(id: string, options?: CallOptions): Promise<'accepted' | 'ended' | 'unknown'> {
    try {
      const { status } = await this.calls.answer(remove(`${statementsPath}/${part(id)}`, stop), options)
      return status === 202 ? 'accepted' : 'ended'
    } catch (error) {
      if (error instanceof AppError && error.code === 'druid.unknown-task') return 'unknown'
      throw error
    }
  }

  async submitTask(task: Context, options?: CallOptions): Promise<string> {
    const call = post(tasksPath, task, ingest)
    const id = text(((await this.calls.json(call, options)) as Context | undefined)?.task)
    if (id === null) throw new AppError('druid.answer-lost', { call: `POST ${tasksPath}` })
    return id
  }

  async submit(spec: IngestSpec, options?: CallOptions): Promise<{ taskId: string; wasThere: boolean }> {
    const taskId = taskIdOf(spec.kind, spec.key)
    try {
      return { taskId: await this.#send(spec, options), wasThere: false }
    } catch (error) {
      // Druid keeps ids apart: a second task of the same id is refused, in words that differ between releases.
      const refused = error instanceof AppError && refusals.has(error.code)
      if (refused && (await this.task(taskId, options)) !== null) return { taskId, wasThere: true }
      throw error
    }
  }

  async #send(spec: IngestSpec, options?: CallOptions): Promise<string> {
    const own = { [keyInContext]: spec.key }
    if (spec.kind === 'native') {
      const context = { ...(spec.task.context as Context | undefined), ...own }
      return this.submitTask({ ...spec.task, id: taskIdOf('native', spec.key), context }, options)
    }
    const context = { ...spec.context, ...own, sqlQueryId: spec.key }
    try {
      return (await this.submitStatement(spec.query, context, options)).id
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    try {
      const call = post('/druid/v2/sql/task', { query: spec.query, context }, ingest)
      return readStatement(await this.calls.json(call, options)).id
    } catch (error) {
      throw isMissing(error) ? new AppError('druid.not-supported', { call: 'POST /druid/v2/sql/statements' }) : error
    }
  }

  async findTask(
    key: string,
    { dataSource, sinceMs, ...options }: CallOptions & { dataSource?: string; sinceMs?: number } = {}
  ): Promise<DruidTask | null> {
    for (const kind of ['sql', 'native'] as const) {
      const task = await this.task(taskIdOf(kind, key), options)
      if (task) return task
    }
    const recent = await this.tasks(
      {
        ...(dataSource === undefined ? {} : { dataSource }),
        ...(sinceMs === undefined ? {} : { createdFromMs: sinceMs })
      },
      options
    )
    const own = recent.filter(({ type }) => type === 'index_parallel' || type === 'query_controller')
    for (const task of own.slice(0, looked)) {
      const payload = JSON.stringify(await this.taskPayload(task.id, options))
      if (payload.includes(`${JSON.stringify(keyInContext)}:${JSON.stringify(key)}`)) return task
    }
    return null
  }

  task(id: string, options?: CallOptions): Promise<DruidTask | null> {
    return this.calls.known(readTaskStatus, get(`${tasksPath}/${part(id)}/status`, watch), options)
  }

  async tasks(filter: TaskFilter = {}, options?: CallOptions): Promise<DruidTask[]> {
    const query = new URLSearchParams()
    if (filter.state) query.set('state', filter.state)
    if (filter.dataSource !== undefined) query.set('datasource', filter.dataSource)
    if (filter.type !== undefined) query.set('type', filter.type)
    if (filter.max !== undefined) query.set('max', String(filter.max))
    if (filter.createdFromMs !== undefined || filter.createdToMs !== undefined) {
      const iso = (ms: number) => new Date(ms).toISOString()
      query.set('createdTimeInterval', `${iso(filter.createdFromMs ?? 0)}_${iso(filter.createdToMs ?? farMs)}`)
    }
    const found = await this.calls.json(get(`/druid/indexer/v1/tasks?${query}`, watch), options)
    return objects(found).map(readTask)
  }

  async taskReport(id: string, options?: CallOptions): Promise<TaskReport | null> {
    try {
      return readReport(await this.calls.json(get(`${tasksPath}/${part(id)}/reports`, watch), options))
    } catch (error) {
      // None yet (404 with a text), or Jetty's page while a task is being shut down.
      if (error instanceof AppError && absentReport.has(error.code)) return null
      throw error
    }
  }

  async taskLog(id: string, tailBytes: number, options?: CallOptions): Promise<string | null> {
    try {
      const { text: log } = await this.calls.answer(
        get(`${tasksPath}/${part(id)}/log?offset=${-Math.max(1, Math.trunc(tailBytes))}`, watch),
        options
      )
      return this.calls.http.redact(log)
    } catch (error) {
      if (error instanceof AppError && absent.has(error.code)) return null
      throw error
    }
  }

  async taskPayload(id: string, options?: CallOptions): Promise<unknown> {
    return await this.calls.known((value) => value ?? null, get(`${tasksPath}/${part(id)}`, watch), options)
  }

  async shutdownTask(id: string, options?: CallOptions): Promise<boolean> {
    const call = { ...post(`${tasksPath}/${part(id)}/shutdown`, undefined, stop), repeatable: true }
    return (await this.calls.known(() => true, call, options)) ?? false
  }

  async taskFailure(id: string, options?: CallOptions): Promise<AppError | null> {
    const task = await this.task(id, options)
    if (!task) return new AppError('druid.unknown-task', { taskId: id })
    if (task.state !== 'failed' && task.state !== 'cancelled') return null
    return failureOf(task, await this.taskReport(id, options))
  }

  async sample(task: Context, rows: number, options?: CallOptions): Promise<Sample> {
    const timeoutMs = Math.min(options?.timeoutMs ?? 15_000, 60_000)
    const call = ask('/druid/indexer/v1/sampler', sampleOf(task, rows, timeoutMs), {
      grant: 'STATE WRITE, EXTERNAL READ'
    })
    // Not repeated: each of them keeps a thread of Druid busy for minutes when it hangs.
    const answer = await this.calls.http.send({ ...call, repeatable: false }, options)
    const sample = readSample(this.calls.data(answer, call))
    return {
      ...sample,
      rows: sample.rows.map((row) => ({ ...row, error: row.error === null ? null : this.calls.http.redact(row.error) }))
    }
  }
}

const refusals = new Set(['druid.rejected', 'druid.query-failed', 'druid.invalid-sql', 'druid.bad-answer'])
const absent = new Set(['druid.not-supported', 'druid.unknown-task'])
const absentReport = new Set([...absent, 'druid.bad-answer'])
/** Before it, every task was created. */
const farMs = Date.UTC(2200, 0, 1)

/** A native task as the sampler takes it: of the sequential type, without what it does not need. */
function sampleOf(task: Context, numRows: number, timeoutMs: number): Context {
  const spec = (task.spec ?? {}) as Context
  const io = (spec.ioConfig ?? {}) as Context
  const { inputSource, inputFormat } = io
  return {
    type: 'index',
    spec: {
      type: 'index',
      ioConfig: { type: 'index', inputSource, inputFormat },
      dataSchema: spec.dataSchema,
      tuningConfig: { type: 'index' }
    },
    samplerConfig: { numRows, timeoutMs }
  }
}
