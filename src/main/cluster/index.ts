/** cluster: connections and what they can do, how a file would be ingested, what a cluster is doing now. */
import type { ConnectionView, IngestPlan, IngestPreview, Overview, Probe } from '../../shared/contract/cluster'
import type { Connection, ConnectionSecrets } from '../../shared/domain/connection'
import { AppError } from '../../shared/errors'
import { type IngestPlanPorts, type IngestQuestion, ingestPlanner } from './ingest-plan'

export interface ClusterRoomPorts extends IngestPlanPorts {
  readonly nowMs: () => number
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
  taskLog(connectionId: string, taskId: string): Promise<string | null>
  plan(question: IngestQuestion, signal?: AbortSignal): Promise<IngestPlan>
  /** Published rows beside what Druid's sampler makes of them; nothing is uploaded. */
  preview(question: IngestQuestion & { readonly rows: number }, signal?: AbortSignal): Promise<IngestPreview>
}

const tasksShown = 50
const logBytes = 256 * 1024

export function clusterRoom(ports: ClusterRoomPorts): ClusterRoom {
  const { connections, datasets, nowMs } = ports

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

  async function overview(connectionId: string, signal?: AbortSignal): Promise<Overview> {
    const { druid } = await connections.open(connectionId)
    const options = signal ? { signal } : {}
    const failures: Overview['failures'] = []
    const asked = async <T>(call: Promise<T>, without: T): Promise<T> => {
      try {
        return await call
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        const { code, message, details } = error.toShape()
        if (!failures.some((one) => one.message === message)) failures.push({ code, message, details })
        return without
      }
    }
    const [status, services, slots, datasources, loaded, tasks] = await Promise.all([
      asked(druid.status('router', options), null),
      asked(druid.services(options), []),
      asked(druid.slots(options), null),
      asked(druid.datasources(options), []),
      asked(druid.loadStatus(options), new Map<string, number>()),
      asked(druid.tasks({ max: tasksShown }, options), [])
    ])
    return {
      atMs: nowMs(),
      version: status?.version ?? null,
      services: services.map((service) => ({ ...service })),
      slots,
      datasources: datasources.map(({ name, segments, sizeBytes, fromMs, toMs }) => ({
        name,
        segments,
        sizeBytes,
        fromMs,
        toMs,
        loaded: loaded.get(name) ?? null
      })),
      tasks: tasks.map(({ id, type, dataSource, state, createdMs, durationMs, errorMessage }) => ({
        id,
        type,
        dataSource,
        state,
        createdMs,
        durationMs,
        errorMessage
      })),
      failures
    }
  }

  return {
    async connections() {
      const all = await Promise.all(
        connections.list().map(async (connection) => ({ connection, secrets: await connections.known(connection.id) }))
      )
      return { connections: all, secretsIn: connections.secretKind() }
    },
    put: (connection, secrets) => connections.put(connection, secrets),
    async remove(connectionId) {
      const used = datasets.list().filter(({ cluster }) => cluster?.connectionId === connectionId)
      if (used.length > 0) {
        const { name } = connections.get(connectionId)
        throw new AppError('cluster.in-use', { name, datasets: used.map((dataset) => dataset.name).join(', ') })
      }
      await connections.remove(connectionId)
    },
    test,
    doctor,
    overview,
    taskLog: async (connectionId, taskId) => (await connections.open(connectionId)).druid.taskLog(taskId, logBytes),
    ...ingestPlanner(ports)
  }
}
