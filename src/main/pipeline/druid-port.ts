/**
 * What rooms need from a Druid cluster: types only; `adapters/druid` fulfils them.
 *
 * Every method fails with an `AppError` of a code `druid.*`, or `cancelled` when its signal did it. Texts that come from Druid (messages,
 * logs, payloads, reports) hold no password, no key and no signature of a pre-signed URL. Times are epoch milliseconds, UTC. Calls that only
 * read are repeated by the client when the network fails; calls that change something are made once.
 */
import type { IngestSpec } from '../../shared/domain/druid/ingest-spec'
import type { Probe } from './cluster-ports'

/** For every call: ends it early. The client's own time-out ends it with `druid.timeout`. */
export interface CallOptions {
  readonly signal?: AbortSignal
  /** Null or missing: the connection's. */
  readonly timeoutMs?: number
  /** Somebody looks at a screen: a connect that nobody answers is given up after seconds, and not tried again. */
  readonly isWatched?: boolean
}

/** An integer beyond 2^53 and a DECIMAL are text, a timestamp is `2024-01-05T10:00:00.000Z`; an array is its JSON. */
export type SqlCell = string | number | boolean | null

export interface SqlColumn {
  readonly name: string
  /** Druid's own: LONG, DOUBLE, STRING, COMPLEX<…>. */
  readonly type: string
  /** BIGINT, DECIMAL, VARCHAR, TIMESTAMP … */
  readonly sqlType: string
}

export interface SqlOptions extends CallOptions {
  /** In the order of the question marks. Integers are BIGINT, other numbers DOUBLE, texts VARCHAR; the typed form says it. */
  readonly params?: readonly (SqlCell | { readonly type: string; readonly value: SqlCell })[]
  readonly context?: Readonly<Record<string, unknown>>
  /** By which the query can be cancelled; made up when missing. */
  readonly queryId?: string
  /** At least so long, and longer where the connection allows more; `timeoutMs` holds against both. */
  readonly leastTimeoutMs?: number
}

export interface SqlAnswer {
  readonly queryId: string
  readonly columns: readonly SqlColumn[]
  readonly rows: readonly (readonly SqlCell[])[]
  readonly tookMs: number
}

/** What the cluster can do, as it was found by asking, never by comparing versions. */
export interface DruidFeatures {
  /** Of the router or, where it may not be asked, of whichever service answered. */
  readonly version: string | null
  readonly versions: {
    readonly router: string | null
    readonly broker: string | null
    readonly coordinator: string | null
    readonly overlord: string | null
  }
  /** Artifacts of the overlord's modules (`druid-s3-extensions`); null when it may not be asked. */
  readonly extensions: readonly string[] | null
  /** SQL-based ingestion by the task API and by the statements API. */
  readonly sqlTask: boolean
  readonly statements: boolean
  /** Null: the cluster is older than that call. */
  readonly engines: readonly string[] | null
  /** Input sources, formats and sketches; null: not known. */
  readonly s3Input: boolean | null
  readonly parquetInput: boolean | null
  readonly sketches: boolean | null
  readonly basicSecurity: boolean | null
  /** Whether the router passes calls on to coordinator and overlord; null when it does not say. */
  readonly managementProxy: boolean | null
  /** `sql`: an empty text is not null (32 and later always). `legacy`: it is, and a missing number is 0. */
  readonly nulls: 'sql' | 'legacy' | null
  readonly slots: Slots | null
}

/** Task slots, counted from the workers themselves: a cancelled task may keep its slot, which the list of tasks does not show. */
export interface Slots {
  readonly total: number
  readonly used: number
  readonly free: number
}

export interface Worker {
  readonly host: string
  readonly version: string
  readonly category: string
  readonly capacity: number
  readonly used: number
  readonly runningTasks: readonly string[]
  readonly lastCompletedMs: number | null
  /** Set aside until then, because tasks kept failing on it. */
  readonly blacklistedUntilMs: number | null
}

export type TaskState = 'waiting' | 'pending' | 'running' | 'success' | 'failed' | 'cancelled'

export interface DruidTask {
  readonly id: string
  readonly groupId: string | null
  /** `index_parallel`, `query_controller`, `query_worker`, `kill`, `compact` …; null when only the state is known. */
  readonly type: string | null
  readonly dataSource: string | null
  readonly state: TaskState
  readonly createdMs: number | null
  /** Null while it runs, and of a task that was shut down. */
  readonly durationMs: number | null
  /** `host:port` where it runs or ran. */
  readonly location: string | null
  /** Without the Java stack. */
  readonly errorMessage: string | null
}

