/** For tests: a cluster and an app in one process. The network loses calls and answers, and the app is killed, as a seed says. */
import type { ShapeResult } from '../../../../shared/contract/engine'
import type { Connection } from '../../../../shared/domain/connection'
import { commaDialect } from '../../../../shared/domain/dialect'
import { type IngestSpec, keyInContext, taskIdOf } from '../../../../shared/domain/druid/ingest-spec'
import type { JobDetail, LoadRequest, Receipt } from '../../../../shared/domain/job'
import { AppError } from '../../../../shared/errors'
import { bucketStore } from '../../../adapters/sqlite/bucket-store'
import { type Db, openDatabase } from '../../../adapters/sqlite/database'
import { jobStore } from '../../../adapters/sqlite/job-store'
import { createJobs, type Jobs } from '../../../jobs'
import type { ObjectStore, PutFile } from '../../cluster-ports'
import type { DruidClient, DruidTask, SqlAnswer } from '../../druid-port'
import type { LoadRoomPorts } from '../load-ports'
import { clusterLoader } from './index'

/** A small generator: the same seed, the same schedule. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Faults {
  /** Chances of each call: lost on the way, taken with the answer lost, app killed before or after it. */
  readonly lost: number
  readonly answerLost: number
  readonly killed: number
  /** Chance that a task fails. */
  readonly failing: number
}

/** What the cluster remembers, whatever becomes of the app. */
interface FakeCluster {
  readonly objects: Map<string, string>
  readonly open: Set<string>
  readonly tasks: Map<string, { task: DruidTask; polls: number; rows: number; willFail: boolean }>
  /** Rows in the datasource, by the task that brought them. */
  readonly loaded: Map<string, number>
  submits: number
}

const rowsOfLoad = 5

