/** What the rooms need from outside: types only. Adapters fulfil them; core.ts plugs them in. */

import type { ContractRouterClient } from '@orpc/contract'
import type { ReaderContract, WarehouseContract } from '../../shared/contract/engine'
import type { RecentFile } from '../../shared/contract/open'
import type { Preferences } from '../../shared/contract/settings'
import type { Alert, AlertDraft, AlertEvent, AlertState } from '../../shared/domain/alert'
import type { FilterSet, SavedBoard } from '../../shared/domain/board'
import type { LoadInBucket } from '../../shared/domain/bucket'
import type { ClusterSample } from '../../shared/domain/cluster-sample'
import type { Connection } from '../../shared/domain/connection'
import type { CorrectionOf } from '../../shared/domain/corrections'
import type { Dataset } from '../../shared/domain/dataset'
import type { Attempt, Job, JobDetail, JobEvent, JobState, LoadRequest, Receipt } from '../../shared/domain/job'
import type { JobChoices, JobFacts, JobFilter } from '../../shared/domain/job-history'
import type { LoadProfile } from '../../shared/domain/load-profile'
import type { LoadRun } from '../../shared/domain/load-run'
import type { RoleMemory } from '../../shared/domain/propose-roles'
import type { SaidRole } from '../../shared/domain/role-memory'
import type { DatasetRules } from '../../shared/domain/rules'
import type { SlowQuery } from '../../shared/domain/slow-query'
import type { PassProgress } from '../../shared/domain/source'
import type { AskedStatement, SavedStatement } from '../../shared/domain/statement'
import type { StoredPlan, TargetPlan } from '../../shared/domain/targets/plan'

export type ReaderClient = ContractRouterClient<ReaderContract>
export type WarehouseClient = ContractRouterClient<WarehouseContract>

/** An engine that may die and come back; `call` and `feed` fail with `engine.crashed` when it dies meanwhile. */
export interface Engine<Client> {
  call<T>(use: (client: Client) => Promise<T>): Promise<T>
  feed<T>(use: (client: Client) => Promise<AsyncIterable<T>>): AsyncGenerator<T, void, void>
  /** Kills what it does now; it comes back at once. */
  restart(): void
}

export type Reader = Engine<ReaderClient>
export type Warehouse = Engine<WarehouseClient>

/** Decides which paths may be read. */
export interface PathPolicy {
  /** The real path (symbolic links resolved) when it may be read; else throws `open.outside-roots` or `open.not-found`. */
  allow(path: string): Promise<string>
  /** A person chose this path in a dialog, or it was uploaded. Of a folder, the files in it may be read then. */
  grant(path: string): Promise<string>
  readonly roots: readonly string[]
}

/** Where the Parquet parts of datasets lie. */
export interface PartStore {
  /** An empty place for the parts of a job; gives its path. */
  empty(dataset: string, jobId: string): Promise<string>
  remove(dataset: string, jobId: string): Promise<void>
  removeDataset(dataset: string): Promise<void>
  /** Where the files of a load are written that a cluster reads; gives the path. */
  publishedDir(dataset: string, jobId: string): Promise<string>
  /** Removes those files: they are in the bucket. */
  removePublished(dataset: string, jobId: string): Promise<void>
  /** Writes a small text beside the parts of a job; gives its path. */
  keep(dataset: string, jobId: string, name: string, text: string): Promise<string>
  /** Removes the parts of all other jobs. */
  keepOnly(dataset: string, jobId: string): Promise<void>
  /** Removes the named parts of all other jobs. */
  dropReplaced(dataset: string, jobId: string, names: readonly string[]): Promise<void>
  /** Where the values of a dataset's column may be written for another engine; the same question gets the same path. */
  valuesPath(dataset: string, version: number, column: string): string
}

