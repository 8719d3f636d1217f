/** cluster: connections and what they can do, how a file would be ingested, what a cluster is doing now. */
import type { ClusterLook, ConnectionView, IngestPlan, Overview, Probe } from '../../shared/contract/cluster'
import type { ClusterSample } from '../../shared/domain/cluster-sample'
import type { Connection, ConnectionSecrets } from '../../shared/domain/connection'
import { checkForm } from '../../shared/domain/druid/check-form'
import { defaultForm } from '../../shared/domain/druid/default-form'
import { estimateSegments, slotsNeeded } from '../../shared/domain/druid/estimate'
import { formProblemText } from '../../shared/domain/druid/form-problem'
import { generateSpec } from '../../shared/domain/druid/generate'
import type { IngestForm } from '../../shared/domain/druid/ingest-form'
import type { IngestInput } from '../../shared/domain/druid/ingest-input'
import { publishedColumns } from '../../shared/domain/druid/published'
import { shownSource } from '../../shared/domain/druid/shown-source'
import type { LoadMode } from '../../shared/domain/load-mode'
import { monthsAfter } from '../../shared/domain/months-after'
import type { Measure, Recipe } from '../../shared/domain/recipe'
import { walkRunnable } from '../../shared/domain/recipe-schema'
import { AppError } from '../../shared/errors'
import type { DruidFeatures } from '../pipeline/druid-port'
import type { ClusterHistoryStore, DatasetStore } from '../pipeline/ports'
import type { Connections, OpenedConnection } from './connections'
import { type DatasourceRoom, datasourceRoom } from './datasource'
import { lookAt, ServiceStatuses } from './overview'
import { createWatch } from './watch'

export interface ClusterRoomPorts {
  readonly connections: Connections
  readonly datasets: DatasetStore
  readonly columnsOf: (sourceId: string) => readonly string[]
  readonly measure: (sourceId: string, recipe: Recipe) => Promise<Measure>
  readonly history: ClusterHistoryStore
  readonly nowMs: () => number
  /** What went wrong while nobody looked. */
  readonly report: (error: unknown) => void
}

export interface IngestQuestion {
  readonly connectionId: string
  readonly sourceId: string
  readonly recipe: Recipe
  readonly dataset: string
  readonly mode: LoadMode
  readonly form: IngestForm | null
}

export interface ClusterRoom {
  connections(): Promise<{ connections: ConnectionView[]; secretsIn: 'keychain' | 'memory' }>
  put(connection: Connection, secrets: ConnectionSecrets): Promise<Connection>
  /** @throws AppError `cluster.in-use`, `cluster.unknown` */
  remove(connectionId: string): Promise<void>
  /** Both services, line by line. */
  test(
    connection: Connection,
    secrets: ConnectionSecrets,
    signal?: AbortSignal
  ): AsyncGenerator<{ part: 's3' | 'druid'; probe: Probe }, void, void>
  doctor(connectionId: string, signal?: AbortSignal): AsyncGenerator<Probe, void, void>
  overview(connectionId: string, signal?: AbortSignal): Promise<Overview>
  /** Look after look, until the reader leaves. @throws AppError `cluster.unknown` */
  watch(connectionId: string, signal?: AbortSignal): AsyncGenerator<ClusterLook, void, void>
  /** The last 24 hours. */
  history(connectionId: string): ClusterSample[]
  /** Begins to look at all clusters once a minute. */
  start(): void
  close(): Promise<void>
  taskLog(connectionId: string, taskId: string): Promise<string | null>
  plan(question: IngestQuestion, signal?: AbortSignal): Promise<IngestPlan>
  readonly datasource: DatasourceRoom
}

const logBytes = 256 * 1024