export function simulation(seed: number, faults: Faults, mode: 'replace-all' | 'append') {
  const random = seeded(seed)
  const db: Db = openDatabase(':memory:')
  const cluster: FakeCluster = { objects: new Map(), open: new Set(), tasks: new Map(), loaded: new Map(), submits: 0 }
  let clock = 1_700_000_000_000
  let life = 0
  let onKilled: () => void = () => undefined

  /** A call over the network, of the app that lives now; of a dead one nothing is heard any more. */
  function call<T>(own: number, act: () => T, isRead = false): Promise<T> {
    const never = new Promise<T>(() => undefined)
    if (own !== life) return never
    const die = () => {
      life++
      queueMicrotask(onKilled)
      return never
    }
    if (random() < faults.killed / 2) return die()
    if (random() < faults.lost) return Promise.reject(new AppError('druid.unreachable', { url: 'http://router' }))
    let result: T
    try {
      result = act()
    } catch (error) {
      return Promise.reject(error)
    }
    if (random() < faults.killed / 2) return die()
    if (random() < faults.answerLost) {
      const code = isRead ? 'druid.timeout' : 'druid.answer-lost'
      return Promise.reject(new AppError(code, { call: 'call' }))
    }
    return Promise.resolve(result)
  }

  function storeOf(own: number): ObjectStore {
    const put = async (file: PutFile, { onCheckpoint }: Parameters<ObjectStore['put']>[1]) => {
      const wasThere = await call(own, () => cluster.objects.get(file.key) === file.contentHash)
      if (!wasThere) {
        let upload = file.checkpoint
        if (upload === null || !cluster.open.has(upload.uploadId)) {
          const uploadId = await call(own, () => {
            const id = `u${random()}-${file.key}`
            cluster.open.add(id)
            return id
          })
          upload = { key: file.key, uploadId, partBytes: 1, contentHash: file.contentHash }
          onCheckpoint(upload)
        }
        const { uploadId } = upload
        await call(own, () => cluster.objects.set(file.key, file.contentHash))
        cluster.open.delete(uploadId)
        onCheckpoint(null)
      }
      return { key: file.key, sizeBytes: 1, etag: null, contentHash: file.contentHash, wasThere }
    }
    return {
      put,
      abandonOrphans: () =>
        call(own, () => {
          const { size } = cluster.open
          cluster.open.clear()
          return size
        }),
      putText: (key, text) =>
        call(own, () => {
          cluster.objects.set(key, text)
          return { key, sizeBytes: text.length, etag: null, contentHash: null }
        })
    } as Partial<ObjectStore> as ObjectStore
  }

  /** A task moves on each time somebody asks for it. */
  function step(id: string): DruidTask | null {
    const found = cluster.tasks.get(id)
    if (!found) return null
    if (found.task.state === 'running' && ++found.polls > 2) {
      found.task = {
        ...found.task,
        state: found.willFail ? 'failed' : 'success',
        errorMessage: found.willFail ? 'no' : null
      }
      if (!found.willFail) {
        if (mode === 'replace-all') cluster.loaded.clear()
        cluster.loaded.set(id, found.rows)
      }
    }
    return found.task
  }

  function druidOf(own: number): DruidClient {
    const rows = () => [...cluster.loaded.values()].reduce((sum, count) => sum + count, 0)
    const answer = (found: SqlAnswer['rows']): SqlAnswer => ({ queryId: 'q', columns: [], rows: found, tookMs: 0 })
    const task = (id: string): DruidTask => ({
      id,
      groupId: null,
      type: 'index_parallel',
      dataSource: 'sales',
      state: 'running',
      createdMs: clock,
      durationMs: null,
      location: null,
      errorMessage: null
    })
    return {
      columns: () => call(own, () => (rows() > 0 ? [{ name: 'qty', sqlType: 'BIGINT', nullable: true }] : []), true),
      segments: () => call(own, () => [], true),
      sql: () =>
        call(
          own,
          () => answer([['2024-02', rows(), '2024-02-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', rows() * 2]]),
          true
        ),
      findTask: (key: string) => call(own, () => step(taskIdOf('native', key)), true),
      submit: (spec: IngestSpec) =>
        call(own, () => {
          const taskId = taskIdOf(spec.kind, spec.key)
          const context = spec.kind === 'native' ? (spec.task.context as Record<string, unknown>) : spec.context
          if (context[keyInContext] !== spec.key) throw new Error('the key is not in the context')
          if (cluster.tasks.has(taskId)) return { taskId, wasThere: true }
          cluster.submits++
          cluster.tasks.set(taskId, {
            task: task(taskId),
            polls: 0,
            rows: rowsOfLoad,
            willFail: random() < faults.failing
          })
          return { taskId, wasThere: false }
        }),
      task: (id: string) => call(own, () => step(id), true),
      taskReport: () => call(own, () => null, true),
      taskFailure: () => call(own, () => new AppError('load.task-failed', { taskId: 't', reason: 'no' }), true),
      availability: () =>
        call(own, () => ({ segments: 1, available: 1, missing: 0, queryable: true, ready: true }), true),
      shutdownTask: (id: string) =>
        call(own, () => {
          const found = cluster.tasks.get(id)
          if (found?.task.state === 'running') found.task = { ...found.task, state: 'cancelled' }
          return found !== undefined
        }),
      taskPayload: () => call(own, () => null, true),
      taskLog: () => call(own, () => null, true),
      features: () => call(own, () => null, true)
    } as unknown as DruidClient
  }

  const shaped: ShapeResult = {
    parts: [{ month: '2024-02', path: '/parts/2024-02.parquet', rows: rowsOfLoad, sizeBytes: 1 }],
    ledger: { read: rowsOfLoad, loaded: rowsOfLoad, rejected: 0, filtered: 0, deduplicated: 0 },
    schema: [{ name: 'qty', type: { kind: 'long' } }],
    expectations: [
      { kind: 'rows', column: null, value: String(rowsOfLoad) },
      { kind: 'sum', column: 'qty', value: String(rowsOfLoad * 2) }
    ],
    rejectedPath: null,
    rejectedByReason: [],
    tookMs: 1
  }

  /** Starts the app; what an earlier one left behind is in the database and in the cluster. */
  function start(onKill: () => void): Jobs {
    const own = life
    onKilled = onKill
    const store = jobStore(db)
    const ports = {
      jobs: store,
      bucket: bucketStore(db),
      workDir: '/work',
      datasets: {
        list: () => [],
        get: () => null
      },
      parts: {
        empty: async () => '/parts',
        publishedDir: async () => '/parts/published',
        removePublished: async () => undefined
      },
      nowMs: () => ++clock,
      sleep: async (ms: number, signal?: AbortSignal) => {
        clock += ms
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
      },
      engineTurn: <T>(work: () => Promise<T>) => work(),
      reader: {
        call: async () => ({ hashes: ['h1'], contentHash: 'c', fileHashes: [] })
      },
      warehouse: {
        feed: async function* () {
          yield {
            kind: 'published',
            files: [
              {
                name: 'data-0001.ndjson.gz',
                path: '/parts/published/data-0001.ndjson.gz',
                months: ['2024-02'],
                rows: rowsOfLoad,
                sizeBytes: 1
              }
            ],
            totals: [{ month: '2024-02', rows: rowsOfLoad, sums: { qty: String(rowsOfLoad * 2) } }]
          }
        }
      },
      cluster: {
        open: async () => ({
          connection: {
            name: 'Test',
            druid: { routerUrl: 'http://router' },
            s3: {
              bucket: 'b',
              prefix: '',
              endpoint: 'http://s3',
              region: 'r',
              pathStyle: true,
              originals: { kind: 'for-ever' }
            },
            access: 'presigned',
            endpointForDruid: null
          } as Connection,
          s3: storeOf(own),
          druid: druidOf(own),
          sourceOf: async () => ({ kind: 'http' as const, urls: ['http://s3/data-0001.ndjson.gz'] })
        })
      }
    } as unknown as LoadRoomPorts
    const carrier = {
      shapeParts: async () => shaped,
      hashedParts: async () => ({ parts: shaped.parts, partsHash: 'p' })
    } as never
    const recorder = { recordDataset: () => undefined, dropReplacedParts: async () => undefined } as never
    const { run } = clusterLoader(ports, carrier, recorder)
    return createJobs({
      store,
      run: (request, jobId, steps, signal) =>
        run(request, request.destination as never, jobId, steps, signal) as Promise<Receipt>,
      settleCutOff: async () => null,
      connectionName: () => null,
      nowMs: () => ++clock,
      report: (error) => {
        throw error
      }
    })
  }

  const request = {
    source: {
      id: 's',
      path: '/a.csv',
      name: 'a.csv',
      sizeBytes: 1,
      modifiedMs: 1,
      encoding: 'utf-8',
      hasBom: false,
      compression: 'none',
      dialect: commaDialect,
      confidence: 1,
      overridden: [],
      columns: ['qty']
    },
    recipe: { version: 1, readings: [], steps: [], roles: {} },
    dataset: 'sales',
    mode,
    belowGateReason: null,
    quality: null,
    contentHash: null,
    destination: {
      connectionId: 'c',
      form: {
        dataSource: 'sales',
        method: 'native',
        mode,
        timeColumn: '__time',
        missingTime: null,
        segmentGranularity: 'MONTH',
        queryGranularity: 'NONE',
        rollup: false,
        dimensions: [{ name: 'qty', type: 'long', multiValue: false }],
        metrics: [],
        transforms: [],
        partitioning: { kind: 'dynamic' },
        clusteredBy: [],
        maxRowsPerSegment: 3_000_000,
        maxNumTasks: 2,
        money: 'cents',
        context: {}
      }
    }
  } as unknown as LoadRequest

  return {
    cluster,
    request,
    start,
    job: (id: string): JobDetail | null => jobStore(db).get(id),
    isDead: (own: number) => own !== life,
    life: () => life,
    close: () => db.close()
  }
}
