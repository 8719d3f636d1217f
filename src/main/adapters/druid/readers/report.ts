/** Reports of tasks, which look different while they run, after they ended, and for each kind of task. */
import type { RowProblem, RowStats, TaskReport } from '../../../pipeline/druid-port'
import { sentenceWithCause } from '../failure'
import { array, isObject, type Json, number, object, objects, text } from './fields'

type Told = Omit<TaskReport, 'raw'>

const nothing: Told = {
  kind: 'other',
  ended: false,
  rowStats: null,
  problems: [],
  rowsRead: null,
  rowsStored: null,
  segmentsPublished: null,
  availabilityConfirmed: null,
  pendingTasks: null,
  runningTasks: null,
  stages: [],
  warnings: [],
  segmentsKilled: null,
  error: null
}

/** The report in an answer of `task/{id}/reports`; null when the answer is none (a task that is being shut down answers `{"error"}`). */
export function readReport(value: unknown): TaskReport | null {
  if (!isObject(value)) return null
  const payloadOf = (name: string) => (isObject(value[name]) ? object(object(value[name]).payload) : null)
  const native = payloadOf('ingestionStatsAndErrors')
  if (native) return { ...readNative(native), raw: value }
  const staged = payloadOf('multiStageQuery')
  if (staged) return { ...readStaged(staged), raw: value }
  const kill = payloadOf('killUnusedSegments')
  if (kill) return { ...nothing, kind: 'kill', ended: true, segmentsKilled: number(kill.numSegmentsKilled), raw: value }
  return 'error' in value && Object.keys(value).length === 1 ? null : { ...nothing, raw: value }
}

function readStats(value: unknown): RowStats | null {
  if (!isObject(value)) return null
  const count = (name: string) => number(value[name]) ?? 0
  return {
    processed: count('processed'),
    processedBytes: count('processedBytes'),
    processedWithError: count('processedWithError'),
    thrownAway: count('thrownAway'),
    unparseable: count('unparseable')
  }
}

/** The phase that builds segments counts what is stored; the one before it looks at every row too. */
function ofPhases(phases: Json): RowStats | null {
  return readStats(phases.buildSegments) ?? readStats(phases.determinePartitions)
}

function readNative(payload: Json): Told {
  const stats = object(payload.rowStats)
  const running = isObject(stats.totals)
  const rowStats = ofPhases(running ? object(stats.totals) : stats)
  const state = text(payload.ingestionState)
  const message = text(payload.errorMsg)
  const waitedMs = number(payload.segmentAvailabilityWaitTimeMs) ?? 0
  const confirmed = payload.segmentAvailabilityConfirmed === true
  return {
    ...nothing,
    kind: 'native',
    ended: !running && state === 'COMPLETED',
    rowStats,
    problems: problemsOf(object(payload.unparseableEvents)),
    rowsRead: rowStats && rowStats.processed + rowStats.processedWithError + rowStats.thrownAway + rowStats.unparseable,
    rowsStored: rowStats && rowStats.processed + rowStats.processedWithError,
    segmentsPublished: number(payload.segmentsPublished),
    availabilityConfirmed: confirmed || waitedMs > 0 ? confirmed : null,
    error: message === null ? null : { code: null, message: sentenceWithCause(message) }
  }
}

const problemKinds: Readonly<Record<string, RowProblem['kind']>> = {
  unparseable: 'unparseable',
  processedWithError: 'cell-lost',
  thrownAway: 'thrown-away'
}

/** Each phase reports the same rows again. */
function problemsOf(events: Json): RowProblem[] {
  const found = new Map<string, RowProblem>()
  for (const phase of ['buildSegments', 'determinePartitions']) {
    for (const event of objects(events[phase])) {
      const problem: RowProblem = {
        row: text(event.input) ?? '',
        kind: problemKinds[text(event.errorType) ?? ''] ?? 'unparseable',
        detail: array(event.details).map(String).join(' ')
      }
      found.set(JSON.stringify(problem), problem)
    }
  }
  return [...found.values()]
}

/** Sums a counter (`input0`, `output`) over the workers of a stage; each is an array per partition. */
function counted(counters: Json, stage: number, matches: (channel: string) => boolean): number | null {
  let sum: number | null = null
  for (const worker of Object.values(object(counters[String(stage)]))) {
    for (const [channel, counter] of Object.entries(object(worker))) {
      if (!matches(channel)) continue
      for (const rows of array(object(counter).rows)) sum = (sum ?? 0) + (number(rows) ?? 0)
    }
  }
  return sum
}

function progressed(counters: Json, stage: number, name: string): number | null {
  let sum: number | null = null
  for (const worker of Object.values(object(counters[String(stage)]))) {
    const count = number(object(object(worker).segmentGenerationProgress)[name])
    if (count !== null) sum = (sum ?? 0) + count
  }
  return sum
}

/** The innermost sentence of a failure, with the code of the kind of failure. */
function failureOf(report: unknown): Told['error'] {
  if (!isObject(report)) return null
  const error = object(report.error)
  const code = text(error.errorCode)
  const message = text(error.errorMessage) ?? text(error.message)
  if (code === null && message === null) return null
  return { code, message: sentenceWithCause(message ?? code ?? '', text(report.exceptionStackTrace) ?? '') }
}

function readStaged(payload: Json): Told {
  const status = object(payload.status)
  const counters = object(payload.counters)
  const stages = objects(payload.stages)
  const last = stages.reduce((highest, stage) => Math.max(highest, number(stage.stageNumber) ?? 0), 0)
  return {
    ...nothing,
    kind: 'sql',
    ended: status.status === 'SUCCESS' || status.status === 'FAILED',
    // Rows that stand in the spec itself are not counted as input.
    rowsRead:
      counted(counters, 0, (channel) => channel.startsWith('input')) ??
      counted(counters, 0, (channel) => channel === 'output'),
    rowsStored: progressed(counters, last, 'rowsPushed') ?? progressed(counters, last, 'rowsProcessed'),
    segmentsPublished: null,
    availabilityConfirmed: confirmedBy(status.segmentLoadStatus),
    pendingTasks: number(status.pendingTasks),
    runningTasks: number(status.runningTasks),
    stages: stages.map((stage) => ({
      number: number(stage.stageNumber) ?? 0,
      phase: text(stage.phase),
      workers: number(stage.workerCount),
      partitions: number(stage.partitionCount),
      durationMs: number(stage.duration)
    })),
    warnings: objects(status.warnings).flatMap((warning) => failureOf(warning)?.message ?? []),
    error: failureOf(status.errorReport)
  }
}

/** Since 28, with `waitUntilSegmentsLoad`. */
function confirmedBy(value: unknown): boolean | null {
  const state = text(object(value).state)
  return state === null || state === 'INIT' || state === 'WAITING' ? null : state === 'SUCCESS'
}

/** What a report says about its failure with the Java stack, in which the reason is often hidden; empty where there is none. */
export function failureText(report: TaskReport | null): string {
  const raw = object(report?.raw)
  const native = object(object(raw.ingestionStatsAndErrors).payload)
  const staged = object(object(object(object(raw.multiStageQuery).payload).status).errorReport)
  return [native.errorMsg, object(staged.error).errorMessage, staged.exceptionStackTrace]
    .flatMap((part) => text(part) ?? [])
    .join('\n')
}