export interface TaskFilter {
  readonly state?: 'waiting' | 'pending' | 'running' | 'complete'
  readonly dataSource?: string
  readonly type?: string
  readonly createdFromMs?: number
  readonly createdToMs?: number
  /** Of the ended ones. */
  readonly max?: number
}

/** Rows as a native task counts them. */
export interface RowStats {
  readonly processed: number
  readonly processedBytes: number
  /** Stored with a cell lost: a number that was none. */
  readonly processedWithError: number
  /** Outside of the intervals. */
  readonly thrownAway: number
  /** Dropped: a time that was none, or JSON that was broken. */
  readonly unparseable: number
}

/** A row that Druid stumbled over. */
export interface RowProblem {
  readonly row: string
  readonly kind: 'unparseable' | 'cell-lost' | 'thrown-away'
  readonly detail: string
}

export interface TaskReport {
  readonly kind: 'native' | 'sql' | 'kill' | 'other'
  readonly ended: boolean
  /** Of native tasks: of the phase that builds segments, or of the running one. */
  readonly rowStats: RowStats | null
  readonly problems: readonly RowProblem[]
  /** Rows written so far, and read so far; null when the report does not say. */
  readonly rowsRead: number | null
  readonly rowsStored: number | null
  readonly segmentsPublished: number | null
  /** Whether Druid itself saw the segments load; null when it did not wait. */
  readonly availabilityConfirmed: boolean | null
  /** Of SQL-based tasks: workers wanted and working. */
  readonly pendingTasks: number | null
  readonly runningTasks: number | null
  readonly stages: readonly {
    readonly number: number
    readonly phase: string | null
    readonly workers: number | null
    readonly partitions: number | null
    readonly durationMs: number | null
  }[]
  readonly warnings: readonly string[]
  readonly segmentsKilled: number | null
  /** `errorCode` of SQL-based ingestion (`InsertTimeNull`), or null; the message. */
  readonly error: { readonly code: string | null; readonly message: string } | null
  /** All of it, to be kept: redacted. */
  readonly raw: unknown
}

/** A query of the statements API. */
export interface Statement {
  /** The id of its task too. */
  readonly id: string
  readonly state: 'accepted' | 'running' | 'success' | 'failed' | 'cancelled'
  readonly createdMs: number | null
  readonly durationMs: number | null
  readonly rows: number | null
  readonly dataSource: string | null
  readonly error: { readonly code: string | null; readonly message: string } | null
}

export interface SampleRow {
  readonly input: Readonly<Record<string, unknown>> | null
  readonly parsed: Readonly<Record<string, unknown>> | null
  readonly error: string | null
}

export interface Sample {
  readonly rowsRead: number
  readonly rowsIndexed: number
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly SampleRow[]
}

/** Half open: `[startMs, endMs)`. */
export interface Interval {
  readonly startMs: number
  readonly endMs: number
}

export interface Segment extends Interval {
  readonly id: string
  readonly dataSource: string
  readonly version: string
  readonly partition: number
  /** Of a fresh segment 0 until the broker has asked for it. */
  readonly rows: number
  readonly sizeBytes: number
  readonly replicas: number
  readonly wantedReplicas: number | null
  readonly isPublished: boolean
  readonly isAvailable: boolean
  readonly isRealtime: boolean
  readonly isOvershadowed: boolean
}

/** Segments of one stretch of time together. */
export interface TimeChunk {
  /** Null: from the beginning of all time, to its end. */
  readonly startMs: number | null
  readonly endMs: number | null
  readonly segments: number
  readonly rows: number
  readonly sizeBytes: number
  readonly available: number
  /** With fewer copies than wanted; null: the release does not say. */
  readonly lacking: number | null
  /** The fewest copies of a segment, and the most that are wanted. */
  readonly copies: number
  readonly copiesWanted: number | null
}

/** Segments that are out of service and not deleted. */
export interface UnusedSegments {
  readonly segments: number
  /** There are more than were counted. */
  readonly more: boolean
  readonly sizeBytes: number
  readonly fromMs: number | null
  readonly toMs: number | null
}

