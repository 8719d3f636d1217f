import type { DruidTask, Sample, Statement, TaskState, Worker } from '../../../pipeline/druid-port'
import { firstSentence } from '../failure'
import { array, type Json, number, object, objects, text, timeMs } from './fields'

const shutDown = /Shutdown request from user|^Task shutdown|Canceled/i

/** Whether a message or code of a failure means that it was shut down. */
export function wasShutDown(code: string | null, message: string | null): boolean {
  return code === 'Canceled' || (message !== null && shutDown.test(message))
}

/** `runnerStatusCode` only tells running tasks apart: of ended ones it says WAITING or NONE. */
function stateOf(status: string, runner: string | null, message: string | null): TaskState {
  switch (status) {
    case 'SUCCESS':
      return 'success'
    case 'FAILED':
      return wasShutDown(null, message) ? 'cancelled' : 'failed'
    default:
      return runner === 'PENDING' ? 'pending' : runner === 'WAITING' ? 'waiting' : 'running'
  }
}

/** One entry of a list of tasks, or the `status` of one. */
export function readTask(value: unknown): DruidTask {
  const task = object(value)
  const location = object(task.location)
  const message = text(task.errorMsg)
  const duration = number(task.duration)
  const host = text(location.host)
  return {
    id: text(task.id) ?? '',
    groupId: text(task.groupId),
    type: text(task.type),
    dataSource: text(task.dataSource),
    state: stateOf(text(task.statusCode) ?? text(task.status) ?? '', text(task.runnerStatusCode), message),
    createdMs: timeMs(task.createdTime),
    durationMs: duration !== null && duration >= 0 ? duration : null,
    location: host === null ? null : `${host}:${number(location.port) ?? number(location.tlsPort) ?? ''}`,
    errorMessage: message === null ? null : firstSentence(message)
  }
}

/** The answer of `task/{id}/status`. */
export function readTaskStatus(value: unknown): DruidTask {
  return readTask(object(value).status)
}

export function readStatement(value: unknown): Statement {
  const statement = object(value)
  const failure = object(statement.errorDetails)
  const code = text(failure.errorCode)
  const message = text(failure.errorMessage)
  const result = object(statement.result)
  const duration = number(statement.durationMs)
  const states: Readonly<Record<string, Statement['state']>> = {
    ACCEPTED: 'accepted',
    RUNNING: 'running',
    SUCCESS: 'success',
    FAILED: 'failed'
  }
  const state = states[text(statement.state) ?? ''] ?? 'running'
  return {
    id: text(statement.queryId) ?? text(statement.taskId) ?? '',
    state: state === 'failed' && wasShutDown(code, message) ? 'cancelled' : state,
    createdMs: timeMs(statement.createdAt),
    durationMs: duration !== null && duration >= 0 ? duration : null,
    rows: number(result.numTotalRows),
    dataSource: text(result.dataSource),
    error: message === null && code === null ? null : { code, message: firstSentence(message ?? code ?? '') }
  }
}

export function readSample(value: unknown): Sample {
  const sample = object(value)
  const nullable = (fields: unknown): Json | null => (fields === undefined || fields === null ? null : object(fields))
  return {
    rowsRead: number(sample.numRowsRead) ?? 0,
    rowsIndexed: number(sample.numRowsIndexed) ?? 0,
    columns: objects(sample.logicalSegmentSchema).map(({ name, type }) => ({
      name: text(name) ?? '',
      type: text(type) ?? ''
    })),
    rows: objects(sample.data).map((row) => ({
      input: nullable(row.input),
      parsed: nullable(row.parsed),
      error: text(row.error)
    }))
  }
}

export function readWorkers(value: unknown): Worker[] {
  return objects(value).map((entry) => {
    const worker = object(entry.worker)
    return {
      host: text(worker.host) ?? '',
      version: text(worker.version) ?? '',
      category: text(worker.category) ?? '',
      capacity: number(worker.capacity) ?? 0,
      used: number(entry.currCapacityUsed) ?? 0,
      runningTasks: array(entry.runningTasks).filter((id): id is string => typeof id === 'string'),
      lastCompletedMs: timeMs(entry.lastCompletedTaskTime),
      blacklistedUntilMs: timeMs(entry.blacklistedUntil)
    }
  })
}
