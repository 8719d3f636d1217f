import type {
  DatasourceInfo,
  LoadQueue,
  Segment,
  Service,
  ServiceStatus,
  Slots,
  SqlAnswer,
  TimeChunk,
  UnusedSegments,
  Worker
} from '../../../pipeline/druid-port'
import { array, flag, isObject, type Json, number, object, objects, text, timeMs } from './fields'

export function readStatus(value: unknown): ServiceStatus {
  const status = object(value)
  const memory = isObject(status.memory) ? status.memory : null
  return {
    version: text(status.version) ?? '',
    modules: objects(status.modules).map((module) => ({
      name: text(module.name) ?? '',
      artifact: text(module.artifact),
      version: text(module.version)
    })),
    memory: memory && { maxBytes: number(memory.maxMemory) ?? 0, usedBytes: number(memory.usedMemory) ?? 0 }
  }
}

/** Rows of an answer by their columns' names. */
export function named({ columns, rows }: Pick<SqlAnswer, 'columns' | 'rows'>): Json[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
}

/** A row of `sys.segments`. */
export function readSegment(row: Json): Segment {
  return {
    id: text(row.segment_id) ?? '',
    dataSource: text(row.datasource) ?? '',
    startMs: timeMs(row.start) ?? 0,
    endMs: timeMs(row.end) ?? 0,
    version: text(row.version) ?? '',
    partition: number(row.partition_num) ?? 0,
    rows: number(row.num_rows) ?? 0,
    sizeBytes: number(row.size) ?? 0,
    replicas: number(row.num_replicas) ?? 0,
    wantedReplicas: number(row.replication_factor),
    isPublished: flag(row.is_published) ?? false,
    isAvailable: flag(row.is_available) ?? false,
    isRealtime: flag(row.is_realtime) ?? false,
    isOvershadowed: flag(row.is_overshadowed) ?? false
  }
}

/** A row of `sys.segments` by stretch of time. Times beyond the years of a Date have no bound. */
export function readTimeChunk(row: Json): TimeChunk {
  const wanted = number(row.hi)
  return {
    startMs: timeMs(row.start),
    endMs: timeMs(row.end),
    segments: number(row.n) ?? 0,
    rows: number(row.r) ?? 0,
    sizeBytes: number(row.bytes) ?? 0,
    available: number(row.up) ?? 0,
    lacking: number(row.lacking),
    copies: number(row.lo) ?? 0,
    // −1: the coordinator has not looked at it yet.
    copiesWanted: wanted === null || wanted < 0 ? null : wanted
  }
}

/** The answer of `unusedSegments`, of which no more than `limit` are counted. */
export function readUnused(value: unknown, limit: number): UnusedSegments {
  const all = objects(value)
  const counted = all.slice(0, limit).map((entry) => object(entry.dataSegment))
  const ends = counted.map((segment) => (text(segment.interval) ?? '').split('/').map(timeMs))
  const bound = (at: 0 | 1, pick: (...values: number[]) => number) => {
    const known = ends.flatMap((pair) => pair[at] ?? [])
    return known.length === 0 || known.length < ends.length ? null : known.reduce((one, other) => pick(one, other))
  }
  return {
    segments: counted.length,
    more: all.length > limit,
    sizeBytes: counted.reduce((sum, segment) => sum + (number(segment.size) ?? 0), 0),
    fromMs: bound(0, Math.min),
    toMs: bound(1, Math.max)
  }
}

const serviceTypes: readonly Service['type'][] = [
  'router',
  'broker',
  'coordinator',
  'overlord',
  'historical',
  'middle_manager',
  'indexer',
  'peon'
]

/** A row of `sys.servers`. */
export function readService(row: Json): Service {
  const type = text(row.server_type) ?? ''
  const known = serviceTypes.find((name) => name === type) ?? 'other'
  const keeps = known === 'historical' || known === 'indexer'
  const host = text(row.host)
  const [plain, secure] = [number(row.plaintext_port) ?? -1, number(row.tls_port) ?? -1]
  return {
    host: text(row.server) ?? '',
    url: host === null ? null : secure > 0 ? `https://${host}:${secure}` : plain > 0 ? `http://${host}:${plain}` : null,
    type: known,
    tier: text(row.tier),
    isLeader: flag(row.is_leader),
    startedMs: timeMs(row.start_time),
    usedBytes: keeps ? number(row.curr_size) : null,
    maxBytes: keeps ? number(row.max_size) : null
  }
}

/** The answer of `cluster`: processes by their type. */
export function readAnnounced(value: unknown): Service[] {
  return Object.entries(object(value)).flatMap(([type, processes]) =>
    objects(processes).map((entry) => {
      const [plain, secure] = [number(entry.plaintextPort) ?? -1, number(entry.tlsPort) ?? -1]
      const port = plain > 0 ? plain : secure
      return readService({
        server: `${text(entry.host) ?? ''}:${port}`,
        host: entry.host,
        plaintext_port: plain,
        tls_port: secure,
        server_type: type === 'middleManager' ? 'middle_manager' : type
      })
    })
  )
}

/** The answer of `datasources?simple`. */
export function readDatasources(value: unknown): DatasourceInfo[] {
  return objects(value).map((entry) => {
    const segments = object(object(entry.properties).segments)
    return {
      name: text(entry.name) ?? '',
      segments: number(segments.count) ?? 0,
      sizeBytes: number(segments.size) ?? 0,
      replicatedSizeBytes: number(segments.replicatedSize) ?? 0,
      fromMs: timeMs(segments.minTime),
      toMs: timeMs(segments.maxTime)
    }
  })
}

/** The answer of `loadstatus?simple`. */
export function readLeft(value: unknown): Map<string, number> {
  return new Map(Object.entries(object(value)).map(([name, left]) => [name, number(left) ?? 0]))
}

/** The answer of `loadqueue?simple`. */
export function readLoadQueue(value: unknown): Map<string, LoadQueue> {
  return new Map(
    Object.entries(object(value)).map(([host, queue]) => {
      const { segmentsToLoad, segmentsToDrop } = object(queue)
      return [host, { toLoad: number(segmentsToLoad) ?? 0, toDrop: number(segmentsToDrop) ?? 0 }]
    })
  )
}

/** A worker that is set aside takes nothing. */
export function slotsOf(workers: readonly Worker[], nowMs: number): Slots {
  const able = workers.filter(({ blacklistedUntilMs }) => blacklistedUntilMs === null || blacklistedUntilMs < nowMs)
  const total = able.reduce((sum, { capacity }) => sum + capacity, 0)
  const used = able.reduce((sum, worker) => sum + Math.min(worker.used, worker.capacity), 0)
  return { total, used, free: total - used }
}

export function readRules(value: unknown): Record<string, Json[]> {
  return Object.fromEntries(Object.entries(object(value)).map(([name, rules]) => [name, objects(rules)]))
}

/** All configurations: `{compactionConfigs}`, or an array of them. */
export function readCompaction(value: unknown): Json[] {
  return Array.isArray(value) ? objects(value) : objects(object(value).compactionConfigs)
}

/** Engines by name, whatever the shape: `{engines: [{name}]}` or names. */
export function readEngines(value: unknown): string[] {
  const list = Array.isArray(value) ? value : array(object(value).engines)
  return list.flatMap((engine) => (typeof engine === 'string' ? engine : (text(object(engine).name) ?? [])))
}