/** Whether rows can be asked for now. */
export interface Availability {
  /** Segments that count (published, not overshadowed), and how many of them are loaded, as the broker sees it. */
  readonly segments: number
  readonly available: number
  /** Segments that the coordinator still wants to be loaded; null when it may not be asked. */
  readonly missing: number | null
  /** Whether the broker answers a SELECT: it learns of a new datasource about a second later than of its segments. */
  readonly queryable: boolean
  readonly ready: boolean
}

export interface DatasourceInfo {
  readonly name: string
  readonly segments: number
  readonly sizeBytes: number
  readonly replicatedSizeBytes: number
  readonly fromMs: number | null
  readonly toMs: number | null
}

export interface Service {
  readonly host: string
  /** Where it can be asked for itself, as it announces it; null: it does not say. */
  readonly url: string | null
  readonly type:
    | 'router'
    | 'broker'
    | 'coordinator'
    | 'overlord'
    | 'historical'
    | 'middle_manager'
    | 'indexer'
    | 'peon'
    | 'other'
  readonly tier: string | null
  readonly isLeader: boolean | null
  readonly startedMs: number | null
  readonly usedBytes: number | null
  readonly maxBytes: number | null
}

export interface LoadQueue {
  readonly toLoad: number
  readonly toDrop: number
}

export interface Discovery {
  /** `host:port`, with commas; null: it is not ZooKeeper, or may not be seen. */
  readonly zookeeper: string | null
  /** Null: the release does not say. */
  readonly works: boolean | null
}

/** A retention rule, as Druid has it. */
export type Rule = Readonly<Record<string, unknown>>
export type CompactionConfig = Readonly<Record<string, unknown>>

export interface ServiceStatus {
  readonly version: string
  readonly modules: readonly {
    readonly name: string
    readonly artifact: string | null
    readonly version: string | null
  }[]
  readonly memory: { readonly maxBytes: number; readonly usedBytes: number } | null
}

export type ServiceName = 'router' | 'broker' | 'coordinator' | 'overlord'

export interface DoctorOptions extends CallOptions {
  /** A native task over a published object of a few rows: whether Druid itself can read it. */
  readonly sample?: Readonly<Record<string, unknown>>
  /** Task slots that the loads of this connection ask for. */
  readonly slotsNeeded?: number
}

export interface DruidClient {
  /** What the cluster can do. */
  features(options?: CallOptions): Promise<DruidFeatures>

  /** A query; its rows are held in memory, so it needs a limit of its own. */
  sql(query: string, options?: SqlOptions): Promise<SqlAnswer>
  /** False: there is no such query, or it has ended. */
  cancelSql(queryId: string, options?: CallOptions): Promise<boolean>

