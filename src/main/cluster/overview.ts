/** One look at a cluster: several questions at once, of which some may fail. */
import type { Overview } from '../../shared/contract/cluster'
import type { DruidClient, LoadQueue, Service, ServiceStatus } from '../pipeline/druid-port'
import { askedParts } from './asked-parts'

const tasksShown = 50
/** A process that can't be reached from here would be waited for with every look. */
const statusTimeoutMs = 2000
const statusEveryMs = 30_000

interface Known {
  readonly askedMs: number
  readonly status: ServiceStatus | null
  /** It has answered at some time. */
  readonly answered: boolean
}

/** Processes one by one, asked at most twice a minute; what they said last is kept. */
export class ServiceStatuses {
  readonly #known = new Map<string, Known>()

  constructor(private readonly nowMs: () => number) {}

  /** Asks those whose answer is old; ends within the time-out. */
  async refresh(druid: DruidClient, services: readonly Service[], signal?: AbortSignal): Promise<void> {
    const keys = new Set(services.map(keyOf))
    for (const key of this.#known.keys()) if (!keys.has(key)) this.#known.delete(key)
    const now = this.nowMs()
    const old = services.filter((service) => (this.#known.get(keyOf(service))?.askedMs ?? 0) + statusEveryMs <= now)
    await Promise.all(
      old.map(async (service) => {
        const options = { timeoutMs: statusTimeoutMs, ...(signal && { signal }) }
        // Whatever keeps it from answering, it is not known more of it.
        const status = await druid.serviceStatus(service, options).catch(() => null)
        const answered = status !== null || (this.#known.get(keyOf(service))?.answered ?? false)
        this.#known.set(keyOf(service), { askedMs: now, status, answered })
      })
    )
  }

  of(
    service: Service
  ): Pick<Overview['services'][number], 'health' | 'version' | 'memoryUsedBytes' | 'memoryMaxBytes'> {
    const { status = null, answered = false } = this.#known.get(keyOf(service)) ?? {}
    return {
      health: status !== null ? 'answers' : answered ? 'silent' : 'listed',
      version: status?.version || null,
      memoryUsedBytes: status?.memory?.usedBytes ?? null,
      memoryMaxBytes: status?.memory?.maxBytes ?? null
    }
  }
}

const keyOf = ({ type, host }: Service) => `${type} ${host}`

/** All that is asked at once. @param statuses kept from look to look */
export async function lookAt(
  druid: DruidClient,
  statuses: ServiceStatuses,
  nowMs: () => number,
  signal?: AbortSignal
): Promise<Overview> {
  const options = signal ? { signal } : {}
  const { asked, failures } = askedParts()
  // The broker tells most; where it is down, the coordinator still knows who is there.
  const services = asked(druid.services(options), null).then(
    async (found) => found ?? (await druid.announced(options).catch(() => []))
  )
  const [status, known, slots, datasources, left, queue, tasks, all, discovery] = await Promise.all([
    asked(druid.status('router', options), null),
    services.then(async (found) => {
      await statuses.refresh(druid, found, signal)
      return found
    }),
    asked(druid.slots(options), null),
    asked(druid.datasources(options), []),
    asked(druid.unavailable(options), null),
    asked(druid.loadQueue(options), new Map<string, LoadQueue>()),
    asked(druid.tasks({ max: tasksShown }, options), []),
    asked(druid.allDatasources(options), []),
    asked(druid.discovery(options), null)
  ])
  const inService = new Set([...datasources.map(({ name }) => name), ...(left?.keys() ?? [])])
  return {
    atMs: nowMs(),
    version: status?.version ?? null,
    services: known.map((service) => {
      const { host, type, tier, isLeader, startedMs, usedBytes, maxBytes } = service
      const { toLoad = null, toDrop = null } = type === 'historical' ? (queue.get(host) ?? {}) : {}
      return { host, type, tier, isLeader, startedMs, usedBytes, maxBytes, toLoad, toDrop, ...statuses.of(service) }
    }),
    slots,
    datasources: datasources.map(({ name, segments, sizeBytes, fromMs, toMs }) => {
      const unavailable = left === null ? null : (left.get(name) ?? 0)
      const loaded = unavailable === null || segments + unavailable === 0 ? null : segments / (segments + unavailable)
      return { name, segments, sizeBytes, fromMs, toMs, loaded, unavailable }
    }),
    outOfService: all.filter((name) => !inService.has(name)),
    discovery: discovery && { ...discovery },
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
