/** cluster: tasks of everybody: their logs, and stopping them. */
import { AppError } from '../../shared/errors'
import type { TaskState } from '../pipeline/druid-port'
import type { Connections } from './connections'

export interface TaskRoom {
  /** The end of it; null: the cluster has none. */
  log(connectionId: string, taskId: string): Promise<string | null>
  /**
   * Shuts a task down, whoever started it. False: it had ended before.
   * @param confirm its id, or the name of its datasource
   * @throws AppError `cluster.not-confirmed`, `druid.unknown-task`
   */
  stop(connectionId: string, taskId: string, confirm: string): Promise<boolean>
}

const logBytes = 256 * 1024
const ended: ReadonlySet<TaskState> = new Set(['success', 'failed', 'cancelled'])

export function taskRoom({ connections }: { readonly connections: Connections }): TaskRoom {
  return {
    log: async (connectionId, taskId) => (await connections.open(connectionId)).druid.taskLog(taskId, logBytes),
    async stop(connectionId, taskId, confirm) {
      const { druid } = await connections.open(connectionId)
      const task = await druid.task(taskId)
      if (task === null) throw new AppError('druid.unknown-task', { taskId })
      if (confirm !== taskId && confirm !== task.dataSource) {
        throw new AppError('cluster.not-confirmed', { dataSource: task.dataSource ?? taskId })
      }
      if (ended.has(task.state)) return false
      return await druid.shutdownTask(taskId)
    }
  }
}