  /** SQL-based ingestion by the statements API. */
  submitStatement(query: string, context: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<Statement>
  /** Null: the cluster does not know it (any more). */
  statement(id: string, options?: CallOptions): Promise<Statement | null>
  /** `ended`: there was nothing to be cancelled any more. */
  cancelStatement(id: string, options?: CallOptions): Promise<'accepted' | 'ended' | 'unknown'>

  /** A native task, or any other; gives its id. */
  submitTask(task: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<string>
  /**
   * An ingestion, by the API that its spec is for (statements, else the SQL task API, else tasks); gives its task id, which follows from
   * the spec's key. When the answer is lost (`druid.answer-lost`, `druid.timeout`), `findTask` says whether it was taken. A second
   * submit of the same key is refused by Druid itself, and gives the id of the first.
   */
  submit(spec: IngestSpec, options?: CallOptions): Promise<{ readonly taskId: string; readonly wasThere: boolean }>
  /** The task of an idempotency key: by its id, else by the key in the context of recent tasks; null: it was never taken. */
  findTask(
    key: string,
    options?: CallOptions & { readonly dataSource?: string; readonly sinceMs?: number }
  ): Promise<DruidTask | null>
  task(id: string, options?: CallOptions): Promise<DruidTask | null>
  tasks(filter?: TaskFilter, options?: CallOptions): Promise<DruidTask[]>
  /** Null: there is none yet, or none any more. */
  taskReport(id: string, options?: CallOptions): Promise<TaskReport | null>
  /** The last `tailBytes` of the log; null: there is none (an indexer keeps none). */
  taskLog(id: string, tailBytes: number, options?: CallOptions): Promise<string | null>
  /** What was submitted, redacted; null: unknown. */
  taskPayload(id: string, options?: CallOptions): Promise<unknown>
  /** False: unknown. A task that has ended answers true. */
  shutdownTask(id: string, options?: CallOptions): Promise<boolean>
  /** Why a task failed, from its report and status, as the error that a person gets. Of one that did not fail: null. */
  taskFailure(id: string, options?: CallOptions): Promise<Error | null>

  /** What Druid makes of the first rows of a native spec's input. Its own time-out matters: Druid tries a wrong secret for four minutes. */
  sample(task: Readonly<Record<string, unknown>>, rows: number, options?: CallOptions): Promise<Sample>

  segments(dataSource: string, interval: Interval | null, options?: CallOptions): Promise<Segment[]>
  /** Segments that count, by their stretch of time, in its order. */
  timeChunks(dataSource: string, options?: CallOptions): Promise<TimeChunk[]>
  /** Null: the release does not tell (before 29). */
  unusedSegments(dataSource: string, options?: CallOptions): Promise<UnusedSegments | null>
  /** Names of all datasources, those out of service as well. */
  allDatasources(options?: CallOptions): Promise<string[]>
  tiers(options?: CallOptions): Promise<string[]>
  availability(dataSource: string, interval: Interval, options?: CallOptions): Promise<Availability>
  /** By datasource, how many of its segments can't be asked for yet. */
  unavailable(options?: CallOptions): Promise<ReadonlyMap<string, number>>
  /** By historical (`host:port`), what it still has to load and to drop. */
  loadQueue(options?: CallOptions): Promise<ReadonlyMap<string, LoadQueue>>
  datasources(options?: CallOptions): Promise<DatasourceInfo[]>
  /** As the broker knows them, `__time` first; empty: there is no such datasource, or none of its segments is loaded yet. */
  columns(dataSource: string, options?: CallOptions): Promise<{ name: string; sqlType: string; nullable: boolean }[]>

  services(options?: CallOptions): Promise<Service[]>
  /** The same without the broker, by what the coordinator finds announced: it tells no times, no sizes and no leaders. */
  announced(options?: CallOptions): Promise<Service[]>
  status(service: ServiceName, options?: CallOptions): Promise<ServiceStatus>
  /**
   * Of one process: the router and the leaders by the router, others by themselves. Null: it may not be asked (plain HTTP where the connection
   * is encrypted, so that no sign-in leaves it). Its own time-out matters: a process within Docker may be out of reach from here.
   */
  serviceStatus(service: Service, options?: CallOptions): Promise<ServiceStatus | null>
  /** By which ZooKeeper the processes find each other, and whether the router finds itself there. */
  discovery(options?: CallOptions): Promise<Discovery>
  workers(options?: CallOptions): Promise<Worker[]>
  slots(options?: CallOptions): Promise<Slots>
  /** URL of the leader; null: there is none now. */
  leader(service: 'coordinator' | 'overlord', options?: CallOptions): Promise<string | null>

  /** By datasource; `_default` holds those of all others. */
  rules(options?: CallOptions): Promise<Readonly<Record<string, readonly Rule[]>>>
  setRules(dataSource: string, rules: readonly Rule[], comment: string, options?: CallOptions): Promise<void>
  compaction(options?: CallOptions): Promise<CompactionConfig[]>
  setCompaction(config: CompactionConfig, options?: CallOptions): Promise<void>
  removeCompaction(dataSource: string, options?: CallOptions): Promise<void>

  /** Takes all segments (or those within the interval) out of service; gives how many. Nothing is deleted. */
  markUnused(dataSource: string, interval: Interval | null, options?: CallOptions): Promise<number>
  /** Puts all segments that are out of service back into it, as far as no newer ones stand in their place; gives how many. */
  markUsed(dataSource: string, options?: CallOptions): Promise<number>
  /** Deletes segments that are out of service (null: whatever their time), by a task; gives its id. */
  kill(dataSource: string, interval: Interval | null, options?: CallOptions): Promise<string>

  /** Whether the connection works at all: network, TLS, sign-in, broker, coordinator, overlord; each line in its own time. */
  test(options?: CallOptions): Promise<Probe[]>
  /** Network, versions, extensions, engines, slots, rights one by one, clock, deep storage, the store as Druid sees it; lines are reported as they end. */
  doctor(onProbe: (probe: Probe) => void, options?: DoctorOptions): Promise<Probe[]>

  close(): Promise<void>
}
