/** What runs of several loads need of the core, and what they offer it. */
import type { CheckReport } from '../../../../shared/domain/check-report'
import type { Reading } from '../../../../shared/domain/column-type'
import type { DialectOverride } from '../../../../shared/domain/dialect'
import type { Job, LoadRequest } from '../../../../shared/domain/job'
import type { LoadRun, RunOrder, WaitingFile } from '../../../../shared/domain/load-run'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { RunStore } from '../../ports'

export interface RunPorts {
  readonly store: RunStore
  /** The real path when it may be read. */
  readonly allow: (path: string) => Promise<string>
  /** Whether the tables a recipe looks things up in may be read. */
  readonly allowLookups: (recipe: Recipe) => Promise<void>
  /** Opens a file; gives the id of its source. */
  readonly open: (path: string, override: DialectOverride | undefined) => Promise<string>
  readonly check: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  /** What a job is to do, after everything a load may be refused for was looked at; begins nothing. */
  readonly request: (sourceId: string, order: RunOrder) => Promise<LoadRequest>
  readonly newJobId: () => string
  /** Begins a job under an id that was made for it. */
  readonly begin: (request: LoadRequest, jobId: string) => Job
  /** @throws AppError `jobs.unknown` */
  readonly status: (jobId: string) => Job
  readonly retry: (jobId: string) => Job
  readonly cancel: (jobId: string) => Job
  readonly settled: (jobId: string) => Promise<Job>
  /** Hears every change of every job; gives the way to stop. */
  readonly onJob: (listener: (job: Job) => void) => () => void
  readonly nowMs: () => number
  /** Told about what can't be written down, and about what nobody foresaw. */
  readonly report: (error: unknown, reference: string) => void
}

export interface RunStart {
  /** Made by who asks, so that asking again (an answer was lost) starts nothing twice. */
  readonly runId: string
  readonly sourceId: string
  /** Of the opened file. */
  readonly name: string
  readonly order: RunOrder
  readonly waiting: readonly WaitingFile[]
}

export interface Runs {
  /**
   * @throws AppError `open.outside-roots`, `open.not-found` for a waiting file, `load.run-under-way` where the same file is
   * on its way into the same dataset, and what the first load is refused with
   */
  start(asked: RunStart): Promise<LoadRun>
  get(runId: string): LoadRun
  /** Runs that are under way or stopped in the middle, newest first. */
  list(): LoadRun[]
  /** The run as it is, then every change. @throws AppError `load.unknown-run`, also once it is forgotten */
  watch(runId: string, signal?: AbortSignal): AsyncGenerator<LoadRun, void, void>
  /** Tries the file that failed again, and those behind it. */
  retry(runId: string): LoadRun
  /** Cancels the load under way; those behind it do not begin. */
  cancel(runId: string): LoadRun
  /** Drops a run that is over, with the files that still waited. @throws AppError `load.run-under-way` */
  forget(runId: string): void
  /** After a start: what is known of the loads that were under way, and on with those that waited. */
  recover(): void
  /** What is under way ends with the app; the store knows where. */
  close(): void
}