export interface RecentStore {
  add(file: Omit<RecentFile, 'exists' | 'openedMs'>): void
  list(limit: number): Omit<RecentFile, 'exists'>[]
  /** Whether the path is among what is remembered, by itself or as one of several files. */
  knows(path: string): boolean
}

/** Runs of several loads: which files still wait. */
export interface RunStore {
  put(run: LoadRun): void
  get(id: string): LoadRun | null
  /** Newest first. */
  list(): LoadRun[]
  remove(id: string): void
  /** Whether a file of a run has this path: who queued it chose it. */
  knows(path: string): boolean
}

export interface ConnectionStore {
  list(): Connection[]
  get(id: string): Connection | null
  put(connection: Connection, nowMs: number): void
  remove(id: string): void
}

/** What loads have put into the buckets of connections. */
export interface BucketStore {
  /** Takes the place of what was known of the load; on disk when it returns. */
  put(load: LoadInBucket): void
  /** Of a load that is known; of others nothing happens. */
  change(jobId: string, change: Partial<LoadInBucket>): void
  /** Loads that are done. */
  done(connectionId: string): LoadInBucket[]
  /** Loads whose original files are in the bucket and that do not run: one that runs may be putting them there just now. */
  withOriginals(connectionId: string): LoadInBucket[]
}

/** What was seen of clusters: a sample a minute of the last 24 hours, and the last look. */
export interface ClusterHistoryStore {
  /** Takes the place of the sample of the same minute; older ones than a day go. */
  add(connectionId: string, sample: ClusterSample): void
  /** In the order of time. */
  list(connectionId: string): ClusterSample[]
  /** Plain data, as it was put; null: never. */
  seen(connectionId: string): unknown
  putSeen(connectionId: string, look: unknown): void
  forget(connectionId: string): void
}

/** Statements that were asked by SQL, and those with a name; each place has its own. */
export interface StatementStore {
  /** Takes the place of the same statement of the same place, and counts. */
  add(asked: Omit<AskedStatement, 'id' | 'times'>): void
  /** Newest first; those that have the words anywhere, without regard to case. */
  asked(connectionId: string | null, search: string): AskedStatement[]
  forget(id: number): void
  forgetAll(connectionId: string | null): void
  /** Takes the place of the one of the same name. */
  save(saved: Omit<SavedStatement, 'id' | 'savedMs'>, nowMs: number): SavedStatement
  /** By name. */
  saved(connectionId: string | null, search: string): SavedStatement[]
  removeSaved(id: number): void
}

/** Plans of targets of datasets. */
export interface TargetStore {
  /** By name. */
  list(dataset: string): StoredPlan[]
  /** @param replaces the plan in whose place it comes */
  put(dataset: string, plan: TargetPlan, nowMs: number, replaces: string | null): void
  remove(dataset: string, plan: string): void
}

export interface DatasetStore {
  list(): Dataset[]
  get(name: string): Dataset | null
  put(dataset: Dataset): void
  remove(name: string): void
}

/** Rules of datasets and profiles of their loads; names of datasets are compared without case. */
export interface RuleStore {
  /** `noRules` where nothing was set. */
  get(dataset: string): DatasetRules
  put(dataset: string, rules: DatasetRules): void
  /** Profiles of the dataset's loads, newest first. */
  loads(dataset: string, limit: number): readonly StoredProfile[]
  putLoad(dataset: string, load: StoredProfile): void
}

export interface StoredProfile {
  readonly jobId: string
  readonly loadedMs: number
  readonly profile: LoadProfile
}

/** What people said about the roles of columns by their names. */
export interface RoleStore {
  recall(): RoleMemory
  /** A name that is confirmed for one role is not confirmed for any other from then on. */
  remember(said: readonly SaidRole[]): void
}

