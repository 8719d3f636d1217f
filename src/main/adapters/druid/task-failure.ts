/** Why a task failed, as the error that a person gets. */
import { AppError } from '../../../shared/errors'
import type { DruidTask, TaskReport } from '../../pipeline/druid-port'
import { inputError, missingExtension } from './failure'
import { failureText } from './readers/report'

const brokenRow = /Unable to parse row \[(.*)\](?: into JSON)? \(((?:Path|Record|Line): .*)$/s

const longestRow = 300

function shortened(row: string): string {
  return row.length > longestRow ? `${row.slice(0, longestRow)}…` : row
}

/** What was wrong and where, without the row, which is shown already. */
function withoutRow(detail: string): string {
  return detail.replace(/ Event: \{.*\}(?= \((?:Path|Record|Line): |$)/s, '')
}

/** Of a task that has failed or was shut down; its report may be missing. */
export function failureOf(task: DruidTask, report: TaskReport | null): AppError {
  const taskId = task.id
  if (task.state === 'cancelled') return new AppError('druid.task-killed', { taskId })
  const message = report?.error?.message ?? task.errorMessage ?? ''
  const reason = message || 'Druid does not say why'
  switch (report?.error?.code) {
    case 'Canceled':
      return new AppError('druid.task-killed', { taskId })
    case 'InsertTimeNull':
      return new AppError('druid.time-missing', { taskId })
    case 'InsertTimeOutOfBounds':
    case 'InsertTimeOutOfBoundsFault':
      return new AppError('druid.rows-outside', { taskId, reason })
    case 'InsertCannotBeEmpty':
      return new AppError('druid.no-rows', { taskId })
  }
  const row = brokenRow.exec(message)
  if (row) {
    return new AppError('druid.bad-row', {
      taskId,
      row: shortened(row[1] ?? ''),
      reason: (row[2] ?? '').replace(/\)(?=: |$)/, '')
    })
  }
  if (/Max parse exceptions/.test(message)) {
    const problem = report?.problems[0]
    return new AppError('druid.bad-row', {
      taskId,
      row: problem ? shortened(problem.row) : '?',
      reason: problem ? withoutRow(problem.detail) : reason
    })
  }
  const known = missingExtension(message) ?? inputError(`${message}\n${failureText(report)}`)
  if (known) return new AppError(known.code, { ...known.details, reason, taskId })
  return new AppError('druid.task-failed', { taskId, reason })
}