export function clusterRoom(ports: ClusterRoomPorts): ClusterRoom {
  const { connections, datasets, columnsOf, measure, history, nowMs, report } = ports

  async function* test(connection: Connection, secrets: ConnectionSecrets, signal?: AbortSignal) {
    const { s3, druid } = await connections.tried(connection, secrets)
    try {
      const asked = druid.test(signal ? { signal } : {})
      asked.catch(() => undefined)
      for await (const probe of s3.test(signal ?? new AbortController().signal)) yield { part: 's3' as const, probe }
      for (const probe of await asked) yield { part: 'druid' as const, probe }
    } finally {
      s3.close()
      await druid.close()
    }
  }

  async function* doctor(connectionId: string, signal?: AbortSignal): AsyncGenerator<Probe, void, void> {
    const { druid } = await connections.open(connectionId)
    const done: Probe[] = []
    let wake = Promise.withResolvers<void>()
    let isOver = false
    const examined = druid
      .doctor(
        (probe) => {
          done.push(probe)
          wake.resolve()
        },
        signal ? { signal } : {}
      )
      .finally(() => {
        isOver = true
        wake.resolve()
      })
    examined.catch(() => undefined)
    while (!isOver || done.length > 0) {
      const probe = done.shift()
      if (probe) yield probe
      else {
        await wake.promise
        wake = Promise.withResolvers<void>()
      }
    }
    await examined
  }

  const statuses = new Map<string, ServiceStatuses>()

  async function overview(connectionId: string, signal?: AbortSignal): Promise<Overview> {
    const { druid } = await connections.open(connectionId)
    const known = statuses.get(connectionId) ?? new ServiceStatuses(nowMs)
    statuses.set(connectionId, known)
    return await lookAt(druid, known, nowMs, signal)
  }

  const watch = createWatch({
    connectionIds: () => connections.list().map(({ id }) => id),
    look: overview,
    history,
    nowMs,
    report
  })

  async function plan(question: IngestQuestion, signal?: AbortSignal): Promise<IngestPlan> {
    const { sourceId, recipe, dataset, mode } = question
    const opened = await connections.open(question.connectionId)
    const { druid } = opened
    const options = signal ? { signal } : {}
    const schema = walkRunnable(recipe, columnsOf(sourceId)).columns
    const [features, measured] = await Promise.all([druid.features(options), measure(sourceId, recipe)])
    const stored = datasets.get(dataset)?.cluster?.form ?? null
    const form = question.form ?? formFor(question, schema, features, stored)
    const [segments, held] = await Promise.all([
      druid.segments(form.dataSource, null, options),
      rowsByMonth(opened, form, signal)
    ])
    const existing =
      segments.length === 0
        ? null
        : {
            startMs: Math.min(...segments.map(({ startMs }) => startMs)),
            endMs: Math.max(...segments.map(({ endMs }) => endMs))
          }
    const input: IngestInput = {
      source: shownSource(opened.connection, ['processed/…']),
      format: 'ndjson',
      columns: publishedColumns(schema, form.money),
      months: measured.months.map(({ month }) => month),
      rows: measured.ledger.loaded,
      existing,
      key: 'key-of-the-job'
    }
    const free = features.slots?.free ?? null
    const problems = checkForm(form, input, { ...features, freeSlots: free })
    const isUsable = !problems.some(({ severity }) => severity === 'error')
    const spec = isUsable ? generateSpec(form, input) : null
    return {
      form,
      spec: spec === null ? '' : spec.kind === 'sql' ? spec.query : JSON.stringify(spec.task, null, 2),
      language: form.method === 'sql' ? 'sql' : 'json',
      problems: problems.map((problem) => ({
        reason: problem.reason,
        severity: problem.severity,
        message: formProblemText(problem),
        details: { ...problem.details }
      })),
      slotsNeeded: slotsNeeded(form),
      slotsFree: free,
      segments: estimateSegments(form, new Map(measured.months.map(({ month, rows }) => [month, rows]))).segments,
      druidVersion: features.version,
      months: monthsAfter(held, measured.months, mode),
      exists: segments.length > 0
    }
  }

  return {
    async connections() {
      const all = await Promise.all(
        connections.list().map(async (connection) => ({ connection, secrets: await connections.known(connection.id) }))
      )
      return { connections: all, secretsIn: connections.secretKind() }
    },
    async put(connection, secrets) {
      const stored = await connections.put(connection, secrets)
      statuses.delete(stored.id)
      watch.changed(stored.id, false)
      return stored
    },
    async remove(connectionId) {
      const used = datasets.list().filter(({ cluster }) => cluster?.connectionId === connectionId)
      if (used.length > 0) {
        const { name } = connections.get(connectionId)
        throw new AppError('cluster.in-use', { name, datasets: used.map((dataset) => dataset.name).join(', ') })
      }
      await connections.remove(connectionId)
      statuses.delete(connectionId)
      watch.changed(connectionId, true)
    },
    test,
    doctor,
    overview,
    async *watch(connectionId, signal) {
      connections.get(connectionId)
      yield* watch.follow(connectionId, signal)
    },
    history: (connectionId) => history.list(connections.get(connectionId).id),
    start: watch.start,
    close: watch.close,
    taskLog: async (connectionId, taskId) => (await connections.open(connectionId)).druid.taskLog(taskId, logBytes),
    plan,
    datasource: datasourceRoom({ connections, datasets, nowMs })
  }
}

/** A dataset that is there keeps its form; a new one gets SQL-based ingestion where the cluster has it. */
function formFor(
  { dataset, mode }: IngestQuestion,
  columns: Parameters<typeof defaultForm>[0]['columns'],
  features: DruidFeatures,
  stored: IngestForm | null
): IngestForm {
  if (stored !== null) return { ...stored, mode }
  const method = features.statements || features.sqlTask ? 'sql' : 'native'
  return defaultForm({ dataSource: dataset, columns, mode, method, money: 'cents', missingTime: null })
}

async function rowsByMonth(
  { druid }: OpenedConnection,
  form: IngestForm,
  signal: AbortSignal | undefined
): Promise<{ month: string; rows: number }[]> {
  const known = await druid.columns(form.dataSource, signal ? { signal } : {})
  if (known.length === 0) return []
  const answer = await druid.sql(
    `SELECT TIME_FORMAT(TIME_FLOOR(__time, 'P1M'), 'yyyy-MM') AS m, COUNT(*) AS n FROM "${form.dataSource.replaceAll('"', '""')}" GROUP BY 1 ORDER BY 1`,
    { context: { useCache: false, populateCache: false }, ...(signal && { signal }) }
  )
  return answer.rows.map(([month, rows]) => ({ month: String(month), rows: Number(rows) }))
}