export interface JobStore {
  create(id: string, request: LoadRequest, nowMs: number): void
  /** Newest first. */
  list(filter: JobFilter & { offset: number; limit: number }): { jobs: Job[]; total: number }
  /** Of all jobs that the filter lets through. */
  facts(filter: JobFilter): JobFacts[]
  choices(): JobChoices
  /** Another number after each change of what lists, summaries and choices are made of. */
  version(): number
  /** Those that were begun first, then those that wait, in the order of the queue. */
  unsettled(): Job[]
  /** Ids of jobs that wait for their turn, in their order, as they were last set. */
  queued(): string[]
  setQueue(jobIds: readonly string[]): void
  get(id: string): JobDetail | null
  /** One transaction: state, event and attempt. `planned` begins another attempt: the receipt so far stays with the one before. */
  move(id: string, state: JobState, event: JobEvent, attempt: Attempt, error: Job['error']): void
  setReceipt(id: string, receipt: Receipt): void
  /** How far a load to a cluster has come, as its room wrote it; null when it has not begun. */
  checkpoint(id: string): unknown
  /** On disk when it returns. */
  setCheckpoint(id: string, checkpoint: unknown): void
  /** Loads to clusters that stopped before this time with files that are not all in the bucket. */
  unfinishedUploads(beforeMs: number): { id: string; dataset: string; connectionId: string }[]
  /** Loads of corrected rows of any load of this content into the dataset. */
  corrections(contentHash: string, dataset: string): { id: string; state: JobState; of: CorrectionOf }[]
  /** The newest finished job that loaded this content into this dataset. */
  findDone(contentHash: string, dataset: string): string | null
}

export interface BoardStore {
  /** By name. */
  list(): SavedBoard[]
  get(id: string): SavedBoard | null
  put(board: SavedBoard): void
  /** False: there was none. */
  remove(id: string): boolean
}

/** Alerts with their state, and what happened to them. */
export interface AlertStore {
  /** In the order in which they were made. */
  list(): Alert[]
  get(id: string): Alert | null
  /** Makes one, or changes what a person set; its history stays. */
  put(id: string, draft: AlertDraft, state: AlertState, nowMs: number): void
  /** One transaction: the state after a look, and what happened with it. */
  putState(id: string, state: AlertState, event: Omit<AlertEvent, 'n' | 'alertId'> | null): AlertEvent | null
  /** With its history. False: there was none. */
  remove(id: string): boolean
  /** Newest first. */
  events(id: string, limit: number): AlertEvent[]
  /** Of one alert, or of all. */
  markSeen(id: string | null): void
}

export interface FilterSetStore {
  /** By name. */
  list(): FilterSet[]
  get(id: string): FilterSet | null
  /** Two of a dataset never have the same name. */
  put(set: FilterSet): void
  /** False: there was none. */
  remove(id: string): boolean
}

export interface CacheStore {
  get(key: string): unknown | null
  /** The same without counting as a use. */
  peek(key: string): unknown | null
  put(key: string, value: unknown): void
  /** Keys that begin with the text, the last used first. */
  keys(prefix: string): string[]
  remove(keys: readonly string[]): void
  /** These go before all others when there is no room, unless they are used again. */
  setFirstToGo(keys: readonly string[]): void
  size(): { readonly entries: number; readonly sizeBytes: number; readonly mostBytes: number }
  clear(): void
}

/** Statements that took long; the newest 500. */
export interface SlowQueryStore {
  add(query: Omit<SlowQuery, 'id'>): void
  /** Of a place, those that have the words anywhere, without regard to case. */
  list(connectionId: string | null, search: string, order: 'longest' | 'newest'): SlowQuery[]
  forget(id: number): void
  forgetAll(connectionId: string | null): void
}

export interface PreferenceStore {
  get(): Preferences
  set(change: Partial<Preferences>): void
}

/** What the load room tells the runner about a step. */
export interface LoadSteps {
  progress(progress: PassProgress): void
  state(state: JobState, text: string): void
  /** What would be the receipt, kept before the warehouse is touched. */
  pendingReceipt(receipt: Receipt): void
}
