import type { Overview } from '../../../shared/contract/cluster'

type TaskState = Overview['tasks'][number]['state']

export const tones: Readonly<Record<TaskState, string>> = {
  success: 'good',
  failed: 'bad',
  cancelled: 'quiet',
  running: 'busy',
  pending: 'quiet',
  waiting: 'quiet'
}

/** Whether a task has not ended. */
export function isUnderWay(state: TaskState): boolean {
  return state === 'running' || state === 'pending' || state === 'waiting'
}
