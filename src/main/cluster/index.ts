/** cluster: connections and what they can do, how a file would be ingested, what a cluster is doing now. */
import type {
  ClusterLook,
  ConnectionView,
  IngestPlan,
  IngestPreview,
  Overview,
  Probe
} from '../../shared/contract/cluster'
import type { ClusterSample } from '../../shared/domain/cluster-sample'
import type { Connection, ConnectionSecrets } from '../../shared/domain/connection'
import { AppError } from '../../shared/errors'
import type { ClusterHistoryStore } from '../pipeline/ports'
import { type DatasourceRoom, datasourceRoom } from './datasource'
import { type IngestPlanPorts, type IngestQuestion, ingestPlanner } from './ingest-plan'
import { lookAt, ServiceStatuses } from './overview'
import { type TaskRoom, taskRoom } from './tasks'
import { createWatch } from './watch'

export interface ClusterRoomPorts extends IngestPlanPorts {
  readonly history: ClusterHistoryStore
  readonly nowMs: () => number
  /** What went wrong while nobody looked. */
  readonly report: (error: unknown) => void
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
  plan(question: IngestQuestion, signal?: AbortSignal): Promise<IngestPlan>
  /** Published rows beside what Druid's sampler makes of them; nothing is uploaded. */
  preview(question: IngestQuestion & { readonly rows: number }, signal?: AbortSignal): Promise<IngestPreview>
  readonly datasource: DatasourceRoom
  readonly tasks: TaskRoom
}

export function clusterRoom(ports: ClusterRoomPorts): ClusterRoom {
  const { connections, datasets, history, nowMs, report } = ports

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
    ...ingestPlanner(ports),
    datasource: datasourceRoom({ connections, datasets, nowMs }),
    tasks: taskRoom({ connections })
  }
}
